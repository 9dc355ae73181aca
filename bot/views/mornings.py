"""What waits for IT, each working morning, in one message that is kept right."""

from dataclasses import dataclass, field
from datetime import date

from bot.blocks import Block, Message, Part, bold, heading, line, message, sentence, who
from bot.models import Request
from bot.views.cards import Named
from bot.views.standings import in_words

NOTHING_LEFT = "Nothing of this morning's list waits any more."


@dataclass(frozen=True)
class Listed:
    """A request of the list, and for whom it is."""

    named: Named
    unit: str
    since: date  # with IT

    @property
    def request(self) -> Request:
        return self.named.request


@dataclass(frozen=True)
class Morning:
    """What waits, as far as it is shown; and how many there are."""

    today: date
    waiting_in_all: int = 0
    waiting: list[Listed] = field(default_factory=list)
    alone: list[Listed] = field(default_factory=list)
    promised: list[Listed] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.alone or self.promised)


def morning(seen: Morning) -> Message:
    if seen.is_empty:
        return sentence(NOTHING_LEFT)
    return message(
        _in_short(seen),
        *_waiting(seen),
        *_part("Agreed, and nobody has it", "alone", seen.alone, seen.today),
        *_part("Promised for these days", "promised", seen.promised, seen.today),
    )


def _in_short(seen: Morning) -> str:
    counted = {
        "waiting for IT": seen.waiting_in_all,
        "agreed and without an owner": len(seen.alone),
        "promised for these days": len(seen.promised),
    }
    said = [f"{many} {what}" for what, many in counted.items() if many]
    return f"This morning: {', '.join(said)}."


def _waiting(seen: Morning) -> list[Block]:
    more = seen.waiting_in_all - len(seen.waiting)
    rest = [line("more", f"And {more} more, in my Home tab.")] if more > 0 else []
    return [*_part("Waits longest", "waiting", seen.waiting, seen.today), *rest]


def _part(title: str, name: str, listed: list[Listed], today: date) -> list[Block]:
    if not listed:
        return []
    rows = [
        line(f"{name}_{each.request.id}", *_row(each, today, name)) for each in listed
    ]
    return [heading(title, name), *rows]


def _row(listed: Listed, today: date, name: str) -> list[str | Part]:
    request = listed.request
    unit = f" ({listed.unit})" if listed.unit else ""
    owner: list[str | Part] = ["nobody has it yet"]
    if request.partner:
        owner = [who(request.partner), " has it"]
    says = f"{_since(listed.since, today)}, "
    if name != "waiting":
        day = request.promised_for
        says = f"promised for {in_words(day)}, " if day else ""
    return [listed.named.part, f"{unit}: {says}", *owner, "."]


def _since(day: date, today: date) -> str:
    days = (today - day).days
    if days < 1:
        return "since today"
    return "since yesterday" if days == 1 else f"for {days} days"


def over(day: date) -> Message:
    """What the message of a day becomes on the next."""
    return message(
        f"What waited on {in_words(day)}",
        line("over", "What waited on ", bold(in_words(day)), " is in a newer list."),
    )
