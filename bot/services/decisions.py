"""IT decides on a request, and its requester may object. Each is one unit of work."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.db import UnitOfWork
from bot.domain import people, wording
from bot.domain import requests as rules
from bot.domain.actions import Action
from bot.domain.jargon import Term
from bot.domain.transitions import must_allow
from bot.models import Outcome, Person, Request
from bot.services import followers, glossary
from bot.services import request_rows as rows
from bot.services.requests import for_it, name_of
from bot.views import decisions as views
from bot.views import requests as request_views

NOT_MEANT = "says this is not what was meant"


@dataclass(frozen=True)
class Decision:
    """What IT fills in."""

    outcome: Outcome
    finding: str
    goal: str
    reason: str = ""  # why anew
    as_it_is: bool = False  # words that the reader may not know were pointed out


def decide(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    decision: Decision,
    *,
    is_in_it: bool,
) -> None:
    """Settle a request, tell its requester, and shrink the card to a record."""
    request = may_open_decision(uow, person, request_id, is_in_it=is_in_it)
    _settle(uow, person, request, decision, "decided")


def decide_anew(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    decision: Decision,
    *,
    is_in_it: bool,
) -> None:
    """IT has looked again: the answer is edited where it stands, and says why."""
    request = may_decide_anew(uow, person, request_id, is_in_it=is_in_it)
    rules.reconsider(request, wording.written(decision.reason, field="reason"))
    _settle(uow, person, request, decision, "decided_anew")


def _settle(
    uow: UnitOfWork, person: Person, request: Request, decision: Decision, action: str
) -> None:
    rules.decide(
        request,
        decision.outcome,
        finding=wording.written(decision.finding, field="finding"),
        goal=wording.written(decision.goal, field="goal"),
        by=person.slack_id,
        now=uow.now,
    )
    words = _unknown_words(uow, request)
    glossary.must_be_plain(words, as_it_is=decision.as_it_is)
    rows.save(uow, request, person.slack_id, action, outcome=decision.outcome.value)
    _show(uow, request)
    _say_outcome(uow, request, words)
    followers.tell(uow, request)


def preview(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    written: Sequence[str],
    *,
    is_anew: bool,
    is_in_it: bool,
) -> tuple[Request, list[Term]]:
    """What IT fills in, as it stands now: the words that its reader may not know."""
    may = may_decide_anew if is_anew else may_open_decision
    request = may(uow, person, request_id, is_in_it=is_in_it)
    return request, glossary.unknown_to_requester(uow, request, *written)


def may_decide_anew(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    """A request that is decided, for somebody who may decide otherwise."""
    return for_it(uow, person, request_id, Action.RECONSIDER, is_in_it=is_in_it)


def may_open_decision(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    """The request to decide on, for somebody who may."""
    people.must_be_in_it(is_in_it)
    request = to_decide(uow, request_id)
    people.must_be_somebody_elses(request, person.slack_id)
    return request


def to_decide(uow: UnitOfWork, request_id: int) -> Request:
    """The request, if it still waits for IT; else who decided it, and how."""
    request = rows.load(uow, request_id)
    decider = outcome = ""
    if request and request.outcome and request.decided_by:
        decider = name_of(uow, request.decided_by)
        outcome = views.outcome_title(request.outcome)
    return rules.may_be_decided(request, decider, outcome)


def may_reopen(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    """The request, if its requester has an answer to object to."""
    request = rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    must_allow(request, Action.REOPEN)
    return request


def reopen(uow: UnitOfWork, person: Person, request_id: int, typed: str) -> None:
    """IT has answered something else: it waits for IT again, with their words."""
    request = may_reopen(uow, person, request_id)
    meant = wording.written(typed, field="meant")
    _say_outcome(uow, request, _unknown_words(uow, request), is_reopened=True)
    rules.reopen(request)
    rows.save(uow, request, person.slack_id, "reopened")
    rows.tell_it(
        uow, request, "reopened", request_views.note(request, meant, NOT_MEANT)
    )
    _show(uow, request)


def _show(uow: UnitOfWork, request: Request) -> None:
    rows.redraw_brief(uow, request)
    rows.show_card(uow, request)
    rows.show_progress(uow, request)


def _unknown_words(uow: UnitOfWork, request: Request) -> list[Term]:
    written = (request.finding, request.goal, request.reason)
    return glossary.unknown_to_requester(uow, request, *written)


def _say_outcome(
    uow: UnitOfWork, request: Request, words: list[Term], *, is_reopened: bool = False
) -> None:
    explained = glossary.explanation(words)
    answer = views.outcome(request, explained, is_reopened=is_reopened)
    rows.say(uow, request, _answer(request), answer, stays=True)


def _answer(request: Request) -> str:
    """What its outcome is known as; each time it was reopened, there is a new one."""
    return f"outcome:{request.reopened}" if request.reopened else "outcome"
