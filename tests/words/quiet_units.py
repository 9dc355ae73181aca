"""A unit that IT has not spoken with for longer than they meant."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bot.blocks import Message
from bot.domain import quiet_units as rules
from bot.domain.contacts import Agreed, Contact, How, Unit
from bot.domain.nudges import Facts, place_for
from bot.models import Request, Status
from bot.views import quiet_units as views
from tests.samples import MONDAY, home, request
from tests.words.eyes import Said
from tests.words.nudges import framed

TO = "who in IT sees to a unit"
WEEKS = timedelta(weeks=1)


def asked(number: int, status: Status, **more: Any) -> Request:  # noqa: ANN401
    return request(status, id=number, number=number, sent_at=MONDAY - WEEKS, **more)


def _comes(*requests: Request, weeks_ago: int = 0, often: int = 4) -> Message:
    last = Contact(MONDAY - weeks_ago * WEEKS, How.TALK) if weeks_ago else None
    agreed = Agreed(often, "U0IVO", MONDAY - 4 * WEEKS)
    unit = Unit("Lager & Versand", last, agreed, requests)
    ivo = home().person
    facts = Facts(ivo, place_for(ivo), MONDAY, units=(unit,))
    (case,) = rules.cases(facts)
    return framed(rules.KIND, views.gone_quiet(facts, case))


def said() -> Iterator[Said]:
    yield Said(TO, "five weeks have passed", _comes(weeks_ago=5))
    never = _comes(asked(1, Status.WAITING_FOR_IT), asked(2, Status.DELIVERED))
    yield Said(TO, "they never spoke", never, holds_brief=True)
    promised = asked(3, Status.IN_PROGRESS, promised_for=date(2026, 5, 1))
    weekly = _comes(promised, weeks_ago=1, often=1)
    yield Said(TO, "a week has passed", weekly, holds_brief=True)
