"""What is for the partner in IT alone."""

from collections.abc import Iterator

from bot import content
from bot.models import Status
from bot.views import confidences as views
from tests.samples import request
from tests.words.eyes import Said

TO = "the partner in IT"


def said() -> Iterator[Said]:
    told = {"sensitivities": "Two teams quarrelled over the last system."}
    taken = request(Status.WAITING_FOR_IT, partner="U0IVO", confided=told)
    confided = views.confided(taken, content.catalogue())
    yield Said(TO, "they take a request that has some", confided)
    yield Said(TO, "they hand it over", views.taken_away(taken, "U0BEN"))
    yield Said(TO, "they give it back", views.taken_away(taken, None))
