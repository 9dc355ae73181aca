"""The card, in IT's channel."""

from collections.abc import Iterator

from bot.domain.interviews import IMPACT, PROBLEM, QUESTIONS
from bot.models import Request, Status
from bot.views import cards as views
from bot.views.cards import Facts, Named
from tests.samples import MONDAY, THREE, request
from tests.words.eyes import Said
from tests.words.requests import CLOSED, DECIDED

IT = "IT"


def said() -> Iterator[Said]:
    sent = request(Status.WAITING_FOR_IT)
    taken = request(Status.WAITING_FOR_IT, partner="U0IVO")
    decided = request(Status.DECIDED, **DECIDED)
    before = {
        "outcome": "better_path",
        "by": "U0IVO",
        "found": "There is one upstairs.",
    }
    objects = {**before, "words": "That one is broken."}
    again = request(Status.WAITING_FOR_IT, reopening=objects)
    closed = {"outcome": "", "by": "U0IVO", "found": "Facilities buys it."}
    says = {**closed, "words": "It has sensors."}
    turned = request(Status.WAITING_FOR_IT, reopening=says)
    anew = request(Status.DECIDED, **DECIDED, reason="The price fell.")
    for when, card in (
        ("a request is sent", sent),
        ("all of it is known", fullest()),
        ("its message is deleted", request(Status.CONFIRMING, need_deleted_at=MONDAY)),
        ("somebody takes it", taken),
        ("it is opened again", again),
        ("it is for IT, they say", turned),
        ("it is decided", decided),
        ("it is decided anew", anew),
        ("it still matters", request(Status.WAITING_FOR_IT, matters_at=MONDAY)),
        ("it is taken back", request(Status.WITHDRAWN)),
        ("it is none", request(Status.CLOSED, **CLOSED)),
    ):
        yield Said(IT, when, views.card(card), holds_brief=True)
    other = Named(request(Status.WAITING_FOR_IT, id=12, number=12, need="A scanner"))
    facts = Facts("Sales", ("U0BEN",), (other,))
    yield Said(IT, "others need it, too", views.card(sent, facts), holds_brief=True)
    yield Said(IT, "they put ✅ on it", views.decide_here(sent))
    several = Facts("Sales", ("U0BEN", "U0CLEO"), (other, other))
    yield Said(IT, "several are alike", views.card(sent, several), holds_brief=True)
    together = views.card(request(Status.DUPLICATE), Facts(together=other))
    yield Said(IT, "it is put together with another one", together)


def fullest() -> Request:
    """A message of a colleague's, with files, a solution and numbers."""
    return request(
        Status.WAITING_FOR_IT,
        sent_at=MONDAY,
        urgent="The audit is on Monday.",
        author="U0BEN",
        link="https://acme.slack.com/archives/C1/p12",
        files=[{"name": "label.png", "link": "https://acme.slack.com/files/F1"}],
        need_edited_at=MONDAY,
        questions=[PROBLEM, *QUESTIONS, IMPACT],
        answers={**THREE, PROBLEM: "Two lists", IMPACT: "40 people, 2h a week"},
    )
