"""What happens to a request. Each function is one unit of work."""

from dataclasses import dataclass

from sqlalchemy import insert, update
from sqlmodel import col, select

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import people
from bot.domain import requests as rules
from bot.models import Audit, Outcome, Person, Request, Status, Workspace
from bot.outbox import Address
from bot.views import requests as views


@dataclass(frozen=True)
class Said:
    """A message somebody wrote to the bot, in plain words."""

    channel: str
    ts: str
    text: str
    thread_ts: str | None = None


@dataclass(frozen=True)
class Decision:
    """What IT fills in."""

    outcome: Outcome
    finding: str
    goal: str


def hear(uow: UnitOfWork, person: Person, said: Said) -> None:
    """Take the opening words, an answer, or something to add."""
    text = rules.written(said.text)
    request = _in_thread(uow, said.channel, said.thread_ts) if said.thread_ts else None
    if request is None:
        _open(uow, person, said, text)
    elif request.requester == person.slack_id:
        _go_on(uow, request, text)


def skip(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    request = rules.must_belong_to(_load(uow, request_id), person.slack_id)
    following = rules.skip(request, question)
    _record(uow, request, person.slack_id, "skipped", question=question)
    _ask_or_play_back(uow, request, following)


def is_an_answer(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """A message we were unsure about belongs to the interview under way."""
    stray = rules.must_belong_to(_load(uow, request_id), person.slack_id)
    if stray.status is not Status.SORTING:
        return
    request = _under_way(uow, person)
    if request is None:
        is_new(uow, person, request_id)
        return
    stray.status = Status.MERGED
    _record(uow, stray, person.slack_id, "merged", into=request.number)
    _say(uow, stray, "sorting", views.was_an_answer(request))
    _go_on(uow, request, stray.need)


def is_new(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """A message we were unsure about is a request of its own."""
    request = rules.must_belong_to(_load(uow, request_id), person.slack_id)
    if request.status is Status.SORTING:
        _start(uow, request)
        _say(uow, request, "sorting", views.was_new(request))


def fix(
    uow: UnitOfWork, person: Person, request_id: int, fields: dict[str, str]
) -> None:
    """Correct the brief, before IT sees it."""
    request = rules.must_belong_to(_load(uow, request_id), person.slack_id)
    need = rules.written(fields["need"], field="need")
    typed = {
        key: rules.clean(fields.get(key, ""), field=key)
        for key in (*rules.QUESTIONS, "added")
    }
    added = typed.pop("added")
    rules.fix(request, need, typed, added)
    _record(uow, request, person.slack_id, "fixed")
    _say(uow, request, "brief", views.brief(request))


def send(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester said yes: IT gets a card, the brief becomes a record."""
    request = rules.must_belong_to(_load(uow, request_id), person.slack_id)
    rules.send(request, uow.now)
    _record(uow, request, person.slack_id, "sent")
    _say(uow, request, "brief", views.brief(request))
    _show_card(uow, request)


def decide(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    decision: Decision,
    *,
    is_in_it: bool,
) -> None:
    """Settle a request, tell its requester, and shrink the card to a record."""
    people.must_be_in_it(is_in_it)
    request = to_decide(uow, request_id)
    rules.decide(
        request,
        decision.outcome,
        finding=rules.written(decision.finding, field="finding"),
        goal=rules.written(decision.goal, field="goal"),
        by=person.slack_id,
        now=uow.now,
    )
    _record(uow, request, person.slack_id, "decided", outcome=decision.outcome.value)
    _say(uow, request, "outcome", views.outcome(request))
    _show_card(uow, request)


def may_open_decision(uow: UnitOfWork, request_id: int, *, is_in_it: bool) -> Request:
    """The request to decide on, for somebody who may."""
    people.must_be_in_it(is_in_it)
    return to_decide(uow, request_id)


def offer_form_again(
    uow: UnitOfWork, person: Person, request_id: int, action: str, label: str
) -> None:
    """Slack lets a form open for three seconds; after that, a button in the DM."""
    again = views.reopen_form(request_id, action, label)
    outbox.put(uow, outbox.reply_key(uow), again, Address(person.slack_id))


def to_decide(uow: UnitOfWork, request_id: int) -> Request:
    """The request, if it still waits for IT; else who decided it, and how."""
    request = _load(uow, request_id)
    decider = outcome = ""
    if request and request.outcome and request.decided_by:
        decider = name_of(uow, request.decided_by)
        outcome = views.outcome_title(request.outcome)
    return rules.may_be_decided(request, decider, outcome)


def to_fix(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    """The request, if its brief still is with the requester."""
    request = rules.must_belong_to(_load(uow, request_id), person.slack_id)
    rules.may_change(request)
    return request


def name_of(uow: UnitOfWork, slack_id: str) -> str:
    person = uow.session.get(Person, (uow.workspace_id, slack_id))
    return person.name if person else "Somebody"


def _open(uow: UnitOfWork, person: Person, said: Said, text: str) -> None:
    other = _under_way(uow, person) if said.thread_ts is None else None
    request = Request(
        workspace_id=uow.workspace_id,
        requester=person.slack_id,
        channel=said.channel,
        thread_ts=said.thread_ts or said.ts,
        need=text,
        status=Status.SORTING,
        opened_at=uow.now,
    )
    uow.session.add(request)
    if other is None:
        _start(uow, request)
    else:
        uow.session.flush()
        _say(uow, request, "sorting", views.sorting(request, other))


def _start(uow: UnitOfWork, request: Request) -> None:
    request.number = _next_number(uow)
    request.status = Status.INTERVIEWING
    uow.session.flush()
    _record(uow, request, request.requester, "opened")
    _ask_or_play_back(uow, request, rules.next_question(request.answers))


def _go_on(uow: UnitOfWork, request: Request, text: str) -> None:
    """More words from the requester: what they are depends on where we stand."""
    match request.status:
        case Status.INTERVIEWING:
            following = rules.answer(request, text)
            _record(uow, request, request.requester, "answered")
            _ask_or_play_back(uow, request, following)
        case Status.CONFIRMING:
            rules.add(request, text)
            _record(uow, request, request.requester, "added")
            _say(uow, request, "brief", views.brief(request))
            _reply(uow, request, views.added())
        case Status.WAITING_FOR_IT | Status.DECIDED:
            _record(uow, request, request.requester, "passed_on")
            _pass_on(uow, request, text)
        case Status.SORTING:
            request.need = rules.clean(f"{request.need}\n{text}")
            _record(uow, request, request.requester, "added")
        case Status.MERGED:
            _reply(uow, request, views.look_in_the_other_thread())


def _ask_or_play_back(uow: UnitOfWork, request: Request, question: str | None) -> None:
    if question is None:
        _say(uow, request, "brief", views.brief(request))
    else:
        _say(uow, request, f"question:{question}", views.question(request, question))


def _pass_on(uow: UnitOfWork, request: Request, text: str) -> None:
    """What comes after the brief goes into IT's thread, and says so."""
    key = f"request:{request.id}:note:{uow.inbox_id}"
    under_card = Address(_triage_channel(uow), thread_of=f"request:{request.id}:card")
    outbox.put(uow, key, views.note(request, text), under_card)
    _reply(uow, request, views.passed_on(request))


def _say(uow: UnitOfWork, request: Request, what: str, message: Message) -> None:
    """One message in the requester's thread, known as `what`."""
    thread = Address(request.channel, thread_ts=request.thread_ts)
    outbox.put(uow, f"request:{request.id}:{what}", message, thread)


def _reply(uow: UnitOfWork, request: Request, message: Message) -> None:
    thread = Address(request.channel, thread_ts=request.thread_ts)
    outbox.put(uow, outbox.reply_key(uow), message, thread)


def _show_card(uow: UnitOfWork, request: Request) -> None:
    card, triage = views.card(request), Address(_triage_channel(uow))
    outbox.put(uow, f"request:{request.id}:card", card, triage)


def _triage_channel(uow: UnitOfWork) -> str:
    return uow.session.get_one(Workspace, uow.workspace_id).triage_channel


def _next_number(uow: UnitOfWork) -> int:
    counting = (
        update(Workspace)
        .where(col(Workspace.id) == uow.workspace_id)
        .values(requests=Workspace.requests + 1)
        .returning(col(Workspace.requests))
    )
    return int(uow.session.connection().execute(counting).scalar_one())


def _load(uow: UnitOfWork, request_id: int) -> Request | None:
    """A request of this workspace, locked until the unit of work ends."""
    wanted = select(Request).where(
        Request.id == request_id, Request.workspace_id == uow.workspace_id
    )
    return uow.session.exec(wanted.with_for_update()).one_or_none()


def _in_thread(uow: UnitOfWork, channel: str, thread_ts: str | None) -> Request | None:
    wanted = select(Request).where(
        Request.workspace_id == uow.workspace_id,
        Request.channel == channel,
        Request.thread_ts == thread_ts,
    )
    return uow.session.exec(wanted.with_for_update()).one_or_none()


def _under_way(uow: UnitOfWork, person: Person) -> Request | None:
    """The latest interview of this person that waits for an answer."""
    wanted = (
        select(Request)
        .where(
            Request.workspace_id == uow.workspace_id,
            Request.requester == person.slack_id,
            Request.status == Status.INTERVIEWING,
        )
        .order_by(col(Request.id).desc())
        .limit(1)
    )
    return uow.session.exec(wanted.with_for_update()).one_or_none()


RECORD = insert(Audit)


def _record(
    uow: UnitOfWork, request: Request, actor: str, action: str, **details: object
) -> None:
    uow.session.flush()
    uow.session.connection().execute(
        RECORD,
        {
            "workspace_id": uow.workspace_id,
            "request_id": request.id,
            "at": uow.now,
            "actor": actor,
            "action": action,
            "details": details,
        },
    )
