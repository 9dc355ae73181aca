"""Who meets whom in a round of check-ins, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from functools import cache
from itertools import combinations, product
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import circles, pairings
from bot.domain.calendars import Place
from bot.domain.circles import Absence, Circle, Pair, Participant, pair_of
from bot.domain.pairings import Group, Occasion, Round, Wait
from bot.models import Side

MORNING, NOON, EVENING = 0b000111, 0b011110, 0b111000
WAITED = st.integers(0, 2)
WINTER, SPRING = date(2026, 1, 12), date(2026, 3, 30)


def people(business: int, it: int, **more: Any) -> list[Participant]:  # noqa: ANN401
    sides = [Side.BUSINESS] * business + [Side.IT] * it
    counted = Counter[Side]()
    found = []
    for side in sides:
        counted[side] += 1
        found.append(Participant(f"{side.name[0]}{counted[side]}", side, **more))
    return found


def circle(who: Iterable[Participant], **more: Any) -> Circle:  # noqa: ANN401
    return Circle(tuple(who), **{"met": {}, **more})


def pairs(made: Round | Group) -> set[Pair]:
    groups = made.groups if isinstance(made, Round) else (made,)
    return {pair_of(*each) for g in groups for each in combinations(g.people, 2)}


def across(made: Round) -> set[Pair]:
    """Who met whom of the other side; an id tells the side."""
    return {each for each in pairs(made) if each[0][0] != each[1][0]}


def rounds(start: Circle, count: int) -> Iterator[Round]:
    """One after the other, each remembering those before."""
    now = start
    for number in range(count):
        made = pairings.pair(now, seed=number)
        yield made
        met = {**now.met, **dict.fromkeys(pairs(made), number)}
        waits = {who for who, why in made.left_out.items() if isinstance(why, Wait)}
        people = tuple(
            replace(each, waited=each.waited + 1 if each.id in waits else 0)
            for each in now.people
        )
        now = replace(now, people=people, met=met)


def changed(who: list[Participant], **each: dict[str, Any]) -> list[Participant]:
    return [replace(one, **each.get(one.id, {})) for one in who]


# --- one from the business, one from IT ---


@pytest.mark.parametrize(
    ("business", "it", "sizes", "waiting"),
    [
        (0, 0, {}, 0), (1, 0, {}, 1), (0, 3, {}, 3), (1, 1, {2: 1}, 0),
        (5, 5, {2: 5}, 0), (3, 2, {2: 1, 3: 1}, 0), (2, 3, {2: 1, 3: 1}, 0),
        (6, 3, {3: 3}, 0), (7, 3, {3: 3}, 1), (2, 9, {3: 2}, 5),
        (30, 20, {2: 10, 3: 10}, 0),
    ],
)  # fmt: skip
def test_everybody_meets_somebody_of_the_other_side_while_there_are_enough(
    business: int, it: int, sizes: dict[int, int], waiting: int
) -> None:
    made = pairings.pair(circle(people(business, it)), seed=1)
    assert Counter(len(each.people) for each in made.groups) == sizes
    assert all({who[0] for who in each.people} == {"B", "I"} for each in made.groups)
    assert list(made.left_out.values()) == [Wait.TOO_MANY] * waiting
    assert seated(made) + len(made.left_out) == business + it


def seated(made: Round) -> int:
    everybody = [who for each in made.groups for who in each.people]
    assert len(set(everybody)) == len(everybody)  # nobody is in two groups
    return len(everybody)


@pytest.mark.parametrize("absence", Absence)
def test_who_is_away_or_wants_none_is_left_out_and_does_not_wait(
    absence: Absence,
) -> None:
    who = changed(people(2, 2), B1={"absence": absence}, I2={"absence": absence})
    made = pairings.pair(circle(who), seed=1)
    assert (pairs(made), made.left_out) == (
        {("B2", "I1")},
        {"B1": absence, "I2": absence},
    )


def test_guests_take_part_only_if_the_circle_takes_them() -> None:
    who = changed(people(1, 1), B1={"is_guest": True})
    made = pairings.pair(circle(who), seed=1)
    assert made.left_out == {"B1": Absence.GUEST, "I1": Wait.TOO_MANY}
    made = pairings.pair(circle(who, takes_guests=True), seed=1)
    assert pairs(made) == {("B1", "I1")}


# --- nobody twice while somebody new is left ---


@pytest.mark.parametrize("size", [1, 2, 5, 8])
def test_everybody_meets_everybody_before_they_meet_again_the_longest_ago_first(
    size: int,
) -> None:
    made = list(rounds(circle(people(size, size)), 3 * size))
    first = [each for one in made[:size] for each in one.groups]
    assert {each.why.occasion for each in first} == {Occasion.FIRST_TIME}
    assert len({each for one in first for each in pairs(one)}) == size * size
    for number, later in enumerate(made[size:]):
        assert {each.why.last_met for each in later.groups} == {number}
        assert {each.why.occasion for each in later.groups} == {Occasion.AGAIN}


@st.composite
def histories(draw: st.DrawFn) -> Circle:
    """A small circle within reach, some of whom have met."""
    it = draw(st.integers(1, 4))
    who = people(draw(st.integers((it + 1) // 2, 2 * it)), it)
    works = st.sampled_from([MORNING, NOON, EVENING])
    who = [replace(each, works=draw(works)) for each in who]
    ids = [(a.id, b.id) for a, b in combinations(who, 2)]
    met = draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 5)))
    return circle(who, met={pair_of(*each): last for each, last in met.items()})


def is_new(now: Circle, one: Participant, other: Participant) -> bool:
    return pair_of(one.id, other.id) not in now.met and one.works & other.works != 0


def most_new(now: Circle) -> int:
    """By trying everything: how many pairs across the sides can be new at best."""
    sides = [[p for p in now.people if p.side is side] for side in Side]
    hosts, guests = sorted(sides, key=len)

    @cache
    def best(at: int, taken: tuple[int, ...]) -> int:
        if at == len(guests):
            return 0
        found = best(at + 1, taken)
        for number, host in enumerate(hosts):
            more = (*taken[:number], taken[number] + 1, *taken[number + 1 :])
            seconds = sum(each - 1 for each in more if each > 1)
            fits = max(more) <= 2 and seconds <= len(guests) - len(hosts)
            if fits and is_new(now, host, guests[at]):
                found = max(found, 1 + best(at + 1, more))
        return found

    return best(0, (0,) * len(hosts))


@settings(max_examples=300, deadline=None)
@given(now=histories(), seed=st.integers(0, 9))
def test_no_other_way_gives_more_people_somebody_new(now: Circle, seed: int) -> None:
    made = pairings.pair(now, seed)
    known = {each.id: each for each in now.people}
    new = [each for each in across(made) if is_new(now, *(known[who] for who in each))]
    assert len(new) == most_new(now)
    assert (made.left_out, seated(made)) == ({}, len(now.people))


def test_others_move_on_so_that_everybody_meets_somebody_new() -> None:
    """In each of two corners four come to three, and may leave each other chairs."""
    new = {"B1": "I1", "B2": "I3", "B3": "I2 I3", "B4": "I1"}
    new |= {"B5": "I4", "B6": "I6", "B7": "I5 I6", "B8": "I4"}
    who = people(8, 6)
    ids = product(new, [each.id for each in who if each.side is Side.IT])
    met = {(b, it): 0 for b, it in ids if it not in new[b].split()}
    for seed in range(40):
        made = pairings.pair(circle(who, met=met), seed)
        assert not across(made) & set(met)


# --- never, and nobody waits twice ---


@settings(max_examples=200, deadline=None)
@given(
    size=st.integers(1, 4), more=st.integers(0, 4), data=st.data(),
    seed=st.integers(0, 9),
)  # fmt: skip
def test_who_must_not_meet_does_not_not_even_in_a_trio(
    size: int, more: int, data: st.DataObject, seed: int
) -> None:
    who = [replace(p, waited=data.draw(WAITED)) for p in people(size, size + more)]
    ids = list(combinations([each.id for each in who], 2))
    never = data.draw(st.lists(st.sampled_from(ids)))
    met = data.draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 5)))
    swapped = [(b, a) for a, b in never]
    for each in (never, swapped):
        made = pairings.pair(circle(who, met=met, never=each), seed)
        assert not pairs(made) & {pair_of(*one) for one in never}
        assert seated(made) + len(made.left_out) == len(who)


@settings(max_examples=200, deadline=None)
@given(size=st.integers(1, 4), data=st.data(), seed=st.integers(0, 9))
def test_as_many_as_can_be_meet_somebody_whoever_must_not_meet(
    size: int, data: st.DataObject, seed: int
) -> None:
    who = people(size, size)
    ids = list(
        product(["B1", "B2", "B3", "B4"][:size], ["I1", "I2", "I3", "I4"][:size])
    )
    never = data.draw(st.sets(st.sampled_from(ids)))
    met = data.draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 5)))
    made = pairings.pair(circle(who, met=met, never=never), seed)
    assert len(made.groups) == most_new(circle(who, met=dict.fromkeys(never, 0)))
    assert set(made.left_out.values()) <= {Wait.NOBODY_LEFT}


@pytest.mark.parametrize(("here", "there"), ["BI", "IB"])
def test_two_with_the_same_only_partner_take_turns(here: str, there: str) -> None:
    never = [(f"{here}{n}", f"{there}2") for n in (1, 2)]
    waits = [
        set(each.left_out) for each in rounds(circle(people(2, 2), never=never), 6)
    ]
    turns = [(each - {f"{there}2"}).pop() for each in waits]
    assert turns in ([f"{here}1", f"{here}2"] * 3, [f"{here}2", f"{here}1"] * 3)


@pytest.mark.parametrize(("here", "there"), ["BI", "IB"])
def test_who_waited_comes_before_somebody_who_would_be_new(
    here: str, there: str
) -> None:
    never = [(f"{here}{n}", f"{there}2") for n in (1, 2)]
    met = {pair_of(f"{here}1", f"{there}1"): 0}
    who = changed(people(2, 2), **{f"{here}1": {"waited": 1}})
    for seed in range(8):
        made = pairings.pair(circle(who, met=met, never=never), seed)
        assert pairs(made) == set(met)


def test_who_moves_on_is_the_one_with_whom_they_must_not_meet() -> None:
    now = circle(people(4, 2), met={("B4", "I2"): 0}, never=[("B1", "B4")])
    for seed in range(40):
        made = pairings.pair(now, seed)
        assert (seated(made), across(made) & {("B4", "I2")}) == (6, set())
        assert ("B1", "B4") not in pairs(made)


def test_nobody_stays_alone_beside_a_trio() -> None:
    never = [("B3", "I1"), ("B3", "I2")]
    now = circle(people(3, 2), met={("B1", "I2"): 0, ("B2", "I2"): 0}, never=never)
    for seed in range(8):
        made = pairings.pair(now, seed)
        assert made.left_out == {"B3": Wait.NOBODY_LEFT}


@settings(max_examples=25, deadline=None)
@given(
    it=st.integers(2, 6), of_two=st.floats(0.5, 2), seed=st.integers(0, 99),
    nevers=st.integers(0, 3),
)  # fmt: skip
def test_within_one_to_two_nobody_is_left_out_two_rounds_running(
    it: int, of_two: float, seed: int, nevers: int
) -> None:
    business = min(2 * it, max((it + 1) // 2, round(it * of_two)))
    who = people(business, it)
    ids = [each.id for each in who]
    luck = Random(seed)  # noqa: S311 - the same people each time
    never = [pair_of(*luck.sample(ids, 2)) for _ in range(nevers)]
    before: set[str] = set()
    for made in rounds(circle(who, never=never), 8):
        now = {each for each in made.left_out if can_meet(each, who, never)}
        assert not before & now
        before = now


def can_meet(one: str, who: list[Participant], never: list[Pair]) -> bool:
    others = [each.id for each in who if each.id[0] != one[0]]
    barred = {pair_of(*each) for each in never}
    return any(pair_of(one, other) not in barred for other in others)


def test_beyond_that_who_waited_longest_comes_first() -> None:
    turns = [seat for made in rounds(circle(people(12, 2)), 6) for seat in came(made)]
    assert set(Counter(turns).values()) == {2}  # four of twelve a round
    assert {len(set(turns[at : at + 12])) for at in (0, 12)} == {12}


def came(made: Round) -> list[str]:
    return [who for each in made.groups for who in each.people if who[0] == "B"]


def test_units_that_went_quiet_come_before_others_who_waited_as_long() -> None:
    who = changed(
        people(6, 1), B4={"unit": "Finance"}, B5={"unit": "Legal"}, B6={"waited": 1}
    )
    made = pairings.pair(circle(who, quiet={"Finance": 9, "Legal": 4}), seed=3)
    assert sorted(came(made)) == ["B4", "B6"]
    assert made.groups[0].why.quiet == ("Finance",)


@pytest.mark.parametrize("seed", range(5))
def test_of_those_who_waited_as_long_somebody_new_comes_first(seed: int) -> None:
    met = {(f"B{number}", "I1"): 0 for number in range(1, 5)}
    made = pairings.pair(circle(people(6, 1), met=met), seed)
    assert sorted(came(made)) == ["B5", "B6"]


# --- hours ---


def test_somebody_they_met_comes_before_somebody_new_who_works_while_they_sleep() -> (
    None
):
    who = changed(
        people(2, 2, works=MORNING), I2={"works": EVENING}, B2={"works": EVENING}
    )
    made = pairings.pair(circle(who, met={("B1", "I1"): 3, ("B2", "I2"): 3}), seed=1)
    assert pairs(made) == {("B1", "I1"), ("B2", "I2")}
    assert {each.why.works for each in made.groups} == {MORNING, EVENING}


def test_who_shares_no_hour_with_anybody_is_not_left_out_for_it() -> None:
    who = changed(people(1, 1, works=MORNING), I1={"works": EVENING})
    made = pairings.pair(circle(who), seed=1)
    assert (pairs(made), made.groups[0].why.works) == ({("B1", "I1")}, 0)


def test_more_hours_in_common_are_better() -> None:
    who = changed(
        people(2, 2, works=0b1111), B1={"works": 0b11110000}, I1={"works": 0b11111000}
    )
    who = changed(who, B2={"works": 0b11111111})
    made = [pairings.pair(circle(who), seed) for seed in range(8)]
    assert {tuple(sorted(pairs(each))) for each in made} == {
        (("B1", "I1"), ("B2", "I2"))
    }


@pytest.mark.parametrize(
    ("zone", "monday", "hours", "workdays", "first", "half_hours"),
    [
        ("Europe/Berlin", WINTER, (9, 17), range(5), 8 * 2, 80),
        ("Europe/Berlin", SPRING, (9, 17), range(5), 7 * 2, 80),
        ("Asia/Kolkata", WINTER, (9, 17), range(5), 7, 80),
        (
            "Asia/Tokyo",
            WINTER,
            (8, 17),
            range(1),
            336 - 2,
            18,
        ),  # Sunday evening, in UTC
        ("Asia/Dubai", WINTER, (20, 0), [6], 6 * 48 + 32, 8),
    ],
)
def test_a_week_is_read_off_the_clock_on_the_wall(
    zone: str, monday: date, hours: tuple[int, int], workdays: Iterable[int],
    first: int, half_hours: int,
) -> None:  # fmt: skip
    opens, closes = map(time, hours)
    place = Place(ZoneInfo(zone), "", opens, closes, frozenset(workdays))
    week = circles.week_of(place, monday)
    assert week.bit_count() == half_hours
    assert week >> first & 1
    assert not week >> first - 1 & 1


def test_a_holiday_is_no_time_to_meet() -> None:
    place = Place(ZoneInfo("Europe/Berlin"), "DE")
    assert circles.week_of(place, date(2026, 12, 21)).bit_count() == 4 * 16


# --- mostly a request in common, sometimes none ---


def test_most_share_a_request_and_some_share_none() -> None:
    who = [
        replace(each, requests=frozenset({int(each.id[1:])})) for each in people(40, 40)
    ]
    made = [pairings.pair(circle(who), seed) for seed in range(10)]
    shares = [bool(g.why.requests) for one in made for g in one.groups]
    assert 0.6 < sum(shares) / len(shares) < 0.9
    assert all(len({*each.why.requests}) < 2 for one in made for each in one.groups)


def test_nobody_takes_the_only_one_with_whom_another_shares_a_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(circles, "ELSEWHERE", 10**9)  # nobody is off to elsewhere
    who = [
        replace(
            p, requests=frozenset({int(p.id[1:]), int(p.id[1:]) - (p.id[0] == "I")})
        )
        for p in people(40, 40)
    ]
    for seed in range(10):
        made = pairings.pair(circle(who), seed)
        assert all(each.why.requests for each in made.groups)


def test_a_trio_is_told_of_what_all_three_share() -> None:
    asks = {"B1": {1, 2}, "B2": {2, 3}, "I1": {1, 2, 3}}
    who = [replace(p, requests=frozenset(asks[p.id])) for p in people(2, 1)]
    made = pairings.pair(circle(who), seed=1)
    assert [each.why.requests for each in made.groups] == [frozenset({2})]


def test_a_request_that_everybody_follows_changes_nothing() -> None:
    who = people(60, 50, requests=frozenset({1}))
    made = list(rounds(circle(who), 4))
    assert len({each for one in made for each in across(one)}) == 4 * 60


def test_two_of_a_side_are_a_trio_only_once_if_it_can_be() -> None:
    made = list(rounds(circle(people(12, 8)), 4))
    alike = [each for one in made for each in pairs(one) - across(one)]
    assert len(alike) == len(set(alike)) == 16


# --- the leaders' lottery ---


def leaders(*who: str, business: int = 5, it: int = 4) -> list[Participant]:
    each = {one: {"is_leader": True} for one in who}
    return changed(people(business, it), **each)


def test_one_leader_a_round_meets_who_won_the_lot() -> None:
    made = list(rounds(circle(leaders("B1", "B2", "I1")), 9))
    drawn = [each for one in made for each in one.groups if is_drawn(each)]
    assert [len(each.people) for each in drawn] == [2] * 9
    turns = [each.people[0] for each in drawn]
    assert {len({*turns[at : at + 3]}) for at in (0, 3, 6)} == {3}
    assert len({each.people for each in drawn}) == 9
    for one in made:
        assert list(one.left_out.values()) == [Wait.NOT_DRAWN] * 2


def is_drawn(group: Group) -> bool:
    return group.why.occasion is Occasion.DRAWN


@pytest.mark.parametrize(("business", "it", "draws"), [(4, 3, 1), (5, 2, 0), (6, 2, 0)])
def test_nobody_has_to_wait_because_of_the_lottery(
    business: int, it: int, draws: int
) -> None:
    """Of the business, one is a leader."""
    made = pairings.pair(circle(leaders("B1", business=business, it=it)), seed=2)
    assert sum(map(is_drawn, made.groups)) == draws
    waiting = [who for who, why in made.left_out.items() if why is Wait.TOO_MANY]
    assert len(waiting) == max(0, business - 1 - 2 * it)


def test_a_leader_meets_nobody_they_must_not_meet_and_somebody_new_first() -> None:
    who = leaders("I1", business=3, it=3)
    met, never = {("B1", "I1"): 4}, [("I1", "B2")]
    for seed in range(8):
        made = pairings.pair(circle(who, met=met, never=never), seed)
        assert ("B3", "I1") in pairs(made)


# --- the same again ---


def test_the_same_seed_makes_the_same_round_whatever_the_order() -> None:
    who = [
        replace(each, requests=frozenset({number % 7}), works=MORNING << number % 3)
        for number, each in enumerate(people(30, 20))
    ]
    met = {("B1", "I1"): 1, ("B2", "I3"): 2, ("B1", "B2"): 1}
    one = pairings.pair(circle(who, met=met), seed=4)
    turned = dict(reversed(met.items()))
    assert pairings.pair(circle(reversed(who), met=turned), seed=4) == one
    assert pairings.pair(circle(who, met=met), seed=5) != one


# --- a year ---


def test_a_year_of_rounds_keeps_every_promise() -> None:
    zones = [MORNING | NOON, NOON | EVENING, MORNING, EVENING]
    chance = Random(7)  # noqa: S311 - the same year each time
    who = [
        replace(
            each,
            works=chance.choice(zones),
            requests=frozenset(chance.sample(range(40), 3)),
        )
        for each in people(60, 40)
    ]
    never = {pair_of(*chance.sample([each.id for each in who], 2)) for _ in range(300)}
    year = list(rounds(circle(who, never=never), 26))
    assert all(one.left_out == {} and seated(one) == 100 for one in year)
    assert not {each for one in year for each in pairs(one)} & never
    times = Counter(each for one in year[:14] for each in across(one))
    assert set(times.values()) == {1}
    assert all(each.why.works for one in year[:14] for each in one.groups)
    alike = [each for one in year for each in pairs(one) - across(one)]
    assert (len(alike), len(set(alike)) > 500) == (520, True)
