"""What comes of IT's answer: work, a delivery and an end; or it begins anew."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.refusals import why_not
from bot.domain.transitions import move, must_allow
from bot.models import Outcome, Request, Status


def must_be_a_yes(request: Request, action: Action) -> None:
    """Only what IT said yes to is worked on, and moved along by somebody."""
    must_allow(request, action)
    if request.outcome is not Outcome.GO_AHEAD:
        kind, sentence = why_not(action, Status.WAITING_FOR_IT)
        raise kind(sentence.format(number=request.number))


def start(request: Request, person: str, now: datetime) -> None:
    """IT is at it; whoever says so answers for it, if nobody does yet."""
    must_be_a_yes(request, Action.START)
    move(request, Action.START)
    request.partner = request.partner or person
    request.started_at = now


def deliver(request: Request, now: datetime) -> None:
    move(request, Action.DELIVER)
    request.delivered_at = now


def close(request: Request, person: str, words: str, now: datetime) -> None:
    """The requester needs no more; `words` of theirs, if they have any."""
    move(request, Action.CLOSE)
    request.closing, request.closed_by, request.closed_at = words, person, now


def reconsider(request: Request, reason: str) -> None:
    """IT answers once more, of itself: the decision that follows replaces the first."""
    move(request, Action.RECONSIDER)
    _begin_anew(request)
    request.reason = reason
    request.reconsidered += 1


def reopen(request: Request, words: str) -> None:
    """IT answered or made something else. What it was stands on its card, shortly."""
    move(request, Action.REOPEN)
    _begin_anew(request)
    request.reopening = {
        "outcome": request.outcome.value if request.outcome else "",
        "by": request.decided_by or request.closed_by or "",
        "found": request.finding or request.closing,
        "words": words,
    }
    request.outcome, request.finding, request.goal = None, "", ""
    request.decided_by, request.decided_at, request.reason = None, None, ""
    request.closing, request.closed_by, request.closed_at = "", None, None
    request.champion_asked = None
    request.reopened += 1


def _begin_anew(request: Request) -> None:
    """Nothing is promised any more, and nothing is done."""
    request.not_before, request.promised_for = None, None
    request.started_at, request.delivered_at = None, None
    request.holds_for = None
    request.rating, request.rated_at = None, None
    request.measured, request.measured_at = "", None


def this_time(request: Request, what: str) -> str:
    """Each time it was reopened, the same is said in a message of its own."""
    return f"{what}:{request.reopened}" if request.reopened else what


def this_turn(request: Request, what: str) -> str:
    """The same for each time it was taken back, or put together with another one."""
    return f"{what}:{request.turns}" if request.turns > 1 else what


def this_answer(request: Request, what: str) -> str:
    """The same for what follows from an answer: each time IT has decided anew, too."""
    what, anew = this_time(request, what), request.reconsidered
    return f"{what}:anew:{anew}" if anew else what
