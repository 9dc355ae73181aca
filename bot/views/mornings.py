"""What waits for IT, each working morning, in one message that is kept right."""

from dataclasses import dataclass, field
from datetime import date

from bot.blocks import Block, Message, Part, heading, line, message, sentence, who
from bot.models import Request, Status
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
    alone_in_all: int = 0
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
        *_part("Without an owner", "alone", seen.alone, seen.today),
        *_part("Promised for these days", "promised", seen.promised, seen.today),
    )


def _in_short(seen: Morning) -> str:
    counted = {
        "waiting for IT": seen.waiting_in_all,
        "without an owner": seen.alone_in_all,
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
    """Who has it is named, and nobody else."""
    request = listed.request
    unit = f" ({listed.unit})" if listed.unit else ""
    says = _says(listed, today)
    if name == "alone":
        return [listed.named.part, f"{unit}: {says}."]
    owner: list[str | Part] = ["nobody has it yet"]
    if request.partner:
        owner = [who(request.partner), " has it"]
    return [listed.named.part, f"{unit}: {says}, ", *owner, "."]


def _says(listed: Listed, today: date) -> str:
    request = listed.request
    if request.status is Status.WAITING_FOR_IT:
        return f"waiting {_since(listed.since, today)}"
    day = request.promised_for
    return f"promised for {in_words(day)}" if day else "IT said yes"


def _since(day: date, today: date) -> str:
    days = (today - day).days
    if days < 1:
        return "since today"
    return "since yesterday" if days == 1 else f"for {days} days"


def over(day: date) -> Message:
    """What the message of a day becomes on the next."""
    return sentence(f"What waited on {in_words(day)}: that list is over.")
