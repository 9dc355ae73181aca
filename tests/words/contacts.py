"""Which unit and IT have not spoken for how long."""

from collections.abc import Iterator
from datetime import timedelta

from bot.blocks import View
from bot.domain.contacts import EVERY, Agreed, Contact, How, Seen, Unit
from bot.views import contacts as views
from tests.samples import MONDAY
from tests.words.eyes import Said

TO = "IT, or an admin"
WEEKS = timedelta(weeks=1)


def unit(
    name: str, how: How, weeks_ago: float, often: int = 0, partner: str = "U0IVO"
) -> Unit:
    last = Contact(MONDAY - weeks_ago * WEEKS, how)
    return Unit(name, last, Agreed(often, partner, MONDAY - 9 * WEEKS))


def said() -> Iterator[Said]:
    units = [
        Unit("Warehouse", None, Agreed(EVERY[2], "U0IVO", MONDAY - WEEKS)),
        unit("Finance", How.CHECKIN, 5, 4),
        unit("Lager & Versand", How.TALK, 2, 8, ""),
        unit("Sales", How.THANKS, 0.4, 1),
        unit("Legal", How.TOLD, 0, 12),
        unit("Purchasing", How.TALK, 0, 2),
        unit("Board", How.TALK, 0),
    ]
    yield Said(TO, "they press “Who talks with IT”", _page(units))
    yield Said(TO, "the same, before units are named", _page([]))
    for each in (units[0], units[1]):
        one = Seen((each,), MONDAY)
        yield Said(TO, "they press “How often”", views.form(one))
    yield Said(TO, "the page could not open in time", views.late())


def _page(units: list[Unit]) -> View:
    return views.page(Seen(tuple(units), MONDAY))
