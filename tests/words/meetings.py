"""Those who meet."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bot.blocks import sentence
from bot.content import topics
from bot.domain.meetings import Point, Subject
from bot.models import CheckinMeeting, Met, Person, Side, Status
from bot.views import meetings as views
from bot.views.meetings import Seen
from tests.samples import MONDAY, request
from tests.words.eyes import Said

ALL, EACH = "those who meet, in their own conversation", "somebody who meets others"
HUDDLE = "https://app.slack.com/huddle/T1/C1"
LATER = MONDAY + timedelta(days=3)


def meeting(**more: Any) -> CheckinMeeting:  # noqa: ANN401
    given: dict[str, Any] = {
        "id": 3,
        "workspace_id": "T1",
        "round_id": 1,
        "people": ["U0ANA", "U0IVO"],
        "introduced_at": MONDAY,
        "proposed_for": LATER,
    }
    return CheckinMeeting(**{**given, **more})


def person(slack_id: str, name: str, side: Side | None, unit: str = "") -> Person:
    return Person(
        workspace_id="T1", slack_id=slack_id, name=name, side=side, unit=unit,
        looked_up_at=MONDAY,
    )  # fmt: skip


ANA = person("U0ANA", "Ana", Side.BUSINESS, "Sales")
BEN = person("U0BEN", "Ben", Side.BUSINESS)
IVO = person("U0IVO", "Ivo", Side.IT)


def said() -> Iterator[Said]:
    yield from _hello()
    planned = meeting(planned_for=LATER, planned_by="U0IVO")
    yield Said(ALL, "Ivo says when", views.agreed(planned, HUDDLE))
    yield Said(ALL, "one of two can't come", views.called_off("U0ANA"))
    yield Said(EACH, "they want to talk now", views.huddle(HUDDLE))
    for is_taken in (True, False):
        told = views.handed_over(is_taken=is_taken)
        yield Said(EACH, f"they want it in their calendar: {is_taken}", told)
    title = views.title(["Ana", "Ivo"])
    yield Said(EACH, "in their calendar", f"{title}\n{views.IN_CALENDAR}")
    yield Said(EACH, "nobody else is left", views.off())
    yield Said(EACH, "they have a time", views.form(meeting()))
    idea = views.idea(["Ben", "Ivo"])
    yield Said(EACH, "an idea came up", sentence(idea))
    yield Said(ALL, "what they can talk about", "\n".join(topics()), holds_brief=True)


def _hello() -> Iterator[Said]:
    points = [
        Point(Subject.OPEN, request(Status.IN_PROGRESS, partner="U0IVO")),
        Point(
            Subject.PROMISE, request(Status.IN_PROGRESS, promised_for=date(2026, 5, 1))
        ),
        Point(Subject.DELIVERED, request(Status.DELIVERED, number=3)),
    ]
    seen = Seen(meeting(), [ANA, IVO], points, "", "")
    yield Said(ALL, "a round begins", views.hello(seen), holds_brief=True)
    nothing = seen._replace(points=[], topic=topics()[0], people=[ANA, BEN, IVO])
    yield Said(
        ALL, "the same, for three who share no request", views.hello(nothing),
        holds_brief=True,
    )  # fmt: skip
    never = nothing._replace(meeting=meeting(proposed_for=None))
    yield Said(
        ALL, "they are never at work together", views.hello(never), holds_brief=True
    )
    waits = [Point(Subject.OPEN, request(Status.WAITING_FOR_IT))]
    planned = meeting(planned_for=LATER, planned_by="U0IVO")
    known = seen._replace(meeting=planned, points=waits, huddle=HUDDLE)
    yield Said(ALL, "they have a time", views.hello(known), holds_brief=True)
    over = known._replace(became=Met.MET)
    yield Said(ALL, "they have met", views.hello(over))
    off = known._replace(became=Met.NOT_THIS_TIME)
    yield Said(ALL, "one of two can't come", views.hello(off), holds_brief=True)
