"""IT's decision, on both sides."""

from collections.abc import Iterator

from bot.models import Outcome, Status
from bot.views import decisions as views
from tests.samples import request
from tests.words.eyes import Said
from tests.words.requests import DECIDED

TO, IT = "the requester", "who decides in IT"
BETTER = Outcome.BETTER_PATH.value


def said() -> Iterator[Said]:
    sent, decided = request(Status.WAITING_FOR_IT), request(Status.DECIDED, **DECIDED)
    anew = request(Status.DECIDED, **DECIDED, reason="The price fell.")
    yield Said(IT, "they press “Decide”", views.decision_form(sent))
    written = ("We open the stock screen.", "Fewer calls", "The price fell.")
    yield Said(
        IT, "they update the preview", views.decision_form(sent, BETTER, written)
    )
    again = views.decision_form(decided, BETTER, written)
    yield Said(IT, "they press “Decide anew”", again)
    for outcome in Outcome:
        answer = request(Status.DECIDED, **{**DECIDED, "outcome": outcome})
        yield Said(TO, "IT has decided", views.outcome(answer))
    yield Said(TO, "IT has decided anew", views.outcome(anew))
    yield Said(TO, "they press “Not what I meant”", views.reopening_form(decided))
    reopened = views.outcome(decided, is_reopened=True)
    yield Said(TO, "they told IT what they meant", reopened)
