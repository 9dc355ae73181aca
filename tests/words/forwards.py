"""Good news to pass on."""

from collections.abc import Iterator

from bot.domain.forwards import Forward, Why
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.wins import FORWARD
from bot.models import Person, Status, Win, WinCause
from bot.views import forwards as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.nudges import framed

CHANGED = "The counter sees what is in stock, and calls nobody back"
TO = {
    Why.SPONSOR: "who stood behind it",
    Why.CHAMPION: "the champion",
    Why.REQUESTER: "the requester",
}


def _said(why: Why, *helped: str, before: str = "", after: str = "") -> Said:
    win = Win(
        id=5, workspace_id="T1", request_id=42, cause=WinCause.DELIVERED,
        owner="U0IVO", proposed_at=MONDAY, posted_at=MONDAY, changed=CHANGED,
        before=before, after=after,
    )  # fmt: skip
    ids = tuple(f"U0{each.upper()}" for each in helped)
    passed = Forward(win, request(Status.CLOSED), why, helped, ids)
    ana = Person(workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MONDAY)
    facts = Facts(ana, place_for(ana), MONDAY, forwards=(passed,))
    said = framed(FORWARD, views.passed_on(facts, Case(passed.about)))
    return Said(
        TO[why], f"it is told, with {len(helped)} names", said, holds_brief=True
    )


def said() -> Iterator[Said]:
    numbers = {"before": "12 calls a day", "after": "3"}
    for why in Why:
        yield _said(why, "Ivo", "Mia", "Ben", **numbers)
    yield _said(Why.CHAMPION, "Ivo", after="3 calls a day")
    yield _said(Why.CHAMPION)
