"""A request: what it still needs, who may do what, and what follows."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime

from bot.domain.transitions import BEHIND, Action, move, must_allow
from bot.errors import (
    AlreadyAnswered,
    AlreadyTaken,
    NotAllowed,
    NotFound,
    NothingWritten,
    TooLong,
)
from bot.models import Outcome, Request, Status

QUESTIONS = ("goal", "without", "daily_fit")
LONGEST = 2_000  # characters of one answer, so that it can always be shown whole
NO_BRIEF = {Status.SORTING, Status.OFFERED, Status.INTERVIEWING, Status.MERGED}
NOT_WITH_IT = {*NO_BRIEF, Status.CONFIRMING}
SKIPPED = ""
SHORT = 120  # characters of a need when it is only named
IN_A_SENTENCE = 60

LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Joiners (emoji, Hindi, Persian) and direction marks (Arabic) stay, and so do the tags
# that make a flag of Scotland. What hides or turns around other words goes.
UNWANTED = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f)"  # such a flag
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # control characters
    "|[\ud800-\udfff]"  # half a character
    "|[\u202a-\u202e\u2066-\u2069]"  # turns the direction of what follows
    "|[\xad\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]"  # not seen at all
)
UNSEEN = {"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"}  # nothing to read, on their own


def clean(typed: str, *, field: str | None = None) -> str:
    """What a person typed, without what no database or screen can take."""
    text = UNWANTED.sub(r"\1", LINE_ENDS.sub("\n", typed)).strip()
    if all(unicodedata.category(each) in UNSEEN for each in text):
        return ""
    if len(text) > LONGEST:
        raise TooLong(
            f"That is {len(text):,} characters, and I can keep {LONGEST:,}. "
            "Could you say it a little shorter?",
            field=field,
        )
    return text


def fitting(text: str) -> str:
    """A message's words as far as they can be kept."""
    kept = UNWANTED.sub(r"\1", LINE_ENDS.sub("\n", text)).strip()
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 2]} …"


def written(typed: str, *, field: str | None = None) -> str:
    """The same, for what must not be empty."""
    text = clean(typed, field=field)
    if not text:
        sentence = (
            "Please write a sentence here."
            if field
            else "I can only read words so far. Please say it in a sentence."
        )
        raise NothingWritten(sentence, field=field)
    return text


def title(request: Request, most: int = SHORT) -> str:
    """What the request is called where there is room for one line."""
    first_line = (request.need.splitlines() or [""])[0].rstrip(" .")
    return first_line if len(first_line) <= most else f"{first_line[: most - 2]} …"


def named(request: Request) -> str:
    """Its number and its title, inside a sentence."""
    return f"#{request.number} “{title(request, IN_A_SENTENCE)}”"


def next_question(answers: Mapping[str, str]) -> str | None:
    """The first question not answered yet; None when the interview is over."""
    return next((key for key in QUESTIONS if key not in answers), None)


def answer(request: Request, text: str) -> str | None:
    """Note an answer to the open question and return the one that follows."""
    move(request, Action.ANSWER)
    key = next_question(request.answers)
    if key is None:
        raise AlreadyAnswered(BEHIND)
    request.answers = {**request.answers, key: text}
    following = next_question(request.answers)
    if following is None:
        move(request, Action.FINISH)
    return following


def skip(request: Request, question: str) -> str | None:
    """Leave a question open and return the one that follows."""
    if next_question(request.answers) != question:
        raise AlreadyAnswered(BEHIND)
    return answer(request, SKIPPED)


def add(request: Request, text: str) -> None:
    """Put more words under the answers, while the brief is still with the requester."""
    request.added = clean(f"{request.added}\n{text}")


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
        request.added = added.strip()[:LONGEST]


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
        request.added = replaced.strip()[:LONGEST]
    else:
        added += f"An answer was edited and now says: {after}"
        request.added = added.strip()[:LONGEST]


def changed_since(request: Request) -> str:
    """What became of the message it was made from, as a remark."""
    if request.need_deleted_at:
        return " (the message was deleted since)"
    return " (edited since)" if request.need_edited_at else ""


def fix(request: Request, need: str, answers: Mapping[str, str], added: str) -> None:
    """Replace what we heard by what the requester says it should be."""
    may_change(request)
    request.need, request.added = need, added
    request.answers = {key: answers.get(key, SKIPPED) for key in QUESTIONS}


def may_change(request: Request) -> None:
    """The brief can be changed while it waits for the requester's yes."""
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
    following = next_question(request.answers)
    if following is None:
        move(request, Action.FINISH)
        if request.sent_at:
            move(request, Action.SEND)
    return following


def send(request: Request, now: datetime) -> None:
    """The requester says the brief is right: it goes to IT."""
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


def take(request: Request, person: str, holder: str) -> None:
    """Somebody in IT looks at it. `holder`: the name of who does so already."""
    move(request, Action.TAKE)
    if request.partner == person:
        raise AlreadyTaken(f"You have #{request.number} already.")
    if request.partner:
        raise AlreadyTaken(
            f"{holder} has #{request.number} already. "
            "They can give it back, and then it is yours to take."
        )
    request.partner = person


def give_back(request: Request, person: str, holder: str) -> None:
    """Whoever took it can't look at it after all: it waits for IT as before."""
    move(request, Action.GIVE_BACK)
    if request.partner is None:
        raise AlreadyTaken(
            f"Nobody has #{request.number} at the moment, so it can be taken."
        )
    if request.partner != person:
        raise NotAllowed(f"{holder} has #{request.number}. Only they give it back.")
    request.partner = None


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


def may_be_decided(request: Request | None, decider: str, outcome: str) -> Request:
    """A request that waits for IT; else `decider` and `outcome` say who was first."""
    known = must_be_there(request)
    must_allow(known, Action.DECIDE, decider=decider, outcome=outcome)
    return known


def reconsider(request: Request, reason: str) -> None:
    """IT answers once more, of itself: the decision that follows replaces the first."""
    move(request, Action.RECONSIDER)
    request.reason = reason


def reopen(request: Request) -> None:
    """IT answered something else. What it was stays in the audit."""
    move(request, Action.REOPEN)
    request.outcome, request.finding, request.goal = None, "", ""
    request.decided_by, request.decided_at, request.reason = None, None, ""
    request.reopened += 1
