"""What went well: its owner is asked, whoever is named is asked, everybody reads it."""

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    colleagues,
    escape,
    field,
    line,
    message,
    modal,
    moment,
    place,
    quoted,
    section,
    sentence,
    text_input,
    who,
)
from bot.domain import requests as rules
from bot.domain import wins
from bot.domain.nudges import Case, Facts
from bot.domain.win_drafts import Draft
from bot.domain.wins import Told
from bot.forms import NO_FLAGS, Flags, metadata
from bot.models import Request, Win, WinCause
from bot.views.nudges import Said

TELL = "win.tell"
DROP = "win.drop"
FINE = "win.fine"
LEAVE_OUT = "win.leave_out"

NOBODY = "the business"
HOW = {
    WinCause.DELIVERED: "is delivered",
    WinCause.TARGET_MET: "has met its aim",
    WinCause.RATED_FIVE: "went very well for whoever asked for it",
    WinCause.EARLY_WARNING: "had an early warning, and came in time",
}
GOOD_NEWS = {
    WinCause.DELIVERED: ("IT has delivered what ", " asked for."),
    WinCause.TARGET_MET: ("What ", " asked for has met its aim."),
    WinCause.RATED_FIVE: (
        "IT has delivered what ",
        " asked for, and it went very well.",
    ),
    WinCause.EARLY_WARNING: (
        "A worry was said early, so what ",
        " asked for was there on its day.",
    ),
}


def proposed(facts: Facts, case: Case) -> Said:
    """To whoever looked after it."""
    win, request = wins.found(facts, case)
    name, how = rules.named(request), HOW[win.cause]
    asks = "Would you like everybody to hear of it?"
    return Said(
        f"{escape(name)} {how}. {asks}",
        [line("win", bold(name), f" {how}. {asks}")],
        button("Tell it", TELL, win.id, primary=True),
        button("Not this one", DROP, win.id),
        short=f"{name} {how}. {asks}",
    )


def form(draft: Draft, flags: Flags = NO_FLAGS) -> View:
    """`flags` is what could be said otherwise, once that was noticed."""
    win, request = draft.win, draft.request
    return modal(
        f"What went well: #{request.number}",
        TELL,
        metadata(win.id, flags),
        "Tell it",
        section(
            "Everybody in the channel for wins reads this, tomorrow at the earliest. "
            "Whoever is named hears of it first and can be left out.",
            "readers",
        ),
        text_input(
            "changed",
            "What is different now?",
            initial=draft.changed,
            hint="A sentence or two, about what it changed for people's day. If you "
            "name somebody, please choose them below as well, so that they are asked.",
        ),
        *flags.to_writer,
        _number("before", "The number before", draft.before),
        _number("after", "The number now", draft.after),
        _people("rowed", "Who helped", draft.rowed),
        _people("beyond", "Who did more than anybody could expect", ()),
    )


def _number(name: str, label: str, initial: str) -> Block:
    return text_input(name, label, initial=initial, optional=True, is_short=True)


def _people(name: str, label: str, chosen: tuple[str, ...]) -> Block:
    return field(name, label, colleagues(name, [*chosen]), optional=True)


def agreed(win: Win, channel: str) -> Message:
    """To its owner; it becomes what came of it."""
    text = "Thank you. It is told in the channel for wins"
    when = (" (", moment(win.posts_at), ")") if win.posts_at else ()
    return message(
        f"{text}, and whoever is named is asked before.",
        line(
            "agreed", "Thank you. It is told in ", place(channel), *when,
            ". Whoever is named is asked before.",
        ),
        buttons("drop", button("Don't tell it", DROP, win.id)),
    )  # fmt: skip


def posted(win: Win) -> Message:
    return message(
        "Your good news is told in the channel for wins.",
        line("posted", "Your good news is told in ", place(win.channel), "."),
    )


def dropped(request: Request) -> Message:
    return sentence(f"Nobody is told of #{request.number}. That is fine, too.")


def not_told_since(*, is_open: bool) -> Message:
    """`is_open`: there is a channel, and the request was opened again."""
    if is_open:
        return sentence("That request was opened again, so nobody is told of it yet.")
    return sentence("There is no channel for wins any more, so nobody is told of it.")


def asked(win: Win, told: Told, request: Request, owner: str, channel: str) -> Message:
    """To whoever is to be named, before anybody reads it."""
    when = (" (", moment(win.posts_at), ")") if win.posts_at else ()
    return message(
        f"{escape(owner)} would like to tell what went well with #{request.number}, "
        "with your name.",
        line(
            "asked", who(win.owner), " would like to tell this in ", place(channel),
            *when, ", with your name:",
        ),
        *_news(told),
        line(
            "leave_out",
            "You need not answer. If you are left out, nobody hears that you said so.",
        ),
        buttons(
            "named",
            button("Fine", FINE, win.id),
            button("Leave me out", LEAVE_OUT, win.id),
        ),
    )  # fmt: skip


def fine(win: Win) -> Message:
    text = "Thank you. It is told with your name."
    change = button("Leave me out", LEAVE_OUT, win.id)
    return message(text, line("fine", text), buttons("named", change))


def left_out() -> Message:
    return sentence("You are left out, and nobody hears that you said so.")


def not_told() -> Message:
    """What the question becomes."""
    return sentence(
        "Something that went well was to be told with your name. It is not told now."
    )


def card(told: Told) -> Message:
    """In the channel for wins."""
    before, after = GOOD_NEWS[told.cause]
    return message(f"Good news: {before}{NOBODY}{after}", *_news(told), *_who(told))


def _news(told: Told) -> list[Block]:
    before, after = GOOD_NEWS[told.cause]
    asker: str | Part = who(told.asked) if told.asked else told.unit or NOBODY
    numbers = _numbers(told)
    return [
        quoted("news", told.changed, bold("Good news: "), before, asker, after),
        *([line("numbers", numbers)] if numbers else []),
    ]


def _numbers(told: Told) -> str:
    if told.before and told.after:
        return f"Before: {told.before}. Now: {told.after}."
    return f"Now: {told.after}." if told.after else ""


def _who(told: Told) -> list[Block]:
    """Everybody who helped, and who did more than that."""
    found = []
    if told.rowed:
        found.append(line("rowed", "Who helped: ", *_listed(told.rowed), "."))
    if told.beyond:
        more = "Who did more than anybody could expect: "
        found.append(line("beyond", more, *_listed(told.beyond), "."))
    return found


def _listed(people: tuple[str, ...]) -> list[str | Part]:
    shown: list[str | Part] = []
    for number, each in enumerate(people):
        if number:
            shown.append(" and " if number == len(people) - 1 else ", ")
        shown.append(who(each))
    return shown
