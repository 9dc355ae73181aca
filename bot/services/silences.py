"""Whoever asked says that a quiet request still matters. One unit of work."""

from bot.db import UnitOfWork
from bot.domain import requests as request_rules
from bot.domain import silences as rules
from bot.models import Person
from bot.services import nudge_messages
from bot.services import request_rows as rows
from bot.views import silences as views


def say_it_matters(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """It counts as a word: IT reads it on the card, and we ask no more for a month."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    rules.say_it_matters(request, uow.now)
    rows.save(uow, request, person.slack_id, "matters")
    rows.reply(uow, request, views.matters(request))
    if rows.has_card(uow, request):
        rows.tell_it(uow, request, "matters", views.matters_to_it(request, uow.now))
        rows.show_card(uow, request)
    about = f"{request.id}:"
    nudge_messages.settle(uow, person.slack_id, rules.STILL_MATTERS, about)
