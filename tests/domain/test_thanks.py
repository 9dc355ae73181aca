"""Who might like to give thanks, for what, and how few of them are asked."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain import thanks as rules
from bot.domain.nudges import Facts, ToThank, place_for
from bot.models import Person, Request, Status, Wanted
from tests.samples import MONDAY, request

DAY = timedelta(days=1)
NOW = MONDAY + 200 * DAY


def person(name: str = "Ivo", **more: Any) -> Person:  # noqa: ANN401
    slack_id = f"U0{name.upper()}"
    known = {"workspace_id": "T1", "slack_id": slack_id, "name": name, **more}
    return Person(looked_up_at=MONDAY, **known)


def delivered(days_ago: float, **more: Any) -> Request:  # noqa: ANN401
    given: dict[str, Any] = {"partner": "U0IVO", "champion": "U0BEN", **more}
    status = given.pop("status", Status.DELIVERED)
    return request(status, delivered_at=NOW - DAY * days_ago, **given)


def facts(**more: Any) -> Facts:  # noqa: ANN401
    ana = person("Ana")
    return Facts(ana, place_for(ana), NOW, **more)


@pytest.mark.parametrize(
    ("given", "is_waiting"),
    [
        (delivered(2.9), False),  # they have time to say it of themselves
        (delivered(3), True),
        (delivered(29.9), True),
        (delivered(30), False),
        (delivered(5, status=Status.CLOSED), True),
        (delivered(5, status=Status.IN_PROGRESS), False),  # opened again
        (delivered(5, rating=2), False),
        (delivered(5, rating=3), True),
        (request(Status.WAITING_FOR_IT), False),
    ],
)
def test_what_was_delivered_lately_and_well_waits(
    given: Request, *, is_waiting: bool
) -> None:
    assert rules.is_waiting(given, NOW) is is_waiting


def test_nobody_is_to_thank_themselves() -> None:
    assert rules.helpers(delivered(5)) == ["U0IVO", "U0BEN"]
    assert rules.helpers(delivered(5, champion="U0ANA")) == ["U0IVO"]
    assert rules.helpers(delivered(5, partner=None, champion=None)) == []


@pytest.mark.parametrize(
    ("colleague", "likes"),
    [
        (person(), True),
        (person(thanks=Wanted.PUBLIC), True),
        (person(thanks=Wanted.PRIVATE), True),
        (person(thanks=Wanted.NONE), False),
        (person(is_gone=True), False),
        (person(is_stranger=True), False),
        (person(is_bot=True), False),
    ],
)
def test_who_wants_no_thanks_is_brought_up_to_nobody(
    colleague: Person, *, likes: bool
) -> None:
    assert rules.likes_thanks(colleague) is likes


EVERYBODY = ("U1", "U2", "U3", "U4", "U5")


def ago(**days: float) -> dict[str, datetime]:
    return {who: NOW - DAY * each for who, each in days.items()}


@pytest.mark.parametrize(
    ("asked_at", "chosen"),
    [
        ({}, "U1 U2 U3"),
        (ago(U1=7, U2=7, U3=7), "U4 U5 U1"),
        (ago(U1=7, U2=14, U3=21, U4=28, U5=35), "U3 U4 U5"),
        (ago(U5=0.1), "U5 U1 U2"),  # asked this morning, where it is nine sooner
        (ago(U3=0.1, U4=0.2, U5=3), "U3 U4 U5"),
    ],
)
def test_three_at_most_whoever_was_asked_longest_ago(
    asked_at: dict[str, datetime], chosen: str
) -> None:
    assert rules.chosen(EVERYBODY, asked_at, NOW) == set(chosen.split())


def test_fewer_than_three_are_all_asked() -> None:
    assert rules.chosen(["U1", "U2"], {}, NOW) == {"U1", "U2"}
    assert rules.chosen([], {}, NOW) == set()


def test_the_newest_is_shown_and_one_message_is_enough() -> None:
    ivo = (person(),)
    new, old = ToThank(delivered(3), ivo), ToThank(delivered(9), ivo)
    (case,) = rules.waiting(facts(to_thank=(new, old)))
    assert rules.found(facts(to_thank=(new, old)), case) is new
    assert rules.waiting(facts()) == []


def quiet(*requests: Request, thanked: set[str] | None = None) -> list[tuple[str, int]]:
    found = rules.quiet_helpers(requests, thanked or set(), NOW)
    return [(helper, each.id or 0) for helper, each in found]


def test_who_helped_for_long_and_heard_no_thanks_is_found_with_the_newest() -> None:
    old = delivered(100, id=1, champion=None)
    new = delivered(10, id=2, champion=None)
    assert quiet(old, new) == [("U0IVO", 2)]
    assert quiet(new) == []  # lately for the first time
    assert quiet(old, new, thanked={"U0IVO"}) == []
    assert quiet(delivered(181, id=3)) == []  # nobody has that in mind any more
    assert quiet(old, delivered(1, id=4, champion=None)) == [("U0IVO", 1)]


def test_who_waits_longest_comes_first() -> None:
    found = quiet(
        delivered(95, id=1, partner="U0MIA", champion=None), delivered(150, id=2)
    )
    assert found == [("U0IVO", 2), ("U0BEN", 2), ("U0MIA", 1)]


def test_whoever_knows_what_they_did_is_told() -> None:
    ours = delivered(100)
    assert rules.owner(ours, "U0IVO") == "U0ANA"
    assert rules.owner(ours, "U0BEN") == "U0IVO"


def test_one_colleague_a_month() -> None:
    mia, ivo = (
        ToThank(delivered(100, id=number), (person(name),))
        for number, name in enumerate(("Mia", "Ivo"), start=1)
    )
    both = [mia, ivo]
    assert rules.this_month(both, {}, NOW) == [mia]
    assert rules.this_month(both, {"2:U0IVO": NOW - 29 * DAY}, NOW) == [ivo]
    assert rules.this_month(both, {"9:U0BEN": NOW - DAY}, NOW) == []
    assert rules.this_month(both, {"1:U0MIA": NOW - 30 * DAY}, NOW) == [ivo]
    told = {"1:U0MIA": NOW - 90 * DAY, "2:U0IVO": NOW - 30 * DAY}
    assert rules.this_month(both, told, NOW) == []


def test_a_hint_is_about_one_colleague_and_one_request() -> None:
    mia, ivo = (
        ToThank(delivered(100, id=7), (person(each),)) for each in ("Mia", "Ivo")
    )
    known = facts(unthanked=(mia, ivo))
    cases = rules.unthanked(known)
    assert [each.about for each in cases] == ["7:U0MIA", "7:U0IVO"]
    assert rules.found(known, cases[1]) is ivo
