"""What followers of a colleague's request hear."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.domain.followers import Event
from bot.models import Outcome, Status, Track
from bot.views import followers as views
from bot.views.followers import Hears
from tests.samples import request
from tests.words.eyes import Said
from tests.words.updates import update

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
    theirs = request(Status.WITHDRAWN, decided_by="U0BEN", **made)
    alike = request(Status.DUPLICATE, number=12, link=made["link"])
    own = request(Status.DUPLICATE, number=12, requester="U0BEN")
    off = update(Track.OFF, line="The supplier is gone")
    for to, hears in (
        (TO, Hears("U0BEN")),
        ("the champion", Hears("U0CLEO")),
        ("who needs it too", Hears("U0BEN", own)),
        ("a follower of one that is alike", Hears("U0BEN", alike)),
    ):
        for event in Event:
            when = f"it is {event.replace('_', ' ')}"
            yield Said(to, when, views.news(event, ours, hears))
        if goes := views.goes(off, ours, hears, turns_off=True):
            yield Said(to, "it turns off track", goes)
        again = request(Status.DECIDED, **made, reason="The price fell.")
        yield Said(to, "IT decides anew", views.news(Event.DECIDED, again, hears))
        taken = views.news(Event.WITHDRAWN, theirs, hears)
        yield Said(to, "a colleague took it back", taken)
        away, together = views.turned_away, views.put_together
        yield Said(to, "IT says it is not for them", away(ours, hears))
        yield Said(to, "IT puts it together with another", together(ours, hears))
        yield Said(to, "… after it had started", views.was_started(again, hears))
