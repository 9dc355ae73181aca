"""Requests that ask for the same go on as one."""

from bot.domain.actions import Action
from bot.domain.partners import is_held
from bot.domain.transitions import move
from bot.errors import NotAllowed, NotFound
from bot.models import Person, Request, Status

FIELD = "number"


def may_see(other: Request, person: Person, *, follows: bool) -> bool:
    """Whether somebody may read what another request is about.

    When unsure they may not: guests don't see every public channel.
    """
    is_theirs = person.slack_id in {other.requester, other.author}
    works_here = not (person.is_guest or person.is_stranger or person.is_gone)
    return is_theirs or follows or (other.is_public and works_here)


def put_together(request: Request, other: Request) -> None:
    """IT has another one that asks for the same: that one goes on, for both."""
    _must_take_it_in(request, other)
    move(request, Action.PUT_TOGETHER)
    request.duplicate_of = other.id


def join(request: Request, other: Request | None, *, sees: bool) -> Request:
    """Its requester adds their voice to one that is with IT already."""
    if other is None or not sees or not is_held(other) or other.id == request.id:
        raise NotFound(
            "The other request is no longer open. "
            "Yours is as it was, and you can send it to IT."
        )
    move(request, Action.JOIN)
    request.duplicate_of = other.id
    return other


def _must_take_it_in(request: Request, other: Request) -> None:
    if other.id == request.id:
        raise NotAllowed(
            f"That is #{request.number} itself. Which other one is it like?",
            field=FIELD,
        )
    if other.status is Status.DUPLICATE:
        raise NotAllowed(
            f"#{other.number} goes on together with another one by now. "
            "Choose that one instead.",
            field=FIELD,
        )
    if not is_held(other):
        raise NotAllowed(
            f"#{other.number} is not open any more, so nothing can go on with it.",
            field=FIELD,
        )


def part(request: Request) -> int | None:
    """It is something else after all. The id of the one it went on with."""
    if request.status is not Status.DUPLICATE:
        return None
    other, request.duplicate_of = request.duplicate_of, None
    request.stands_alone = True
    return other


def stand_alone(request: Request) -> None:
    """Its requester says that it is not the same, before it goes to IT."""
    if request.status is not Status.CONFIRMING:
        raise NotFound("It goes on by itself already. Nothing has changed.")
    request.stands_alone = True
