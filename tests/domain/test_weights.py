"""Effort and risk: seen by neither side before both have said, then side by side."""

from itertools import product

import pytest

from bot import content
from bot.domain import weights
from bot.domain.questions import SCALES
from bot.domain.weights import STEPS
from bot.models import Status
from tests.samples import request

NOTHING: dict[str, str] = {}
STRANGE = ("", "0", "6", "01", "small", "²", "-1")


@pytest.mark.parametrize(
    ("theirs", "its", "shown"),
    [
        (NOTHING, NOTHING, []),
        ({"effort": "2"}, NOTHING, []),
        (NOTHING, {"effort": "2"}, []),
        ({"effort": "2"}, {"risk": "2"}, []),
        ({"effort": "2", "risk": ""}, {"effort": "4", "risk": "1"}, ["effort"]),
        ({"effort": "2", "risk": "5"}, {"effort": "4"}, ["effort"]),
        ({"effort": "2", "risk": "5"}, {"risk": "4"}, ["risk"]),
        (
            {"risk": "5", "effort": "2"},
            {"risk": "4", "effort": "2"},
            ["effort", "risk"],
        ),
    ],
)
def test_each_is_shown_once_both_sides_have_said_it(
    theirs: dict[str, str], its: dict[str, str], shown: list[str]
) -> None:
    ours = request(Status.WAITING_FOR_IT, answers=theirs, weighed=its)
    assert [each.scale for each in weights.compared(ours)] == shown


@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_no_step_is_nothing_that_was_said(strange: str) -> None:
    ours = request(answers={"effort": strange}, weighed={"effort": "1"})
    assert weights.compared(ours) == []
    ours = request(answers={"effort": "1"}, weighed={"effort": strange})
    assert weights.compared(ours) == []


@pytest.mark.parametrize(("theirs", "its"), list(product(STEPS, STEPS)))
def test_two_steps_apart_is_worth_a_talk_and_one_is_not(theirs: str, its: str) -> None:
    ours = request(answers={"risk": theirs}, weighed={"risk": its})
    (both,) = weights.compared(ours)
    apart = STEPS.index(theirs) - STEPS.index(its)
    assert both == ("risk", theirs, its, "")
    assert both.is_far_apart is (apart not in {-1, 0, 1})


@pytest.mark.parametrize(
    ("before", "seen", "after"),
    [
        (NOTHING, {"effort": "3", "risk": "1"}, {"effort": "3", "risk": "1"}),
        (NOTHING, {"effort": "3", "risk": ""}, {"effort": "3"}),
        (NOTHING, {"effort": "9", "goal": "2", "risk": "x"}, NOTHING),
        ({"effort": "3"}, {"effort": "", "risk": "2"}, {"risk": "2"}),
        ({"effort": "3"}, {"effort": "3"}, {"effort": "3"}),
        ({"effort": "3"}, NOTHING, NOTHING),
    ],
)
def test_it_says_how_it_sees_them_as_far_as_it_can(
    before: dict[str, str], seen: dict[str, str], after: dict[str, str]
) -> None:
    ours = request(Status.WAITING_FOR_IT, weighed=before)
    assert weights.weigh(ours, seen) is (before != after)
    assert ours.weighed == after
    assert set(after) <= set(SCALES)


@pytest.mark.parametrize(
    ("theirs", "its", "hidden"),
    [
        (NOTHING, NOTHING, {"effort", "risk"}),
        ({"effort": "2", "risk": "A lot"}, NOTHING, {"effort", "risk"}),
        ({"effort": "2", "risk": "A lot"}, {"effort": "1"}, {"effort", "risk"}),
        ({"effort": "2", "risk": "A lot"}, {"risk": "1"}, {"effort"}),
        ({"effort": "2"}, {"effort": "1", "risk": "1"}, {"effort"}),
    ],
)
def test_it_reads_words_about_them_once_it_has_said_how_it_sees_them(
    theirs: dict[str, str], its: dict[str, str], hidden: set[str]
) -> None:
    ours = request(answers=theirs, weighed=its)
    assert weights.hidden_from_it(ours) == hidden


@pytest.mark.parametrize(
    ("told", "before", "after", "then"),
    [
        ("4", "Large", "tiny", "1"),
        ("4", "large", "three teams", "three teams"),
        ("three teams", "three teams", "Tiny", "1"),
        ("Large, I think\nthree teams", "three teams", "two", "4\ntwo"),
        ("4", "By May", "By June", "4"),
        ("", "By May", "By June", ""),
    ],
)
def test_an_edit_of_what_it_does_not_read_yet_stays_unread(
    told: str, before: str, after: str, then: str
) -> None:
    ours = request(Status.WAITING_FOR_IT, answers={"effort": told})
    was_one = weights.edit(ours, content.catalogue(), before, after)
    assert (ours.answers["effort"], was_one) == (then, told != then)
    assert ours.added == ""
