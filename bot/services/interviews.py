"""The interview, until the brief is right. Each function is one unit of work."""

from collections.abc import Sequence
from datetime import datetime

from bot import content
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import covers, listening, readings, solutions, tips, unknowns, wording
from bot.domain import interviews as rules
from bot.domain import requests as request_rules
from bot.domain.actions import Action
from bot.domain.questions import Catalogue, Holds, Question, Reader, kind_of
from bot.domain.refusals import BEHIND
from bot.domain.transitions import move
from bot.errors import AlreadyAnswered
from bot.models import Person, Request, Status
from bot.services import early_words, people, setup
from bot.services import request_rows as rows
from bot.views import asks as ask_views
from bot.views import interviews as views
from bot.views import tips as tip_views


def sort(uow: UnitOfWork, request: Request) -> None:
    """Of which kind it is, unless somebody has said so, and what is asked first."""
    known = rows.catalogue(uow)
    if request.kind not in known.kinds:
        request.kind = kind_of(known, request.need)
    is_solution = solutions.is_named(content.solutions(), request.need)
    request.questions = rules.begins_with(known, request.kind, is_solution=is_solution)


def start(uow: UnitOfWork, request: Request, *, in_channel: bool = False) -> None:
    """Give it a number and ask the first question, where its requester is asked."""
    known = rows.catalogue(uow)
    request.number = request.number or rows.next_number(uow)
    if request.status is Status.SORTING:
        move(request, Action.OPEN)
    _look_ahead(uow, request, known)
    rows.save(uow, request, request.requester, "opened")
    if in_channel:
        rows.confirm(uow, request)
    rows.show_opening(uow, request)
    if wording.is_cut(request.need):
        rows.say(uow, request, "cut", ask_views.cut())
    if request.files and not in_channel:
        rows.ask_to_share(uow, request)
    setup.explain(uow, request)
    _ask_or_play_back(uow, request, known)
    early_words.offer(uow, request, request.need)


def answer(uow: UnitOfWork, request: Request, text: str, ts: str = "") -> None:
    """An answer to the open question, or to the follow-up about it.

    `ts`: the message that it stands in. One that was pressed is not followed up.
    """
    known = rows.catalogue(uow)
    asked = known.questions[rules.being_asked(request)]
    action = "explained" if request.probing else "answered"
    is_private = known.is_private(asked.key)
    rules.answer(
        request,
        asked.kept(text),
        says_little=bool(ts) and _says_little(request, asked, text),
        is_private=is_private,
    )
    request.heard = asked.key if ts else None
    if is_private and ts:
        request.confided_in = [*request.confided_in, ts]
    _move_on(uow, request, known, action, _read(uow, asked, text))
    if not is_private:
        early_words.offer(uow, request, text)


def join(uow: UnitOfWork, request: Request, text: str, ts: str) -> None:
    """A second message, written before what came next was read: one answer in two."""
    known, key = rows.catalogue(uow), str(request.heard)
    so_far = rules.given(request).get(key, "")
    if key == rules.NEED:
        so_far, is_private = request.need, False
    else:
        is_private = known.is_private(key)
    rules.join(request, text, so_far, is_private=is_private)
    if is_private:
        request.confided_in = [*request.confided_in, ts]
    rows.save(uow, request, request.requester, "joined")
    if request.status is Status.CONFIRMING:
        rows.show_brief(uow, request)
    if not is_private:
        early_words.offer(uow, request, text)


def step(
    uow: UnitOfWork, person: Person, request_id: int, question: str, number: str
) -> None:
    """One of the steps is pressed."""
    request = _theirs(uow, person, request_id)
    rules.must_be_asked(request, question)
    steps = rows.catalogue(uow).questions[question].steps
    if number in map(str, range(1, len(steps) + 1)):
        answer(uow, request, number)


def skip(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    request = _theirs(uow, person, request_id)
    action = "left_short" if request.probing else "skipped"
    pass_over(uow, request, question, action)


def pass_over(uow: UnitOfWork, request: Request, question: str, action: str) -> None:
    """The question stays as it is, and the next one comes."""
    rules.skip(request, question)
    request.heard = None
    _move_on(uow, request, rows.catalogue(uow), action)


def take_offer(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    """What they said before is the answer to this question, too."""
    request = _offered(uow, person, request_id, question)
    answer(uow, request, request.offered)


def turn_offer_down(
    uow: UnitOfWork, person: Person, request_id: int, question: str
) -> None:
    """It is not: then the question is asked."""
    request = _offered(uow, person, request_id, question)
    request.offered, request.heard, request.asked_at = "", None, uow.now
    rows.save(uow, request, person.slack_id, "asked")
    _ask_or_play_back(uow, request, rows.catalogue(uow))


def go_back(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    """They want to put the answer before differently."""
    request = _theirs(uow, person, request_id)
    rules.go_back(request, question)
    request.heard, request.asked_at = None, uow.now
    rows.save(uow, request, person.slack_id, "went_back")
    _ask_or_play_back(uow, request, rows.catalogue(uow))


def go_on(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """They want to say more, before IT reads the brief."""
    request, known = _theirs(uow, person, request_id), rows.catalogue(uow)
    rules.go_on(request, known)
    request.heard = None
    _look_ahead(uow, request, known)
    rows.save(uow, request, person.slack_id, "went_on")
    rows.show_brief(uow, request)
    _ask_or_play_back(uow, request, known, is_new_round=True)


def enough(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    """They have said enough: the brief, with what they said."""
    request = _theirs(uow, person, request_id)
    rules.enough(request, question)
    request.heard = None
    rows.save(uow, request, person.slack_id, "finished")
    rows.show_brief(uow, request)


def put_off(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester goes on another day; it waits, here and in their Home."""
    request = _theirs(uow, person, request_id)
    question = rules.being_asked(request)
    rows.note(uow, request, person.slack_id, "put_off")
    rows.say(uow, request, f"later:{question}", views.later(request))


def _theirs(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    return request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)


def _offered(
    uow: UnitOfWork, person: Person, request_id: int, question: str
) -> Request:
    request = _theirs(uow, person, request_id)
    rules.must_be_asked(request, question)
    if not request.offered:
        raise AlreadyAnswered(BEHIND)
    return request


def _move_on(
    uow: UnitOfWork,
    request: Request,
    known: Catalogue,
    action: str,
    read: Sequence[str] = (),
) -> None:
    """Store it, say what we made of it, and ask what is open now."""
    _look_ahead(uow, request, known)
    rows.save(uow, request, request.requester, action)
    _ask_or_play_back(uow, request, known, read)


def _read(uow: UnitOfWork, asked: Question, text: str) -> list[str]:
    return readings.read(asked, text, uow.now.date())


def _look_ahead(uow: UnitOfWork, request: Request, known: Catalogue) -> None:
    """What they said before may answer the next question: then it is offered."""
    request.asked_at, request.offered = _when_asked(uow, request), ""
    key = rules.next_question(request)
    if key is None or rules.open_question(request) != key or known.is_private(key):
        return
    said = [request.need, *filter(None, request.answers.values())]
    request.offered = covers.covered(content.covers(), key, said) or ""


def _when_asked(uow: UnitOfWork, request: Request) -> datetime:
    """Whoever has just written may write on; a button says all there is to say."""
    return uow.now + uow.pause if request.heard else uow.now


def _ask_or_play_back(
    uow: UnitOfWork,
    request: Request,
    known: Catalogue,
    read: Sequence[str] = (),
    *,
    is_new_round: bool = False,
) -> None:
    key = rules.open_question(request)
    if key is None:
        rows.show_brief(uow, request)
    elif request.probing:
        message = _follow_up(uow, request, known, known.questions[key])
        rows.ask(uow, request, f"probe:{key}", message)
    else:
        asked = known.questions[key]
        question = views.question(request, asked, read, is_new_round=is_new_round)
        rows.ask(uow, request, f"question:{key}", question)


def _follow_up(
    uow: UnitOfWork, request: Request, known: Catalogue, asked: Question
) -> Message:
    """Who does not know is asked who would; or whether I shall ask whom they name."""
    hints = content.unknowns()
    if not tips.may_ask(request, known, hints):
        return views.probe(request, asked)
    named = unknowns.who_knows(hints, request.answers.get(asked.key, ""))
    one = people.called(uow, named, besides=request.requester) if named else None
    return tip_views.who_knows(request, asked, named or "", one)


def _says_little(request: Request, asked: Question, text: str) -> bool:
    """Who names somebody who would know has said enough, unless they may be asked."""
    hints = content.unknowns()
    if asked.steps:
        return not asked.has_step(text) and not unknowns.is_unknown(hints, text)
    if unknowns.is_unknown(hints, text) and asked.reader is Reader.IT:
        return True
    if unknowns.who_knows(hints, text):
        return False
    if asked.holds is Holds.FIGURES:
        return not readings.read(asked, text, request.opened_at.date())
    return listening.says_little(content.ear(), asked.key, text, request.need)
