"""How to use the bot."""

from collections.abc import Iterator

from bot import content
from bot.views import help as views
from tests.words.eyes import Said


def said() -> Iterator[Said]:
    yield Said("whoever asks for help", "they type “help”", views.how_to_ask())
    for asked in content.questions().values():
        yield Said(
            "the requester", "they type “?” under a question", views.about(asked)
        )
