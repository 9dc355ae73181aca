"""A colleague is asked what the requester does not know."""

from collections.abc import Iterator

from bot import content
from bot.models import Person
from bot.views import tips as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said

TO, COLLEAGUE = "the requester", "a colleague"


def said() -> Iterator[Said]:
    tip = {"kpi": {"by": "U0BEN", "text": "12 calls a week"}}
    asked, kpi = request(tips=tip), content.questions()["kpi"]
    yield Said(TO, "they don't know an answer", views.who_knows(asked, kpi))
    ben = Person(workspace_id="T1", slack_id="U0BEN", name="Ben", looked_up_at=MONDAY)
    named = views.who_knows(asked, kpi, "Ben", ben)
    yield Said(TO, "they name a colleague we know", named)
    nobody = views.who_knows(asked, kpi, "Tom")
    yield Said(TO, "they name somebody we don't know", nobody)
    yield Said(TO, "they type yes, and we don't know Tom", views.choose_one("Tom"))
    yield Said(TO, "they type yes, and named nobody", views.choose_one(""))
    yield Said(TO, "they choose a colleague", views.has_asked(ben))
    gone = views.not_reached(asked, kpi, "U0BEN")
    yield Said(TO, "the colleague can't be reached", gone)
    yield Said(COLLEAGUE, "the requester chooses them", views.asked(asked, kpi))
    yield Said(COLLEAGUE, "they answer", views.passed_on(asked))
    yield Said(COLLEAGUE, "the same, and it is too late", views.too_late())
    yield Said(TO, "the colleague answers", views.tip(asked, kpi))
    yield Said(TO, "they take it over", views.taken("U0BEN"))
    yield Said(TO, "they leave it", views.left())
