"""A risk that came up when people met."""

from collections.abc import Iterator

from bot.blocks import sentence
from bot.models import Status
from bot.views import risks as views
from tests.samples import request
from tests.words.eyes import Said
from tests.words.meetings import EACH, meeting


def said() -> Iterator[Said]:
    one = request(Status.IN_PROGRESS)
    yield Said(EACH, "a risk came up", views.form(meeting(), [one]))
    alone = sentence(f"{views.AS_REQUEST} …")
    yield Said(EACH, "a risk came up, and they share no request", alone)
    words = ("The supplier is slow", "No labels at Easter", "Order the old ones again")
    raised = views.raised(one, "U0IVO", *words)
    yield Said("whoever asked, and IT", "somebody raised a risk", raised)
    yield Said(EACH, "they have said it", views.passed_on(one))
