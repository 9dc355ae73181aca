"""IT decides on a request, and its requester may object. Each is one unit of work."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import drafts, people, progress, promises, weights, wording
from bot.domain import requests as rules
from bot.domain.actions import Action
from bot.domain.followers import Event
from bot.forms import Flags, Seen
from bot.models import Outcome, Person, Request
from bot.services import answers, champions, followers, second_looks
from bot.services import request_rows as rows
from bot.services.requests import for_it, name_of
from bot.views import blame as blame_views
from bot.views import decisions as views
from bot.views import progress as progress_views


@dataclass(frozen=True)
class Decision:
    """What IT fills in."""

    outcome: Outcome
    finding: str
    goal: str
    reason: str = ""  # why anew
    not_before: str = ""  # a day, and so is the next
    promised_for: str = ""
    effort: str = ""
    risk: str = ""
    seen: Seen = Seen()  # noqa: RUF009 - frozen


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
    _settle(uow, person, request, _looked_at(uow, request, decision), "decided")


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
    decision = _looked_at(uow, request, decision)
    reason = wording.written(decision.reason, field="reason")
    _no_longer_started(uow, request)
    progress.reconsider(request, reason)
    _settle(uow, person, request, decision, "decided_anew")
    anew = progress.this_answer(request, "decided")
    rows.say(uow, request, anew, views.decided_anew(request))


def _looked_at(uow: UnitOfWork, request: Request, decision: Decision) -> Decision:
    """In the words that its writer chose."""
    written = decision.finding, decision.goal, decision.reason
    noticed = second_looks.notice(uow, request, *written)
    words = second_looks.final(noticed, decision.seen, *written)
    return replace(decision, finding=words[0], goal=words[1], reason=words[2])


def _no_longer_started(uow: UnitOfWork, request: Request) -> None:
    """What was said of a start goes on promising nothing."""
    what = progress.this_answer(request, "started")
    if outbox.is_known(uow, rows.key(request, what)):
        rows.say(uow, request, what, progress_views.was_started(request), stays=True)
        followers.no_longer_started(uow, request)


def _settle(
    uow: UnitOfWork, person: Person, request: Request, decision: Decision, action: str
) -> None:
    promise = _promised(uow, person, decision)
    rules.decide(
        request,
        decision.outcome,
        finding=wording.written(decision.finding, field="finding"),
        goal=wording.written(decision.goal, field="goal"),
        by=person.slack_id,
        now=uow.now,
    )
    promises.make(request, promise)
    weights.weigh_more(request, {"effort": decision.effort, "risk": decision.risk})
    days = {"promised_for": str(promise.promised_for)} if promise.promised_for else {}
    outcome = decision.outcome.value
    rows.save(uow, request, person.slack_id, action, outcome=outcome, **days)
    show(uow, request)
    answers.show(uow, request)
    champions.ask(uow, request)
    followers.tell(uow, request, Event.DECIDED, by=person.slack_id)


def _promised(uow: UnitOfWork, person: Person, decision: Decision) -> promises.Promise:
    """The days that IT names, if they can be kept."""
    days = decision.not_before, decision.promised_for
    promise = promises.of(decision.outcome, *days)
    promises.must_be_possible(promise, promises.today(uow.now, person.timezone))
    return promise


def preview(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    typed: Mapping[str, str],
    *,
    is_anew: bool,
    is_in_it: bool,
) -> tuple[Request, Request | None, Flags]:
    """The request, and as it will be; and what could be said otherwise.

    Nothing of it is stored.
    """
    may = may_decide_anew if is_anew else may_open_decision
    request = may(uow, person, request_id, is_in_it=is_in_it)
    written = {name: typed.get(name, "") for name in drafts.WRITTEN}
    noticed = second_looks.notice(uow, request, *written.values())
    if typed.get(blame_views.CHOICE) != blame_views.MINE:
        written = {name: noticed.gentler(text) for name, text in written.items()}
    filled = {**typed, **written}
    draft = drafts.of(request, filled, person.slack_id, is_anew=is_anew)
    return request, draft, second_looks.flags(noticed)


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


def show(uow: UnitOfWork, request: Request) -> None:
    """Wherever it stands, say how it stands by now."""
    rows.redraw_brief(uow, request)
    rows.show_card(uow, request)
    rows.show_progress(uow, request)
