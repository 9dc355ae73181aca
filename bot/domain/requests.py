"""A request: what it still needs, who may do what, and what follows."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain import wording
from bot.domain.actions import Action
from bot.domain.refusals import BEHIND
from bot.domain.transitions import move, must_allow
from bot.errors import (
    AlreadyAnswered,
    NotAllowed,
    NotFound,
)
from bot.models import Outcome, Request, Status

QUESTIONS = ("goal", "without", "daily_fit")
PROBLEM = "problem"  # asked before them, where the need names a solution
IMPACT = "impact"  # asked of those who want to put it in numbers
NO_BRIEF = {Status.SORTING, Status.OFFERED, Status.INTERVIEWING, Status.MERGED}
NOT_WITH_IT = {*NO_BRIEF, Status.CONFIRMING}
SKIPPED = ""
HOW_MANY = {3: "three", 4: "four"}
SHORT = 120  # characters of a need when it is only named
IN_A_SENTENCE = 60


def title(request: Request, most: int = SHORT) -> str:
    """What the request is called where there is room for one line."""
    first_line = (request.need.splitlines() or [""])[0].rstrip(" .")
    return first_line if len(first_line) <= most else f"{first_line[: most - 2]} …"


def named(request: Request) -> str:
    """Its number and its title, inside a sentence."""
    return f"#{request.number} “{title(request, IN_A_SENTENCE)}”"


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


def edit_answer(request: Request, before: str, after: str) -> None:
    """Something they said in the interview says something else by now.

    Until it is with IT, the new words replace the old. After that, and where it is not
    plain which words they were, the new ones stand under them.
    """
    given = [key for key, text in request.answers.items() if text and text == before]
    added = f"\n{request.added}\n"
    is_with_it = request.status not in NOT_WITH_IT
    if len(given) == 1 and not is_with_it:
        request.answers = {**request.answers, given[0]: after}
    elif before and f"\n{before}\n" in added and not is_with_it:
        replaced = added.replace(f"\n{before}\n", f"\n{after}\n", 1)
        request.added = replaced.strip()[: wording.LONGEST]
    else:
        added += f"An answer was edited and now says: {after}"
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
    move(request, Action.GO_ON)
    request.questions = [*asked(request), IMPACT]
    return IMPACT


def _go_without_numbers(request: Request) -> None:
    """Who goes on with the brief does not want to answer that question."""
    is_asked = request.status is Status.INTERVIEWING
    if is_asked and open_question(request) == IMPACT:
        skip(request, IMPACT)


def may_change(request: Request) -> None:
    """The brief can be changed while it waits for the requester's yes."""
    _go_without_numbers(request)
    must_allow(request, Action.FIX)


def begin(request: Request | None, person: str) -> Request:
    """Whoever it was asked for says yes to the questions."""
    if request is None or request.requester != person:
        raise NotAllowed(
            "These questions are for whoever needs it. "
            "To hear how it ends, put 🎫 on the message."
        )
    move(request, Action.BEGIN)
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
    move(request, Action.WITHDRAW)
    request.decided_by = person
    return request


def colleague_who_took_back(request: Request) -> str | None:
    """Who took it back, if it was not whoever it was for."""
    is_over = request.status is Status.WITHDRAWN
    others = request.decided_by if is_over else None
    return others if others != request.requester else None


def bring_back(request: Request) -> str | None:
    """Go on where it was taken back; the question that is open, if one is."""
    move(request, Action.BRING_BACK)
    request.decided_by = None
    following = open_question(request)
    if following is None:
        move(request, Action.FINISH)
        if request.sent_at:
            move(request, Action.SEND)
    return following


def send(request: Request, now: datetime) -> None:
    """The requester says the brief is right: it goes to IT."""
    _go_without_numbers(request)
    move(request, Action.SEND)
    request.sent_at = now


def must_belong_to(request: Request | None, person: str) -> Request:
    """Only the requester goes on with their interview."""
    if request is None or request.requester != person:
        raise NotFound("I can't find that request among yours.")
    return request


def must_be_there(request: Request | None) -> Request:
    """IT works on what it has; it never learns of what is not sent yet."""
    if request is None:
        raise NotFound("I can't find that request. It may not be with IT yet.")
    return request


def ask(request: Request, person: str) -> None:
    """Somebody in IT wants to know more, and waits for the requester's next words."""
    move(request, Action.ASK)
    request.asking = person


def answered(request: Request) -> str | None:
    """The requester has replied. Who in IT was waiting for it, if anybody was."""
    asking = request.asking
    if asking:
        request.asking = None
    return asking


def is_asked(request: Request) -> bool:
    """Whether a question waits for the requester, of ours or of IT."""
    return request.status is Status.INTERVIEWING or request.asking is not None


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
    move(request, Action.DECIDE)
    request.outcome, request.finding, request.goal = outcome, finding, goal
    request.decided_by, request.decided_at = by, now
    request.asking = None  # whatever they still write is no answer by now
    if outcome is Outcome.GO_AHEAD and not request.partner:
        request.partner = by


def may_be_decided(request: Request | None, decider: str, outcome: str) -> Request:
    """A request that waits for IT; else `decider` and `outcome` say who was first."""
    known = must_be_there(request)
    must_allow(known, Action.DECIDE, decider=decider, outcome=outcome)
    return known
