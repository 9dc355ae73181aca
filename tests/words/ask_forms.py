"""The form to ask IT for something."""

from collections.abc import Iterator

from bot import content
from bot.domain.asks import Ask, Place
from bot.models import Way
from bot.views import ask_forms as views
from tests.words.eyes import Said

TO = "whoever asks"
LINK = "https://acme.slack.com/archives/C1/p12"
FILES = ({"name": "label.png", "link": LINK},)


def said() -> Iterator[Said]:
    there = Place("C1", "1.2", "1.1")
    elsewhere = Place("C1", "1.2", "1.1", is_open=False)
    kinds = list(content.catalogue().kinds.values())
    yield Said(TO, "they type /ask-it", views.ask_form(Ask(Way.COMMAND), "", kinds))
    about = Ask(Way.MESSAGE_SHORTCUT, "Stock levels", there, "U0BEN", FILES)
    yield Said(TO, "it is a colleague's message", views.ask_form(about, "Ben"))
    quiet = Ask(Way.MESSAGE_SHORTCUT, "Stock levels", elsewhere)
    yield Said(TO, "the bot is not where it was said", views.ask_form(quiet))
