"""IT and the requester, each in its own thread."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import talks as views
from tests.samples import request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"
FILES = ({"name": "list.png", "link": "https://acme.slack.com/files/F1"},)


def said() -> Iterator[Said]:
    sent = request(Status.WAITING_FOR_IT)
    from_it, from_them = (sent, "U0IVO", "Which shelf?"), (sent, "The upper one")
    yield Said(IT, "the requester answers", views.answer(*from_them, FILES, "U0IVO"))
    yield Said(IT, "they write again", views.from_requester(*from_them))
    edited = views.from_requester(*from_them, edited=True)
    yield Said(IT, "they edit what they wrote", edited)
    yield Said(IT, "they share a file", views.share_files(sent))
    yield Said(IT, "they delete what they wrote", views.deleted(sent, "U0ANA"))
    yield Said(IT, "they write more than fits", views.cut(sent))
    yield Said(TO, "IT writes in its thread", views.from_it(*from_it))
    yield Said(TO, "the same, with a file", views.from_it(*from_it, FILES))
    yield Said(TO, "they add something", views.passed_on(sent))
    back = views.passed_on(sent, back="on Monday at 9:00 your time")
    yield Said(TO, "the same, while IT is out", back)
    yield Said(TO, "they answer in a talk", views.passed_on_for_good(sent))
