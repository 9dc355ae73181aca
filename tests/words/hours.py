"""When IT is out."""

from collections.abc import Iterator

from bot.views import hours as views
from tests.words.eyes import Said


def said() -> Iterator[Said]:
    back = views.away("on Monday at 9:00 your time")
    yield Said("the requester", "they send a request while IT is out", back)
