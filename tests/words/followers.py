"""What followers of a colleague's request hear."""

from collections.abc import Iterator
from typing import Any

from bot.models import Outcome, Request, Status
from bot.views import followers as views
from tests.samples import request
from tests.words.eyes import Said

TO = "a follower"


def said() -> Iterator[Said]:
    made: dict[str, Any] = {
        "author": "U0BEN",
        "link": "https://acme.slack.com/archives/C1/p12",
    }
    decided = request(Status.DECIDED, outcome=Outcome.GO_AHEAD, **made)
    theirs = request(Status.WITHDRAWN, decided_by="U0ANA", **made)
    colleagues = request(Status.WITHDRAWN, decided_by="U0BEN", **made)
    asked = views.asked_for(request(**made))
    yield Said(TO, "they asked for a colleague, where the bot is not", asked)
    yield Said(TO, "it is decided", views.settled(decided))
    yield Said(TO, "its requester took it back", views.settled(theirs))
    yield Said(TO, "a colleague took it back", views.settled(colleagues))
    yield from needed_too(decided, theirs)


def needed_too(decided: Request, taken_back: Request) -> Iterator[Said]:
    """What goes on, or ends, for others as well."""
    own = request(Status.DUPLICATE, number=12)
    for when, ended in (("decided", decided), ("taken back", taken_back)):
        heard = views.settled(ended, own)
        yield Said("who needs it too", f"the one that goes on is {when}", heard)
    for to, other in (("who needs it too", own), (TO, None)):
        away, together = views.turned_away(decided, other), views.put_together
        yield Said(to, "IT says it is not for them", away)
        yield Said(to, "IT puts it together with another", together(decided, other))
