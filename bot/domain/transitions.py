"""Where a request may go from where it stands: one table, and why not elsewhere."""

from enum import StrEnum
from typing import NamedTuple

from bot.errors import (
    AlreadyAnswered,
    AlreadyDecided,
    AlreadySent,
    BotError,
    NotFound,
    TakenBack,
)
from bot.models import Request, Status


class Action(StrEnum):
    """What somebody does to a request."""

    OPEN = "open"  # it is a request of its own: the questions come
    OFFER = "offer"  # a colleague asked for them
    MERGE = "merge"  # it was an answer to another one
    BEGIN = "begin"  # whoever it was asked for wants to be asked
    ANSWER = "answer"  # or skip
    FINISH = "finish"  # no question is left
    FIX = "fix"
    COUNT = "count"  # the requester wants to put it in numbers
    SEND = "send"
    WITHDRAW = "withdraw"
    BRING_BACK = "bring_back"
    TAKE = "take"  # somebody in IT looks at it
    GIVE_BACK = "give_back"
    ASK = "ask"  # IT asks the requester something
    DECIDE = "decide"
    RECONSIDER = "reconsider"  # and DECIDE once more, in the same moment
    REOPEN = "reopen"  # the requester meant something else


TRANSITIONS: dict[Status, dict[Action, Status]] = {
    Status.SORTING: {
        Action.OPEN: Status.INTERVIEWING,
        Action.OFFER: Status.OFFERED,
        Action.MERGE: Status.MERGED,
    },
    Status.OFFERED: {
        Action.BEGIN: Status.INTERVIEWING,
        Action.WITHDRAW: Status.WITHDRAWN,
    },
    Status.INTERVIEWING: {
        Action.ANSWER: Status.INTERVIEWING,
        Action.FINISH: Status.CONFIRMING,
        Action.WITHDRAW: Status.WITHDRAWN,
    },
    Status.CONFIRMING: {
        Action.FIX: Status.CONFIRMING,
        Action.COUNT: Status.INTERVIEWING,
        Action.SEND: Status.WAITING_FOR_IT,
        Action.WITHDRAW: Status.WITHDRAWN,
    },
    Status.WAITING_FOR_IT: {
        Action.TAKE: Status.WAITING_FOR_IT,
        Action.GIVE_BACK: Status.WAITING_FOR_IT,
        Action.ASK: Status.WAITING_FOR_IT,
        Action.DECIDE: Status.DECIDED,
        Action.WITHDRAW: Status.WITHDRAWN,
    },
    Status.DECIDED: {
        Action.RECONSIDER: Status.WAITING_FOR_IT,
        Action.REOPEN: Status.WAITING_FOR_IT,
    },
    Status.MERGED: {},
    Status.WITHDRAWN: {
        # then on, through FINISH and SEND, to where it was taken back
        Action.BRING_BACK: Status.INTERVIEWING,
    },
}


class Refusal(NamedTuple):
    """What is said when an action is not possible, and as which kind of error."""

    kind: type[BotError]
    sentence: str


Refusals = dict[Status | None, Refusal]
ELSEWHERE = None  # in every status that is not named

BEHIND = "That question is behind us. Nothing has changed."
_BEHIND = Refusal(AlreadyAnswered, BEHIND)
_OPEN = Refusal(
    AlreadyAnswered,
    "Request #{number} is open already. "
    "You find its questions in your direct messages with me.",
)
_NO_BRIEF = Refusal(
    NotFound, "There is no brief yet. Please answer my questions first."
)
_TAKEN_BACK = Refusal(
    TakenBack,
    "You took request #{number} back. Bring it back first, and then go on.",
)
_WITH_IT = Refusal(AlreadySent, "Request #{number} is with IT already.")
_WRITE = Refusal(
    AlreadySent,
    "Request #{number} is with IT already. "
    "Write in its thread what should be different, and I will pass it on.",
)
_NO_REQUEST = Refusal(
    NotFound, "That has not become a request, so there is nothing to do here."
)
_SORTED = Refusal(AlreadyAnswered, "You have told me already. Nothing has changed.")
_NOT_WITH_IT = Refusal(
    NotFound, "I can't find that request. It may not be with IT yet."
)

_GONE = Refusal(
    TakenBack,
    "Request #{number} was taken back by whoever asked it. Your answer was not sent.",
)
_NO_LONGER_WITH_IT: Refusals = {
    ELSEWHERE: _NOT_WITH_IT,
    Status.WITHDRAWN: Refusal(
        TakenBack, "Request #{number} was taken back by whoever asked it."
    ),
    Status.DECIDED: Refusal(AlreadyDecided, "Request #{number} is decided already."),
}

_NO_LONGER_THEIRS: Refusals = {
    ELSEWHERE: _NO_BRIEF,
    Status.WITHDRAWN: _TAKEN_BACK,
    Status.WAITING_FOR_IT: _WRITE,
    Status.DECIDED: _WRITE,
}

WHY_NOT: dict[Action, Refusals] = {
    Action.OPEN: {ELSEWHERE: _SORTED},
    Action.OFFER: {ELSEWHERE: _SORTED},
    Action.MERGE: {ELSEWHERE: _SORTED},
    Action.BEGIN: {
        ELSEWHERE: _OPEN,
        Status.SORTING: _NO_REQUEST,
        Status.MERGED: _NO_REQUEST,
    },
    Action.ANSWER: {ELSEWHERE: _BEHIND},
    Action.FINISH: {ELSEWHERE: _BEHIND},
    Action.FIX: _NO_LONGER_THEIRS,
    Action.COUNT: _NO_LONGER_THEIRS,
    Action.SEND: {
        ELSEWHERE: _NO_BRIEF,
        Status.WITHDRAWN: _TAKEN_BACK,
        Status.WAITING_FOR_IT: _WITH_IT,
        Status.DECIDED: _WITH_IT,
    },
    Action.WITHDRAW: {
        ELSEWHERE: _NO_REQUEST,
        Status.DECIDED: Refusal(
            AlreadyDecided,
            "IT has decided on request #{number} already, "
            "so it can't be taken back. You find the answer in its thread.",
        ),
        Status.WITHDRAWN: Refusal(
            TakenBack, "Request #{number} is taken back already."
        ),
    },
    Action.BRING_BACK: {
        ELSEWHERE: Refusal(AlreadySent, "Request #{number} is open already."),
        Status.SORTING: _NO_REQUEST,
        Status.MERGED: _NO_REQUEST,
        Status.DECIDED: Refusal(
            AlreadyDecided,
            "IT has decided on request #{number}. You find the answer in its thread.",
        ),
    },
    Action.TAKE: _NO_LONGER_WITH_IT,
    Action.GIVE_BACK: _NO_LONGER_WITH_IT,
    Action.ASK: _NO_LONGER_WITH_IT,
    Action.DECIDE: {
        ELSEWHERE: _NOT_WITH_IT,
        Status.WITHDRAWN: _GONE,
        Status.DECIDED: Refusal(
            AlreadyDecided,
            "{decider} has already decided on #{number}: {outcome}. "
            "Your answer was not sent.",
        ),
    },
    Action.RECONSIDER: {
        ELSEWHERE: _NOT_WITH_IT,
        Status.WITHDRAWN: _GONE,
        Status.WAITING_FOR_IT: Refusal(
            AlreadySent,
            "Request #{number} waits for an answer again. Press “Decide” on its card.",
        ),
    },
    Action.REOPEN: {
        ELSEWHERE: Refusal(NotFound, "IT has not answered this yet."),
        Status.WAITING_FOR_IT: Refusal(
            AlreadySent, "IT is looking at request #{number}, and you will hear of it."
        ),
        Status.WITHDRAWN: _TAKEN_BACK,
    },
}


def allows(request: Request, action: Action) -> bool:
    """Whether it may be done to a request that stands where this one stands."""
    return action in TRANSITIONS[request.status]


def must_allow(request: Request, action: Action, **known: str) -> Status:
    """Where it leads. If it may not be done, a sentence; `known` has more for it."""
    if not allows(request, action):
        reasons = WHY_NOT[action]
        kind, sentence = reasons.get(request.status) or reasons[ELSEWHERE]
        raise kind(sentence.format(number=request.number, **known))
    return TRANSITIONS[request.status][action]


def move(request: Request, action: Action, **known: str) -> None:
    """Do it, as far as the status goes. One that stays is not written anew."""
    there = must_allow(request, action, **known)
    if request.status is not there:
        request.status = there
