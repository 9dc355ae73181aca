"""Something won't wait for the brief."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import early_words as views
from tests.samples import request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"
WORDS = "We signed the contract with Acme."


def said() -> Iterator[Said]:
    asked, gone = request(), request(Status.WITHDRAWN)
    yield Said(TO, "a vendor or a date is fixed already", views.offer(asked, WORDS))
    yield Said(TO, "they press “Tell IT now”", views.told())
    yield Said(TO, "they press “Not yet”", views.left())
    yield Said(IT, "the requester agrees to tell", views.early(asked, WORDS))
    yield Said(IT, "their words changed since", views.early(asked, ""))
    yield Said(IT, "the request is taken back then", views.early(gone, WORDS))
    yield Said(IT, "the card is there", views.followed(asked))
