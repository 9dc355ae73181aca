"""Where a request may go from where it stands: one table."""

from bot.domain.actions import Action
from bot.domain.refusals import why_not
from bot.models import Request, Status

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
        Action.JOIN: Status.DUPLICATE,
        Action.WITHDRAW: Status.WITHDRAWN,
    },
    Status.CONFIRMING: {
        Action.FIX: Status.CONFIRMING,
        Action.GO_ON: Status.INTERVIEWING,
        Action.JOIN: Status.DUPLICATE,
        Action.SEND: Status.WAITING_FOR_IT,
        Action.WITHDRAW: Status.WITHDRAWN,
    },
    Status.WAITING_FOR_IT: {
        Action.TAKE: Status.WAITING_FOR_IT,
        Action.GIVE_BACK: Status.WAITING_FOR_IT,
        Action.HAND_OVER: Status.WAITING_FOR_IT,
        Action.ASK: Status.WAITING_FOR_IT,
        Action.NOTE: Status.WAITING_FOR_IT,
        Action.WEIGH: Status.WAITING_FOR_IT,
        Action.URGE: Status.WAITING_FOR_IT,
        Action.MATTER: Status.WAITING_FOR_IT,
        Action.PUT_TOGETHER: Status.DUPLICATE,
        Action.TURN_AWAY: Status.CLOSED,
        Action.DECIDE: Status.DECIDED,
        Action.WITHDRAW: Status.WITHDRAWN,
    },
    Status.DECIDED: {
        Action.HAND_OVER: Status.DECIDED,
        Action.ASK: Status.DECIDED,
        Action.NOTE: Status.DECIDED,
        Action.MATTER: Status.DECIDED,
        Action.PROMISE: Status.DECIDED,
        Action.CHAMPION: Status.DECIDED,
        Action.START: Status.IN_PROGRESS,
        Action.RECONSIDER: Status.WAITING_FOR_IT,
        Action.REOPEN: Status.WAITING_FOR_IT,
        Action.CLOSE: Status.CLOSED,
    },
    Status.IN_PROGRESS: {
        Action.TAKE: Status.IN_PROGRESS,
        Action.GIVE_BACK: Status.IN_PROGRESS,
        Action.HAND_OVER: Status.IN_PROGRESS,
        Action.ASK: Status.IN_PROGRESS,
        Action.NOTE: Status.IN_PROGRESS,
        Action.URGE: Status.IN_PROGRESS,
        Action.MATTER: Status.IN_PROGRESS,
        Action.PROMISE: Status.IN_PROGRESS,
        Action.CHAMPION: Status.IN_PROGRESS,
        Action.UPDATE: Status.IN_PROGRESS,
        Action.DELIVER: Status.DELIVERED,
        Action.RECONSIDER: Status.WAITING_FOR_IT,
        Action.CLOSE: Status.CLOSED,
    },
    Status.DELIVERED: {
        Action.NOTE: Status.DELIVERED,
        Action.REOPEN: Status.WAITING_FOR_IT,
        Action.CLOSE: Status.CLOSED,
    },
    Status.CLOSED: {
        Action.NOTE: Status.CLOSED,
        Action.REOPEN: Status.WAITING_FOR_IT,
    },
    Status.DUPLICATE: {
        # as from WITHDRAWN: it is something else after all
        Action.BRING_BACK: Status.INTERVIEWING,
    },
    Status.MERGED: {},
    Status.WITHDRAWN: {
        # then on, through FINISH and SEND, to where it was taken back
        Action.BRING_BACK: Status.INTERVIEWING,
    },
}


def allows(request: Request, action: Action) -> bool:
    """Whether it may be done to a request that stands where this one stands."""
    return action in TRANSITIONS[request.status]


def must_allow(request: Request, action: Action, **known: str) -> Status:
    """Where it leads. If it may not be done, a sentence; `known` has more for it."""
    if not allows(request, action):
        kind, sentence = why_not(action, request.status)
        raise kind(sentence.format(number=request.number, **known))
    return TRANSITIONS[request.status][action]


def move(request: Request, action: Action, **known: str) -> None:
    """Do it, as far as the status goes. One that stays is not written anew."""
    there = must_allow(request, action, **known)
    if request.status is not there:
        request.status = there
