"""The brief, the card and what is added to them."""

from collections.abc import Iterator
from typing import Any

from bot.domain.requests import IMPACT, PROBLEM, QUESTIONS
from bot.models import Outcome, Request, Status
from bot.views import requests as views
from tests.samples import MONDAY, THREE, request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"
DECIDED: dict[str, Any] = {
    "outcome": Outcome.BETTER_PATH,
    "decided_by": "U0IVO",
    "finding": "We open the stock screen to you.",
    "goal": "Fewer calls",
}


def said() -> Iterator[Said]:
    yield from briefs()
    yield from cards()
    late = views.reopen_form(42, views.DECIDE, "Decide")
    yield Said("whoever pressed a button", "its form could not open in time", late)


def briefs() -> Iterator[Said]:
    at = request
    left_open = dict.fromkeys(QUESTIONS, "")
    with_it = at(Status.WAITING_FOR_IT)
    for when, heard in (
        ("the questions are over", at(Status.CONFIRMING)),
        ("they skipped each", at(Status.CONFIRMING, answers=left_open, added="Soon")),
        ("they want to put it in numbers", at(answers=THREE)),
        ("they sent it", with_it),
        ("somebody takes it", at(Status.WAITING_FOR_IT, partner="U0IVO")),
        ("IT has decided", at(Status.DECIDED, **DECIDED)),
        ("they took it back", at(Status.WITHDRAWN)),
    ):
        yield Said(TO, when, views.brief(heard), holds_brief=True)
    kept = views.brief(with_it, is_kept=True)
    yield Said(TO, "they sent it, and the bot is not set up", kept, holds_brief=True)
    yield Said(TO, "they press “Fix something”", views.fix_form(at(Status.CONFIRMING)))


def cards() -> Iterator[Said]:
    sent = request(Status.WAITING_FOR_IT)
    taken = request(Status.WAITING_FOR_IT, partner="U0IVO")
    decided = request(Status.DECIDED, **DECIDED)
    anew = request(Status.DECIDED, **DECIDED, reason="The price fell.")
    for when, card in (
        ("a request is sent", sent),
        ("all of it is known", fullest()),
        ("its message is deleted", request(Status.CONFIRMING, need_deleted_at=MONDAY)),
        ("somebody takes it", taken),
        ("it is decided", decided),
        ("it is decided anew", anew),
        ("it is taken back", request(Status.WITHDRAWN)),
    ):
        yield Said(IT, when, views.card(card), holds_brief=True)
    yield Said(IT, "the requester adds something", views.note(sent, "It is urgent"))
    answered = views.answer(sent, "Twelve of us", "U0IVO")
    yield Said(IT, "the requester answers a question", answered)


def fullest() -> Request:
    """A message of a colleague's, with files, a solution and numbers."""
    return request(
        Status.WAITING_FOR_IT,
        author="U0BEN",
        link="https://acme.slack.com/archives/C1/p12",
        files=[{"name": "label.png", "link": "https://acme.slack.com/files/F1"}],
        need_edited_at=MONDAY,
        questions=[PROBLEM, *QUESTIONS, IMPACT],
        answers={**THREE, PROBLEM: "Two lists", IMPACT: "40 people, 2h a week"},
    )
