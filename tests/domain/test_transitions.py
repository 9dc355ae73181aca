"""Every status and every action: where it leads, or what is said."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from bot.domain import partners
from bot.domain import requests as rules
from bot.domain.transitions import TRANSITIONS, WHY_NOT, Action, allows, move
from bot.errors import (
    AlreadyAnswered,
    AlreadyDecided,
    AlreadySent,
    BotError,
    NotFound,
    TakenBack,
)
from bot.models import Outcome, Request, Status
from tests.samples import MONDAY, request

TOLD = "You have told me already. Nothing has changed."
ASKED = (
    "Request #7 is open already. "
    "You find its questions in your direct messages with me."
)
BEHIND = "That question is behind us. Nothing has changed."
NO_BRIEF = "There is no brief yet. Please answer my questions first."
WITH_IT = "Request #7 is with IT already."
WRITE = (
    f"{WITH_IT} Write in its thread what should be different, and I will pass it on."
)
NOT_WITH_IT = "I can't find that request. It may not be with IT yet."
DECIDED = "Mia has already decided on #7: go ahead. Your answer was not sent."
HOW_IT_ENDED = "IT has decided on request #7. You find the answer in its thread."
TOO_LATE = (
    "IT has decided on request #7 already, so it can't be taken back. "
    "You find the answer in its thread."
)
TAKEN_BACK = "You took request #7 back. Bring it back first, and then go on."
GONE = "Request #7 was taken back by whoever asked it. Your answer was not sent."
GONE_ALREADY = "Request #7 is taken back already."
IS_GONE = "Request #7 was taken back by whoever asked it."
IS_DECIDED = "Request #7 is decided already."
NO_ANSWER = "IT has not answered this yet."
WAITS_AGAIN = "Request #7 waits for an answer again. Press “Decide” on its card."
LOOKED_AT = "IT is looking at request #7, and you will hear of it."
OPEN = "Request #7 is open already."
NO_REQUEST = "That has not become a request, so there is nothing to do here."

KINDS = {
    AlreadyAnswered: {TOLD, ASKED, BEHIND},
    AlreadyDecided: {DECIDED, IS_DECIDED, HOW_IT_ENDED, TOO_LATE},
    AlreadySent: {WITH_IT, WRITE, OPEN, LOOKED_AT, WAITS_AGAIN},
    NotFound: {NO_BRIEF, NOT_WITH_IT, NO_REQUEST, NO_ANSWER},
    TakenBack: {TAKEN_BACK, GONE, IS_GONE, GONE_ALREADY},
}

COLUMNS = tuple(Status)
TABLE: dict[Action, tuple[Status | str, ...]] = {
    # in which status: sorting, offered, interviewing, confirming, waiting for IT,
    # decided, merged, withdrawn
    Action.OPEN: (Status.INTERVIEWING, *[TOLD] * 7),
    Action.OFFER: (Status.OFFERED, *[TOLD] * 7),
    Action.MERGE: (Status.MERGED, *[TOLD] * 7),
    Action.BEGIN: (
        NO_REQUEST, Status.INTERVIEWING, *[ASKED] * 4, NO_REQUEST, ASKED,
    ),
    Action.ANSWER: (BEHIND, BEHIND, Status.INTERVIEWING, *[BEHIND] * 5),
    Action.FINISH: (BEHIND, BEHIND, Status.CONFIRMING, *[BEHIND] * 5),
    Action.FIX: (
        *[NO_BRIEF] * 3, Status.CONFIRMING, WRITE, WRITE, NO_BRIEF, TAKEN_BACK,
    ),
    Action.COUNT: (
        *[NO_BRIEF] * 3, Status.INTERVIEWING, WRITE, WRITE, NO_BRIEF, TAKEN_BACK,
    ),
    Action.SEND: (
        *[NO_BRIEF] * 3, Status.WAITING_FOR_IT, WITH_IT, WITH_IT, NO_BRIEF, TAKEN_BACK,
    ),
    Action.WITHDRAW: (
        NO_REQUEST, *[Status.WITHDRAWN] * 4, TOO_LATE, NO_REQUEST, GONE_ALREADY,
    ),
    Action.BRING_BACK: (
        NO_REQUEST, *[OPEN] * 4, HOW_IT_ENDED, NO_REQUEST, Status.INTERVIEWING,
    ),
    Action.TAKE: (
        *[NOT_WITH_IT] * 4, Status.WAITING_FOR_IT, IS_DECIDED, NOT_WITH_IT, IS_GONE,
    ),
    Action.GIVE_BACK: (
        *[NOT_WITH_IT] * 4, Status.WAITING_FOR_IT, IS_DECIDED, NOT_WITH_IT, IS_GONE,
    ),
    Action.ASK: (
        *[NOT_WITH_IT] * 4, Status.WAITING_FOR_IT, IS_DECIDED, NOT_WITH_IT, IS_GONE,
    ),
    Action.DECIDE: (
        *[NOT_WITH_IT] * 4, Status.DECIDED, DECIDED, NOT_WITH_IT, GONE,
    ),
    Action.RECONSIDER: (
        *[NOT_WITH_IT] * 4, WAITS_AGAIN, Status.WAITING_FOR_IT, NOT_WITH_IT, GONE,
    ),
    Action.REOPEN: (
        *[NO_ANSWER] * 4, LOOKED_AT, Status.WAITING_FOR_IT, NO_ANSWER, TAKEN_BACK,
    ),
}  # fmt: skip
CELLS = [
    pytest.param(status, action, TABLE[action][COLUMNS.index(status)])
    for status, action in product(COLUMNS, Action)
]
NAMES = {"decider": "Mia", "outcome": "go ahead"}


def test_each_table_has_every_cell() -> None:
    assert set(TRANSITIONS) == set(Status)
    assert set(WHY_NOT) == set(TABLE) == set(Action)
    assert {len(row) for row in TABLE.values()} == {len(Status)}


@pytest.mark.parametrize(("status", "action", "then"), CELLS)
def test_each_action_leads_somewhere_or_is_refused_with_a_sentence(
    status: Status, action: Action, then: Status | str
) -> None:
    ours = request(status)
    assert allows(ours, action) is isinstance(then, Status)
    if isinstance(then, Status):
        move(ours, action)
        assert ours.status is then
        return
    before = ours.model_dump()
    with pytest.raises(BotError) as caught:
        move(ours, action, **NAMES)
    assert str(caught.value) == then
    assert then in KINDS[type(caught.value)]
    assert ours.model_dump() == before


# --- what people do goes through the table ---


def decide(ours: Request) -> None:
    rules.may_be_decided(ours, **NAMES)
    given: dict[str, Any] = {"finding": "A report", "goal": "", "by": "U0IVO"}
    rules.decide(ours, Outcome.GO_AHEAD, now=MONDAY, **given)


RULES: dict[Action, Callable[[Request], object]] = {
    Action.BEGIN: lambda ours: rules.begin(ours, "U0ANA"),
    Action.ANSWER: lambda ours: rules.answer(ours, "Fewer calls"),
    Action.FIX: lambda ours: rules.fix(ours, "Prices", {}, ""),
    Action.SEND: lambda ours: rules.send(ours, MONDAY),
    Action.WITHDRAW: lambda ours: rules.withdraw(ours, "U0ANA"),
    Action.BRING_BACK: rules.bring_back,
    Action.TAKE: lambda ours: partners.take(ours, "U0IVO", "Mia"),
    Action.ASK: lambda ours: rules.ask(ours, "U0IVO"),
    Action.DECIDE: decide,
    Action.RECONSIDER: lambda ours: rules.reconsider(ours, "A new price"),
    Action.REOPEN: rules.reopen,
}


@pytest.mark.parametrize(("status", "action"), list(product(Status, RULES)))
def test_nobody_gets_around_the_table(status: Status, action: Action) -> None:
    ours = request(status)
    before = ours.model_dump()
    if allows(ours, action):
        RULES[action](ours)
        assert ours.model_dump() != before
        return
    with pytest.raises(BotError):
        RULES[action](ours)
    assert ours.model_dump() == before


def test_what_is_said_of_an_open_brief_is_said_before_it_is_opened_to_fix() -> None:
    with pytest.raises(AlreadySent) as caught:
        rules.may_change(request(Status.WAITING_FOR_IT))
    assert str(caught.value) == WRITE
