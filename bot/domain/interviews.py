"""The interview: which question is open, and what becomes of what is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain import wording
from bot.domain.actions import Action
from bot.domain.questions import Catalogue, When
from bot.domain.refusals import BEHIND
from bot.domain.transitions import move, must_allow
from bot.errors import AlreadyAnswered
from bot.models import Request, Status

QUESTIONS = ("goal", "without", "daily_fit")
PROBLEM = "problem"  # asked before them, where the need names a solution
IMPACT = "impact"  # in numbers
NEED = "need"  # no question: the words that an interview begins with
SKIPPED = ""
COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Written:
    """What stands in a form, to replace what we heard. Nothing: left as it was."""

    answers: Mapping[str, str]
    need: str | None = None
    added: str | None = None
    kind: str | None = None


def begins_with(catalogue: Catalogue, kind: str, *, is_solution: bool) -> list[str]:
    """What is asked before the brief. Who names a solution is asked for the problem."""
    problem = [When.SOLUTION] if is_solution else []
    return catalogue.asked(kind, *problem, When.FIRST)


def asked(request: Request) -> tuple[str, ...]:
    """The questions of this request, in their order."""
    return tuple(request.questions) or QUESTIONS


def short_questions(request: Request) -> str:
    """“Three short questions”; once more were asked, nobody counts."""
    count = len(asked(request))
    has_grown = is_adding(request) or request.briefs > 1
    if has_grown or count >= len(COUNTED):
        return "a few short questions"
    return f"{COUNTED[count]} short question{'' if count == 1 else 's'}"


def given(request: Request) -> dict[str, str]:
    """Every answer, whoever may read it. Skipped ones are empty."""
    return {**request.answers, **request.confided}


def next_question(request: Request) -> str | None:
    """The first question not answered yet; None when there is no more to ask."""
    known = given(request)
    return next((key for key in asked(request) if key not in known), None)


def open_question(request: Request) -> str | None:
    """What they are being asked: one they went back to, a follow-up, or the next."""
    return request.revisiting or request.probing or next_question(request)


def being_asked(request: Request) -> str:
    """The question that waits for an answer."""
    must_allow(request, Action.ANSWER)
    question = open_question(request)
    if question is None:
        raise AlreadyAnswered(BEHIND)
    return question


def must_be_asked(request: Request, question: str) -> None:
    """A button counts as long as its question is the one that is open."""
    if being_asked(request) != question:
        raise AlreadyAnswered(BEHIND)


def answer(
    request: Request,
    text: str,
    *,
    says_little: bool = False,
    is_private: bool = False,
) -> str | None:
    """Note an answer to the open question and return the one that is open now.

    One that `says_little` is followed up, once: what comes then joins it.
    """
    key, follows = being_asked(request), request.probing is not None
    whole = wording.clean(f"{given(request)[key]}\n{text}") if follows else text
    _keep(request, {key: whole}, [key] if is_private else ())
    request.probing = key if says_little and not follows else None
    return _move_on(request)


def skip(request: Request, question: str) -> str | None:
    """Leave a question open, or an answer as it is, and return the one that follows."""
    must_be_asked(request, question)
    if question not in given(request):
        _keep(request, {question: SKIPPED})
    request.probing = None
    return _move_on(request)


def _keep(
    request: Request, answers: Mapping[str, str], private: Iterable[str] = ()
) -> None:
    """Apart, where only the partner reads them; then no more is known than: asked."""
    apart = {key: text for key, text in answers.items() if key in private}
    if apart:
        confided = {**request.confided, **apart}
        request.confided = {key: text for key, text in confided.items() if text}
    others = {**answers, **dict.fromkeys(apart, SKIPPED)}
    request.answers = {**request.answers, **others}


def _move_on(request: Request) -> str | None:
    request.revisiting, request.offered = None, ""
    following = open_question(request)
    if following is None:
        _play_back(request)
    return following


def _play_back(request: Request) -> None:
    """The brief is read to them, once more if it was before."""
    move(request, Action.FINISH)
    request.briefs += 1


def go_back(request: Request, question: str) -> str:
    """To the one before, whose answer may be replaced; from a follow-up, to its own."""
    must_be_asked(request, question)
    place = asked(request).index(question) + (request.probing is not None)
    before = asked(request)[:place]
    if not before:
        raise AlreadyAnswered("This is the first question, so there is none before it.")
    request.revisiting, request.probing, request.offered = before[-1], None, ""
    return before[-1]


def joins_last(request: Request, said_at: datetime) -> bool:
    """Whether a message was written before the next question was there to be read."""
    if request.heard is None or request.asked_at is None:
        return False
    return said_at < request.asked_at


def join(request: Request, text: str, so_far: str, *, is_private: bool = False) -> None:
    """Two quick messages are two parts of one answer, or of what they need."""
    key, whole = str(request.heard), wording.clean(f"{so_far}\n{text}")
    if key == NEED:
        request.need = whole
    else:
        _keep(request, {key: whole}, [key] if is_private else ())


# --- more than the first questions ---


def of_kind(request: Request, catalogue: Catalogue) -> list[str]:
    """All that may be asked of it: what was asked first, then the rest."""
    more = catalogue.asked(request.kind, When.MORE)
    return [*(key for key in asked(request) if key not in more), *more]


def is_adding(request: Request) -> bool:
    """Whether the brief was read to them, and they go on with more questions."""
    return request.status is Status.INTERVIEWING and request.briefs > 0


def unanswered(request: Request, catalogue: Catalogue) -> list[str]:
    known = given(request)
    return [key for key in of_kind(request, catalogue) if not known.get(key)]


def go_on(request: Request, catalogue: Catalogue) -> str:
    """Ask what was not asked yet; when there is nothing, what was left open."""
    if is_adding(request):
        raise AlreadyAnswered("I am asking already: the question stands below.")
    known, more = given(request), catalogue.asked(request.kind, When.MORE)
    left = sorted(unanswered(request, catalogue), key=lambda key: key not in more)
    following = [key for key in left if key not in known] or left
    if not following:
        raise AlreadyAnswered("You have answered everything I would ask, thank you.")
    move(request, Action.GO_ON)
    request.briefs = request.briefs or 1
    request.answers = {k: v for k, v in request.answers.items() if k not in following}
    before = [key for key in asked(request) if key not in following]
    request.questions = [*before, *following]
    return following[0]


def enough(request: Request, question: str) -> None:
    """That's enough: the brief comes back, and the rest stays open."""
    must_be_asked(request, question)
    if not is_adding(request):
        raise AlreadyAnswered(BEHIND)
    _leave_open(request)


def _leave_open(request: Request) -> None:
    """No question is open any more; the brief follows."""
    known = given(request)
    _keep(request, {key: SKIPPED for key in asked(request) if key not in known})
    request.probing, request.revisiting, request.offered = None, None, ""
    _play_back(request)


def settle(request: Request) -> None:
    """Who goes on with the brief they have leaves the other questions open."""
    if is_adding(request):
        _leave_open(request)


# --- the brief ---


def add(request: Request, text: str) -> None:
    """Put more words under the answers, while the brief is still with the requester."""
    request.added = wording.clean(f"{request.added}\n{text}")


def may_change(request: Request) -> None:
    """The brief can be changed while it waits for the requester's yes."""
    settle(request)
    must_allow(request, Action.FIX)


def may_fill(request: Request) -> None:
    """All questions can be answered in a form, before the brief and after."""
    if request.status is Status.INTERVIEWING:
        _leave_open(request)
    must_allow(request, Action.FIX)


def fix(request: Request, catalogue: Catalogue, written: Written) -> None:
    """Replace what we heard by what the requester says it should be."""
    may_change(request)
    request.heard = None
    if written.need is not None:
        request.need = written.need
    if written.added is not None:
        request.added = written.added
    private = {key for key in written.answers if catalogue.is_private(key)}
    _keep(request, written.answers, private)
    _become(request, catalogue, written.kind)


def fill(request: Request, catalogue: Catalogue, written: Written) -> None:
    """The same, also where the questions are not over."""
    may_fill(request)
    fix(request, catalogue, written)


def _become(request: Request, catalogue: Catalogue, kind: str | None) -> None:
    """Of the kind they say: its questions, and those that were answered."""
    if kind is not None and kind != request.kind:
        request.kind = kind
        is_solution = PROBLEM in asked(request)
        request.questions = begins_with(catalogue, kind, is_solution=is_solution)
    known = given(request)
    answered = (key for key in of_kind(request, catalogue) if known.get(key))
    request.questions = list(dict.fromkeys([*asked(request), *answered]))
    _keep(request, {key: SKIPPED for key in request.questions if key not in known})
