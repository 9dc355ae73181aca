"""Whatever there is to show of nudges, Slack takes it."""

from bot import content
from bot.blocks import MOST_BLOCKS
from bot.domain.effects import Tally
from bot.domain.nudges import Plan
from bot.sandbox.strict.blocks import message_problems
from bot.views import nudge_reports as views
from tests.samples import MONDAY

MANY = {f"U{number}" for number in range(40)}


def kinds(count: int) -> list[tuple[Plan, Tally]]:
    """Their titles begin alike, as long as the words of a title may be."""
    like = content.nudges()["digest"]
    named = [
        like.model_copy(
            update={
                "key": f"kind_{number}",
                "title": f"{'A cup of tea, or of something else' * 2}"[:57]
                + f" {number}",
                "asks": True,
                "holds_out": True,
            }
        )
        for number in range(count)
    ]
    tally = Tally(
        sent=10**7, answered=10**6, over=10**6, in_time=10**5, held_out=100,
        done_anyway=100, people=MANY, people_held_out=MANY,
    )  # fmt: skip
    return [(plan, tally) for plan in named]


def test_twenty_kinds_fit_into_a_message_and_slack_takes_it() -> None:
    shown = views.report(kinds(20), MONDAY)
    assert len(shown.blocks) <= MOST_BLOCKS
    assert message_problems(shown.blocks) == []
    charts = [each for each in shown.blocks if each["type"] == "data_visualization"]
    for each in charts:
        names = each["chart"]["axis_config"]["categories"]
        assert len(set(names)) == 20


def test_what_does_not_fit_into_a_chart_stands_in_the_numbers() -> None:
    shown = views.report(kinds(24), MONDAY)
    assert message_problems(shown.blocks) == []
    [table] = [each for each in shown.blocks if each["type"] == "table"]
    assert len(table["rows"]) == 1 + 24
