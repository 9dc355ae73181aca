"""Effort and risk: IT's form, and both views side by side."""

from bot import content
from bot.blocks import Block, Part, View, field, line, modal, quoted, select, who
from bot.domain import weights as rules
from bot.domain.weights import Compared
from bot.models import Request

WEIGH = "request.weigh"

OPEN = "Leave it open"
A_TALK = " That is worth a talk."


def form(request: Request) -> View:
    """It shows nothing of how the requester sees them."""
    return modal(
        f"Effort and risk of #{request.number}",
        WEIGH,
        str(request.id),
        "Save",
        quoted("need", request.need, who(request.requester), " needs:"),
        *fields(request),
    )


def fields(request: Request) -> list[Block]:
    """How IT sees them; each may be left open."""
    return [
        field(
            key,
            scale.asked,
            select(key, OPEN, scale.named, request.weighed.get(key, "")),
            hint="They see it once both of you have said.",
            optional=True,
        )
        for key, scale in content.scales().items()
    ]


def for_requester(request: Request) -> list[Block]:
    return _both(rules.compared(request), "you say ")


def for_it(request: Request) -> list[Block]:
    return _both(rules.compared(request), who(request.requester), " says ")


def worth_a_talk(request: Request) -> list[Block]:
    """To the requester, what the two see quite differently."""
    apart = [each for each in rules.compared(request) if each.is_far_apart]
    return _both(apart, "you say ")


def _both(compared: list[Compared], *whose: str | Part) -> list[Block]:
    """Nothing before both sides have said it."""
    shown = []
    for each in compared:
        scale = content.scales()[each.scale]
        theirs, its = scale.named[each.requester], scale.named[each.it]
        talk = A_TALK if each.is_far_apart else ""
        said = f"{theirs}, IT says {its}.{talk}"
        shown.append(line(f"weighed_{each.scale}", f"{scale.label}: ", *whose, said))
    return shown
