"""A month's best wins, for a town hall: as a message, and to paste into a page."""

from dataclasses import dataclass, field
from datetime import date

from bot.blocks import Block, Message, bold, heading, line, link, message, sentence
from bot.domain.requests import shortened
from bot.domain.wins import Told
from bot.domain.wording import listed
from bot.models import WinCause

MOST_WORDS = 400  # characters of each
WHY = {
    WinCause.DELIVERED: "IT has delivered it.",
    WinCause.TARGET_MET: "It has met its aim.",
    WinCause.RATED_FIVE: "It was rated five of five.",
    WinCause.EARLY_WARNING: "A worry was said early, and it was there on its day.",
}


@dataclass(frozen=True)
class Shown:
    """A win as everybody may read it, and where it stands."""

    told: Told
    url: str = ""


@dataclass(frozen=True)
class TownHall:
    """The wins of a month, and the names of who may be named in them."""

    month: date
    wins: list[Shown]
    names: dict[str, str] = field(default_factory=dict)


def town_hall(seen: TownHall) -> Message:
    title = f"Wins of {_in_words(seen.month)}"
    return message(
        title,
        heading(title, "title"),
        *(_block(number, each, seen) for number, each in enumerate(seen.wins)),
        line("to_paste", "The same for a page or a slide, to copy:"),
        _page("\n\n".join([title, *(_text(each, seen) for each in seen.wins)])),
    )


def _block(number: int, each: Shown, seen: TownHall) -> Block:
    changed, *more = _lines(each, seen)
    way = (" ", link("Read it there", each.url)) if each.url else ()
    return line(f"win_{number}", bold(changed), "\n", " ".join(more), *way)


def _text(each: Shown, seen: TownHall) -> str:
    return "\n  ".join([f"- {_lines(each, seen)[0]}", *_lines(each, seen)[1:]])


def _lines(each: Shown, seen: TownHall) -> list[str]:
    """What it changed, why it is one, and who had a part in it."""
    told = each.told
    changed = shortened(" ".join(told.changed.split()), MOST_WORDS)
    return [changed, f"{WHY[told.cause]}{_numbers(told)}", *_who(told, seen)]


def _numbers(told: Told) -> str:
    before = f" Before: {told.before}." if told.before else ""
    return f"{before} Now: {told.after}." if told.after else ""


def _who(told: Told, seen: TownHall) -> list[str]:
    asked = seen.names.get(told.asked, told.unit)
    rowed, beyond = (
        [seen.names[each] for each in those if each in seen.names]
        for those in (told.rowed, told.beyond)
    )
    found = [
        f"{asked} asked for it." if asked else "",
        f"{listed(rowed)} helped." if rowed else "",
        f"{listed(beyond)} did more than anybody could expect." if beyond else "",
    ]
    return [" ".join(filter(None, found))] if any(found) else []


def _page(text: str) -> Block:
    """As it was typed, letter by letter, and easy to mark and copy."""
    shown = {"type": "text", "text": text}
    block = {"type": "rich_text_preformatted", "elements": [shown]}
    return {"type": "rich_text", "block_id": "page", "elements": [block]}


def none(month: date, *, is_asked: bool) -> Message:
    """`is_asked`: they asked for this month; otherwise, the one before has none too."""
    when = _in_words(month)
    if is_asked:
        return sentence(f"No win was told in {when}.")
    return sentence(
        f"No win has been told in {when}, nor in the month before. When something is "
        "delivered, whoever looked after it is asked whether everybody may hear of it."
    )


def not_told() -> Message:
    """There is no channel for wins, and never was a win."""
    return sentence(
        "No win is told here yet. An admin can choose a channel for them in my Home, "
        "under “Thanks and wins”."
    )


def _in_words(month: date) -> str:
    return f"{month:%B %Y}"
