"""What the bot says unasked arrives once, at a good moment, and stops when ignored."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot import content
from bot.blocks import button, line
from bot.domain.nudges import Case, Facts, Plan
from bot.services import kinds
from bot.views.nudges import Said
from tests.cast import Cast
from tests.stories.steps import sends

PLAN = Plan(
    key="tea",
    title="A cup of tea",
    because="you look after a request",
    every="tuesday 10:00",
    weight=5,
    counts=True,
    reminders=(1, 3),
    window=5,
    late="digest",
    holds_out=False,
)


def who(facts: Facts) -> list[Case]:
    """Whoever asked for something that is not over."""
    return [Case(requests=facts.asked)] if facts.asked else []


def what(facts: Facts, case: Case) -> Said:
    number = case.requests[0].number
    text = f"{facts.person.name}, is #{number} worth a cup of tea?"
    action = button("Have one", "request.close", case.requests[0].id)
    return Said(text, [line("tea", text)], action)


@pytest.fixture(autouse=True)
def _tea(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A kind is a rule, a view, a plan and a line: here is one."""
    known = content.nudges()
    monkeypatch.setitem(known, PLAN.key, PLAN)
    monkeypatch.setitem(kinds.KINDS, PLAN.key, kinds.Kind(who, what))
    yield


async def until(cast: Cast, moment: datetime) -> None:
    """Turn the clock to a moment, and let every job run."""
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """March 2026; the 2nd is a Monday, and Berlin is an hour ahead."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


async def test_it_comes_once_on_tuesday_at_ten_where_they_are(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    assert cast.unread("Ana") == []
    await until(cast, at(3, 8, 59))
    assert cast.unread("Ana") == []
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    assert "You get this because you look after a request." in str(said.blocks)
    await until(cast, at(3, 9, 30))
