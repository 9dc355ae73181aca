"""Who may do what, and where people work."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain import people as rules
from bot.domain.people import MAY, Role
from bot.errors import NotAllowed, NotFound
from bot.models import Person, Side
from tests.samples import request

MOMENT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def test_the_readme_shows_who_may_do_what() -> None:
    head = f"| | {' | '.join(Role)} |"
    rows = [head, f"{'|---' * (len(Role) + 1)}|"]
    for action, may in MAY.items():
        ticks = ["✓" if role in may else " " for role in Role]
        rows.append(f"| {action.value.replace('_', ' ')} | {' | '.join(ticks)} |")
    readme = Path(__file__).parents[2] / "README.md"
    assert "\n".join(rows) in readme.read_text(encoding="utf-8")


def test_whoever_is_in_the_triage_channel_decides() -> None:
    rules.must_be_in_it(is_in_it=True)


def test_anybody_else_is_told_who_does_and_how_to_join_them() -> None:
    with pytest.raises(NotAllowed) as caught:
        rules.must_be_in_it(is_in_it=False)
    assert str(caught.value) == (
        "Only members of IT's channel work on requests. Somebody there can invite you."
    )


def test_nobody_in_it_answers_themselves() -> None:
    rules.must_be_somebody_elses(request(), "U0IVO")
    with pytest.raises(NotAllowed) as caught:
        rules.must_be_somebody_elses(request(), "U0ANA")
    assert str(caught.value) == (
        "You asked for #7 yourself, so somebody else in IT has to decide."
    )


UNITS = ["Sales", "it", "Lager & Versand"]


@pytest.mark.parametrize(
    ("value", "side", "unit"),
    [
        ("unit:Sales", Side.BUSINESS, "Sales"),
        ("unit:it", Side.BUSINESS, "it"),
        ("unit:Lager & Versand", Side.BUSINESS, "Lager & Versand"),
        ("business", Side.BUSINESS, ""),
        ("it", Side.IT, ""),
    ],
)
def test_a_menu_says_side_and_unit_and_shows_them_again(
    value: str, side: Side, unit: str
) -> None:
    assert rules.chosen(value, UNITS) == (side, unit)
    assert rules.place_of(somebody(side=side, unit=unit)) == value


@pytest.mark.parametrize("value", ["", "unit:", "unit:Finance", "Sales", "IT"])
def test_a_unit_that_is_not_offered_is_refused(value: str) -> None:
    with pytest.raises(NotFound, match="no longer in the list"):
        rules.chosen(value, UNITS)


def test_who_has_said_nothing_has_chosen_nothing() -> None:
    assert rules.place_of(somebody()) == ""


def test_where_no_units_are_named_the_business_is_one() -> None:
    assert rules.places([]) == {
        "business": "I work in the business",
        "it": "I work in IT",
    }


def somebody(**more: Any) -> Person:  # noqa: ANN401
    return Person(
        workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MOMENT, **more
    )


@pytest.mark.parametrize(
    ("name", "named", "also", "is_meant"),
    [
        ("Cleo Martin", "Cleo", {}, True),
        ("Cleo Martin", "cleo martin", {}, True),
        ("Cleo", "Cleo", {}, True),
        ("Cleopatra Jones", "Cleo", {}, False),
        ("Cleo Martin", "Martin", {}, False),
        ("Cleo Martin", "Cleo or Tom", {}, False),
        ("Cleo Martin", "Cleo", {"is_gone": True}, False),
        ("Cleo Martin", "Cleo", {"is_stranger": True}, False),
        ("Cleo Martin", "Cleo", {"is_bot": True}, False),
    ],
)
def test_who_works_here_is_known_by_a_first_or_whole_name(
    name: str, named: str, also: dict[str, Any], *, is_meant: bool
) -> None:
    cleo = Person(
        workspace_id="T1", slack_id="U1", name=name, looked_up_at=MOMENT, **also
    )
    assert rules.is_called(cleo, named) is is_meant
