"""Home, as each person sees it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from bot.domain.homes import Entry, Home, Listed, Turned
from bot.models import Outcome, Side, Status, Workspace
from bot.views import homes as views
from bot.views import lists, standings
from tests.samples import NOTHING, entry, home, listed, request
from tests.words.checkins import standing
from tests.words.eyes import Said

QUIET = datetime(2026, 5, 1, tzinfo=UTC)
LINK = "https://acme.slack.com/archives/C1/p1"


def said() -> Iterator[Said]:
    yield _to("somebody new", "they have asked for nothing yet")
    yield _to("somebody new", "the bot is not set up", workspace=Workspace(id="T1"))
    yield from _admins()
    yield _to("the requester", "something waits for them", waiting=_every_wait())
    yield _to("the requester", "they have asked before", yours=_every_end())
    yield _to("IT", "nothing waits", queue=NOTHING, person=_works(Side.IT))
    yield _to("IT", "requests wait", queue=_queue())
    soon = entry(7, Status.IN_PROGRESS, promised_for=date(2026, 5, 1))
    has = Listed([soon], 0, more=False)
    yield _to("IT", "they look after some", looks_after=has, queue=NOTHING)
    kept = {"workspace": Workspace(id="T1"), "yours": listed(1)}
    yield _to("the requester", "their request is kept for IT", **kept)
    promised = Listed([soon], 0, more=False)
    yield _to("the requester", "IT has promised a day", yours=promised)
    theirs = entry(8, Status.WITHDRAWN, requester="U0BEN", decided_by="U0BEN")
    begun = entry(9, Status.IN_PROGRESS, requester="U0BEN")
    follows = Listed([begun, theirs], 0, more=False)
    yield _to("a follower", "they follow what others asked", follows=follows)
    until = home().person.model_copy(update={"quiet_until": QUIET})
    circles = {"checkins": (standing(),)}
    yield _to("somebody", "they are in check-ins", **circles)
    paused = {"person": until, "paused": ("Monday's digest",)}
    yield _to("somebody", "they want it quiet, and a kind is paused", **paused)
    middle = Listed([entry(1)], 1, more=True)
    middles = {"yours": middle, "looks_after": middle, "queue": middle}
    turned = {**middles, "turned": Turned(0, 1, 1, 0, 1, 0)}
    yield _to("IT", "the lists are long", **turned)


def _to(who: str, when: str, **more: Any) -> Said:  # noqa: ANN401
    return Said(who, when, views.page(home(**more), "https://acme.slack.com/"))


def _admins() -> Iterator[Said]:
    admin = home().person.model_copy(update={"is_admin": True})
    begun = Workspace(id="T1", triage_channel="C0TRIAGE", set_up_by="U0CLEO")
    done: Home = home()
    for when, workspace in (
        ("the bot is not set up", Workspace(id="T1")),
        ("the bot is still to be invited", begun),
        ("the bot is set up", done.workspace),
    ):
        yield _to("an admin", when, person=admin, workspace=workspace)


def _works(side: Side) -> object:
    return home().person.model_copy(update={"side": side})


def _every_wait() -> Listed[Entry]:
    shown = [entry(at, each) for at, each in enumerate(lists.WAITS_FOR, start=1)]
    made = request(Status.OFFERED, id=9, number=9, link=LINK)
    return Listed([*shown, Entry(made, None)], 0, more=False)


def _every_end() -> Listed[Entry]:
    shortly = [entry(at, each) for at, each in enumerate(standings.SHORTLY, start=5)]
    shown = [
        entry(1),
        entry(2, Status.DECIDED, outcome=Outcome.BETTER_PATH),
        entry(3, Status.WITHDRAWN),
        entry(4, Status.WITHDRAWN, decided_by="U0BEN"),
        *shortly,
    ]
    return Listed(shown, 0, more=False)


def _queue() -> Listed[Entry]:
    begun = entry(3, Status.IN_PROGRESS, promised_for=date(2026, 5, 1))
    agreed = entry(4, Status.DECIDED, outcome=Outcome.GO_AHEAD)
    shown = [entry(1), entry(2, partner="U0IVO"), begun, agreed]
    return Listed(shown, 0, more=False)
