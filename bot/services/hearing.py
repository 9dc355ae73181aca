"""What somebody writes to the bot, and what it is. Each is one unit of work."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.blocks import Message, sentence
from bot.db import UnitOfWork
from bot.domain import asks, small_talk, wording
from bot.domain import interviews as rules
from bot.domain import requests as request_rules
from bot.domain.actions import Action
from bot.domain.asks import File
from bot.domain.small_talk import Kind
from bot.domain.talks import Source
from bot.domain.transitions import allows, move
from bot.models import Person, Request, Status, Way
from bot.outbox import Address
from bot.services import duplicates, early_words, interviews, replies, talks, tips
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

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(float(self.ts), UTC)


def hear(uow: UnitOfWork, person: Person, said: Said) -> None:
    """Take the opening words, an answer, or something to add."""
    request = (
        rows.in_thread(uow, said.channel, said.thread_ts) if said.thread_ts else None
    )
    if request is None:
        _hear_from_elsewhere(uow, person, said)
    elif request.requester == person.slack_id:
        _hear_more(uow, request, said)


def _hear_from_elsewhere(uow: UnitOfWork, person: Person, said: Said) -> None:
    """What a colleague was asked, or something new."""
    thread = said.thread_ts
    if not thread or not tips.hear(uow, person, (said.channel, thread), said.text):
        _hear_something_new(uow, person, said)


def _hear_something_new(uow: UnitOfWork, person: Person, said: Said) -> None:
    kind = Kind.WORDS if said.files else small_talk.kind(said.text)
    answer: Message | None
    if refusal := asks.why_not_by(person):
        answer = sentence(refusal)
    elif asks.is_exempt(said.text):
        answer = ask_views.exempt()
    elif kind in {Kind.WORDS, Kind.UNSURE}:
        _open(uow, person, said, unsure=kind is Kind.UNSURE)
        return
    else:
        answer = ask_views.ANSWERS.get(kind)
    if answer:
        replies.say(uow, answer, Address(said.channel, thread_ts=said.thread_ts))


def _open(uow: UnitOfWork, person: Person, said: Said, *, unsure: bool) -> None:
    other = rows.under_way(uow, person)
    if other and rules.joins_last(other, said.at):
        interviews.join(uow, other, _words(said), said.ts)
        return
    request = Request(
        workspace_id=uow.workspace_id,
        requester=person.slack_id,
        channel=said.channel,
        thread_ts=said.thread_ts or said.ts,
        need=_words(said),
        heard=rules.NEED,
        files=list(said.files),
        status=Status.SORTING,
        opened_at=uow.now,
    )
    interviews.sort(uow, request)
    if other is None and not unsure:
        interviews.start(uow, request)
        return
    rows.save(uow, request, person.slack_id, "set_aside")
    asked = views.sorting(request, other) if other else ask_views.unsure(request)
    rows.say(uow, request, "sorting", asked)


def _hear_more(uow: UnitOfWork, request: Request, said: Said) -> None:
    is_of_its_own = not said.files and not _is_quick(request, said)
    if is_of_its_own and tips.settle(uow, request, said.text):
        return
    while_asked = request_rules.is_asked(request)
    if not said.files and small_talk.is_chatter(said.text, while_asked=while_asked):
        return
    if _is_confided(uow, request, said):
        names = asks.words_of("", said.files)
        text = "\n".join(filter(None, [said.text.strip(), names]))
        _go_on(uow, request, wording.written(text), said)
        return
    request.files = [*request.files, *said.files][: asks.MOST_FILES]
    if said.text.strip() or request.status not in UNSENT:
        _go_on(uow, request, _words(said), said)
    else:
        rows.save(uow, request, request.requester, "shared")  # a file is no answer
    if said.files:
        _note_files(uow, request)


def _is_confided(uow: UnitOfWork, request: Request, said: Said) -> bool:
    """Whether it is for the partner in IT alone: then its files are, too."""
    if request.status not in {Status.INTERVIEWING, Status.CONFIRMING}:
        return False
    is_quick = _is_quick(request, said)
    key = request.heard if is_quick else rules.open_question(request)
    return key is not None and rows.catalogue(uow).is_private(key)


def _note_files(uow: UnitOfWork, request: Request) -> None:
    rows.ask_to_share(uow, request)
    if request.status is Status.CONFIRMING:
        rows.show_brief(uow, request)
    if request.status is Status.WAITING_FOR_IT and rows.has_card(uow, request):
        rows.show_card(uow, request)


def _words(said: Said) -> str:
    return wording.written(asks.words_of(said.text, said.files))


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
    text, stray.need = stray.need, ""  # kept where it belongs, and only there
    rows.save(uow, stray, person.slack_id, "merged", into=request.number)
    rows.say(uow, stray, "sorting", views.was_an_answer(request))
    if not tips.settle(uow, request, text):
        said = Said(str(stray.channel), str(stray.thread_ts), text)
        _go_on(uow, request, text, said)


def is_new(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """A message we were unsure about is a request of its own."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    if allows(request, Action.OPEN):
        interviews.start(uow, request, in_channel=request.place_thread is not None)
        if request.way is Way.DM:
            rows.say(uow, request, "sorting", views.was_new())


def _go_on(uow: UnitOfWork, request: Request, text: str, said: Said) -> None:
    """More words from the requester: what they are depends on where we stand."""
    match request.status:
        case Status.INTERVIEWING | Status.CONFIRMING if _is_quick(request, said):
            interviews.join(uow, request, text, said.ts)
        case Status.INTERVIEWING:
            interviews.answer(uow, request, text, said.ts)
        case Status.CONFIRMING:
            _add(uow, request, text, views.added())
        case Status.WAITING_FOR_IT if not rows.triage_channel(uow):
            _add(uow, request, text, views.kept())
        case status if status in WITH_IT:
            source = Source(said.channel, said.ts, str(said.thread_ts))
            text = text if said.text.strip() else ""
            talks.pass_on(uow, request, source, text, said.files)
        case _:
            _go_on_elsewhere(uow, request, text)


def _go_on_elsewhere(uow: UnitOfWork, request: Request, text: str) -> None:
    """It is no request yet, or no more, or goes on in another thread."""
    match request.status:
        case Status.SORTING:
            request.need = wording.clean(f"{request.need}\n{text}")
            rows.save(uow, request, request.requester, "added")
        case Status.DUPLICATE:
            duplicates.pass_on(uow, request, text)
        case Status.WITHDRAWN:
            rows.reply(uow, request, views.bring_it_back_first(request))
        case Status.MERGED:
            rows.reply(uow, request, views.look_in_the_other_thread())


def _is_quick(request: Request, said: Said) -> bool:
    """In a thread they have seen that we ask: there the need is complete."""
    return request.heard != rules.NEED and rules.joins_last(request, said.at)


def _add(uow: UnitOfWork, request: Request, text: str, told: Message) -> None:
    rules.add(request, text)
    rows.save(uow, request, request.requester, "added")
    rows.show_brief(uow, request)
    rows.reply(uow, request, told)
    early_words.offer(uow, request, text)
