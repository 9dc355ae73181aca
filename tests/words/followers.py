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
    why = views.why(ours, "U0BEN", needs_it_too=False)
    for event in Event:
        yield Said(TO, f"it is {event}", views.news(ours, event, why))
    theirs = request(Status.WITHDRAWN, decided_by="U0BEN", **made)
    too = views.why(theirs, "U0BEN", needs_it_too=True)
    news = views.news(theirs, Event.WITHDRAWN, too)
    yield Said("who needs it too", "a colleague took it back", news)
    moves = views.why(ours, "U0CLEO", needs_it_too=False)
    yield Said("the champion", "IT starts", views.news(ours, Event.STARTED, moves))
