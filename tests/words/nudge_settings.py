"""What is said unasked, for everybody."""

from collections.abc import Iterator

from bot import content
from bot.models import Workspace
from bot.views import nudge_settings as views
from bot.views.nudges import Framed
from bot.views.nudges import Said as What
from tests.words.eyes import Said
from tests.words.nudges import nudge

TO = "an admin"


def said() -> Iterator[Said]:
    plans = content.nudges()
    form = views.form(Workspace(id="T1"), list(plans.values()))
    yield Said(TO, "they press “What I write unasked”", form)
    example = What("1 request you follow has news.")
    shown = views.sample(Framed(nudge(), plans["digest"], example))
    yield Said(TO, "they try a kind out", shown)
    yield Said(TO, "they press a button of the test", views.pressed())
    yield Said(TO, "the form could not open in time", views.late())
