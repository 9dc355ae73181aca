"""The interview: which question is open, and what becomes of what is said."""

from collections.abc import Mapping

from bot.domain import wording
from bot.domain.actions import Action
from bot.domain.refusals import BEHIND
from bot.domain.transitions import move, must_allow
from bot.errors import AlreadyAnswered
from bot.models import Request, Status

QUESTIONS = ("goal", "without", "daily_fit")
PROBLEM = "problem"  # asked before them, where the need names a solution
IMPACT = "impact"  # asked of those who want to put it in numbers
SKIPPED = ""
HOW_MANY = {3: "three", 4: "four"}


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
    must_allow(request, Action.ANSWER)
    question = open_question(request)
    if question is None:
        raise AlreadyAnswered(BEHIND)
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
        move(request, Action.FINISH)
    return following


def skip(request: Request, question: str) -> str | None:
    """Leave a question open, or an answer as it is, and return the one that follows."""
    if being_asked(request) != question:
        raise AlreadyAnswered(BEHIND)
    return answer(request, SKIPPED)


def add(request: Request, text: str) -> None:
    """Put more words under the answers, while the brief is still with the requester."""
    request.added = wording.clean(f"{request.added}\n{text}")


def fix(request: Request, need: str, answers: Mapping[str, str], added: str) -> None:
    """Replace what we heard by what the requester says it should be."""
    may_change(request)
    request.need, request.added = need, added
    request.answers = {key: answers.get(key, SKIPPED) for key in asked(request)}


def put_in_numbers(request: Request) -> str:
    """One more question, while the brief waits for the requester's yes."""
    if IMPACT in asked(request):
        raise AlreadyAnswered("I have asked for numbers already. Nothing has changed.")
    move(request, Action.GO_ON)
    request.questions = [*asked(request), IMPACT]
    return IMPACT


def go_without_numbers(request: Request) -> None:
    """Who goes on with the brief does not want to answer that question."""
    is_asked = request.status is Status.INTERVIEWING
    if is_asked and open_question(request) == IMPACT:
        skip(request, IMPACT)


def may_change(request: Request) -> None:
    """The brief can be changed while it waits for the requester's yes."""
    go_without_numbers(request)
    must_allow(request, Action.FIX)
