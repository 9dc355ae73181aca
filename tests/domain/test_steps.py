"""A step that is typed counts as the one they mean; other words stay words."""

import pytest

from bot import content

EFFORT, RISK = (content.questions()[key] for key in ("effort", "risk"))
MEANT = {
    "large": "4",
    "Large.": "4",
    "4": "4",
    "I'd say it's quite big": "4",
    "a lot": "4",
    "very big": "5",
    "a few": "2",
    "Medium, I think": "3",
    "Large: three teams have to learn it": "4\nthree teams have to learn it",
    "three teams\nlarge": "three teams\n4",
    "sehr groß": "5",
}
WORDS = [
    "three teams have to learn it", "6", "0", "not large", "large or huge", "", "weeks",
    "bigger than last time", "Note: three teams", "no idea", "14",
]  # fmt: skip


@pytest.mark.parametrize("typed", MEANT)
def test_what_means_a_step_is_that_step(typed: str) -> None:
    assert EFFORT.kept(typed) == MEANT[typed]
    assert EFFORT.has_step(typed)


@pytest.mark.parametrize("typed", WORDS)
def test_other_words_are_no_step(typed: str) -> None:
    assert EFFORT.kept(typed) == typed
    assert not EFFORT.has_step(typed)


def test_a_step_is_called_by_the_name_of_its_own_question() -> None:
    assert RISK.kept("none") == "1"
    assert RISK.shown("quarrels\n5") == "quarrels\nserious"


def test_a_question_without_steps_keeps_every_word() -> None:
    assert content.questions()["goal"].kept("4") == "4"
    assert not content.questions()["goal"].has_step("4")
