"""Who thanks whom, how often and in which words; and who is named in public."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain import praise as rules
from bot.domain.praise import Thanks, Where, Words
from bot.errors import BotError, NotAllowed, TooLong
from bot.models import (
    Person,
    Praise,
    Request,
    Status,
    Thanked,
    Wanted,
    Workspace,
)
from tests.samples import MONDAY, request

ANA, IVO = "U0ANA", "U0IVO"
DELIVERED = request(Status.DELIVERED, partner=IVO, champion="U0BEN")


def person(slack_id: str = ANA, **more: Any) -> Person:  # noqa: ANN401
    known: dict[str, Any] = {"name": slack_id, "looked_up_at": MONDAY, **more}
    return Person(workspace_id="T1", slack_id=slack_id, **known)


def praise(**more: Any) -> Praise:  # noqa: ANN401
    known: dict[str, Any] = {"did": "Stayed", "changed": "Left", "given_at": MONDAY}
    return Praise(workspace_id="T1", giver=ANA, **{**known, **more})


@pytest.mark.parametrize(
    ("request_id", "people"),
    [(None, []), (7, []), (None, ["U0IVO"]), (7, ["U0IVO", "U0MIA"])],
)
def test_the_form_comes_filled_in(request_id: int | None, people: list[str]) -> None:
    assert rules.read_about(rules.about(request_id, people)) == (request_id, people)


@pytest.mark.parametrize("forged", ["", "x", "x:", "²:", "-1:", "None:"])
def test_what_no_button_of_ours_carries_is_nothing(forged: str) -> None:
    assert rules.read_about(forged) == (None, [])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (" and  for staying late", "staying late"),
        (", , for the list", "the list"),
        ("forging ahead", "forging ahead"),
        ("and", ""),
        ("", ""),
    ],
)
def test_what_follows_the_names_is_what_it_is_for(typed: str, words: str) -> None:
    assert rules.reason(typed) == words


def test_values_stand_one_a_line_and_fit_into_a_menu() -> None:
    assert rules.values_of("Early \n\n early\nKind") == ["Early", "Kind"]
    for too_much in ("x" * 71, "\n".join(map(str, range(21)))):
        with pytest.raises(TooLong):
            rules.values_of(too_much)


# --- who thanks whom ---


@pytest.mark.parametrize(
    ("giver", "given", "why"),
    [
        (person(), 4, ""),
        (person(is_guest=True), 0, ""),
        (person(), 5, "5 times today"),
        (person(praise_locked_by="U0CLEO"), 0, "for now"),
        (person(is_stranger=True), 0, "who work here"),
        (person(is_gone=True), 0, "who work here"),
    ],
)
def test_who_works_here_thanks_five_times_a_day(
    giver: Person, given: int, why: str
) -> None:
    if not why:
        rules.must_give(giver, given)
        return
    with pytest.raises(NotAllowed, match=why):
        rules.must_give(giver, given)


@pytest.mark.parametrize(
    ("zone", "now", "began"),
    [
        ("UTC", (2026, 3, 2, 8), (2026, 3, 2, 0)),
        ("Asia/Tokyo", (2026, 3, 2, 16), (2026, 3, 2, 15)),
        ("America/New_York", (2026, 3, 2, 3), (2026, 3, 1, 5)),
        ("nowhere", (2026, 3, 2, 8), (2026, 3, 2, 0)),
    ],
)
def test_a_day_is_the_givers_own(
    zone: str, now: tuple[int, int, int, int], began: tuple[int, int, int, int]
) -> None:
    found = rules.day_began(person(timezone=zone), datetime(*now, tzinfo=UTC))
    assert found == datetime(*began, tzinfo=UTC)


@pytest.mark.parametrize(
    ("chosen", "team", "reached"),
    [
        ([person(IVO)], "", [IVO]),
        ([person(ANA), person(IVO)], "", [IVO]),
        ([person(IVO, is_guest=True)], "", [IVO]),
        ([person(ANA)], "IT", []),
        ([person(ANA)], "", "somebody else"),
        ([person(IVO, is_bot=True)], "", "who work here"),
        ([person(IVO, is_gone=True)], "", "who work here"),
        ([person(IVO, is_stranger=True)], "", "who work here"),
        ([], "", "whom you thank"),
    ],
)
def test_thanks_reach_others_who_work_here(
    chosen: list[Person], team: str, reached: list[str] | str
) -> None:
    if isinstance(reached, str):
        with pytest.raises(BotError, match=reached):
            rules.to_thank(person(), chosen, team)
        return
    found = rules.to_thank(person(), chosen, team)
    assert [each.slack_id for each in found] == reached


def test_more_than_ten_are_a_team() -> None:
    rules.must_be_few([*map(str, range(10)), "0"])
    with pytest.raises(TooLong):
        rules.must_be_few(map(str, range(11)))


def test_a_team_is_one_of_the_units_or_it() -> None:
    assert rules.teams(["Sales", "IT"]) == ["IT", "Sales"]
    rules.must_be_a_team("", [])
    rules.must_be_a_team("Sales", ["Sales"])
    with pytest.raises(BotError, match="no longer in the list"):
        rules.must_be_a_team("Forged", ["Sales"])


TO_IVO = Thanks((IVO,), "", Words("Stayed", "Left"), Where.WINS)
TOLD = Workspace(id="T1", wins_channel="C0WINS")


@pytest.mark.parametrize(
    ("more", "space", "found"),
    [
        ({}, TOLD, "C0WINS"),
        ({}, Workspace(id="T1"), ""),
        ({"where": "alone"}, TOLD, ""),
        ({"where": "forged"}, TOLD, ""),
        ({"where": "channel", "channel": "C1"}, TOLD, "C1"),
        ({"channel": "C0WINS"}, TOLD, "C0WINS"),
    ],
)
def test_it_is_read_where_the_giver_says(
    more: dict[str, str], space: Workspace, found: str
) -> None:
    assert rules.channel_for(replace(TO_IVO, **more), space) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"where": "channel"}, "channel"),
        ({"where": "alone", "team": "IT"}, "where"),
        ({"where": "alone", "channel": "C1"}, "where"),
        ({"channel": "C1"}, "where"),
    ],
)
def test_a_channel_that_is_missing_is_asked_for(
    more: dict[str, str], field: str
) -> None:
    with pytest.raises(BotError) as refused:
        rules.channel_for(replace(TO_IVO, **more), TOLD)  # type: ignore[arg-type]
    assert refused.value.field == field


# --- what stands where ---


@pytest.mark.parametrize(
    ("likes", "is_public", "named", "told"),
    [
        (Wanted.PUBLIC, True, True, True),
        (Wanted.PUBLIC, False, False, True),
        (Wanted.PRIVATE, True, False, True),
        (Wanted.NONE, True, False, False),
        (None, True, False, True),
    ],
)
def test_nobody_is_named_without_a_yes(
    likes: Wanted | None, *, is_public: bool, named: bool, told: bool
) -> None:
    somebody = person(IVO, thanks=likes)
    assert rules.is_named(somebody, praise(is_public=is_public)) is named
    assert rules.is_told(somebody) is told


def test_somebody_is_asked_with_the_first_thanks_however_many_come_at_once() -> None:
    ivo = person(IVO)
    rows = [Thanked(workspace_id="T1", praise_id=n, slack_id=IVO) for n in range(3)]
    assert not rules.is_asked(rows[0], ivo)
    for row in rows:
        rules.tell(row, ivo, MONDAY)
    assert [rules.is_asked(each, ivo) for each in rows] == [True, False, False]
    mia, row = person("U0MIA", thanks=Wanted.PUBLIC), rows[0].model_copy()
    rules.tell(row, mia, MONDAY)
    assert (mia.thanks_asked_at, rules.is_asked(row, mia)) == (None, False)


def test_only_whoever_gave_it_changes_it_or_takes_it_back_in_time() -> None:
    given = praise()
    soon, later = MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=11)
    assert rules.may_take_back(given, person(), soon) is given
    assert rules.may_change(given, person()) is given
    for found, by, now, why in (
        (None, ANA, soon, "I can't find that"),
        (given, IVO, soon, "I can't find that"),
        (given, ANA, later, "ten minutes are over"),
        (praise(undone_at=soon), ANA, soon, "already"),
    ):
        with pytest.raises(BotError, match=why):
            rules.may_take_back(found, person(by), now)


# --- what the form has in it ---


@pytest.mark.parametrize(
    ("who", "is_in_it", "likely"),
    [
        (ANA, False, [IVO, "U0BEN"]),
        (IVO, True, [ANA, "U0BEN"]),
        ("U0BEN", False, [ANA, IVO]),
        ("U0MIA", True, [ANA, "U0BEN", IVO]),
    ],
)
def test_who_had_a_part_in_a_request_is_thanked_for_it(
    who: str, likely: list[str], *, is_in_it: bool
) -> None:
    assert rules.may_know(person(who), DELIVERED, is_in_it=is_in_it)
    assert rules.likely(person(who), DELIVERED) == likely


@pytest.mark.parametrize("found", [None, DELIVERED, request(number=None)])
def test_who_has_no_part_in_it_is_shown_nothing_of_it(found: Request | None) -> None:
    assert not rules.may_know(person("U0SAM"), found, is_in_it=False)


@pytest.mark.parametrize(
    ("who", "is_in_it", "has_goal"),
    [(ANA, False, True), (IVO, True, True), ("U0BEN", False, False)],
)
def test_the_example_is_made_from_what_they_may_know_of_the_request(
    who: str, *, is_in_it: bool, has_goal: bool
) -> None:
    found = rules.example(person(who), DELIVERED, is_in_it=is_in_it)
    assert "Stock levels" in found.did
    assert ("Fewer calls" in found.changed) is has_goal
