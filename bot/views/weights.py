"""Effort and risk: IT's form, and both views side by side."""

from bot import content
from bot.blocks import Block, Part, View, clip, field, line, modal, quoted, select, who
from bot.domain import weights as rules
from bot.domain.questions import SCALES
from bot.domain.weights import Compared
from bot.models import Request

WEIGH = "request.weigh"

OPEN = "Leave it open"
MOST_BESIDE = 300  # characters
A_TALK = " That is worth a talk."


def form(request: Request) -> View:
    """It shows nothing of how the requester sees them."""
    asked = f" asks for this in #{request.number}:"
    return modal(
        "Effort and risk",
        WEIGH,
        str(request.id),
        "Save",
        quoted("need", request.need, who(request.requester), asked),
        *fields(request),
    )


def fields(request: Request) -> list[Block]:
    """The same questions for IT; each may be left open."""
    return [_field(key, request.weighed.get(key, "")) for key in SCALES]


def _field(scale: str, now: str) -> Block:
    asked = content.questions()[scale]
    steps = {value: asked.shown(value) for value in rules.STEPS}
    menu = select(scale, OPEN, steps, now)
    hint = "They see it once both of you have said."
    return field(scale, asked.text, menu, hint=hint, optional=True)


def for_requester(request: Request) -> list[Block]:
    return _both(rules.compared(request), "you say ")


def for_it(request: Request) -> list[Block]:
    return _both(rules.compared(request), who(request.requester), " says ")


def waits_for_it(request: Request) -> list[Block]:
    """To IT, that there is something to read, and nothing of what it is."""
    scales = rules.unread_by_it(request)
    if not scales:
        return []
    sees = (
        f" has said how they see {' and '.join(scales)}. "
        "You read it once you have said how you do."
    )
    return [line("unread", who(request.requester), sees)]


def worth_a_talk(request: Request) -> list[Block]:
    """To the requester, what the two see quite differently."""
    apart = [each for each in rules.compared(request) if each.is_far_apart]
    return _both(apart, "you say ")


def _both(compared: list[Compared], *whose: str | Part) -> list[Block]:
    """Nothing before both sides have said it."""
    shown = []
    for each in compared:
        step = content.questions()[each.scale].shown
        talk = A_TALK if each.is_far_apart else ""
        beside = f" (“{clip(each.words, MOST_BESIDE)}”)" if each.words else ""
        said = f"{step(each.requester)}{beside}, IT says {step(each.it)}.{talk}"
        label = f"{each.scale.capitalize()}: "
        shown.append(line(f"weighed_{each.scale}", label, *whose, said))
    return shown
