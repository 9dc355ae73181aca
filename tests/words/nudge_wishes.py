"""How somebody wants to hear from the bot."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot import content
from bot.domain.effects import Share, Short
from bot.domain.nudge_wishes import Held, Known
from bot.models import NudgeChoice
from bot.views import nudge_wishes as views
from tests.samples import home
from tests.words.eyes import Said

TO = "somebody"
TEA = content.nudges()["digest"].model_copy(
    update={"key": "tea", "title": "A cup of tea", "because": "you like tea"}
)


def known(choice: dict[str, Any], short: Short | None = None, **more: Any) -> Known:  # noqa: ANN401
    person = home().person.model_copy(update=more)
    until = date(2026, 5, 1) if more else None
    kinds = [
        Held(plan, NudgeChoice(workspace_id="T1", person="U0ANA", kind=key, **choice))
        for key, plan in {**content.nudges(), "tea": TEA}.items()
    ]
    return Known(person, 1, kinds, until, short)


def said() -> Iterator[Said]:
    first = known({})
    yield Said(TO, "they press “What I write you”", views.form(first))
    short = Short(214, Share(61, 100), 3)
    here = {"timezone": "Europe/Berlin", "nudges_a_week": 2}
    yield Said(
        TO, "they want it less often", views.form(known({"every": 2}, short, **here))
    )
    paused = known({"is_paused": True}, Short(9, Share(0, 0), 1), country="DE")
    yield Said(TO, "a kind is paused", views.form(paused))
    yield Said(TO, "the form could not open in time", views.late())
