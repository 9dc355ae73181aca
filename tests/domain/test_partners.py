"""Who in IT looks at a request: taken, given back, handed over, set free."""

import pytest

from bot.domain import partners as rules
from bot.domain.partners import Chosen
from bot.errors import AlreadyTaken, BotError, NotAllowed
from bot.models import Outcome, Status
from tests.samples import request

NOT_IN_IT = (
    "Ben is not in IT's channel. Choose somebody who is, or invite them there first."
)
MIA = Chosen("U0MIA", "Mia", is_in_it=True)


@pytest.mark.parametrize("before", [None, "U0IVO"])
def test_it_is_handed_over_whoever_had_it(before: str | None) -> None:
    ours = request(Status.WAITING_FOR_IT, partner=before)
    assert rules.hand_over(ours, MIA) == before
    assert ours.partner == "U0MIA"


@pytest.mark.parametrize(
    ("to", "kind", "sentence"),
    [
        (
            Chosen("U0BEN", "Ben", is_in_it=False),
            NotAllowed,
            NOT_IN_IT,
        ),
        (
            Chosen("U0ANA", "Ana", is_in_it=True),
            NotAllowed,
            "Ana asked for #7, so somebody else looks at it.",
        ),
        (Chosen("U0IVO", "Ivo", is_in_it=True), AlreadyTaken, "Ivo has #7 already."),
    ],
)
def test_it_is_handed_over_to_somebody_else_in_it(
    to: Chosen, kind: type[BotError], sentence: str
) -> None:
    ours = request(Status.WAITING_FOR_IT, partner="U0IVO")
    with pytest.raises(kind) as caught:
        rules.hand_over(ours, to)
    assert (str(caught.value), caught.value.field) == (sentence, "partner")
    assert ours.partner == "U0IVO"


@pytest.mark.parametrize(
    ("status", "outcome", "held"),
    [
        (Status.WAITING_FOR_IT, None, True),
        (Status.IN_PROGRESS, Outcome.GO_AHEAD, True),
        (Status.DECIDED, Outcome.GO_AHEAD, True),
        (Status.DECIDED, Outcome.BETTER_PATH, False),
        (Status.DECIDED, Outcome.NOT_WORTH_SOLVING, False),
        (Status.DELIVERED, Outcome.GO_AHEAD, False),
        (Status.CLOSED, None, False),
        (Status.DUPLICATE, None, False),
        (Status.WITHDRAWN, None, False),
    ],
)
def test_a_partner_has_something_to_do_until_it_is_over(
    status: Status,
    outcome: Outcome | None,
    held: bool,  # noqa: FBT001 - a cell of the table
) -> None:
    assert rules.is_held(request(status, outcome=outcome)) is held
