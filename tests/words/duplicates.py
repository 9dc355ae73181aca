"""Requests that ask for the same go on as one."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import duplicates as views
from tests.samples import request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"


def said() -> Iterator[Said]:
    ours = request(Status.DUPLICATE, duplicate_of=12)
    other = request(Status.WAITING_FOR_IT, id=12, number=12, need="Stock in the shops")
    yield Said(IT, "they choose “Put together”", views.form((ours, [other])))
    yield Said(IT, "the same, and nothing is alike", views.form((ours, [])))
    for when, sees in (("may not know the other one", False), ("may know it", True)):
        told = views.put_together(ours, other, sees=sees)
        yield Said(TO, f"IT put it together, and they {when}", told)
    yield Said(TO, "they add their voice", views.joined(ours, other))
    apart = views.was_together(ours, other)
    yield Said(TO, "they say it is something else", apart)
    yield Said(TO, "they write more", views.passed_on(other))
    yield Said(IT, "somebody else needs it", views.voice(ours))
    yield Said(IT, "it is something else", views.voice(ours, still=False))
    yield Said(IT, "they write more", views.words(ours, "Ours is red"))
