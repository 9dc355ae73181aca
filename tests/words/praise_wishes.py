"""How somebody likes to be thanked."""

from collections.abc import Iterator

from bot.models import Wanted
from bot.views import praise_wishes as views
from tests.words.eyes import Said
from tests.words.praise import person, praise

TO = "whoever is thanked"


def said() -> Iterator[Said]:
    yield Said(TO, "they press “Thanks to you”", views.form(person(), []))
    form = views.form(person(Wanted.NONE), [praise()])
    yield Said(TO, "the same, and they want none", form)
    yield Said(TO, "the form could not open in time", views.late())
