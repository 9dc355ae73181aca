"""Nothing happens silently: whom it concerns is told, or reads it where it stands."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.db import UnitOfWork
from bot.domain.actions import Action
from bot.domain.people import MAY, Role
from bot.domain.transitions import TRANSITIONS
from bot.models import Follower, Request, Status
from bot.sandbox import Sandbox
from bot.services import answers
from bot.services import request_rows as rows
from tests.cast import TRIAGE, Cast
from tests.samples import MONDAY
from tests.stories.attempts import (
    AFTER_A_YES,
    ATTEMPTS,
    FOLLOWS,
    OTHER,
    UNSENT,
    WHO,
    Attempt,
    about,
    by_form,
    company,
)

IT, ANA, FAY = TRIAGE, "U0ANA", "U0FAY"
EVERY = {ANA, FAY}
# Who hears of what somebody else has done; where it is with IT.
CONCERNS: dict[Action, set[str]] = {
    Action.BEGIN: set(),  # what goes on before it is with IT is theirs alone
    Action.ANSWER: set(),
    Action.FIX: set(),
    Action.GO_ON: set(),
    Action.JOIN: {IT, FAY},
    Action.SEND: {IT},
    Action.WITHDRAW: {IT, FAY},
    Action.BRING_BACK: {IT, FAY},
    Action.URGE: {IT},
    Action.MATTER: {IT},
    Action.CHAMPION: {"U0SAM"},
    Action.CLOSE: {IT, FAY},
    Action.REOPEN: {IT, FAY},
    Action.TAKE: {ANA},
    Action.GIVE_BACK: {ANA},
    Action.HAND_OVER: {ANA, "U0KIM"},
    Action.ASK: {ANA},
    Action.NOTE: set(),  # for IT's eyes only
    Action.WEIGH: set(),  # shown once both have said how they see it
    Action.PUT_TOGETHER: EVERY,
    Action.TURN_AWAY: EVERY,
    Action.DECIDE: EVERY,
    Action.RECONSIDER: EVERY,
    Action.PROMISE: set(),  # that it holds is news only to who read that it may not
    Action.START: EVERY,
    Action.UPDATE: EVERY,
    Action.DELIVER: EVERY,
}
OTHERWISE = {
    **{(status, Action.WITHDRAW): {FAY} for status in UNSENT},
    (Status.DELIVERED, Action.CLOSE): {IT},  # followers have heard of the end
}
STEPS = [
    (status, action)
    for status, row in TRANSITIONS.items()
    for action in row
    if action not in FOLLOWS
]


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
async def sandbox(record: Path | None) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(company(), record=record)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.mark.parametrize(("status", "action"), STEPS)
async def test_whoever_it_concerns_hears_of_it(
    cast: Cast, status: Status, action: Action
) -> None:
    attempt, person = ATTEMPTS[action], actor(action)
    await stands(cast, status, attempt)
    await attempt.by(cast, person, 1)
    own = {person} if person == WHO[Role.REQUESTER] else {person, IT}
    heard = told(cast) - own
    assert heard == OTHERWISE.get((status, action), CONCERNS[action])


def actor(action: Action) -> str:
    """Of those who may, whoever is closest to it."""
    closest = (Role.REQUESTER, Role.PARTNER, Role.IT)
    return next(WHO[role] for role in closest if role in MAY[action])


async def stands(cast: Cast, status: Status, attempt: Attempt) -> None:
    """Ana's request, and one like it; Fay follows hers. All is read that was said."""
    await cast.says("Ana", "Stock levels")

    def stand(uow: UnitOfWork) -> None:
        request = rows.load(uow, 1)
        assert request
        for name, value in {**known(status), **attempt.more}.items():
            setattr(request, name, value)
        rows.save(uow, request, ANA, "stands")
        other = about(1, Attempt(by_form, more={"id": OTHER}))
        uow.session.add(other)
        uow.session.add(
            Follower(
                workspace_id=uow.workspace_id,
                request_id=1,
                slack_id=FAY,
                since=MONDAY,
            )
        )
        uow.session.flush()
        rows.show_card(uow, other)
        show(uow, request)

    await cast.bot.database.transacting(cast.workspace.team_id)(stand)
    await cast.settled()
    told(cast)


def show(uow: UnitOfWork, request: Request) -> None:
    rows.show_brief(uow, request)
    answers.show(uow, request)
    if request.sent_at:
        rows.show_card(uow, request)


def known(status: Status) -> dict[str, Any]:
    decided = {Status.DECIDED, Status.IN_PROGRESS, Status.DELIVERED, Status.CLOSED}
    return {
        "number": 2,
        "status": status,
        "answers": {} if status is Status.INTERVIEWING else {"goal": "Fewer calls"},
        "sent_at": None if status in UNSENT else MONDAY,
        "partner": None if status in UNSENT else "U0IVO",
        "duplicate_of": OTHER if status is Status.DUPLICATE else None,
        "decided_by": ANA if status is Status.WITHDRAWN else None,
        **(AFTER_A_YES if status in decided else {}),
    }


def told(cast: Cast) -> set[str]:
    """Who has something new to read: people, or IT in its channel."""
    news = [each for each in cast.unread() if not each.ephemeral_for]
    places = [cast.workspace.channels[each.channel] for each in news]
    found = {place.im_of or place.id for place in places}
    for person in cast.workspace.users.values():
        cast.skims(person.name)
    return found
