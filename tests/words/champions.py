"""Who moves a request along in the business."""

from collections.abc import Iterator

from bot.models import Outcome, Status
from bot.views import champions as views
from tests.samples import request
from tests.words.eyes import Said

TO, NAMED = "the requester", "whoever they name"


def said() -> Iterator[Said]:
    yes = {"outcome": Outcome.GO_AHEAD, "partner": "U0IVO"}
    ours = request(Status.DECIDED, **yes)
    asked = request(Status.DECIDED, champion_asked="U0BEN", **yes)
    theirs = request(Status.DECIDED, champion="U0BEN", **yes)
    yield Said(TO, "IT goes ahead", views.question(ours, "Sales"))
    yield Said(TO, "… and their unit is not known", views.question(ours, ""))
    unknown, known = views.Said("Ben O."), views.Said("Ben Okoro", "U0BEN")
    yield Said(TO, "they said who, in the interview", views.question(ours, "", known))
    who = views.question(ours, "Sales", unknown)
    yield Said(TO, "… and nobody is known by that name", who)
    yield Said(TO, "they named somebody", views.question(asked, "Sales"))
    yield Said(TO, "who said yes", views.question(theirs, "Sales"))
    themselves = request(Status.DECIDED, champion="U0ANA", **yes)
    yield Said(TO, "they do it themselves", views.question(themselves, "Sales"))
    no_yes = request(Status.WAITING_FOR_IT)
    yield Said(TO, "IT looks at it again", views.question(no_yes, "Sales"))
    yield Said(NAMED, "they are named", views.asked(asked))
    yield Said(NAMED, "they say yes", views.noted(theirs, says_yes=True))
    yield Said(NAMED, "they say no", views.noted(ours, says_yes=False))
    told = views.answered(theirs, "U0BEN", says_yes=True)
    yield Said(TO, "somebody says yes", told)
    told = views.answered(ours, "U0BEN", says_yes=False)
    yield Said(TO, "somebody says no", told)
    yield Said(TO, "… and nobody else can be chosen by now", views.declined(ours))
    yield Said(NAMED, "somebody else is asked", views.asked_elsewhere(asked))
    done = request(Status.DELIVERED, **yes)
    yield Said(TO, "IT has delivered, and nobody was named", views.question(done, ""))
    yield Said(NAMED, "there is no more to do", views.for_asked(done))
    championed = request(Status.CLOSED, champion="U0BEN", **yes)
    yield Said(NAMED, "what they moved along is done", views.over(championed))
