"""Those who meet."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from bot.blocks import Message, buttons, line, message, sentence
from bot.content import nudges, topics
from bot.domain import meetings as rules
from bot.domain.meetings import Point, Subject
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.sittings import Sitting
from bot.models import CheckinMeeting, Met, Person, Side, Status
from bot.views import meetings as views
from bot.views import nudges as nudge_views
from bot.views.meetings import Seen
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.nudges import framed

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
    yield Said(EACH, "they want to talk now", views.huddle(HUDDLE))
    yield Said(EACH, "they ask why it is them", views.why(meeting()))
    yield Said(EACH, "nobody else is left", views.off())
    yield Said(EACH, "they have a time", views.form(meeting()))
    yield from _asked()
    yield Said(EACH, "they met", views.worth(meeting(), "U0ANA", []))
    idea = views.idea(["Ben", "Ivo"])
    yield Said(EACH, "an idea came up", sentence(idea))
    yield Said(EACH, "it is planned, and nobody knows for when", views.when(meeting()))
    for met in Met:
        yield Said(EACH, f"they say from the digest: {met}", views.noted(met))
    over = nudge_views.record(nudges()[rules.TIME], views.HAS_A_TIME)
    yield Said(EACH, "somebody has said a time", over)
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


def facts(told_by: str = "", now: datetime = MONDAY) -> Facts:
    day = MONDAY.date()
    sitting = Sitting(meeting(), day, day + timedelta(days=13), told_by=told_by)
    return Facts(ANA, place_for(ANA), now, sittings=(sitting,))


def _asked() -> Iterator[Said]:
    midway = views.without_time(facts(), Case("3:time"))
    yield Said(EACH, "they have no time midway", framed(rules.TIME, midway))
    yield Said(EACH, "the same, in the digest", _short(midway))
    end = views.what_became(facts(), Case("3:end"))
    yield Said(EACH, "the round ends", framed(rules.MET, end))
    yield Said(EACH, "the same, in the digest", _short(end))
    told = views.what_became(facts("U0IVO"), Case("3:end"))
    yield Said(EACH, "Ivo says that they met", framed(rules.MET, told))
    yield Said(EACH, "the same, in the digest", _short(told))
    alone = facts()
    alone.sittings[0].meeting.people = ["U0ANA"]
    sample = views.without_time(alone, Case("3:time"))
    yield Said("an admin", "they try it out", framed(rules.TIME, sample))


def _short(asked: nudge_views.Said) -> Message:
    menu = buttons("menu", *([asked.in_digest] if asked.in_digest else []))
    return message(asked.short, line("short", asked.short), menu)
