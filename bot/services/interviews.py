"""The interview, until the brief is right. Each function is one unit of work."""

from dataclasses import dataclass

from bot import content
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import asks, listening, numbers, small_talk, solutions, wording
from bot.domain import interviews as rules
from bot.domain import requests as request_rules
from bot.domain.actions import Action
from bot.domain.asks import File
from bot.domain.small_talk import Kind
from bot.domain.talks import Source
from bot.domain.transitions import allows, move
from bot.models import Person, Request, Status, Way
from bot.outbox import Address
from bot.services import duplicates, replies, setup, talks
from bot.services import request_rows as rows
from bot.views import asks as ask_views
from bot.views import interviews as views

UNSENT = {Status.SORTING, Status.INTERVIEWING, Status.CONFIRMING}
WITH_IT = {
    Status.WAITING_FOR_IT,
    Status.DECIDED,
    Status.IN_PROGRESS,
    Status.DELIVERED,
    Status.CLOSED,
}


@dataclass(frozen=True)
class Said:
    """A message somebody wrote to the bot, in plain words."""

    channel: str
    ts: str
    text: str
    thread_ts: str | None = None
    files: tuple[File, ...] = ()


def hear(uow: UnitOfWork, person: Person, said: Said) -> None:
    """Take the opening words, an answer, or something to add."""
    request = (
        rows.in_thread(uow, said.channel, said.thread_ts) if said.thread_ts else None
    )
    if request is None:
        _hear_something_new(uow, person, said)
    elif request.requester == person.slack_id:
        _hear_more(uow, request, said)


def _hear_something_new(uow: UnitOfWork, person: Person, said: Said) -> None:
    kind = Kind.WORDS if said.files else small_talk.kind(said.text)
    answer: Message | None
    if asks.is_exempt(said.text):
        answer = ask_views.exempt()
    elif kind in {Kind.WORDS, Kind.UNSURE}:
        _open(uow, person, said, unsure=kind is Kind.UNSURE)
        return
    else:
        answer = ask_views.ANSWERS.get(kind)
    if answer:
        replies.say(uow, answer, Address(said.channel, thread_ts=said.thread_ts))


def _hear_more(uow: UnitOfWork, request: Request, said: Said) -> None:
    while_asked = request_rules.is_asked(request)
    if not said.files and small_talk.is_chatter(said.text, while_asked=while_asked):
        return
    request.files = [*request.files, *said.files][: asks.MOST_FILES]
    if said.text.strip() or request.status not in UNSENT:
        _go_on(uow, request, _words(said), said)
    else:
        rows.save(uow, request, request.requester, "shared")  # a file is no answer
    if said.files:
        _note_files(uow, request)


def _note_files(uow: UnitOfWork, request: Request) -> None:
    rows.ask_to_share(uow, request)
    if request.status is Status.CONFIRMING:
        rows.show_brief(uow, request)
    if request.status is Status.WAITING_FOR_IT and rows.has_card(uow, request):
        rows.show_card(uow, request)


def _words(said: Said) -> str:
    return wording.written(asks.words_of(said.text, said.files))


def skip(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    action = "left_short" if request.probing else "skipped"
    following = rules.skip(request, question)
    rows.save(uow, request, person.slack_id, action, question=question)
    _move_on(uow, request, question, following)


def put_off(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester goes on another day; it waits, here and in their Home."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    rules.being_asked(request)
    rows.note(uow, request, person.slack_id, "put_off")
    rows.say(uow, request, "later", views.later(request))


def put_in_numbers(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester wants to say what it costs, before IT reads the brief."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    question = rules.put_in_numbers(request)
    rows.save(uow, request, person.slack_id, "counting")
    rows.show_brief(uow, request)
    _ask_or_play_back(uow, request, question)


def is_an_answer(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """A message we were unsure about belongs to the interview under way."""
    stray = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    if not allows(stray, Action.MERGE):
        return
    request = rows.under_way(uow, person)
    if request is None:
        is_new(uow, person, request_id)
        return
    move(stray, Action.MERGE)
    rows.save(uow, stray, person.slack_id, "merged", into=request.number)
    rows.say(uow, stray, "sorting", views.was_an_answer(request))
    said = Said(str(stray.channel), str(stray.thread_ts), stray.need)
    _go_on(uow, request, stray.need, said)


def is_new(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """A message we were unsure about is a request of its own."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    if allows(request, Action.OPEN):
        start(uow, request, in_channel=request.place_thread is not None)
        if request.way is Way.DM:
            rows.say(uow, request, "sorting", views.was_new())


def fix(
    uow: UnitOfWork, person: Person, request_id: int, fields: dict[str, str]
) -> None:
    """Correct the brief, before IT sees it."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    need = wording.written(fields["need"], field="need")
    typed = {
        key: wording.clean(fields.get(key, ""), field=key)
        for key in (*rules.asked(request), "added")
    }
    added = typed.pop("added")
    rules.fix(request, need, typed, added)
    rows.save(uow, request, person.slack_id, "fixed")
    rows.show_brief(uow, request)


def to_fix(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    """The request, if its brief still is with the requester."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    rules.may_change(request)
    return request


def _open(uow: UnitOfWork, person: Person, said: Said, *, unsure: bool) -> None:
    other = rows.under_way(uow, person) if said.thread_ts is None else None
    need = _words(said)
    request = Request(
        workspace_id=uow.workspace_id,
        requester=person.slack_id,
        channel=said.channel,
        thread_ts=said.thread_ts or said.ts,
        need=need,
        questions=questions_about(need),
        files=list(said.files),
        status=Status.SORTING,
        opened_at=uow.now,
    )
    if other is None and not unsure:
        start(uow, request)
        return
    rows.save(uow, request, person.slack_id, "set_aside")
    asked = views.sorting(request, other) if other else ask_views.unsure(request)
    rows.say(uow, request, "sorting", asked)


def questions_about(need: str) -> list[str]:
    """Who names a solution is asked for the problem first."""
    first = [rules.PROBLEM] if solutions.is_named(content.solutions(), need) else []
    return [*first, *rules.QUESTIONS]


def start(uow: UnitOfWork, request: Request, *, in_channel: bool = False) -> None:
    """Give it a number and ask the first question, where its requester is asked."""
    request.number = request.number or rows.next_number(uow)
    if request.status is Status.SORTING:
        move(request, Action.OPEN)
    rows.save(uow, request, request.requester, "opened")
    if in_channel:
        rows.confirm(uow, request)
    rows.show_opening(uow, request)
    if request.files and not in_channel:
        rows.ask_to_share(uow, request)
    setup.explain(uow, request)
    _ask_or_play_back(uow, request, rules.open_question(request))


def _go_on(uow: UnitOfWork, request: Request, text: str, said: Said) -> None:
    """More words from the requester: what they are depends on where we stand."""
    match request.status:
        case Status.INTERVIEWING:
            _answer(uow, request, text)
        case Status.CONFIRMING:
            rules.add(request, text)
            rows.save(uow, request, request.requester, "added")
            rows.show_brief(uow, request)
            rows.reply(uow, request, views.added())
        case Status.WAITING_FOR_IT if not rows.triage_channel(uow):
            rules.add(request, text)
            rows.save(uow, request, request.requester, "added")
            rows.show_brief(uow, request)
            rows.reply(uow, request, views.kept())
        case status if status in WITH_IT:
            source = Source(said.channel, said.ts, str(said.thread_ts))
            text = text if said.text.strip() else ""
            talks.pass_on(uow, request, source, text, said.files)
        case Status.SORTING:
            request.need = wording.clean(f"{request.need}\n{text}")
            rows.save(uow, request, request.requester, "added")
        case Status.DUPLICATE:
            duplicates.pass_on(uow, request, text)
        case Status.WITHDRAWN | Status.MERGED:
            is_gone = request.status is Status.WITHDRAWN
            back, elsewhere = views.bring_it_back_first, views.look_in_the_other_thread
            rows.reply(uow, request, back(request) if is_gone else elsewhere())


def _answer(uow: UnitOfWork, request: Request, text: str) -> None:
    """An answer to the open question, or to the follow-up about it."""
    action = "explained" if request.probing else "answered"
    asked = rules.being_asked(request)
    says_little = _says_little(request, asked, text)
    following = rules.answer(request, text, says_little=says_little)
    rows.save(uow, request, request.requester, action)
    _move_on(uow, request, asked, following)


def _move_on(
    uow: UnitOfWork, request: Request, asked: str, following: str | None
) -> None:
    """The brief stands above the question about numbers, so that one is answered."""
    _ask_or_play_back(uow, request, following)
    if asked == rules.IMPACT and following is None:
        rows.reply(uow, request, views.in_numbers(request))


def _says_little(request: Request, asked: str, text: str) -> bool:
    if asked == rules.IMPACT:
        return not numbers.yearly(text)
    return listening.says_little(content.ear(), asked, text, request.need)


def _ask_or_play_back(uow: UnitOfWork, request: Request, question: str | None) -> None:
    if question is None:
        rows.show_brief(uow, request)
    elif request.probing:
        rows.say(uow, request, f"probe:{question}", views.probe(request, question))
    else:
        rows.say(
            uow, request, f"question:{question}", views.question(request, question)
        )
