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
    words: str = ""  # what the requester says about it

    @property
    def is_far_apart(self) -> bool:
        return abs(int(self.requester) - int(self.it)) >= FAR_APART


def step_of(answer: str) -> str:
    """The step in an answer, the last one; nothing, where it is words alone."""
    return next((line for line in _lines(answer)[::-1] if line in STEPS), "")


def words_of(answer: str) -> str:
    return "\n".join(line for line in _lines(answer) if line not in STEPS)


def _lines(answer: str) -> list[str]:
    return answer.split("\n")


def unread_by_it(request: Request) -> list[str]:
    """What the requester has said, and IT reads once it has weighed it."""
    return [
        scale
        for scale in SCALES
        if request.answers.get(scale) and scale not in request.weighed
    ]


def compared(request: Request) -> list[Compared]:
    """What both sides have said, side by side; nothing that only one has."""
    return list(_compared(request))


def _compared(request: Request) -> Iterator[Compared]:
    for scale in SCALES:
        theirs, its = request.answers.get(scale, ""), request.weighed.get(scale, "")
        step = step_of(theirs)
        if step and its in STEPS:
            yield Compared(scale, step, its, words_of(theirs))


def hidden_from_it(request: Request) -> set[str]:
    """What IT does not read: a view of the requester's, before it has one of its own.

    A step is shown beside IT's; an answer in words stands with the others by then.
    """
    return {
        scale
        for scale in SCALES
        if scale not in request.weighed or step_of(request.answers.get(scale, ""))
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
