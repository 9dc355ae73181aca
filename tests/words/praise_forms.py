"""Giving thanks, and changing the words: what is filled in."""

from collections.abc import Iterator

from bot.domain import praise as rules
from bot.models import Status, Workspace
from bot.views import praise_forms as views
from tests.samples import request
from tests.words.eyes import Said
from tests.words.praise import person, praise

TO = "whoever gives thanks"


def said() -> Iterator[Said]:
    told = Workspace(id="T1", wins_channel="C0WINS", units=["Sales"], values=["Early"])
    bare, delivered = Workspace(id="T1"), request(Status.DELIVERED, partner="U0IVO")
    plain = rules.example(person(), None, is_in_it=False)
    yield Said(TO, "they press “Give thanks”", views.give(told, plain))
    theirs = rules.example(person(), delivered, is_in_it=True)
    form = views.give(bare, theirs, request=delivered, people=("U0IVO",))
    yield Said(TO, "they press “Thank them”, and there is no channel", form)
    changed = views.change(praise(), told, plain)
    yield Said(TO, "they press “Change the words”", changed)
