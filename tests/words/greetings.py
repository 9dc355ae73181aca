"""What the bot says when it comes into a channel."""

from collections.abc import Iterator

from bot.views import greetings as views
from tests.words.eyes import Said


def said() -> Iterator[Said]:
    yield Said("a channel", "somebody adds the bot", views.hello("U0CLEO"))
    yield Said("IT's channel", "somebody adds the bot", views.its_hello("U0CLEO"))
