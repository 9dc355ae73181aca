"""What is for the partner in IT alone, and until when they are that."""

from bot.domain import wording
from bot.models import Request, Status

IS_WITH_IT = {
    Status.WAITING_FOR_IT,
    Status.DECIDED,
    Status.IN_PROGRESS,
    Status.DELIVERED,
}


def reader(request: Request) -> str | None:
    """Who reads it at the moment: nobody, before somebody in IT takes the request."""
    is_told = request.confided and request.status in IS_WITH_IT
    return request.partner if is_told else None


def holds(request: Request, ts: str) -> bool:
    """Whether this message was confided: then it never stands anywhere else."""
    return ts in request.confided_in


def edit(request: Request, before: str, after: str) -> None:
    """The message says something else by now; nothing, where it was deleted.

    Where it is not plain which words they were, the new ones stand under them.
    """
    confided = {
        key: wording.replaced(told, before, after)
        for key, told in request.confided.items()
    }
    if confided == request.confided and after and confided:
        last = [*confided][-1]
        confided[last] = wording.fitting(f"{confided[last]}\n{after}")
    request.confided = {key: told for key, told in confided.items() if told}
