"""Who in the business moves a request along. Each function is one unit of work."""

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import champions as rules
from bot.domain import progress
from bot.domain import requests as request_rules
from bot.models import Outcome, Person, Request
from bot.outbox import Address
from bot.services import answers, followers
from bot.services import request_rows as rows
from bot.services.requests import name_of
from bot.views import champions as views

WHAT = "champion"


def ask(uow: UnitOfWork, request: Request) -> None:
    """After a yes, in the requester's thread: who will it be."""
    if request.outcome is Outcome.GO_AHEAD and not request.champion:
        _say(uow, request)
    else:
        show(uow, request)


def show(uow: UnitOfWork, request: Request, *, is_over: bool = False) -> None:
    """Where it was asked, say how it stands by now."""
    what = progress.this_time(request, WHAT)
    if outbox.is_known(uow, f"request:{request.id}:{what}"):
        _say(uow, request, is_over=is_over)


def volunteer(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester does it themselves."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    rules.volunteer(request, name_of(uow, request.champion))
    rows.save(uow, request, person.slack_id, "championed")
    _show(uow, request)


def name(uow: UnitOfWork, person: Person, request_id: int, chosen: str) -> None:
    """Somebody else is asked, in their DM."""
    if chosen == person.slack_id:
        volunteer(uow, person, request_id)
        return
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    named = rules.must_be_known(uow.session.get(Person, (uow.workspace_id, chosen)))
    rules.ask(request, named, name_of(uow, request.champion))
    rows.save(uow, request, person.slack_id, "champion_asked")
    asked = views.asked(request, uow.inbox_id)
    key = _key(request, chosen, uow.inbox_id)
    outbox.put(uow, key, asked, Address(chosen), stays=True)
    show(uow, request)


def answer(
    uow: UnitOfWork, person: Person, request_id: int, asking: int, *, says_yes: bool
) -> None:
    """Only a yes makes them the champion; the requester hears either way."""
    request = rules.answer(
        rows.load(uow, request_id), person.slack_id, says_yes=says_yes
    )
    action = "championed" if says_yes else "champion_declined"
    rows.save(uow, request, person.slack_id, action)
    key = _key(request, person.slack_id, asking)
    if outbox.is_known(uow, key):
        noted = views.noted(request, says_yes=says_yes)
        outbox.put(uow, key, noted, Address(person.slack_id), stays=True)
    told = views.answered(request, person.slack_id, says_yes=says_yes)
    rows.say(uow, request, f"{WHAT}:{uow.inbox_id}", told)
    if says_yes:
        followers.add(uow, request, person.slack_id)
    _show(uow, request)


def _show(uow: UnitOfWork, request: Request) -> None:
    show(uow, request)
    rows.show_card(uow, request)
    answers.show(uow, request)


def _say(uow: UnitOfWork, request: Request, *, is_over: bool = False) -> None:
    requester = uow.session.get(Person, (uow.workspace_id, request.requester))
    unit = requester.unit if requester else ""
    question = views.question(request, unit, is_over=is_over)
    rows.say(uow, request, progress.this_time(request, WHAT), question, stays=True)


def _key(request: Request, slack_id: str, asking: int | None) -> str:
    """Each time somebody is asked is a message of its own."""
    return f"request:{request.id}:{WHAT}:{slack_id}:{asking}"
