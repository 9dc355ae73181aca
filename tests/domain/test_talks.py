"""Who is heard on the other side, and whose words wait for an answer."""

import pytest

from bot.domain import talks
from bot.models import Person, Status
from tests.samples import MONDAY, request


def somebody(slack_id: str, *, is_stranger: bool = False) -> Person:
    return Person(
        workspace_id="T1",
        slack_id=slack_id,
        name="Ivo",
        looked_up_at=MONDAY,
        is_stranger=is_stranger,
    )


def test_only_the_first_question_begins_a_talk() -> None:
    asked = request(Status.WAITING_FOR_IT)
    assert [talks.begin(asked), talks.begin(asked)] == [True, False]
    assert asked.is_talking


@pytest.mark.parametrize(
    ("is_talking", "author", "is_in_it", "is_stranger", "is_heard"),
    [
        (True, "U0IVO", True, False, True),
        (False, "U0IVO", True, False, False),
        (True, "U0IVO", False, False, False),
        (True, "U0IVO", True, True, False),
        (True, "U0ANA", True, False, False),
        (False, "U0ANA", False, True, False),
    ],
)
def test_it_is_heard_once_it_has_asked_and_nobody_else_is(
    author: str, *, is_talking: bool, is_in_it: bool, is_stranger: bool, is_heard: bool
) -> None:
    """Ana asked for it: she reads what she wrote herself."""
    asked = request(Status.WAITING_FOR_IT, is_talking=is_talking)
    person = somebody(author, is_stranger=is_stranger)
    assert talks.reaches_requester(asked, person, is_in_it=is_in_it) == is_heard


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Is Friday fine?", "U0MIA"),
        ("Friday? Or Monday", "U0MIA"),
        ("It comes on Friday.", "U0IVO"),
        ("", "U0IVO"),
    ],
)
def test_whoever_asked_last_waits_for_the_answer(text: str, waits: str) -> None:
    asked = request(Status.WAITING_FOR_IT, asking="U0IVO")
    talks.hear(asked, "U0MIA", text)
    assert asked.asking == waits
