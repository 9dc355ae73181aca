"""Every status and every action: where it leads, or what is said."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from bot import content
from bot.domain import champions, interviews, partners, progress, urgencies
from bot.domain import requests as rules
from bot.domain.actions import Action
from bot.domain.interviews import Written
from bot.domain.refusals import WHY_NOT
from bot.domain.transitions import TRANSITIONS, allows, move
from bot.errors import (
    AlreadyAnswered,
    AlreadyClosed,
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
    "If you need no more, close it in its thread."
)
TAKEN_BACK = "You took request #7 back. Bring it back first, and then go on."
GONE = "Request #7 was taken back by whoever asked it. Your answer was not sent."
GONE_ALREADY = "Request #7 is taken back already."
IS_GONE = "Request #7 was taken back by whoever asked it."
IS_DECIDED = "Request #7 is decided already."
IS_BEGUN = "Request #7 is in progress already."
IS_DONE = "Request #7 is delivered already."
IS_CLOSED = "Request #7 is closed. It can be opened again in its thread."
TOGETHER = "Request #7 goes on together with another one that asks for the same."
NO_ANSWER = "IT has not answered this yet."
NO_YES = "IT has not said yes to request #7 yet."
NOT_BEGUN = "Request #7 is not in progress. Press “Start” on its card first."
NOT_SENT = "Request #7 is not with IT yet. Please send it first."
WAITS_AGAIN = "Request #7 waits for an answer again. Press “Decide” on its card."
LOOKED_AT = "IT is looking at request #7, and you will hear of it."
WITHDRAW = "IT is looking at request #7. If you don't need it any more, take it back."
AT_WORK = (
    "IT is at work on request #7. "
    "Write in its thread what should be different, and I will pass it on."
)
OPEN = "Request #7 is open already."
NO_REQUEST = "That has not become a request, so there is nothing to do here."

KINDS = {
    AlreadyAnswered: {TOLD, ASKED, BEHIND},
    AlreadyClosed: {IS_CLOSED},
    AlreadyDecided: {DECIDED, IS_DECIDED, IS_BEGUN, IS_DONE, HOW_IT_ENDED, TOO_LATE},
    AlreadySent: {
        WITH_IT, WRITE, OPEN, LOOKED_AT, WAITS_AGAIN, TOGETHER, WITHDRAW, AT_WORK,
    },
    NotFound: {
        NO_BRIEF, NOT_WITH_IT, NO_REQUEST, NO_ANSWER, NO_YES, NOT_BEGUN, NOT_SENT,
    },
    TakenBack: {TAKEN_BACK, GONE, IS_GONE, GONE_ALREADY},
}  # fmt: skip

S = Status
COLUMNS = (
    S.SORTING, S.OFFERED, S.INTERVIEWING, S.CONFIRMING, S.WAITING_FOR_IT, S.DECIDED,
    S.IN_PROGRESS, S.DELIVERED, S.CLOSED, S.DUPLICATE, S.MERGED, S.WITHDRAWN,
)  # fmt: skip
AFTER = (IS_DECIDED, IS_BEGUN, IS_DONE, IS_CLOSED, TOGETHER, NOT_WITH_IT, IS_GONE)
BEFORE_IT = (NOT_WITH_IT,) * 4
NO_BRIEFS = (NO_BRIEF,) * 3
TRIAGE = (*BEFORE_IT, S.WAITING_FOR_IT, *AFTER)
ON_A_YES = (NO_YES, S.DECIDED, S.IN_PROGRESS, *AFTER[2:])
TABLE: dict[Action, tuple[Status | str, ...]] = {
    Action.OPEN: (S.INTERVIEWING, *[TOLD] * 11),
    Action.OFFER: (S.OFFERED, *[TOLD] * 11),
    Action.MERGE: (S.MERGED, *[TOLD] * 11),
    Action.BEGIN: (NO_REQUEST, S.INTERVIEWING, *[ASKED] * 8, NO_REQUEST, ASKED),
    Action.ANSWER: (BEHIND, BEHIND, S.INTERVIEWING, *[BEHIND] * 9),
    Action.FINISH: (BEHIND, BEHIND, S.CONFIRMING, *[BEHIND] * 9),
    Action.FIX: (
        *NO_BRIEFS, S.CONFIRMING, *[WRITE] * 5, TOGETHER, NO_BRIEF, TAKEN_BACK,
    ),
    Action.GO_ON: (
        *NO_BRIEFS, S.INTERVIEWING, *[WRITE] * 5, TOGETHER, NO_BRIEF, TAKEN_BACK,
    ),
    Action.JOIN: (
        *NO_BRIEFS[:2], S.DUPLICATE, S.DUPLICATE, *[WITH_IT] * 5, TOGETHER, NO_BRIEF,
        TAKEN_BACK,
    ),
    Action.SEND: (
        *NO_BRIEFS, S.WAITING_FOR_IT, *[WITH_IT] * 5, TOGETHER, NO_BRIEF, TAKEN_BACK,
    ),
    Action.WITHDRAW: (
        NO_REQUEST, *[S.WITHDRAWN] * 4, *[TOO_LATE] * 3, IS_CLOSED, TOGETHER,
        NO_REQUEST, GONE_ALREADY,
    ),
    Action.BRING_BACK: (
        NO_REQUEST, *[OPEN] * 4, *[HOW_IT_ENDED] * 3, IS_CLOSED, S.INTERVIEWING,
        NO_REQUEST, S.INTERVIEWING,
    ),
    Action.TAKE: (*TRIAGE[:6], S.IN_PROGRESS, *AFTER[2:]),
    Action.GIVE_BACK: (*TRIAGE[:6], S.IN_PROGRESS, *AFTER[2:]),
    Action.HAND_OVER: (*TRIAGE[:5], S.DECIDED, S.IN_PROGRESS, *AFTER[2:]),
    Action.ASK: (*TRIAGE[:5], S.DECIDED, S.IN_PROGRESS, *AFTER[2:]),
    Action.NOTE: (
        *TRIAGE[:5], S.DECIDED, S.IN_PROGRESS, S.DELIVERED, S.CLOSED, *AFTER[4:],
    ),
    Action.WEIGH: TRIAGE,
    Action.URGE: (
        *[NOT_SENT] * 4, S.WAITING_FOR_IT, IS_DECIDED, S.IN_PROGRESS, *AFTER[2:5],
        NOT_SENT, IS_GONE,
    ),
    Action.MATTER: (*TRIAGE[:5], S.DECIDED, S.IN_PROGRESS, *AFTER[2:]),
    Action.PUT_TOGETHER: (*BEFORE_IT, S.DUPLICATE, *AFTER),
    Action.TURN_AWAY: (*BEFORE_IT, S.CLOSED, *AFTER),
    Action.DECIDE: (*BEFORE_IT, S.DECIDED, DECIDED, *AFTER[1:6], GONE),
    Action.RECONSIDER: (
        *BEFORE_IT, WAITS_AGAIN, S.WAITING_FOR_IT, S.WAITING_FOR_IT, *AFTER[2:6], GONE,
    ),
    Action.CHAMPION: (*BEFORE_IT, *ON_A_YES),
    Action.PROMISE: (*BEFORE_IT, *ON_A_YES),
    Action.START: (*BEFORE_IT, NO_YES, S.IN_PROGRESS, *AFTER[1:]),
    Action.UPDATE: (*BEFORE_IT, NO_YES, NOT_BEGUN, S.IN_PROGRESS, *AFTER[2:]),
    Action.DELIVER: (*BEFORE_IT, NO_YES, NOT_BEGUN, S.DELIVERED, *AFTER[2:]),
    Action.CLOSE: (
        *[NO_ANSWER] * 4, WITHDRAW, *[S.CLOSED] * 3, IS_CLOSED, TOGETHER, NO_ANSWER,
        TAKEN_BACK,
    ),
    Action.REOPEN: (
        *[NO_ANSWER] * 4, LOOKED_AT, S.WAITING_FOR_IT, AT_WORK, S.WAITING_FOR_IT,
        S.WAITING_FOR_IT, TOGETHER, NO_ANSWER, TAKEN_BACK,
    ),
}  # fmt: skip
CELLS = [
    pytest.param(status, action, TABLE[action][COLUMNS.index(status)])
    for status, action in product(COLUMNS, Action)
]
NAMES = {"decider": "Mia", "outcome": "go ahead"}


def test_each_table_has_every_cell() -> None:
    assert set(TRANSITIONS) == set(COLUMNS) == set(Status)
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
    Action.ANSWER: lambda ours: interviews.answer(ours, "Fewer calls"),
    Action.FIX: lambda ours: interviews.fix(
        ours, content.catalogue(), Written({}, "Prices")
    ),
    Action.GO_ON: lambda ours: interviews.go_on(ours, content.catalogue()),
    Action.SEND: lambda ours: rules.send(ours, MONDAY),
    Action.WITHDRAW: lambda ours: rules.withdraw(ours, "U0ANA"),
    Action.BRING_BACK: rules.bring_back,
    Action.TAKE: lambda ours: partners.take(ours, "U0IVO", "Mia"),
    Action.ASK: lambda ours: rules.ask(ours, "U0IVO"),
    Action.DECIDE: decide,
    Action.RECONSIDER: lambda ours: progress.reconsider(ours, "A new price"),
    Action.REOPEN: lambda ours: progress.reopen(ours, "For parcels"),
    Action.START: lambda ours: progress.start(ours, "U0IVO", MONDAY),
    Action.DELIVER: lambda ours: progress.deliver(ours, MONDAY),
    Action.CLOSE: lambda ours: progress.close(ours, "U0ANA", "", MONDAY),
    Action.URGE: lambda ours: urgencies.urge(ours, "The audit"),
    Action.CHAMPION: lambda ours: champions.volunteer(ours, ""),
}


@pytest.mark.parametrize(("status", "action"), list(product(Status, RULES)))
def test_nobody_gets_around_the_table(status: Status, action: Action) -> None:
    ours = request(status, outcome=Outcome.GO_AHEAD)
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
        interviews.may_change(request(Status.WAITING_FOR_IT))
    assert str(caught.value) == WRITE
