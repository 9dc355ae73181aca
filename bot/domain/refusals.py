"""Why something may not be done to a request: a sentence for every case."""

from typing import NamedTuple

from bot.domain.actions import Action
from bot.errors import (
    AlreadyAnswered,
    AlreadyClosed,
    AlreadyDecided,
    AlreadySent,
    BotError,
    NotFound,
    TakenBack,
)
from bot.models import Status


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
_ANSWERED = Refusal(
    AlreadyDecided,
    "IT has decided on request #{number}. You find the answer in its thread.",
)
_NO_ANSWER = Refusal(NotFound, "IT has not answered this yet.")
_NOT_YES = Refusal(NotFound, "IT has not said yes to request #{number} yet.")
_NOT_BEGUN = Refusal(
    NotFound, "Request #{number} is not in progress. Press “Start” on its card first."
)
_CLOSED = Refusal(
    AlreadyClosed, "Request #{number} is closed. It can be opened again in its thread."
)
_TOGETHER = Refusal(
    AlreadySent,
    "Request #{number} goes on together with another one that asks for the same.",
)

# What has become of a request that is no longer where IT looks for what to do.
_BY_NOW: Refusals = {
    Status.WITHDRAWN: Refusal(
        TakenBack, "Request #{number} was taken back by whoever asked it."
    ),
    Status.DECIDED: Refusal(AlreadyDecided, "Request #{number} is decided already."),
    Status.IN_PROGRESS: Refusal(
        AlreadyDecided, "Request #{number} is in progress already."
    ),
    Status.DELIVERED: Refusal(
        AlreadyDecided, "Request #{number} is delivered already."
    ),
    Status.CLOSED: _CLOSED,
    Status.DUPLICATE: _TOGETHER,
}
_NO_LONGER_WITH_IT: Refusals = {ELSEWHERE: _NOT_WITH_IT, **_BY_NOW}
_NO_LONGER_THEIRS: Refusals = {
    ELSEWHERE: _WRITE,
    Status.SORTING: _NO_BRIEF,
    Status.OFFERED: _NO_BRIEF,
    Status.INTERVIEWING: _NO_BRIEF,
    Status.MERGED: _NO_BRIEF,
    Status.WITHDRAWN: _TAKEN_BACK,
    Status.DUPLICATE: _TOGETHER,
}
_AFTER_A_YES: Refusals = {
    **_NO_LONGER_WITH_IT,
    Status.WAITING_FOR_IT: _NOT_YES,
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
    Action.GO_ON: _NO_LONGER_THEIRS,
    Action.JOIN: {**_NO_LONGER_THEIRS, ELSEWHERE: _WITH_IT},
    Action.SEND: {**_NO_LONGER_THEIRS, ELSEWHERE: _WITH_IT},
    Action.WITHDRAW: {
        ELSEWHERE: Refusal(
            AlreadyDecided,
            "IT has decided on request #{number} already, so it can't be taken back. "
            "If you need no more, close it in its thread.",
        ),
        Status.SORTING: _NO_REQUEST,
        Status.MERGED: _NO_REQUEST,
        Status.WITHDRAWN: Refusal(
            TakenBack, "Request #{number} is taken back already."
        ),
        Status.CLOSED: _CLOSED,
        Status.DUPLICATE: _TOGETHER,
    },
    Action.BRING_BACK: {
        ELSEWHERE: Refusal(AlreadySent, "Request #{number} is open already."),
        Status.SORTING: _NO_REQUEST,
        Status.MERGED: _NO_REQUEST,
        Status.DECIDED: _ANSWERED,
        Status.IN_PROGRESS: _ANSWERED,
        Status.DELIVERED: _ANSWERED,
        Status.CLOSED: _CLOSED,
    },
    Action.TAKE: _NO_LONGER_WITH_IT,
    Action.GIVE_BACK: _NO_LONGER_WITH_IT,
    Action.HAND_OVER: _NO_LONGER_WITH_IT,
    Action.ASK: _NO_LONGER_WITH_IT,
    Action.NOTE: _NO_LONGER_WITH_IT,
    Action.WEIGH: _NO_LONGER_WITH_IT,
    Action.URGE: {
        **_NO_LONGER_WITH_IT,
        ELSEWHERE: Refusal(
            NotFound, "Request #{number} is not with IT yet. Please send it first."
        ),
    },
    Action.MATTER: _NO_LONGER_WITH_IT,
    Action.PUT_TOGETHER: _NO_LONGER_WITH_IT,
    Action.TURN_AWAY: _NO_LONGER_WITH_IT,
    Action.DECIDE: {
        **_NO_LONGER_WITH_IT,
        Status.WITHDRAWN: _GONE,
        Status.DECIDED: Refusal(
            AlreadyDecided,
            "{decider} has already decided on #{number}: {outcome}. "
            "Your answer was not sent.",
        ),
    },
    Action.RECONSIDER: {
        **_NO_LONGER_WITH_IT,
        Status.WITHDRAWN: _GONE,
        Status.WAITING_FOR_IT: Refusal(
            AlreadySent,
            "Request #{number} waits for an answer again. Press “Decide” on its card.",
        ),
    },
    Action.CHAMPION: _AFTER_A_YES,
    Action.PROMISE: _AFTER_A_YES,
    Action.START: _AFTER_A_YES,
    Action.UPDATE: {**_AFTER_A_YES, Status.DECIDED: _NOT_BEGUN},
    Action.DELIVER: {**_AFTER_A_YES, Status.DECIDED: _NOT_BEGUN},
    Action.CLOSE: {
        ELSEWHERE: _NO_ANSWER,
        Status.WAITING_FOR_IT: Refusal(
            AlreadySent,
            "IT is looking at request #{number}. "
            "If you don't need it any more, take it back.",
        ),
        Status.WITHDRAWN: _TAKEN_BACK,
        Status.CLOSED: _CLOSED,
        Status.DUPLICATE: _TOGETHER,
    },
    Action.REOPEN: {
        ELSEWHERE: _NO_ANSWER,
        Status.WAITING_FOR_IT: Refusal(
            AlreadySent, "IT is looking at request #{number}, and you will hear of it."
        ),
        Status.IN_PROGRESS: Refusal(
            AlreadySent,
            "IT is at work on request #{number}. "
            "Write in its thread what should be different, and I will pass it on.",
        ),
        Status.WITHDRAWN: _TAKEN_BACK,
        Status.DUPLICATE: _TOGETHER,
    },
}


def why_not(action: Action, status: Status) -> Refusal:
    """What is said to whoever tries it where the request stands."""
    reasons = WHY_NOT[action]
    return reasons.get(status) or reasons[ELSEWHERE]
