"""Finding a request by its number: the form, and what was found, in the same form."""

from datetime import datetime

from bot.blocks import Block, Part, View, field, line, link, modal, one_line, who
from bot.domain import requests as rules
from bot.domain.lookups import FIELD
from bot.domain.partners import is_held
from bot.models import Request, Status
from bot.views.menus import FIND
from bot.views.standings import standing

LONGEST = 20


def form(found: list[Block] | None = None) -> View:
    return modal(
        "Find a request",
        FIND,
        "0",
        "Find",
        *(found or []),
        field(FIELD, "Its number", one_line(FIELD, LONGEST)),
    )


def summary(request: Request, card: str, now: datetime) -> list[Block]:
    """What it is called, who asked it, where it stands, who has it, where it is."""
    partner = request.partner if is_held(request) else None
    return [
        line(
            "found",
            link(rules.named(request), card) if card else rules.named(request),
            ", asked by ", who(request.requester), ": ",
            *_stands(request, now),
            *((" ", who(partner), " is looking at it.") if partner else ()),
        ),
    ]  # fmt: skip


def _stands(request: Request, now: datetime) -> tuple[str | Part, ...]:
    """As its requester reads it, but for what they did themselves."""
    if request.status is Status.WITHDRAWN:
        return ("it was taken back.",)
    return standing(request, now, request.requester)
