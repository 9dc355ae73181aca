"""Our words: the list, and what is pointed out to a writer."""

from collections.abc import Iterator

from bot.domain.homes import Listed
from bot.domain.jargon import Term
from bot.forms import Flags
from bot.models import Status
from bot.views import decisions, questions
from bot.views import glossary as views
from tests.samples import request
from tests.words.eyes import Said

MIDDLEWARE = Term("middleware", "software between two systems", ())
TENANT = Term("tenant", "our own part of a shared system", ())
KNOWN = Term("payload", "", ())


def said() -> Iterator[Said]:
    page = Listed([(MIDDLEWARE, "U0ANA"), (KNOWN, ""), (TENANT, "")], page=1, more=True)
    yield Said("everybody", "they press “Our words”", views.form(page))
    yield Said("whoever pressed “Our words”", "the form was late", views.late())
    sent = request(Status.WAITING_FOR_IT)
    for terms in ([MIDDLEWARE], [MIDDLEWARE, TENANT]):
        flag, *explained = views.jargon(terms)
        flags = Flags("flagged", (flag,), tuple(explained))
        flagged = decisions.decision_form(sent, None, flags)
        yield Said("who writes in IT", "a reader may not know a word", flagged)
    asked = questions.asked(
        sent, "Which middleware?", "U0IVO", views.explanation([MIDDLEWARE])
    )
    yield Said("the requester", "a word needs explaining", asked)
