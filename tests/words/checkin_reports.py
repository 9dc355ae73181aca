"""How check-ins go."""

from collections.abc import Iterator
from datetime import date

from bot.domain.checkin_reports import Crowd, Round, report
from bot.views import checkin_reports as views
from tests.samples import MONDAY
from tests.words.eyes import Said

TO = "IT, or an admin"
ROUNDS = (
    Round(date(2026, 1, 6), 4, 4, 0, 4),
    Round(date(2026, 1, 20), 14, 9, 3, 14),
    Round(date(2026, 2, 3), 16, 12, 2, 16),
    Round(date(2026, 2, 17), 18, 1, 17, 18, is_over=False),
)


def said() -> Iterator[Said]:
    full = views.report(report(ROUNDS, Crowd(22, 3, 18, 2)), MONDAY)
    yield Said(TO, "they press “How check-ins go”", full, holds_brief=True)
    few = views.report(report(ROUNDS[:1], Crowd(4, 1, 4, 0)), MONDAY)
    yield Said(TO, "the same, when four have met", few)
    one = views.report(report(ROUNDS[1:2], Crowd(14, 0, 14, 3)), MONDAY)
    yield Said(TO, "the same, after one round", one, holds_brief=True)
    paused = views.report(report(ROUNDS[1:2], Crowd(14, 1, 14, 3)), MONDAY)
    yield Said(TO, "the same, when one pauses", paused, holds_brief=True)
