"""The brief, and what is added to it."""

from collections.abc import Iterator
from typing import Any

from bot import content
from bot.domain.interviews import QUESTIONS
from bot.models import Outcome, Request, Status
from bot.views import cards
from bot.views import requests as views
from tests.samples import THREE, request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"
DECIDED: dict[str, Any] = {
    "outcome": Outcome.BETTER_PATH,
    "decided_by": "U0IVO",
    "finding": "We open the stock screen to you.",
    "goal": "Fewer calls",
}
CLOSED = {"closing": "Facilities orders chairs.", "closed_by": "U0IVO"}


def said() -> Iterator[Said]:
    yield from briefs()
    yield from notes()
    late = views.reopen_form(42, cards.DECIDE, "Decide")
    yield Said("whoever pressed a button", "its form could not open in time", late)


def briefs() -> Iterator[Said]:
    at = request
    left_open = dict.fromkeys(QUESTIONS, "")
    with_it = at(Status.WAITING_FOR_IT)
    for when, heard in (
        ("the questions are over", at(Status.CONFIRMING)),
        ("they skipped each", at(Status.CONFIRMING, answers=left_open, added="Soon")),
        ("they press “Add more”", at(answers=THREE, briefs=1)),
        *every_answer(),
        ("they sent it", with_it),
        ("somebody takes it", at(Status.WAITING_FOR_IT, partner="U0IVO")),
        ("IT has decided", at(Status.DECIDED, **DECIDED)),
        ("they took it back", at(Status.WITHDRAWN)),
        ("it goes on with another one", at(Status.DUPLICATE)),
        ("IT is at work", at(Status.IN_PROGRESS, **DECIDED)),
        ("IT has delivered", at(Status.DELIVERED, **DECIDED)),
        ("they said why it can't wait", at(Status.WAITING_FOR_IT, urgent="An audit")),
        ("IT has closed it", at(Status.CLOSED, **CLOSED)),
    ):
        yield Said(TO, when, views.brief(heard), holds_brief=True)
    told = {"sensitivities": "Two teams quarrelled over the last system"}
    confided = at(Status.CONFIRMING, confided=told, kind="access", briefs=2)
    yield Said(TO, "they said more", views.brief(confided), holds_brief=True)
    yield Said(TO, "the brief came once more", views.brief_before(confided))
    yield Said(TO, "they press “Answer in a form”", views.questions_form(at()))
    figures = {"questions": ["impact"], "answers": {"impact": "2 hours a week"}}
    read = at(Status.CONFIRMING, briefs=2, **figures)
    yield Said(TO, "their figures are understood", views.brief(read), holds_brief=True)
    asked = {"goal": {"by": "U0BEN", "text": ""}}
    waits = at(Status.CONFIRMING, tips=asked)
    yield Said(TO, "a colleague was asked", views.brief(waits), holds_brief=True)
    kept = views.brief(with_it, is_kept=True)
    yield Said(TO, "they sent it, and the bot is not set up", kept, holds_brief=True)
    yield Said(TO, "they press “Fix something”", views.fix_form(at(Status.CONFIRMING)))
    other = request(Status.WAITING_FOR_IT, id=12, number=12, need="A scanner")
    alike = views.brief(at(Status.CONFIRMING), same=other)
    yield Said(TO, "another request sounds like it", alike, holds_brief=True)


def every_answer() -> Iterator[tuple[str, Request]]:
    """Each question answered, and each left open."""
    for kind in content.catalogue().kinds.values():
        open_ones = list(kind.questions)
        while open_ones:
            told = [key for key in kind.questions if key not in open_ones]
            answers = {**dict.fromkeys(told, "No idea, ask Tom"), "effort": "4"}
            heard = {"questions": told, "kind": kind.key, "answers": answers}
            yield "they said more", request(Status.CONFIRMING, briefs=2, **heard)
            open_ones = open_ones[4:]
        answers = dict.fromkeys(kind.questions, "No idea, ask Tom")
        told = list(kind.questions)
        heard = {"questions": told, "kind": kind.key, "answers": answers}
        yield "they said all of it", request(Status.CONFIRMING, briefs=2, **heard)


def notes() -> Iterator[Said]:
    sent = request(Status.WAITING_FOR_IT)
    yield Said(IT, "the requester adds something", views.note(sent, "It is urgent"))
