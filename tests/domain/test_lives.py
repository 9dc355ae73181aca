"""Whatever they do, wherever they are: few, by day, reminded twice, never lost."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import available_timezones

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bot.domain.calendars import place_of
from tests.domain.lives import Life, wrongs, year_of

ZONES = sorted(available_timezones())
START = datetime(2026, 1, 1, tzinfo=UTC)
QUARTER = timedelta(days=91)


def test_a_year_in_every_zone_with_its_holidays_and_changes_of_the_clock() -> None:
    lives = {zone: year_of(place_of(zone), zone) for zone in ZONES}
    found = {zone: wrong for zone, life in lives.items() if (wrong := wrongs(life))}
    assert found == {}
    assert all(life.said for life in lives.values())


@given(
    zones=some.lists(some.sampled_from(ZONES), min_size=2, max_size=4),
    seed=some.integers(),
    cap=some.integers(0, 3),
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_whoever_moves_and_whatever_they_answer(
    zones: list[str], seed: int, cap: int
) -> None:
    life = Life(place_of(zones[0]), START, Random(seed), cap)  # noqa: S311
    for number, zone in enumerate(zones):
        life.place = place_of(zone)
        life.live_until(START + (number + 1) * QUARTER)
    assert wrongs(life) == []
    assert bool(life.said) == bool(cap)
