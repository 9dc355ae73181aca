"""What a kind of nudge does, told from those who did not get it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain import effects
from bot.domain.effects import Share, Told
from bot.domain.nudges import Plan
from bot.domain.rulings import LEFT
from bot.models import NudgeStatus

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PLAN = Plan(
    key="tea",
    title="A cup of tea",
    because="you like tea",
    every="tuesday 10:00",
    weight=5,
    counts=True,
    reminders=(),
    window=5,
    late="lapse",
    holds_out=True,
)
PLANS = {"tea": PLAN}


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_the_interval_is_the_one_newcombe_prints(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    """Table II of his paper, method 10: eight contrasts, four decimals."""
    found = effects.difference(Share(*one), Share(*other))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.by == pytest.approx(one[0] / one[1] - other[0] / other[1])


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        ((81, 263), 0.2553, 0.3662),
        ((15, 148), 0.0624, 0.1605),
        ((0, 20), 0.0000, 0.1611),
        ((1, 29), 0.0061, 0.1718),
    ],
)
def test_the_interval_of_one_share_is_wilsons(
    share: tuple[int, int], low: float, high: float
) -> None:
    """As printed in Newcombe's other paper of 1998, on single proportions, Table I."""
    found = effects.wilson(Share(*share))
    assert tuple(round(each, 4) for each in found) == (low, high)


@pytest.mark.parametrize(("got", "held_out"), [(29, 400), (400, 29), (0, 0)])
def test_nothing_is_said_of_an_effect_below_thirty(got: int, held_out: int) -> None:
    assert effects.effect(Share(0, got), Share(0, held_out)) is None


def test_from_thirty_on_it_is() -> None:
    found = effects.effect(Share(30, 30), Share(0, 30))
    assert found is not None
    assert found.by == 1


def told(number: int = 0, **more: Any) -> Told:  # noqa: ANN401
    given: dict[str, Any] = {
        "kind": "tea",
        "person": f"U{number}",
        "status": NudgeStatus.IGNORED,
        "why": "",
        "sent_at": MONDAY,
        "done_at": None,
        "snoozes": 0,
        "useful": None,
        "is_control": False,
    }
    return Told(**{**given, **more})


def held_out(number: int, status: NudgeStatus) -> Told:
    return told(number, sent_at=None, is_control=True, status=status)


def test_each_thing_people_did_is_counted_once() -> None:
    done = {"status": NudgeStatus.DONE, "done_at": MONDAY + timedelta(days=2)}
    found = effects.tallies(
        [
            told(1, **done, useful=True),
            told(2, useful=False, snoozes=2),
            told(3, status=NudgeStatus.DROPPED, why="stopped"),
            told(4, status=NudgeStatus.DROPPED, why=LEFT),
            told(5, status=NudgeStatus.SENT),
            told(6, sent_at=None, status=NudgeStatus.WAITS),
            held_out(7, NudgeStatus.DONE),
            held_out(8, NudgeStatus.IGNORED),
            held_out(9, NudgeStatus.HELD_OUT),
            told(0, kind="a kind that is no more"),
        ],
        PLANS,
    )
    assert list(found) == ["tea"]
    tea = found["tea"]
    assert (tea.sent, tea.answered, tea.snoozed, tea.stopped) == (5, 1, 1, 1)
    assert (tea.useful, tea.not_useful) == (1, 1)
    assert (tea.in_time, tea.over, tea.done_anyway, tea.held_out) == (1, 3, 1, 2)


@pytest.mark.parametrize(("days", "in_time"), [(2, 1), (7, 1), (8, 0), (20, 0)])
def test_a_later_moment_gives_no_longer_time_than_those_held_out_have(
    days: int, in_time: int
) -> None:
    late = MONDAY + timedelta(days=days)
    done = told(status=NudgeStatus.DONE, done_at=late, snoozes=1)
    found = effects.tallies([done], PLANS)["tea"]
    assert (found.answered, found.in_time) == (1, in_time)


@pytest.mark.parametrize(("people", "is_shown"), [(4, False), (5, True)])
def test_nothing_is_shown_of_fewer_than_five_people(
    people: int,
    is_shown: bool,  # noqa: FBT001 - a row of the table
) -> None:
    nudges = [told(number % people) for number in range(40)]
    assert effects.tallies(nudges, PLANS)["tea"].may_be_shown is is_shown


def test_no_effect_is_told_of_four_people_who_were_held_out_often() -> None:
    got = [told(number) for number in range(40)]
    out = [held_out(number % 4, NudgeStatus.DONE) for number in range(40)]
    assert effects.tallies(got + out, PLANS)["tea"].effect is None
    more = [held_out(number % 5, NudgeStatus.DONE) for number in range(40)]
    assert effects.tallies(got + more, PLANS)["tea"].effect is not None
