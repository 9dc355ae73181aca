"""Where people work."""

from collections.abc import Iterator

from bot.models import Person, Side
from bot.views import people as views
from tests.samples import home
from tests.words.eyes import Said

UNITS = ["Sales", "Warehouse"]


def said() -> Iterator[Said]:
    ana: Person = home().person
    sales = ana.model_copy(update={"side": Side.BUSINESS, "unit": "Sales"})
    to = "the requester"
    yield Said(to, "their first brief is sent", views.question(UNITS))
    yield Said(to, "the same, and no units are named", views.question([]))
    yield Said(to, "they chose a unit", views.noted(sales))
    yield Said("anybody", "they press “Say where I work”", views.form(ana, UNITS))
    yield Said("anybody", "that form could not open in time", views.late())
