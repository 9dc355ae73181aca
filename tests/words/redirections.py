"""What is not one for IT."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import redirections as views
from tests.samples import request
from tests.words.eyes import Said
from tests.words.requests import CLOSED

TO, IT = "the requester", "IT"


def said() -> Iterator[Said]:
    sent, closed = request(Status.WAITING_FOR_IT), request(Status.CLOSED, **CLOSED)
    yield Said(IT, "they choose “Not a request”", views.form(sent))
    yield Said(TO, "IT says it is not for them", views.turned_away(closed))
    yield Said(TO, "they press “It is for IT”", views.insisting_form(closed))
    yield Said(TO, "they have told IT why", views.looked_at_again(sent))
