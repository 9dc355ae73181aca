"""A request is found by its number."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import lookups as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said

CARD = "https://acme.slack.com/archives/C1/p11"


def said() -> Iterator[Said]:
    yield Said("IT", "they choose “Find another”", views.form())
    for when, status in (
        ("it waits", Status.WAITING_FOR_IT),
        ("it was taken back", Status.WITHDRAWN),
    ):
        found = request(status, partner="U0IVO", sent_at=MONDAY)
        shown = views.form(views.summary(found, CARD, MONDAY))
        yield Said("IT", f"they found it, and {when}", shown)
