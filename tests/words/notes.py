"""What IT notes for itself."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import notes as views
from tests.samples import request
from tests.words.eyes import Said


def said() -> Iterator[Said]:
    sent = request(Status.WAITING_FOR_IT)
    yield Said("IT", "they choose “Private note”", views.form(sent))
    note = views.private(sent, "The budget is frozen", "U0IVO")
    yield Said("IT", "they saved it", note)
