"""How what is in progress goes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bot.blocks import Message, buttons, line, message, sentence
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.updates import Doubt
from bot.models import Person, ProgressUpdate, Request, Status, Track
from bot.views import updates as views
from bot.views.nudges import Said as Asked
from tests.samples import MONDAY, request
from tests.words.eyes import Said

TO, REQUESTER = "the partner or champion", "the requester"


def said() -> Iterator[Said]:
    yield from _asked()
    one = request(Status.IN_PROGRESS, promised_for=date(2026, 5, 1))
    yield Said(TO, "they say more than “on track”", views.form(one))
    yield Said(TO, "… at risk", views.form(one, Track.RISK))
    yield from _told(one)
    on = update()
    yield Said(TO, "they say so from the digest", views.noted(one, on))
    by = sentence(f"How it goes: {views.answered_by(one, 'Ben Okoro')}")
    yield Said(TO, "the other one has answered", by)
    everything = Doubt(date(2026, 3, 1), "U0IVO", unanswered=True)
    doubted = views.doubted(one, on, everything)
    yield Said(TO, "on track, they say, and something is open", doubted)
    yield Said(TO, "… and they are sure", views.sure(one))
    yield Said(TO, "… and there is something newer", views.said_more(one))


def _asked() -> Iterator[Said]:
    ivo = Person(workspace_id="T1", slack_id="U0IVO", name="Ivo", looked_up_at=MONDAY)
    many = [
        request(Status.IN_PROGRESS, id=number, number=number) for number in range(1, 15)
    ]
    known = {13: update(by="U0BEN", request_id=13), 14: update(request_id=14)}
    facts = Facts(ivo, place_for(ivo), MONDAY, tuple(many), tuple(many), updates=known)
    one = Case(requests=(request(Status.IN_PROGRESS, promised_for=date(2026, 5, 1)),))
    alone = Facts(ivo, place_for(ivo), MONDAY)
    yield Said(TO, "Friday morning", _shown(views.asked(alone, one)))
    several = views.asked(facts, Case(requests=tuple(many[:12])))
    yield Said(TO, "… for many requests", _shown(several), holds_brief=True)
    short = line("short", several.short)
    menu = buttons("menu", *([several.in_digest] if several.in_digest else []))
    yield Said(TO, "the same, in the digest", message(several.short, short, menu))


def _shown(asked: Asked) -> Message:
    return message(asked.text, *asked.blocks)


def _told(one: Request) -> Iterator[Said]:
    slip: dict[str, Any] = {
        "line": "The supplier is late.",
        "has_moved": True,
        "was_promised_for": date(2026, 5, 1),
        "promised_for": date(2026, 5, 15),
    }
    later = timedelta(days=7)
    for when, each in {
        "it is at risk": update(Track.RISK, **slip),
        "it is off track, and has no day": update(
            Track.OFF, **{**slip, "promised_for": None}
        ),
        "it is on track again": update(at=MONDAY + later),
        "it has another day": update(**slip),
        "it has a day": update(**{**slip, "was_promised_for": None}),
    }.items():
        yield Said(REQUESTER, when, views.told(one, each))
        yield Said("IT", when, views.told_it(one, each))


def update(track: Track = Track.ON, **more: Any) -> ProgressUpdate:  # noqa: ANN401
    given: dict[str, Any] = {"by": "U0IVO", "at": MONDAY, "since": MONDAY}
    return ProgressUpdate(
        id=5, workspace_id="T1", track=track, **{"request_id": 42, **given, **more}
    )
