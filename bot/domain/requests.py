"""A request: who may do what with it, and what follows."""

from datetime import datetime

from bot.domain import interviews, wording
from bot.domain.actions import Action
from bot.domain.transitions import move, must_allow
from bot.errors import NotAllowed, NotFound
from bot.models import Outcome, Request, Status

NO_BRIEF = {Status.SORTING, Status.OFFERED, Status.INTERVIEWING, Status.MERGED}
NOT_WITH_IT = {*NO_BRIEF, Status.CONFIRMING}
SHORT = 120  # characters of a need when it is only named
IN_A_SENTENCE = 60


def title(request: Request, most: int = SHORT) -> str:
    """What the request is called where there is room for one line."""
    first_line = (request.need.splitlines() or [""])[0].rstrip(" .")
    return shortened(first_line, most)


def shortened(text: str, most: int = SHORT) -> str:
    return text if len(text) <= most else f"{text[: most - 2]} …"


def named(request: Request) -> str:
    """Its number and its title, inside a sentence."""
    return f"#{request.number} “{title(request, IN_A_SENTENCE)}”"


def edit(request: Request, before: str, after: str, now: datetime) -> None:
    """The message it was made from says something else by now.

    Until the brief is confirmed, the need follows. After that, and where the requester
    has put it differently, the old words stay and the new ones stand under them.
    """
    request.need_edited_at = now
    need = wording.replaced(request.need, before, after)
    if need != request.need and request.status in NOT_WITH_IT:
        request.need = need
    else:
        added = f"{request.added}\nThe message was edited and now says: {after}"
        request.added = added.strip()[: wording.LONGEST]


def edit_answer(request: Request, before: str, after: str) -> None:
    """Something they said in the interview says something else by now.

    Until it is with IT, the new words replace the old. After that, and where it is not
    plain which words they were, the new ones stand under them.
    """
    answers = {
        key: text
        for key, told in request.answers.items()
        if (text := wording.replaced(told, before, after)) != told
    }
    is_with_it = request.status not in NOT_WITH_IT
    added = wording.replaced(request.added, before, after)
    if len(answers) == 1 and not is_with_it:
        request.answers = {**request.answers, **answers}
    elif added != request.added and not is_with_it:
        request.added = added
    else:
        added = f"{request.added}\nAn answer was edited and now says: {after}"
        request.added = added.strip()[: wording.LONGEST]


def changed_since(request: Request) -> str:
    """What became of the message it was made from, as a remark."""
    if request.need_deleted_at:
        return " (the message was deleted since)"
    return " (edited since)" if request.need_edited_at else ""


def begin(request: Request | None, person: str) -> Request:
    """Whoever it was asked for says yes to the questions."""
    if request is None or request.requester != person:
        raise NotAllowed(_whose_they_are(request, person))
    move(request, Action.BEGIN)
    return request


def _whose_they_are(request: Request | None, person: str) -> str:
    """Who asked for them hears how it ends anyway; the others if they want to."""
    if request is None or request.author != person:
        return (
            "These questions are for somebody else. "
            "To hear how it ends, put 🎫 on the message."
        )
    return f"Only <@{request.requester}> can answer these. You will hear how it ends."


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
    following = interviews.open_question(request)
    if following is None:
        move(request, Action.FINISH)
        if request.sent_at:
            move(request, Action.SEND)
    return following


def send(request: Request, now: datetime) -> None:
    """The requester says the brief is right: it goes to IT."""
    interviews.settle(request)
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
