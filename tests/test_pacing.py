"""How fast Slack is spoken to: a burst, then a steady pace, and a stop when told."""

import heapq
from collections.abc import Callable

import pytest

from bot import pacing
from bot.clock import steady_time
from bot.pacing import Pace, spare_for
from bot.slack_answers import TooSoon

POST, LOOK = "chat.postMessage", "conversations.history"


class Stopwatch:
    """Time that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = steady_time() + 1_000

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def stopwatch(monkeypatch: pytest.MonkeyPatch) -> Stopwatch:
    stopwatch = Stopwatch()
    monkeypatch.setattr(pacing, "steady_time", stopwatch)
    return stopwatch


def burst(go: Callable[[int], float]) -> int:
    """How many go at once."""
    return next(count for count in range(1_000) if go(count) > 0)


@pytest.mark.usefixtures("stopwatch")
@pytest.mark.parametrize(
    ("method", "at_once"),
    [(POST, 4), (LOOK, 20), ("chat.update", 20), ("conversations.open", 45)],
)
def test_a_few_go_at_once_in_one_channel(method: str, at_once: int) -> None:
    pace = Pace()
    assert burst(lambda _: pace.wait("T1", method, "C1")) == at_once


@pytest.mark.usefixtures("stopwatch")
def test_a_workspace_has_a_pace_of_its_own_over_all_channels() -> None:
    pace = Pace()
    assert burst(lambda count: pace.wait("T1", POST, f"C{count}")) == 280
    assert pace.wait("T2", POST, "C1") == 0


@pytest.mark.usefixtures("stopwatch")
def test_who_wrote_is_answered_at_once_while_many_are_told_something() -> None:
    pace, spare = Pace(), spare_for("nudge:1")
    told = burst(lambda count: pace.wait("T1", POST, f"C{count}", spare=spare))
    with pytest.raises(TooSoon):
        pace.ask("T1", POST, "C999", spare=spare)
    at_once = spare_for("inbox:1:reply")
    answered = burst(lambda n: pace.wait("T1", POST, f"D{n}", spare=at_once))
    assert (told, answered) == (270, 10)


def test_a_channel_gets_one_message_a_second_in_the_long_run(
    stopwatch: Stopwatch,
) -> None:
    pace, sent = Pace(), 0
    for _ in range(600):  # one minute
        sent += pace.wait("T1", POST, "C1") == 0
        stopwatch.now += 0.1
    assert 60 <= sent <= 64


def test_who_waits_as_told_may_go(stopwatch: Stopwatch) -> None:
    pace = Pace()
    burst(lambda _: pace.wait("T1", POST, "C1"))
    told = pace.wait("T1", POST, "C1")
    assert told == pytest.approx(1)
    stopwatch.now += told / 2
    assert pace.wait("T1", POST, "C1") == pytest.approx(told / 2)
    stopwatch.now += told / 2 + 0.001
    assert pace.wait("T1", POST, "C1") == 0


@pytest.mark.usefixtures("stopwatch")
def test_who_is_told_to_wait_does_not_use_up_anything() -> None:
    pace = Pace()
    burst(lambda _: pace.wait("T1", POST, "C1"))
    waits = [pace.wait("T1", POST, "C1") for _ in range(50)]
    assert waits == pytest.approx([1] * 50)
    assert burst(lambda count: pace.wait("T1", POST, f"D{count}")) == 276


@pytest.mark.usefixtures("stopwatch")
def test_a_quiet_channel_is_not_held_up_by_a_busy_one() -> None:
    pace = Pace()
    burst(lambda _: pace.wait("T1", POST, "C1"))
    assert pace.wait("T1", POST, "C2") == 0
    assert pace.wait("T1", LOOK, "C1") == 0


def test_an_hour_of_silence_allows_no_bigger_burst(stopwatch: Stopwatch) -> None:
    pace = Pace()
    pace.wait("T1", POST, "C1")
    stopwatch.now += 3_600
    assert burst(lambda _: pace.wait("T1", POST, "C1")) == 4


@pytest.mark.usefixtures("stopwatch")
def test_without_limits_everything_goes() -> None:
    pace = Pace(limits=False)
    assert {pace.wait("T1", POST, "C1") for _ in range(500)} == {0}


@pytest.mark.usefixtures("stopwatch")
def test_who_asks_too_soon_learns_how_long_to_wait() -> None:
    pace = Pace()
    for _ in range(20):
        pace.ask("T1", LOOK)
    with pytest.raises(TooSoon, match=r"not for 1\.200 s") as caught:
        pace.ask("T1", LOOK)
    assert caught.value.seconds == pytest.approx(1.2)


def too_soon(pace: Pace, channel: str = "C1") -> float:
    """Ask, and learn for how long to wait; 0 is not at all."""
    try:
        pace.ask("T1", POST, channel)
    except TooSoon as error:
        return error.seconds
    return 0


@pytest.mark.usefixtures("stopwatch")
def test_those_who_wait_do_not_all_come_back_at_once() -> None:
    pace = Pace()
    waits = [too_soon(pace) for _ in range(10)]
    assert waits == pytest.approx([0, 0, 0, 0, 1, 2, 3, 4, 5, 6])
    assert too_soon(pace, "C2") == 0


@pytest.mark.usefixtures("stopwatch")
def test_whoever_is_far_behind_asks_again_within_half_a_minute() -> None:
    pace = Pace()
    waits = [too_soon(pace) for _ in range(500)]
    assert max(waits) <= pacing.QUEUE + 1
    assert min(waits[40:]) >= pacing.QUEUE / 2


def test_those_who_wait_use_all_of_what_slack_allows(stopwatch: Stopwatch) -> None:
    pace, began = Pace(), stopwatch.now
    coming, asked = [(began, number) for number in range(1_000)], 0
    while coming:
        stopwatch.now, number = heapq.heappop(coming)
        asked += 1
        if wait := too_soon(pace, f"C{number}"):
            heapq.heappush(coming, (stopwatch.now + wait + 0.001, number))
    assert stopwatch.now - began == pytest.approx((1_000 - 280) / 4.95, rel=0.02)
    assert asked < 6_000


@pytest.mark.usefixtures("stopwatch")
def test_ten_thousand_channels_are_not_all_remembered() -> None:
    pace = Pace()
    for count in range(10_000):
        pace.wait("T1", POST, f"C{count}")
    assert len(pace._buckets) <= pacing.MOST_CHANNELS + 2
