"""Who may do what."""

import pytest

from bot.domain import people
from bot.errors import NotAllowed


def test_whoever_is_in_the_triage_channel_decides() -> None:
    people.must_be_in_it(is_in_it=True)


def test_anybody_else_is_told_who_does_and_how_to_join_them() -> None:
    with pytest.raises(NotAllowed) as caught:
        people.must_be_in_it(is_in_it=False)
    assert str(caught.value) == (
        "Only members of IT's triage channel decide on requests. "
        "Somebody there can invite you."
    )
