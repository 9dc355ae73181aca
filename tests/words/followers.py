"""What followers of a colleague's request hear."""

from collections.abc import Iterator
from typing import Any

from bot.models import Outcome, Status
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
    own = request(Status.DUPLICATE, number=12)
    for when, ended in (("decided", decided), ("taken back", theirs)):
        heard = views.settled(ended, own)
        yield Said("who needs it too", f"the one that goes on is {when}", heard)
