"""A promised day comes near."""

from collections.abc import Iterator
from datetime import date

from bot.domain.nudges import Case, Facts, place_for
from bot.domain.promises import AT_RISK, NEAR
from bot.models import Person, Status
from bot.views import promises as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.nudges import framed

TO, PARTNER = "the requester", "the partner in IT"
FRIDAY, LATER = date(2026, 3, 6), date(2026, 3, 13)


def said() -> Iterator[Said]:
    ana = Person(workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MONDAY)
    facts = Facts(ana, place_for(ana), MONDAY)
    asked = Facts(
        ana, place_for(ana), MONDAY, partner_asked=frozenset({f"42:{FRIDAY}"})
    )
    ours = request(Status.IN_PROGRESS, promised_for=FRIDAY)
    case, moved = Case(requests=(ours,)), request(promised_for=LATER)
    near = framed(NEAR, views.near(facts, case))
    yield Said(PARTNER, "two working days before a promised day", near)
    yield Said(PARTNER, "they have a new date", views.form(ours))
    at_risk = framed(AT_RISK, views.at_risk(asked, case))
    yield Said(TO, "the day before, and IT has not answered", at_risk)
    unasked = framed(AT_RISK, views.at_risk(facts, case))
    yield Said(TO, "the day before, and nobody was asked", unasked)
    yield Said(TO, "IT says that it holds after all", views.holds(ours))
    why = "The printer is late."
    yield Said(TO, "a promise moves", views.moved(moved, FRIDAY, why, "U0IVO"))
    yield Said(TO, "it comes earlier", views.moved(ours, LATER, why, "U0IVO"))
