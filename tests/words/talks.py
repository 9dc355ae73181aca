"""IT and the requester talk, each in their own thread."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import talks as views
from tests.samples import request
from tests.words.eyes import Said
from tests.words.hours import BACK

IT, TO = "IT", "the requester"
FILES = ({"name": "shop.png", "link": "https://acme.slack.com/files/1"},)


def said() -> Iterator[Said]:
    yield from to_requester()
    sent = request(Status.WAITING_FOR_IT)
    answer = views.answer(sent, "The one in Ulm", (), "U0IVO")
    yield Said(IT, "the requester answers a question", answer)
    more = views.from_requester(sent, "And here is a picture", FILES)
    yield Said(IT, "the requester writes more", more)
    edited = views.from_requester(sent, "The one in Bonn", edited=True)
    yield Said(IT, "the requester edits that", edited)
    yield Said(IT, "the requester deletes it", views.deleted(sent, "U0ANA"))
    yield Said(IT, "somebody there shares a file", views.share_files(sent))


def to_requester() -> Iterator[Said]:
    sent = request(Status.WAITING_FOR_IT)
    yield Said(TO, "they write to IT", views.passed_on(sent))
    yield Said(TO, "… while IT is out", views.passed_on(sent, back=BACK))
    yield Said(TO, "… after IT has asked something", views.passed_on_for_good(sent))
    told = views.from_it(sent, "U0IVO", "We have two in the basement", FILES)
    yield Said(TO, "IT writes under the card", told)
    edited = views.from_it(sent, "U0IVO", "We have three", edited=True)
    yield Said(TO, "IT edits that", edited)
    yield Said(TO, "IT deletes it", views.deleted(sent, "U0IVO"))
