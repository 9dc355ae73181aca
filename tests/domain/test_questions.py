"""What may be asked: as we ship it, and as a workspace has it."""

import pytest

from bot import content
from bot.domain import questions as rules
from bot.domain.questions import Holds, Reader, When

SHIPPED = content.catalogue()
OWN = {
    "key": "shift",
    "text": "Which shift is it for?",
    "help": "Early, late or night.",
    "label": "Shift",
    "short": "shift",
    "probe": "Who works then?",
    "example": "The night shift.",
    "when": "first",
}


def test_a_workspace_that_changed_nothing_has_what_we_ship() -> None:
    assert rules.customised(SHIPPED, {}) is SHIPPED


def test_a_workspace_adds_a_question_and_a_kind_that_asks_it() -> None:
    kind = {"key": "plant", "name": "Plant", "description": "Machines.", "words": []}
    kinds = {"plant": {**kind, "questions": ["goal", "shift"]}}
    ours = rules.customised(SHIPPED, {"questions": {"shift": OWN}, "kinds": kinds})
    assert ours.asked("plant", When.FIRST) == ["goal", "shift"]
    assert ours.asked("change", When.FIRST) == ["goal", "without", "daily_fit"]


def test_a_workspace_puts_a_question_in_its_own_words() -> None:
    own = {**OWN, "key": "goal", "text": "What is it good for?"}
    ours = rules.customised(SHIPPED, {"questions": {"goal": own}})
    assert ours.questions["goal"].text == "What is it good for?"
    assert SHIPPED.questions["goal"].text == "Why are we doing this?"


def test_a_kind_that_is_no_longer_offered_counts_as_the_usual() -> None:
    ours = rules.customised(SHIPPED, {"without": ["figures"]})
    assert list(ours.kinds) == ["change", "access"]
    assert ours.kind("figures").key == ours.kind("").key == "change"


def test_only_the_partner_reads_what_is_delicate_and_what_nobody_knows() -> None:
    private = [key for key in SHIPPED.questions if SHIPPED.is_private(key)]
    assert private == ["sensitivities"]
    assert SHIPPED.is_private("gone")


def test_steps_are_there_where_one_is_to_be_pressed() -> None:
    for question in SHIPPED.questions.values():
        assert bool(question.steps) is (question.holds is Holds.STEPS)
        assert question.reader in Reader


@pytest.mark.parametrize(
    ("need", "kind"),
    [
        ("We need a label printer", "change"),
        ("A report of last week's returns", "figures"),
        ("Could I have a dashboard?", "figures"),
        ("Please report to Ana", "figures"),
        ("The reporter of the magazine calls too often", "change"),
        ("Access to the price folder", "access"),
        ("We need an accountant", "change"),
        ("", "change"),
    ],
)
def test_the_words_of_a_need_tell_its_kind(need: str, kind: str) -> None:
    assert rules.kind_of(SHIPPED, need) == kind
