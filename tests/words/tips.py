"""A colleague is asked what the requester does not know."""

from collections.abc import Iterator

from bot import content
from bot.views import tips as views
from tests.samples import request
from tests.words.eyes import Said

TO, COLLEAGUE = "the requester", "a colleague"


def said() -> Iterator[Said]:
    tip = {"kpi": {"by": "U0BEN", "text": "12 calls a week"}}
    asked, kpi = request(tips=tip), content.questions()["kpi"]
    yield Said(TO, "they don't know an answer", views.who_knows(asked, kpi))
    yield Said(COLLEAGUE, "the requester chooses them", views.asked(asked, kpi))
    yield Said(COLLEAGUE, "they answer", views.passed_on(asked))
    yield Said(COLLEAGUE, "the same, and it is too late", views.too_late())
    yield Said(TO, "the colleague answers", views.tip(asked, kpi))
    yield Said(TO, "they take it over", views.taken("U0BEN"))
    yield Said(TO, "they leave it", views.left())
