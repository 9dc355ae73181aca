"""Who is held out, and how many are too many."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain import nudges as rules
from bot.domain.availabilities import Availability
from bot.domain.nudges import Facts, Plan, Situation, place_for
from bot.models import Nudge, NudgeChoice, Person, Workspace

TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
MANY = 10_000
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


def nudge(person: str = "U0ANA", at: datetime = TUESDAY, **more: Any) -> Nudge:  # noqa: ANN401
    given: dict[str, Any] = {
        "workspace_id": "T1",
        "kind": "tea",
        "about": str(at.date()),
    }
    return Nudge(**given, person=person, due_at=at, planned_for=at, **more)


def is_out(each: Nudge, hold_out: str = "on", people: int = MANY) -> bool:
    space = Workspace(id="T1", hold_out=hold_out)
    return rules.is_held_out(each, PLAN, space, people)


def test_about_one_in_ten_is_held_out() -> None:
    out = sum(is_out(nudge(f"U{number}")) for number in range(MANY))
    assert 0.09 < out / MANY < 0.11


def test_whoever_is_held_out_is_so_for_the_whole_quarter() -> None:
    days = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(90)]
    for person in (f"U{number}" for number in range(100)):
        assert len({is_out(nudge(person, day)) for day in days}) == 1


def test_others_are_held_out_in_the_next_quarter_and_of_another_kind() -> None:
    people = [f"U{number}" for number in range(1_000)]
    now = {each for each in people if is_out(nudge(each))}
    later = TUESDAY + timedelta(days=91)
    then = {each for each in people if is_out(nudge(each, later))}
    milk = [nudge(each) for each in people]
    for each in milk:
        each.kind = "milk"
    other = {each.person for each in milk if is_out(each)}
    for others in (then, other):
        assert len(now & others) < len(now) / 2


@pytest.mark.parametrize(
    ("hold_out", "people", "is_on"),
    [
        ("auto", 199, False),
        ("auto", 200, True),
        ("on", 1, True),
        ("off", MANY, False),
    ],
)
def test_it_is_on_from_two_hundred_people_or_as_an_admin_says(
    hold_out: str,
    people: int,
    is_on: bool,  # noqa: FBT001 - a row of the table
) -> None:
    out = [is_out(nudge(f"U{number}"), hold_out, people) for number in range(500)]
    assert any(out) is is_on


def test_nobody_is_held_out_of_a_kind_that_does_not_do_so() -> None:
    never = PLAN.model_copy(update={"holds_out": False})
    space = Workspace(id="T1", hold_out="on")
    drawn = [rules.is_held_out(nudge(f"U{n}"), never, space, MANY) for n in range(500)]
    assert not any(drawn)


def situation(own: int | None, usual: int = 1, **more: Any) -> Situation:  # noqa: ANN401
    person = Person(
        workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=TUESDAY,
        nudges_a_week=own,
    )  # fmt: skip
    seen = Situation(
        nudge=nudge(),
        plan=PLAN,
        facts=Facts(person, place_for(person), TUESDAY),
        choice=NudgeChoice(workspace_id="T1", person="U0ANA", kind="tea"),
        space=Workspace(id="T1", nudges_a_week=usual),
        availability=Availability(),
        has_case=True,
    )
    return replace(seen, **more)


def days_off(*days: int) -> tuple[Any, ...]:
    return tuple((TUESDAY + timedelta(days=each)).date() for each in days)


@pytest.mark.parametrize(
    ("own", "usual", "had", "heavier", "too_many"),
    [
        (None, 1, (), (), False),
        (None, 1, (-3,), (), True),
        (None, 1, (-7,), (), False),
        (None, 0, (), (), True),
        (0, 1, (), (), True),
        (1, 0, (), (), False),
        (3, 1, (-1, -2), (), False),
        (3, 1, (-1, -2, -3), (), True),
        (3, 1, (0,), (), True),
        (None, 1, (), (2,), True),
        (2, 1, (), (2,), False),
        (2, 1, (-1,), (2,), True),
        (3, 1, (), (0,), True),
        (3, 1, (), (1, 2), False),
    ],
)
def test_how_many_a_week_is_theirs_to_say_and_never_two_a_day(
    own: int | None,
    usual: int,
    had: tuple[int, ...],
    heavier: tuple[int, ...],
    too_many: bool,  # noqa: FBT001 - a row of the table
) -> None:
    """What they had, and what weighs more and is yet to come: days from today."""
    seen = situation(own, usual, counted=days_off(*had), heavier=days_off(*heavier))
    assert rules.is_too_many(seen) is too_many
