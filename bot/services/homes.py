"""Home: what one person sees there. Each function is one unit of work."""

from dataclasses import replace
from typing import Any

from sqlalchemy import and_, or_, select

from bot import content
from bot.db import UnitOfWork
from bot.domain import homes as rules
from bot.domain import workspaces
from bot.domain.homes import PAGE, Entry, Home, Listed, Turned
from bot.models import (
    Delivery,
    Follower,
    NudgeChoice,
    NudgeMode,
    OutboxRow,
    Outcome,
    Person,
    Request,
    Status,
    Workspace,
)
from bot.services import checkin_rows, letters, update_rows
from bot.services import request_rows as rows
from bot.services.request_statements import TABLE

PERSON: Any = Person.__table__  # type: ignore[attr-defined]
FOLLOWER: Any = Follower.__table__  # type: ignore[attr-defined]
OUTBOX: Any = OutboxRow.__table__  # type: ignore[attr-defined]
CHOICE: Any = NudgeChoice.__table__  # type: ignore[attr-defined]

WAITS_FOR_THEM = (
    Status.SORTING, Status.OFFERED, Status.INTERVIEWING, Status.CONFIRMING,
)  # fmt: skip
NOWHERE = ("", "")
UNDER_WAY_OR_OVER = (
    Status.WAITING_FOR_IT, Status.DECIDED, Status.IN_PROGRESS, Status.DELIVERED,
    Status.CLOSED, Status.DUPLICATE, Status.WITHDRAWN,
)  # fmt: skip
AGREED_ARE = (Status.DECIDED, Status.IN_PROGRESS)
AGREED = and_(  # IT said yes, and has something to do
    TABLE.c.status.in_(AGREED_ARE),
    TABLE.c.outcome == Outcome.GO_AHEAD,
)


def open_home(uow: UnitOfWork, person: Person) -> None:
    """Somebody looks: draw it now, and anew whenever something in it changes."""
    key = (uow.workspace_id, person.slack_id)
    known = uow.session.get(Person, key) or Person(**person.model_dump())
    known.home_opened_at = known.home_due_at = uow.now
    uow.session.add(known)
    uow.home_due = True


def look(
    uow: UnitOfWork, slack_id: str, turned: Turned, *, is_in_it: bool
) -> Home | None:
    """All that stands in somebody's Home; None for somebody we have never met."""
    person = uow.session.get(Person, (uow.workspace_id, slack_id))
    if person is None:
        return None
    workspace = uow.session.get_one(Workspace, uow.workspace_id)
    is_admin = workspaces.is_admin(workspace, person)
    home = Home(
        person=person,
        workspace=workspace,
        waiting=_asked_by(uow, slack_id, WAITS_FOR_THEM, turned.waiting),
        yours=_asked_by(uow, slack_id, UNDER_WAY_OR_OVER, turned.yours),
        follows=_followed_by(uow, slack_id, turned.follows),
        looks_after=_looked_after_by(uow, slack_id, turned) if is_in_it else None,
        queue=_queue(uow, turned.queue) if is_in_it else None,
        undelivered=letters.listed(uow, turned.undelivered) if is_admin else None,
        turned=turned,
        now=uow.now,
        paused=_paused(uow, slack_id),
        checkins=tuple(each for _, each in checkin_rows.standings(uow, [slack_id])),
    )
    return replace(home, updates=update_rows.latest_of(uow, home.requests))


def _paused(uow: UnitOfWork, slack_id: str) -> tuple[str, ...]:
    """The titles of the kinds that paused by themselves."""
    theirs = select(CHOICE.c.kind).where(
        CHOICE.c.workspace_id == uow.workspace_id,
        CHOICE.c.person == slack_id,
        CHOICE.c.is_paused,
        CHOICE.c.mode != NudgeMode.OFF,
    )
    kinds = uow.connection.execute(theirs.order_by(CHOICE.c.kind)).scalars()
    plans = content.nudges()
    return tuple(plans[kind].title for kind in kinds if kind in plans)


def _asked_by(
    uow: UnitOfWork, slack_id: str, statuses: tuple[Status, ...], page: int
) -> Listed[Entry]:
    """Newest first."""
    theirs = select(TABLE).where(
        TABLE.c.requester == slack_id, TABLE.c.status.in_(statuses)
    )
    asked = _page(theirs.order_by(TABLE.c.id.desc()), page)
    return rules.page_of(_in_their_threads(uow, asked), page)


def _followed_by(uow: UnitOfWork, slack_id: str, page: int) -> Listed[Entry]:
    """Newest first, each with the message it was made from.

    Whoever needs the same has a request of their own; what the other one is about may
    not be theirs to know.
    """
    followed = (
        select(TABLE)
        .join(FOLLOWER, FOLLOWER.c.request_id == TABLE.c.id)
        .where(
            FOLLOWER.c.workspace_id == uow.workspace_id,
            FOLLOWER.c.slack_id == slack_id,
            FOLLOWER.c.needs_it_too.is_(False),
            TABLE.c.status.in_(UNDER_WAY_OR_OVER),
        )
    )
    found = _find(uow, _page(followed.order_by(TABLE.c.id.desc()), page))
    made_from = [
        (each.place, each.place_ts) if each.place and each.place_ts else None
        for each in found
    ]
    entries = [Entry(*pair) for pair in zip(found, made_from, strict=True)]
    return rules.page_of(entries, page)


def _queue(uow: UnitOfWork, page: int) -> Listed[Entry]:
    """What waits for IT, oldest first, then what nobody has; each with its card."""
    waits = TABLE.c.status == Status.WAITING_FOR_IT
    nobody_has_it = and_(TABLE.c.partner.is_(None), AGREED)
    is_open = TABLE.c.status.in_((Status.WAITING_FOR_IT, *AGREED_ARE))  # by its index
    queue = select(TABLE).where(is_open, or_(waits, nobody_has_it))
    in_order = queue.order_by(TABLE.c.status != Status.WAITING_FOR_IT, TABLE.c.id)
    return rules.page_of(_by_their_cards(uow, _page(in_order, page)), page)


def _looked_after_by(uow: UnitOfWork, slack_id: str, turned: Turned) -> Listed[Entry]:
    """What IT agreed to and they have: first what is promised first."""
    page = turned.looks_after
    theirs = select(TABLE).where(TABLE.c.partner == slack_id, AGREED)
    day = TABLE.c.promised_for
    in_order = theirs.order_by(day.is_(None), day, TABLE.c.id)
    return rules.page_of(_by_their_cards(uow, _page(in_order, page)), page)


def _by_their_cards(uow: UnitOfWork, asked: Any) -> list[Entry]:  # noqa: ANN401
    """Each with the place of its card, and where who asked works."""
    requests = _find(uow, asked)
    cards = _places(uow, [rows.card_key(each) for each in requests])
    units = _units(uow, [each.requester for each in requests])
    return [
        Entry(each, cards.get(rows.card_key(each)), units.get(each.requester, ""))
        for each in requests
    ]


def _page(asked: Any, page: int) -> Any:  # noqa: ANN401
    """A page, and one more to see whether another follows."""
    return asked.limit(PAGE + 1).offset(page * PAGE)


def _find(uow: UnitOfWork, asked: Any) -> list[Request]:  # noqa: ANN401
    ours = asked.where(TABLE.c.workspace_id == uow.workspace_id)
    found = uow.connection.execute(ours).mappings()
    return [Request(**row) for row in found]


def _in_their_threads(uow: UnitOfWork, asked: Any) -> list[Entry]:  # noqa: ANN401
    """Under their own words, or under the opening that we wrote."""
    requests = _find(uow, asked)
    begun_by_us = [rows.opening_key(each) for each in requests if not each.channel]
    openings = _messages(uow, begun_by_us)
    return [
        Entry(
            each,
            (each.channel, each.thread_ts)
            if each.channel and each.thread_ts
            else openings.get(rows.opening_key(each)),
            is_coming=openings.get(rows.opening_key(each), NOWHERE) is None,
        )
        for each in requests
    ]


def _places(uow: UnitOfWork, keys: list[str]) -> dict[str, tuple[str, str]]:
    """Where our messages with these keys stand, as far as they are out."""
    known = _messages(uow, keys).items()
    return {key: place for key, place in known if place}


def _messages(uow: UnitOfWork, keys: list[str]) -> dict[str, tuple[str, str] | None]:
    """The same, and None for each that is about to be sent."""
    known = select(OUTBOX.c.key, OUTBOX.c.channel, OUTBOX.c.ts).where(
        OUTBOX.c.workspace_id == uow.workspace_id,
        OUTBOX.c.key.in_(keys),
        or_(OUTBOX.c.ts.is_not(None), OUTBOX.c.status == Delivery.PENDING),
    )
    found = uow.connection.execute(known)
    return {key: (channel, ts) if ts else None for key, channel, ts in found}


def _units(uow: UnitOfWork, people: list[str]) -> dict[str, str]:
    """Where these people work, as far as they have said so."""
    known = select(PERSON.c.slack_id, PERSON.c.unit).where(
        PERSON.c.workspace_id == uow.workspace_id, PERSON.c.slack_id.in_(people)
    )
    found = uow.connection.execute(known).all()
    return {slack_id: unit for slack_id, unit in found if unit}
