"""What went well: what makes it a win, who is named in it, and when it is told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import win_causes, wins
from bot.domain.nudges import Facts, place_for
from bot.domain.win_causes import Seen
from bot.errors import AlreadyAnswered, NotFound
from bot.models import (
    Part,
    Person,
    ProgressUpdate,
    Request,
    Status,
    Track,
    Wanted,
    Win,
    WinCause,
    WinName,
    WinStatus,
)
from tests.samples import MONDAY, request

A_DAY = timedelta(days=1)
NAMES = ("Ana Lopez", "Ben Okoro", "Ivo Brandt", "Mia Chen", "Eve Stone")


def person(slack_id: str = "U0ANA", **more: Any) -> Person:  # noqa: ANN401
    known: dict[str, Any] = {
        "workspace_id": "T1",
        "slack_id": slack_id,
        "name": "Ana Lopez",
        "timezone": "Europe/Berlin",
        "looked_up_at": MONDAY,
    }
    return Person(**{**known, **more})


def win(status: WinStatus = WinStatus.PROPOSED, **more: Any) -> Win:  # noqa: ANN401
    known: dict[str, Any] = {
        "id": 5,
        "workspace_id": "T1",
        "request_id": 42,
        "cause": WinCause.DELIVERED,
        "owner": "U0IVO",
        "proposed_at": MONDAY,
    }
    return Win(status=status, **{**known, **more})


def name(slack_id: str = "U0ANA", part: Part = Part.ROWED, **more: Any) -> WinName:  # noqa: ANN401
    return WinName(workspace_id="T1", win_id=5, slack_id=slack_id, part=part, **more)


def delivered(**more: Any) -> Request:  # noqa: ANN401
    given = {"delivered_at": MONDAY + 4 * A_DAY, "promised_for": date(2026, 3, 6)}
    return request(Status.DELIVERED, **{**given, **more})


def worry(day: int, track: Track = Track.RISK, **more: Any) -> ProgressUpdate:  # noqa: ANN401
    at = datetime(2026, 3, day, 9, tzinfo=UTC)
    known: dict[str, Any] = {"promised_for": date(2026, 3, 6), "since": at, **more}
    return ProgressUpdate(
        workspace_id="T1", request_id=42, by="U0IVO", at=at, track=track, **known
    )


@pytest.mark.parametrize(
    ("thanks", "more", "may"),
    [
        (None, {}, True),
        (Wanted.PUBLIC, {}, True),
        (Wanted.PRIVATE, {}, False),
        (Wanted.NONE, {}, False),
        (None, {"is_gone": True}, False),
        (None, {"is_stranger": True}, False),
        (None, {"is_bot": True}, False),
    ],
)
def test_who_may_be_named(
    thanks: Wanted | None, more: dict[str, Any], *, may: bool
) -> None:
    somebody = person(thanks=thanks, **more)
    assert wins.may_be_named(name(), somebody) is may
    assert not wins.may_be_named(name(stepped_off_at=MONDAY), somebody)
    assert not wins.may_be_named(name(), None)


@pytest.mark.parametrize(
    ("ours", "more", "cause"),
    [
        (delivered(), {}, WinCause.DELIVERED),
        (delivered(rating=4), {}, WinCause.DELIVERED),
        (delivered(rating=5), {}, WinCause.RATED_FIVE),
        (delivered(rating=5), {"is_met": True}, WinCause.TARGET_MET),
        (delivered(), {"updates": (worry(2),)}, WinCause.EARLY_WARNING),
        (delivered(), {"updates": (worry(3),)}, WinCause.EARLY_WARNING),
        (delivered(), {"updates": (worry(4),)}, WinCause.DELIVERED),
        (delivered(), {"updates": (worry(2, Track.ON),)}, WinCause.DELIVERED),
        (delivered(promised_for=None), {"updates": (worry(2),)}, WinCause.DELIVERED),
        (
            delivered(delivered_at=MONDAY + 7 * A_DAY),
            {"updates": (worry(2),)},
            WinCause.DELIVERED,
        ),
        (request(Status.IN_PROGRESS, rating=5), {"is_met": True}, None),
        (request(Status.CLOSED), {}, None),
    ],
)
def test_what_makes_a_win(
    ours: Request, more: dict[str, Any], cause: WinCause | None
) -> None:
    assert Seen(ours, place=place_for(person()), **more).cause is cause


def test_a_day_that_moved_with_the_worry_counts_from_the_day_before() -> None:
    moved = worry(
        3,
        has_moved=True,
        was_promised_for=date(2026, 3, 4),
        promised_for=date(2026, 3, 6),
    )
    seen = Seen(delivered(), (moved,), place=place_for(person()))
    assert seen.cause is WinCause.DELIVERED


@pytest.mark.parametrize(
    ("known", "is_met", "found"),
    [
        ([], False, WinCause.DELIVERED),
        ([WinStatus.PROPOSED], False, WinCause.DELIVERED),
        ([WinStatus.PROPOSED], True, WinCause.TARGET_MET),
        ([WinStatus.AGREED], True, None),
        ([WinStatus.DROPPED], True, None),
        ([WinStatus.POSTED], False, None),
        ([WinStatus.POSTED], True, WinCause.TARGET_MET),
        ([WinStatus.POSTED, WinStatus.DROPPED], True, None),
    ],
)
def test_of_each_request_there_is_one_and_a_number_that_comes_later(
    known: list[WinStatus], found: WinCause | None, *, is_met: bool
) -> None:
    """What its owner left out stays left out."""
    before = [win(each) for each in known]
    seen = Seen(delivered(), is_met=is_met)
    made = win_causes.of(seen, before, "U0IVO", MONDAY)
    assert (made and made.cause) == found
    if made and before and before[-1].status is WinStatus.PROPOSED:
        assert made is before[-1]


DONE = [
    ("asked", "U0ANA"),
    ("followed", "U0FAY"),
    ("taken", "U0KIM"),
    ("gave_tip", "U0CLEO"),
    ("decided", "U0MIA"),
    ("delivered", "U0MIA"),
    ("passed_on", "U0ANA"),
]


def test_whoever_did_something_has_rowed_and_nobody_else() -> None:
    ours = delivered(partner="U0IVO", champion="U0BEN", decided_by="U0MIA")
    assert win_causes.rowed(ours, DONE) == ["U0IVO", "U0BEN", "U0MIA", "U0CLEO"]
    assert win_causes.owner(ours, DONE) == "U0IVO"
    assert win_causes.owner(delivered(decided_by="U0LEO"), DONE) == "U0MIA"
    assert win_causes.owner(delivered(), []) is None


@pytest.mark.parametrize(
    ("status", "request_status", "days", "cases"),
    [
        (WinStatus.PROPOSED, Status.DELIVERED, 0, 1),
        (WinStatus.PROPOSED, Status.CLOSED, 29, 1),
        (WinStatus.PROPOSED, Status.CLOSED, 30, 0),
        (WinStatus.PROPOSED, Status.WAITING_FOR_IT, 0, 0),
        (WinStatus.AGREED, Status.CLOSED, 0, 0),
        (WinStatus.DROPPED, Status.CLOSED, 0, 0),
    ],
)
def test_its_owner_is_asked_once_as_long_as_it_is_new(
    status: WinStatus, request_status: Status, days: int, cases: int
) -> None:
    ours, ivo = request(request_status), person("U0IVO")
    seen = win(status)
    facts = Facts(ivo, place_for(ivo), MONDAY + days * A_DAY, wins=((seen, ours),))
    asked = wins.to_tell(facts)
    assert len(asked) == cases
    for case in asked:
        assert case.due == MONDAY + A_DAY
        assert wins.found(facts, case) == (seen, ours)


def at(day: int, hour: int) -> datetime:
    """By the clock of Berlin; the 2nd of March 2026 is a Monday."""
    return datetime(2026, 3, day, hour - 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (at(2, 9), at(3, 10)),
        (at(2, 16), at(3, 12)),  # an hour today, three tomorrow
        (at(6, 12), at(9, 10)),
        (at(6, 16), at(9, 12)),
        (at(7, 12), at(9, 13)),
        (at(2, 20), at(3, 13)),
    ],
)
def test_it_is_told_on_a_working_day_with_time_to_say_no(
    said: datetime, told: datetime
) -> None:
    berlin = place_for(person())
    assert wins.posts_at(berlin, [berlin], said) == told


def test_who_is_elsewhere_has_half_a_day_of_their_own() -> None:
    tokyo = place_for(person(timezone="Asia/Tokyo"))
    berlin = place_for(person())
    assert wins.posts_at(berlin, [tokyo], at(2, 16)) == at(3, 10)
    new_york = place_for(person(timezone="America/New_York"))
    assert wins.posts_at(berlin, [new_york], at(2, 23)) == at(4, 9)


def test_only_its_owner_says_whether_it_is_told_and_once() -> None:
    with pytest.raises(NotFound):
        wins.must_be_theirs(win(), person("U0ANA"))
    with pytest.raises(NotFound):
        wins.must_be_theirs(None, person("U0IVO"))
    ours = wins.must_be_theirs(win(), person("U0IVO"))
    wins.tell(ours, MONDAY, MONDAY + A_DAY)
    with pytest.raises(AlreadyAnswered, match="It is told on its day"):
        wins.tell(ours, MONDAY, MONDAY + A_DAY)
    wins.drop(ours)
    with pytest.raises(AlreadyAnswered, match="left that one out"):
        wins.drop(ours)


def test_who_stepped_off_stays_off() -> None:
    ben = name("U0BEN")
    wins.agree(ben, MONDAY)
    wins.step_off(ben, MONDAY)
    assert (ben.stepped_off_at, ben.agreed_at) == (MONDAY, None)
    with pytest.raises(AlreadyAnswered):
        wins.agree(ben, MONDAY)


def test_a_win_that_is_left_out_names_nobody() -> None:
    with pytest.raises(NotFound):
        wins.must_be_named(name(), win(WinStatus.DROPPED))
    with pytest.raises(NotFound):
        wins.must_be_named(None, win())


@pytest.mark.parametrize(
    ("quiet", "thanks", "reached"),
    [(0, None, True), (1, None, True), (3, None, False), (3, Wanted.PUBLIC, True)],
)
def test_who_is_on_a_pause_can_not_say_no(
    quiet: int, thanks: Wanted | None, *, reached: bool
) -> None:
    somebody = person(quiet_until=MONDAY + quiet * A_DAY, thanks=thanks)
    assert wins.is_reached(somebody, MONDAY + A_DAY) is reached


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Thanks to Eve Stone.", "Thanks to a colleague."),
        ("@eve and Mia did it", "a colleague and Mia did it"),
        ("Mrs Stone's list", "Mrs a colleague's list"),
        ("Every evening", "Every evening"),
    ],
)
def test_names_in_what_was_written_go_too(text: str, left: str) -> None:
    assert wins.without(text, ["Eve Stone"]) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Nobody will wait long, and all may go.",
            "Nobody will wait long, and all may go.",
        ),
        ("Thanks to Will and @will", "Thanks to a colleague and a colleague"),
        ("Will May Long did it", "a colleague did it"),
        ("The van left - on time", "The van left - on time"),
        ("In IT, it works for sales", "In IT, it works for sales"),
        ("dijk and jan asked", "a colleague and a colleague asked"),
    ],
)
def test_a_word_that_is_somebodys_name_as_well_stays(text: str, left: str) -> None:
    known = ["Will May Long", "Jan van Dijk - IT (Sales)"]
    assert wins.without(text, known) == left


def test_what_they_share_with_who_is_named_stays() -> None:
    text = "Ivo Brandt and Ana Brandt did it, says Ana"
    left = "Ivo Brandt and a colleague did it, says a colleague"
    assert wins.without(text, ["Ana Brandt"], ["Ivo Brandt"]) == left


def test_that_it_went_very_well_goes_with_the_name_of_who_said_so() -> None:
    """It was told to whoever took it in IT, and to nobody else."""
    ours, ana = win(cause=WinCause.RATED_FIVE), {"U0ANA": person()}
    asked = name(part=Part.ASKED)
    assert wins.told(ours, [asked], ana, "").cause is WinCause.RATED_FIVE
    asked.stepped_off_at = MONDAY
    assert wins.told(ours, [asked], ana, "").cause is WinCause.DELIVERED


who = st.sampled_from(NAMES)
kinds = st.sampled_from([None, *Wanted])


@settings(deadline=None)
@given(
    st.dictionaries(
        who, st.tuples(kinds, st.booleans(), st.sampled_from(Part)), min_size=1
    ),
    st.lists(st.one_of(who, st.text(max_size=9)), max_size=6),
)
def test_nobody_stands_in_it_who_did_not_want_to(
    drawn: dict[str, tuple[Wanted | None, bool, Part]], words: list[str]
) -> None:
    """Neither by who they are in Slack, nor by name in what was written."""
    people, names = {}, []
    for number, (called, (thanks, is_off, part)) in enumerate(drawn.items()):
        slack_id = f"U{number}"
        people[slack_id] = person(slack_id, name=called, thanks=thanks)
        off = MONDAY if is_off else None
        names.append(name(slack_id, part, stepped_off_at=off))
    seen = wins.told(win(changed=" ".join(words)), names, people, "Sales")
    for each in names:
        called, is_off = people[each.slack_id].name, bool(each.stepped_off_at)
        if is_off or people[each.slack_id].thanks in {Wanted.NONE, Wanted.PRIVATE}:
            assert each.slack_id not in seen.named
            assert called not in seen.changed
