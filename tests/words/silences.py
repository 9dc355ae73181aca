"""Requests of which nobody says a word any more."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from bot.blocks import Message
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.silences import STILL_MATTERS, UNFINISHED
from bot.models import Outcome, Person, Status
from bot.views import silences as views
from bot.views.nudges import Said as Nudged
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.nudges import framed

View = Callable[[Facts, Case], Nudged]
TO, IT = "the requester", "IT"


def _asked(kind: str, view: View, status: Status, **more: Outcome) -> Message:
    ana = Person(workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MONDAY)
    last_word, now = {42: MONDAY}, MONDAY + timedelta(days=30)
    facts = Facts(ana, place_for(ana), now, last_word=last_word)
    return framed(kind, view(facts, Case(requests=(request(status, **more),))))


def said() -> Iterator[Said]:
    for status, when in (
        (Status.OFFERED, "a colleague asked for them, two days ago"),
        (Status.INTERVIEWING, "a question waits for two days"),
        (Status.CONFIRMING, "the brief waits for two days"),
    ):
        yield Said(TO, when, _asked(UNFINISHED, views.unfinished, status))
    decided = {"outcome": Outcome.GO_AHEAD}
    waiting = _asked(STILL_MATTERS, views.still_matters, Status.WAITING_FOR_IT)
    yield Said(TO, "nothing has happened for 30 days", waiting)
    begun = _asked(STILL_MATTERS, views.still_matters, Status.IN_PROGRESS, **decided)
    yield Said(TO, "nothing has happened for 30 days with what IT began", begun)
    matters = request(Status.WAITING_FOR_IT, matters_at=MONDAY)
    yield Said(TO, "they say that it still matters", views.matters(matters))
    yield Said(IT, "they say that it matters", views.matters_to_it(matters, MONDAY))
