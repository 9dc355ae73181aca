"""Who in the business moves a request along. Each function is one unit of work."""

from typing import Any

from sqlalchemy import func, select

from bot import content, outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import champions as rules
from bot.domain import progress, unknowns
from bot.domain import requests as request_rules
from bot.models import Outcome, Person, Request
from bot.outbox import Address
from bot.services import answers, followers
from bot.services import request_rows as rows
from bot.services.requests import name_of
from bot.views import champions as views
from bot.views.champions import Said

PERSON: Any = Person.__table__  # type: ignore[attr-defined]
WHAT = "champion"


def ask(uow: UnitOfWork, request: Request) -> None:
    """After a yes, in the requester's thread: who will it be."""
    if request.outcome is Outcome.GO_AHEAD and not request.champion:
        _say(uow, request)
    show(uow, request)


def show(uow: UnitOfWork, request: Request, *, is_over: bool = False) -> None:
    """Where somebody was asked, say how it stands by now."""
    what = progress.this_time(request, WHAT)
    if outbox.is_known(uow, rows.key(request, what)):
        _say(uow, request, is_over=is_over)
    asked = request.champion_asked or request.champion
    if asked and request.champion_asking and not (is_over and request.champion):
        _tell(uow, request, asked, views.for_asked(request, is_over=is_over))
    elif not asked and (is_over or not rules.is_moving(request)):
        _choose_no_more(uow, request, request.champion_asking)


def volunteer(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester does it themselves."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    before = _asked_before(request)
    rules.volunteer(request, name_of(uow, request.champion))
    rows.save(uow, request, person.slack_id, "championed")
    _spare(uow, request, before)
    _show(uow, request)


def name(
    uow: UnitOfWork, person: Person, request_id: int, chosen: str, *, is_in_it: bool
) -> None:
    """Somebody else is asked, in their DM; `is_in_it`: whether they work there."""
    if chosen == person.slack_id:
        volunteer(uow, person, request_id)
        return
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    known = uow.session.get(Person, (uow.workspace_id, chosen))
    named = rules.must_be_known(known, is_in_it=is_in_it)
    before = _asked_before(request)
    rules.ask(request, named, name_of(uow, request.champion), uow.inbox_id)
    rows.save(uow, request, person.slack_id, "champion_asked")
    _spare(uow, request, before)
    _tell(uow, request, chosen, views.asked(request))
    show(uow, request)


def answer(uow: UnitOfWork, person: Person, request_id: int, *, says_yes: bool) -> None:
    """Only a yes makes them the champion; the requester hears either way."""
    slack_id = person.slack_id
    request = rules.answer(rows.load(uow, request_id), slack_id, says_yes=says_yes)
    action = "championed" if says_yes else "champion_declined"
    rows.save(uow, request, slack_id, action)
    _tell(uow, request, slack_id, views.noted(request, says_yes=says_yes))
    told = views.answered(request, slack_id, says_yes=says_yes)
    rows.say(uow, request, _told(request.champion_asking), told, stays=True)
    if says_yes:
        followers.add(uow, request, slack_id)
    _show(uow, request)


def _show(uow: UnitOfWork, request: Request) -> None:
    show(uow, request)
    rows.show_card(uow, request)
    answers.show(uow, request)


def _say(uow: UnitOfWork, request: Request, *, is_over: bool = False) -> None:
    requester = uow.session.get(Person, (uow.workspace_id, request.requester))
    unit = requester.unit if requester else ""
    question = views.question(request, unit, _said(uow, request), is_over=is_over)
    rows.say(uow, request, progress.this_time(request, WHAT), question, stays=True)


def _said(uow: UnitOfWork, request: Request) -> Said | None:
    """Whom they named in the interview, and who that is, if only one is called so."""
    typed = request.answers.get(WHAT, "").strip()
    if not typed or unknowns.is_unknown(content.unknowns(), typed):
        return None
    name = typed.lstrip("@").rstrip(". ").lower()
    called = select(PERSON.c.slack_id).where(
        PERSON.c.workspace_id == uow.workspace_id,
        func.lower(PERSON.c.name).in_({name, name.partition(" ")[0]}),
        PERSON.c.slack_id != request.requester,
        PERSON.c.is_gone.is_(False),
    )
    found = uow.connection.execute(called).scalars().all()
    return Said(typed, found[0] if len(found) == 1 else "")


def _asked_before(request: Request) -> tuple[str, int | None]:
    return request.champion_asked or "", request.champion_asking


def _spare(uow: UnitOfWork, request: Request, before: tuple[str, int | None]) -> None:
    """Whoever was asked before has nothing to answer any more."""
    if before[0]:
        _put(uow, request, *before, views.asked_elsewhere(request))
    else:
        _choose_no_more(uow, request, before[1])


def _choose_no_more(uow: UnitOfWork, request: Request, asking: int | None) -> None:
    """Somebody said no, and nobody else is to be chosen in their place by now."""
    if outbox.is_known(uow, rows.key(request, _told(asking))):
        rows.say(uow, request, _told(asking), views.declined(request), stays=True)


def _told(asking: int | None) -> str:
    """What their answer is known as, to the requester."""
    return f"{WHAT}:answered:{asking}"


def _tell(uow: UnitOfWork, request: Request, slack_id: str, message: Message) -> None:
    """In their DM: one message each time somebody is asked."""
    _put(uow, request, slack_id, request.champion_asking, message)


def _put(
    uow: UnitOfWork,
    request: Request,
    slack_id: str,
    asking: int | None,
    message: Message,
) -> None:
    key = rows.key(request, f"{WHAT}:{slack_id}:{asking}")
    outbox.put(uow, key, message, Address(slack_id), stays=True)
