"""Effort and risk, as both sides see them."""

from collections.abc import Iterator

from bot.blocks import message
from bot.models import Status
from bot.views import weights as views
from tests.samples import request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"


def said() -> Iterator[Said]:
    seen = {"answers": {"effort": "2", "risk": "2"}, "weighed": {"effort": "4"}}
    ours = request(Status.WAITING_FOR_IT, **seen)
    beside = {"effort": "three teams\n2"}
    in_words = request(Status.WAITING_FOR_IT, **{**seen, "answers": beside})
    unread = request(Status.WAITING_FOR_IT, **{**seen, "weighed": {}})
    yield Said(IT, "they press “Effort and risk”", views.form(ours))
    for to, when, shown in (
        (TO, "both have said, in the brief", views.for_requester(ours)),
        (TO, "both are far apart, in the answer", views.worth_a_talk(ours)),
        (IT, "both have said, on the card", views.for_it(ours)),
        (IT, "the requester gave a reason, too", views.for_it(in_words)),
        (IT, "only the requester has said", views.waits_for_it(unread)),
    ):
        yield Said(to, when, message("Effort as both see it", *shown))
