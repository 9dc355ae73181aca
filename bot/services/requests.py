"""A request with IT: sent, decided, told. Each function is one unit of work."""

from dataclasses import dataclass

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import people, wording
from bot.domain import requests as rules
from bot.models import Outcome, Person, Request
from bot.outbox import Address
from bot.services import followers
from bot.services import people as people_services
from bot.services import request_rows as rows
from bot.views import requests as views


@dataclass(frozen=True)
class Decision:
    """What IT fills in."""

    outcome: Outcome
    finding: str
    goal: str


def send(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester said yes: IT gets a card, the brief becomes a record."""
    request = rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    rules.send(request, uow.now)
    rows.save(uow, request, person.slack_id, "sent")
    rows.show_brief(uow, request)
    rows.show_card(uow, request)
    rows.show_progress(uow, request)
    people_services.ask(uow, request)


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
        finding=wording.written(decision.finding, field="finding"),
        goal=wording.written(decision.goal, field="goal"),
        by=person.slack_id,
        now=uow.now,
    )
    rows.save(uow, request, person.slack_id, "decided", outcome=decision.outcome.value)
    rows.redraw_brief(uow, request)
    rows.say(uow, request, "outcome", views.outcome(request))
    rows.show_card(uow, request)
    rows.show_progress(uow, request)
    followers.tell(uow, request)


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
    request = rows.load(uow, request_id)
    decider = outcome = ""
    if request and request.outcome and request.decided_by:
        decider = name_of(uow, request.decided_by)
        outcome = views.outcome_title(request.outcome)
    return rules.may_be_decided(request, decider, outcome)


def name_of(uow: UnitOfWork, slack_id: str) -> str:
    person = uow.session.get(Person, (uow.workspace_id, slack_id))
    return person.name if person else "Somebody"
