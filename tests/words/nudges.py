"""What stands around everything that the bot says unasked."""

from collections.abc import Iterator
from datetime import date

from bot import content
from bot.blocks import Message, button, line
from bot.models import Nudge
from bot.views import nudges as views
from bot.views.nudges import Framed
from tests.samples import MONDAY
from tests.words.eyes import Said

TO = "somebody"


def nudge(number: int = 1) -> Nudge:
    return Nudge(
        id=number,
        workspace_id="T1",
        kind="digest",
        person="U0ANA",
        about="2026-03-02",
        due_at=MONDAY,
        planned_for=MONDAY,
    )


def framed(kind: str, said: views.Said) -> Message:
    """As it comes."""
    return views.nudge(Framed(nudge(), content.nudges()[kind], said))


def said() -> Iterator[Said]:
    plan = content.nudges()["digest"]
    text = "Request #1: how is it going?"
    example = views.Said(text, [line("x", text)], button("Say it", "progress.open", 1))
    example_framed = Framed(nudge(), plan, example)
    yield Said(TO, "a nudge comes", views.nudge(example_framed))
    dated = example_framed._replace(tomorrow=date(2026, 3, 3))
    yield Said(TO, "they choose a day for it", views.nudge(dated))
    yield Said(TO, "a working day later", views.reminder(1))
    yield Said(TO, "two days after that", views.reminder(2))
    yield Said(TO, "it is done", views.record(plan, "done, thank you."))
    yield Said(TO, "it is over", views.record(plan, "no longer needed."))
    yield Said(TO, "they choose another moment", views.postponed(plan, MONDAY))
    yield Said(TO, "they ignored three in a row", views.paused(plan))
    yield Said(TO, "they stop a kind", views.stopped(plan))
    yield Said(TO, "they want them again", views.back(plan))
    yield Said(TO, "they want fewer", views.rarer(plan))
    yield Said(TO, "it was useful", views.thanked())
    yield Said(TO, "it was not useful", views.noted(plan))
