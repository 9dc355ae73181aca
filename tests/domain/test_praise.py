"""What a button that opens the form for thanks carries."""

import pytest

from bot.domain import praise as rules


@pytest.mark.parametrize(
    ("request_id", "people"),
    [(None, []), (7, []), (None, ["U0IVO"]), (7, ["U0IVO", "U0MIA"])],
)
def test_the_form_comes_filled_in(request_id: int | None, people: list[str]) -> None:
    assert rules.read_about(rules.about(request_id, people)) == (request_id, people)


@pytest.mark.parametrize("forged", ["", "x", "x:", "²:", "-1:", "None:"])
def test_what_no_button_of_ours_carries_is_nothing(forged: str) -> None:
    assert rules.read_about(forged) == (None, [])
