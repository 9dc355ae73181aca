"""How much of what may be asked is answered: it invites, and gives nothing away."""

import pytest

from bot import content
from bot.domain import completeness
from bot.models import Status
from tests.samples import THREE, request

SHIPPED = content.catalogue()
NONE = "0 of 6 answered; missing: goal, cost of leaving it, who is affected, urgency, …"
ALL = dict.fromkeys(SHIPPED.kinds["access"].questions, "Said")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, NONE),
        (dict.fromkeys(THREE, ""), NONE),
        (THREE, "3 of 6 answered; missing: urgency, rules, others with a say."),
        (
            {**THREE, "goal": "I don't know, ask Tom"},
            "2 of 6 answered; missing: goal, urgency, rules, others with a say.",
        ),
        (ALL, "6 of 6 answered."),
    ],
)
def test_it_counts_and_names_a_few(answers: dict[str, str], says: str) -> None:
    ours = request(Status.CONFIRMING, kind="access", answers=answers)
    assert str(completeness.of(ours, SHIPPED, content.unknowns())) == says


def test_it_does_not_tell_whether_anything_was_confided() -> None:
    told = request(Status.CONFIRMING, kind="access", confided={"sensitivities": "Tom"})
    plain = request(Status.CONFIRMING, kind="access")
    ours, others = (
        completeness.of(each, SHIPPED, content.unknowns()) for each in (told, plain)
    )
    assert ours == others
