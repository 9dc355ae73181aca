"""However many rounds there were, Slack takes the report of them."""

from datetime import date, timedelta

from bot.domain.checkin_reports import ROUNDS, Crowd, Round, report
from bot.sandbox.strict.blocks import message_problems
from bot.views import checkin_reports as views
from tests.samples import MONDAY


def test_as_many_rounds_as_are_looked_back_on_fit() -> None:
    first = date(2026, 7, 7)
    days = [first + timedelta(weeks=2 * number) for number in range(ROUNDS)]
    rounds = [Round(each, 10**6, 10**5, 10**4, 10**6) for each in days]
    shown = views.report(report(rounds, Crowd(10**6, 9, 10**6, 9)), MONDAY)
    assert message_problems(shown.blocks) == []
    [table] = [each for each in shown.blocks if each["type"] == "table"]
    assert len(table["rows"]) == 1 + ROUNDS + 1
