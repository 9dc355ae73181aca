"""IT is out."""

from collections.abc import Iterator

from bot.views import hours as views
from tests.words.eyes import Said

BACK = "on Monday at 9:00 your time"


def said() -> Iterator[Said]:
    yield Said("the requester", "they send the brief, and IT is out", views.away(BACK))
