"""A request goes to IT. Each function is one unit of work."""

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import people
from bot.domain import requests as rules
from bot.domain.actions import Action
from bot.domain.transitions import must_allow
from bot.models import Person, Request
from bot.outbox import Address
from bot.services import early_words, hours
from bot.services import people as people_services
from bot.services import request_rows as rows
from bot.views import requests as views


def send(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """The requester said yes: IT gets a card, the brief becomes a record."""
    request = rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    rules.send(request, uow.now)
    rows.save(uow, request, person.slack_id, "sent")
    rows.show_brief(uow, request)
    rows.show_card(uow, request)
    early_words.redraw(uow, request)
    rows.show_progress(uow, request)
    hours.tell(uow, request)
    people_services.ask(uow, request)


def for_it(
    uow: UnitOfWork, person: Person, request_id: int, action: Action, *, is_in_it: bool
) -> Request:
    """A request of somebody else's that IT may do this with."""
    people.must_be_in_it(is_in_it)
    request = rules.must_be_there(rows.load(uow, request_id))
    people.must_be_allowed(action, person, request, is_in_it=is_in_it)
    must_allow(request, action)
    return request


def offer_form_again(
    uow: UnitOfWork, person: Person, request_id: int, action: str, label: str
) -> None:
    """Slack lets a form open for three seconds; after that, a button in the DM."""
    again = views.reopen_form(request_id, action, label)
    outbox.put(uow, outbox.reply_key(uow), again, Address(person.slack_id))


def name_of(uow: UnitOfWork, slack_id: str | None) -> str:
    person = slack_id and uow.session.get(Person, (uow.workspace_id, slack_id))
    return person.name if person else "Somebody"
