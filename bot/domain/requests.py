"""A request: what it still needs, who may do what, and what follows."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain import wording
from bot.errors import (
    AlreadyAnswered,
    AlreadyDecided,
    AlreadySent,
    NotAllowed,
    NotFound,
    TakenBack,
)
from bot.models import Outcome, Request, Status

QUESTIONS = ("goal", "without", "daily_fit")
PROBLEM = "problem"  # asked before them, where the need names a solution
IMPACT = "impact"  # asked of those who want to put it in numbers
NO_BRIEF = {Status.SORTING, Status.OFFERED, Status.INTERVIEWING, Status.MERGED}
NOT_WITH_IT = {*NO_BRIEF, Status.CONFIRMING}
SKIPPED = ""
BEHIND_US = "That question is behind us. Nothing has changed."
HOW_MANY = {3: "three", 4: "four"}
SHORT = 120  # characters of a need when it is only named


def title(request: Request) -> str:
    """What the request is called where there is room for one line."""
    first_line = (request.need.splitlines() or [""])[0].rstrip(" .")
    return first_line if len(first_line) <= SHORT else f"{first_line[: SHORT - 2]} …"


def asked(request: Request) -> tuple[str, ...]:
    """The questions of this request, in their order."""
    return tuple(request.questions) or QUESTIONS


def how_many(request: Request) -> str:
    """In words, without the one that is asked for only later."""
    return HOW_MANY[len({*asked(request)} - {IMPACT})]


def next_question(
    answers: Mapping[str, str], questions: tuple[str, ...] = QUESTIONS
) -> str | None:
    """The first question not answered yet; None when the interview is over."""
    return next((key for key in questions if key not in answers), None)


def open_question(request: Request) -> str | None:
    """What the requester is being asked: a follow-up comes before the next question."""
    return request.probing or next_question(request.answers, asked(request))


def being_asked(request: Request) -> str:
    """The question that waits for an answer."""
    question = open_question(request)
    if request.status is not Status.INTERVIEWING or question is None:
        raise AlreadyAnswered(BEHIND_US)
    return question


def answer(request: Request, text: str, *, says_little: bool = False) -> str | None:
    """Note an answer to the open question and return the one that is open now.

    One that `says_little` is followed up, once: what comes then joins it.
    """
    key, follows = being_asked(request), request.probing is not None
    whole = wording.clean(f"{request.answers[key]}\n{text}") if follows else text
    request.answers = {**request.answers, key: whole}
    request.probing = key if says_little and not follows else None
    following = open_question(request)
    if following is None:
        request.status = Status.CONFIRMING
    return following


def skip(request: Request, question: str) -> str | None:
    """Leave a question open, or an answer as it is, and return the one that follows."""
    if being_asked(request) != question:
        raise AlreadyAnswered(BEHIND_US)
    return answer(request, SKIPPED)


def add(request: Request, text: str) -> None:
    """Put more words under the answers, while the brief is still with the requester."""
    request.added = wording.clean(f"{request.added}\n{text}")


def edit(request: Request, before: str, after: str, now: datetime) -> None:
    """The message it was made from says something else by now.

    Until the brief is confirmed, the need follows. After that, and where the requester
    has put it differently, the old words stay and the new ones stand under them.
    """
    request.need_edited_at = now
    if request.need == before and request.status in NOT_WITH_IT:
        request.need = after
    else:
        added = f"{request.added}\nThe message was edited and now says: {after}"
        request.added = added.strip()[: wording.LONGEST]


def changed_since(request: Request) -> str:
    """What became of the message it was made from, as a remark."""
    if request.need_deleted_at:
        return " (the message was deleted since)"
    return " (edited since)" if request.need_edited_at else ""


def fix(request: Request, need: str, answers: Mapping[str, str], added: str) -> None:
    """Replace what we heard by what the requester says it should be."""
    may_change(request)
    request.need, request.added = need, added
    request.answers = {key: answers.get(key, SKIPPED) for key in asked(request)}


def put_in_numbers(request: Request) -> str:
    """One more question, while the brief waits for the requester's yes."""
    if IMPACT in asked(request):
        raise AlreadyAnswered("I have asked for numbers already. Nothing has changed.")
    may_change(request)
    request.questions = [*asked(request), IMPACT]
    request.status = Status.INTERVIEWING
    return IMPACT


def _go_without_numbers(request: Request) -> None:
    """Who goes on with the brief does not want to answer that question."""
    is_asked = request.status is Status.INTERVIEWING
    if is_asked and open_question(request) == IMPACT:
        skip(request, IMPACT)


def may_change(request: Request) -> None:
    """The brief can be changed while it waits for the requester's yes."""
    _go_without_numbers(request)
    _must_have_a_brief(request)
    if request.status is not Status.CONFIRMING:
        raise AlreadySent(
            f"Request #{request.number} is with IT already. "
            "Write in its thread what should be different, and I pass it on."
        )


def begin(request: Request | None, person: str) -> Request:
    """Whoever it was asked for says yes to the questions."""
    if request is None or request.requester != person:
        raise NotAllowed(
            "These questions are for whoever needs it. "
            "To hear how it ends, put 🎫 on the message."
        )
    if request.status is not Status.OFFERED:
        raise AlreadyAnswered(
            f"Request #{request.number} is open already. "
            "You find its questions in your direct messages with me."
        )
    return request


def is_begun(request: Request | None) -> bool:
    """Whether its requester was asked anything yet."""
    return request is not None and request.status is not Status.OFFERED


def withdraw(request: Request | None, person: str) -> Request:
    """Take a request back, at any point before IT has decided.

    Who asked for a colleague may take it back as long as they have not begun.
    """
    may = {request.requester} if request else set()
    if request and request.author and request.status is Status.OFFERED:
        may.add(request.author)
    if request is None or person not in may:
        raise NotAllowed("Only whoever needs it can take this request back.")
    if request.status is Status.DECIDED:
        raise AlreadyDecided(
            f"IT has decided on request #{request.number} already, "
            "so it can't be taken back. You find the answer in its thread."
        )
    if request.status is Status.WITHDRAWN:
        raise TakenBack(f"Request #{request.number} is taken back already.")
    request.status = Status.WITHDRAWN
    return request


def bring_back(request: Request) -> str | None:
    """Go on where it was taken back; the question that is open, if one is."""
    if request.status is not Status.WITHDRAWN:
        raise AlreadySent(f"Request #{request.number} is open already.")
    following = open_question(request)
    if following:
        request.status = Status.INTERVIEWING
    else:
        request.status = Status.WAITING_FOR_IT if request.sent_at else Status.CONFIRMING
    return following


def send(request: Request, now: datetime) -> None:
    """The requester says the brief is right: it goes to IT."""
    _go_without_numbers(request)
    _must_have_a_brief(request)
    if request.status is not Status.CONFIRMING:
        raise AlreadySent(f"Request #{request.number} is with IT already.")
    request.status, request.sent_at = Status.WAITING_FOR_IT, now


def _must_have_a_brief(request: Request) -> None:
    if request.status in NO_BRIEF:
        raise NotFound("There is no brief yet. Please answer my questions first.")
    if request.status is Status.WITHDRAWN:
        raise TakenBack(
            f"You took request #{request.number} back. "
            "Bring it back first, and then go on."
        )


def must_belong_to(request: Request | None, person: str) -> Request:
    """Only the requester goes on with their interview."""
    if request is None or request.requester != person:
        raise NotFound("I can't find that request among yours.")
    return request


def decide(
    request: Request,
    outcome: Outcome,
    *,
    finding: str,
    goal: str,
    by: str,
    now: datetime,
) -> None:
    """Settle a request that waits for IT. It is settled once."""
    request.outcome, request.finding, request.goal = outcome, finding, goal
    request.decided_by, request.decided_at = by, now
    request.status = Status.DECIDED


def may_be_decided(request: Request | None, decider: str, outcome: str) -> Request:
    """A request that waits for IT; else `decider` and `outcome` say who was first."""
    if request is None or request.status in NOT_WITH_IT:
        raise NotFound("I can't find that request. It may not be with IT yet.")
    if request.status is Status.WITHDRAWN:
        raise TakenBack(
            f"Request #{request.number} was taken back by whoever asked it. "
            "Your answer was not sent."
        )
    if request.status is Status.DECIDED:
        raise AlreadyDecided(
            f"{decider} has already decided on #{request.number}: {outcome}. "
            "Your answer was not sent."
        )
    return request
