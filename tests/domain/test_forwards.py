"""Who stands behind a request, as far as its requester has said so."""

import pytest

from bot.domain import forwards
from bot.models import Person, Status
from tests.samples import MONDAY, request

NAMES = {
    "U0ANA": "Ana Lopez",
    "U0IVO": "Ivo Brandt",
    "U0KARIN": "Karin Holm",
    "U0KAI": "Karin Moe",
    "U0CLEO": "Cleo",
}
PEOPLE = [
    Person(workspace_id="T1", slack_id=slack_id, name=name, looked_up_at=MONDAY)
    for slack_id, name in NAMES.items()
]


@pytest.mark.parametrize(
    ("budget", "sponsor"),
    [
        ("About €3,000; Karin Holm has agreed.", "U0KARIN"),
        ("@Cleo says yes", "U0CLEO"),
        ("Cleo Martin decides", "U0CLEO"),
        ("Karin has agreed", None),  # there are two of them
        ("Ana Lopez, that is me", None),
        ("Ivo Brandt", None),  # who looks after it in IT
        ("Cleopatra", None),
        ("Karin Holm and Karin Moe", None),
        ("not yet", None),
        ("", None),
    ],
)
def test_only_one_person_can_be_meant(budget: str, sponsor: str | None) -> None:
    asked = request(Status.CLOSED, answers={"budget": budget}, partner="U0IVO")
    found = forwards.sponsor(asked, PEOPLE)
    assert (found and found.slack_id) == sponsor


@pytest.mark.parametrize(
    ("budget", "is_somebody"),
    [
        ("Karin Holm has agreed", True),
        ("About €3,000 from Sales", False),
        ("Not yet", False),
        ("", False),
    ],
)
def test_somebody_unknown_is_known_by_a_whole_name(
    budget: str, *, is_somebody: bool
) -> None:
    asked = request(Status.CLOSED, answers={"budget": budget})
    assert forwards.names_somebody(asked) is is_somebody
