"""Effort and risk, as each side sees them: shown to both only once both have said."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.domain import wording
from bot.domain.questions import SCALES, Catalogue
from bot.models import Request

STEPS = ("1", "2", "3", "4", "5")  # from very little to very much
FAR_APART = 2  # steps, from which on it is worth a talk


class Compared(NamedTuple):
    """One thing, as both see it."""

    scale: str
    requester: str
    it: str

    @property
    def is_far_apart(self) -> bool:
        return abs(int(self.requester) - int(self.it)) >= FAR_APART


def compared(request: Request) -> list[Compared]:
    """What both sides have said, side by side; nothing that only one has."""
    return list(_compared(request))


def _compared(request: Request) -> Iterator[Compared]:
    for scale in SCALES:
        theirs, its = request.answers.get(scale, ""), request.weighed.get(scale, "")
        if theirs in STEPS and its in STEPS:
            yield Compared(scale, theirs, its)


def hidden_from_it(request: Request) -> set[str]:
    """What IT does not read: a view of the requester's, before it has one of its own.

    A step is shown beside IT's; an answer in words stands with the others by then.
    """
    return {
        scale
        for scale in SCALES
        if scale not in request.weighed or request.answers.get(scale, "") in STEPS
    }


def edit(request: Request, known: Catalogue, before: str, after: str) -> bool:
    """The message in which they said it says something else. Whether it was one."""
    for scale in hidden_from_it(request):
        asked, told = known.questions[scale], request.answers.get(scale, "")
        is_all = asked.kept(before) == told
        now = after if is_all else wording.replaced(told, before, after)
        if told and now != told:
            request.answers = {**request.answers, scale: asked.kept(now)}
            return True
    return False


def weigh(request: Request, seen: dict[str, str]) -> bool:
    """IT says how it sees them, as far as it can; whether that changes anything."""
    weighed = {scale: seen[scale] for scale in SCALES if seen.get(scale) in STEPS}
    is_new = weighed != request.weighed
    if is_new:
        request.weighed = weighed
    return is_new


def weigh_more(request: Request, seen: dict[str, str]) -> None:
    """The same; what it leaves open stays as it was."""
    weigh(request, request.weighed | {key: each for key, each in seen.items() if each})
