"""What the card becomes once it is decided."""

from collections.abc import Iterator
from datetime import date

from bot.models import Status, Track
from bot.views import records as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.progress import BEGUN
from tests.words.updates import update

IT = "IT"


def said() -> Iterator[Said]:
    for status in (Status.DECIDED, Status.IN_PROGRESS, Status.DELIVERED):
        record = views.record(request(status, **BEGUN))
        yield Said(IT, f"it is {status}", record, holds_brief=True)
    begun = request(Status.IN_PROGRESS, **BEGUN)
    risk = update(Track.RISK, line="The supplier is late")
    slipped = update(Track.OFF, was_promised_for=date(2026, 5, 1))
    for each in (update(), risk, slipped):
        record = views.record(begun, update=each)
        yield Said(IT, "its people said how it goes", record, holds_brief=True)
    alone = request(Status.DECIDED, **{**BEGUN, "champion": None})
    yield Said(IT, "nobody moves it along yet", views.record(alone), holds_brief=True)
    early = views.record(alone, date(2026, 3, 2))
    yield Said(IT, "they start before the day they named", early, holds_brief=True)
    matters = views.record(request(Status.IN_PROGRESS, matters_at=MONDAY, **BEGUN))
    yield Said(IT, "it still matters", matters, holds_brief=True)
    closed = request(Status.CLOSED, closed_by="U0ANA", closing="It prints.", **BEGUN)
    yield Said(IT, "it is closed", views.record(closed), holds_brief=True)
