"""Why a request can't wait."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import urgencies as views
from tests.samples import request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"


def said() -> Iterator[Said]:
    calm = request(Status.WAITING_FOR_IT)
    urgent = request(Status.WAITING_FOR_IT, urgent="The audit is on Monday.")
    yield Said(TO, "they press “It can't wait”", views.form(calm))
    yield Said(TO, "they press it once more", views.form(urgent))
    yield Said(IT, "the requester says why it can't wait", views.noted(urgent))
    yield Said(IT, "it can wait after all", views.noted(calm))
