"""A question of IT, on both sides."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import questions as views
from tests.samples import request
from tests.words.eyes import Said

ASKED = "How many of you need it?"


def said() -> Iterator[Said]:
    sent = request(Status.WAITING_FOR_IT)
    to_both = (sent, ASKED, "U0IVO")
    yield Said("who asks in IT", "they press “Ask a question”", views.form(sent))
    yield Said("the requester", "IT asks them something", views.asked(*to_both))
    yield Said("IT", "somebody there asked something", views.noted(*to_both))
    first = views.noted(*to_both, is_first=True)
    yield Said("IT", "somebody there asked for the first time", first)
