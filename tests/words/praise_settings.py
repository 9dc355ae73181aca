"""Where wins are told, and what thanks may be for."""

from collections.abc import Iterator

from bot.models import Workspace
from bot.views import praise_settings as views
from tests.words.eyes import Said

TO = "an admin"


def said() -> Iterator[Said]:
    told = Workspace(id="T1", wins_channel="C0WINS", values=["Says it early"])
    form = views.form(told, ["U0BEN"])
    yield Said(TO, "they press “Thanks and wins”", form)
    yield Said(TO, "the form could not open in time", views.late())
