"""What waits for IT, each working morning."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.models import Outcome, Status
from bot.views import mornings as views
from bot.views.cards import Named
from bot.views.mornings import Listed, Morning
from tests.samples import request
from tests.words.eyes import Said

IT = "IT's channel"
TODAY = date(2026, 3, 2)


def listed(number: int, days: int, status: Status, **more: object) -> Listed:
    asked = request(status, id=number, number=number, **more)
    return Listed(Named(asked), "Sales", TODAY - timedelta(days=days))


def said() -> Iterator[Said]:
    waits, agreed = Status.WAITING_FOR_IT, {"outcome": Outcome.GO_AHEAD}
    morning = Morning(
        TODAY,
        8,
        2,
        [
            listed(1, 12, waits, partner="U0IVO"),
            listed(2, 1, waits),
            listed(3, 0, waits),
        ],
        [listed(4, 20, Status.DECIDED, **agreed), listed(6, 0, waits)],
        [listed(5, 9, Status.IN_PROGRESS, promised_for=TODAY, **agreed)],
    )
    yield Said(IT, "a working morning", views.morning(morning), holds_brief=True)
    yield Said(IT, "later that day, all is done", views.morning(Morning(TODAY)))
    yield Said(IT, "the next morning", views.over(TODAY))
