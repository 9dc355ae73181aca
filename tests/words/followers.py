"""What followers of a colleague's request hear."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.domain.followers import Event
from bot.models import Outcome, Status
from bot.views import followers as views
from tests.samples import request
from tests.words.eyes import Said

TO = "a follower"


def said() -> Iterator[Said]:
    made: dict[str, Any] = {
        "author": "U0BEN",
        "link": "https://acme.slack.com/archives/C1/p12",
        "outcome": Outcome.GO_AHEAD,
        "promised_for": date(2026, 5, 1),
        "champion": "U0CLEO",
    }
    asked = views.asked_for(request(**made))
    yield Said(TO, "they asked for a colleague, where the bot is not", asked)
    ours = request(Status.DECIDED, **made)
    for event in Event:
        yield Said(TO, f"it is {event}", views.news(ours, event, "U0BEN"))
    theirs = request(Status.WITHDRAWN, decided_by="U0BEN", **made)
    news = views.news(theirs, Event.WITHDRAWN, "U0BEN")
    yield Said(TO, "a colleague took it back", news)
    moves = views.news(ours, Event.STARTED, "U0CLEO")
    yield Said("the champion", "IT starts", moves)
    own = request(Status.DUPLICATE, number=12)
    for event in Event:
        heard = views.news(ours, event, "U0BEN", own)
        yield Said("who needs it too", f"the one that goes on is {event}", heard)
