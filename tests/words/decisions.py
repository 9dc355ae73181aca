"""IT's decision, on both sides."""

from collections.abc import Iterator

from bot.domain.interviews import IMPACT
from bot.models import Outcome, Status
from bot.views import decisions as views
from tests.samples import draft, request
from tests.words.eyes import Said
from tests.words.progress import BEGUN
from tests.words.requests import DECIDED

TO, IT = "the requester", "who decides in IT"
BETTER = Outcome.BETTER_PATH.value


def said() -> Iterator[Said]:
    sent, decided = request(Status.WAITING_FOR_IT), request(Status.DECIDED, **DECIDED)
    anew = request(Status.DECIDED, **DECIDED, reason="The price fell.")
    yield Said(IT, "they press “Decide”", views.decision_form(sent))
    written = ("We open the stock screen.", "Fewer calls", "The price fell.")
    yield Said(
        IT,
        "they update the preview",
        views.decision_form(sent, draft(sent, BETTER, *written)),
    )
    again = views.decision_form(decided, draft(decided, BETTER, *written))
    yield Said(IT, "they press “Decide anew”", again)
    for outcome in Outcome:
        answer = request(Status.DECIDED, **{**DECIDED, "outcome": outcome})
        yield Said(TO, "IT has decided", views.outcome(answer))
        with_it = {
            **DECIDED,
            "outcome": outcome,
            "answers": {IMPACT: "3 people, 2h/wk"},
        }
        worth = views.outcome(request(Status.DECIDED, **with_it))
        yield Said(TO, "IT has decided on what is in numbers", worth)
    promised = views.outcome(request(Status.DECIDED, **BEGUN))
    yield Said(TO, "IT goes ahead, with days and people", promised)
    begun = views.outcome(request(Status.IN_PROGRESS, **BEGUN))
    yield Said(TO, "IT has started", begun)
    days = {"not_before": "2026-04-01", "promised_for": "2026-05-01"}
    agreed = draft(sent, Outcome.GO_AHEAD.value, *written, **days)
    yes = views.decision_form(sent, agreed)
    yield Said(IT, "they go ahead", yes)
    urgent = request(Status.WAITING_FOR_IT, urgent="The audit is on Monday.")
    yield Said(IT, "they decide on what can't wait", views.decision_form(urgent))
    yield Said(TO, "IT has decided anew", views.outcome(anew))
    due = request(Status.WAITING_FOR_IT, answers={"deadline": "The fair in May"})
    yield Said(IT, "they decide on what has a day", views.decision_form(due))
    yield Said(TO, "… and nobody would hear an edit", views.decided_anew(anew))
    yield Said(TO, "they press “Not what I meant”", views.reopening_form(decided))
    reopened = views.outcome(decided, is_reopened=True)
    yield Said(TO, "they told IT what they meant", reopened)
