"""What concerns each person now, as the rules of nudges look at it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    and_,
    func,
    or_,
    select,
    union_all,
)
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import promises, updates
from bot.domain.checkins import LeftOut, Standing
from bot.domain.contacts import Unit
from bot.domain.forwards import Forward
from bot.domain.nudges import Facts, ToThank, place_for
from bot.domain.sittings import Sitting
from bot.models import (
    Audit,
    Follower,
    Nudge,
    NudgeChoice,
    NudgeMode,
    NudgeStatus,
    Outcome,
    Person,
    Request,
    Status,
    Win,
)
from bot.services import (
    checkin_rows,
    contact_rows,
    meeting_rows,
    thanks_rows,
    update_rows,
    win_forwards,
    win_rows,
)

UNDER_WAY = (
    Status.OFFERED, Status.INTERVIEWING, Status.CONFIRMING, Status.WAITING_FOR_IT,
    Status.IN_PROGRESS, Status.DELIVERED,
)  # fmt: skip
NOT_OVER = or_(
    col(Request.status).in_(UNDER_WAY),
    and_(
        col(Request.status) == Status.DECIDED,
        col(Request.outcome) == Outcome.GO_AHEAD,
    ),
)


@dataclass
class Gathered:
    """Whose is what, while it is put together."""

    asked: list[Request] = field(default_factory=list)
    looks_after: list[Request] = field(default_factory=list)
    champions: list[Request] = field(default_factory=list)
    follows: list[Request] = field(default_factory=list)
    waiting: list[Nudge] = field(default_factory=list)
    to_thank: list[ToThank] = field(default_factory=list)
    unthanked: list[ToThank] = field(default_factory=list)
    checkins: list[Standing] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    wins: list[tuple[Win, Request]] = field(default_factory=list)
    forwards: list[Forward] = field(default_factory=list)


def of_everybody(uow: UnitOfWork) -> list[Facts]:
    """Everybody whom anything that is not over concerns."""
    return _facts(uow, _requests(uow), _beside(uow))


def of_one(uow: UnitOfWork, slack_id: str) -> Facts | None:
    """One person; None for somebody we have never met."""
    requests = _requests(uow, col(Request.id).in_(_whose(uow, slack_id)))
    found = _facts(uow, requests, _beside(uow, slack_id))
    return next((facts for facts in found if facts.person.slack_id == slack_id), None)


def _beside(uow: UnitOfWork, slack_id: str | None = None) -> dict[str, Gathered]:
    """What concerns people beside requests that are not over; or one of them."""
    gathered: dict[str, Gathered] = defaultdict(Gathered)
    if slack_id:
        gathered[slack_id] = Gathered()  # also whom nothing else concerns
    theirs = () if slack_id is None else (col(Nudge.person) == slack_id,)
    for nudge in _waiting(uow, *theirs):
        gathered[nudge.person].waiting.append(nudge)
    for who, sittings in meeting_rows.sittings(uow, slack_id or "").items():
        gathered[who].sittings = sittings
    for who, wins in win_rows.proposed(uow, slack_id or "").items():
        gathered[who].wins = wins
    for who, forwards in win_forwards.of(uow, slack_id or "").items():
        gathered[who].forwards = forwards
    for who, units in contact_rows.looked_after(uow, slack_id or "").items():
        gathered[who].units = units
    _add_checkins(uow, gathered, [slack_id] if slack_id else [])
    for who, thankful in thanks_rows.thankful(uow, slack_id).items():
        gathered[who].to_thank, gathered[who].unthanked = thankful
    return gathered


def _add_checkins(
    uow: UnitOfWork, gathered: dict[str, Gathered], whose: list[str]
) -> None:
    """The circles that they are in, and the rounds that had no place for them."""
    for who, standing in checkin_rows.standings(uow, whose):
        gathered[who].checkins.append(standing)
    for who, missed in checkin_rows.left_out(uow, whose):
        gathered[who].left_out.append(missed)


def _whose(uow: UnitOfWork, slack_id: str) -> CompoundSelect[Any]:
    """Each part by its own index, however many requests there are."""
    roles = (Request.requester, Request.partner, Request.champion)
    in_a_role = [
        select(col(Request.id)).where(
            col(Request.workspace_id) == uow.workspace_id, col(role) == slack_id
        )
        for role in roles
    ]
    follows = select(col(Follower.request_id)).where(
        col(Follower.workspace_id) == uow.workspace_id,
        col(Follower.slack_id) == slack_id,
    )
    return union_all(*in_a_role, follows)


def _requests(uow: UnitOfWork, *whose: Any) -> list[Request]:  # noqa: ANN401
    which = whose or (col(Request.workspace_id) == uow.workspace_id,)
    asked = select(Request).where(NOT_OVER, *which).order_by(col(Request.id))
    return list(uow.session.scalars(asked))


def _waiting(uow: UnitOfWork, *where: Any) -> list[Nudge]:  # noqa: ANN401
    ours = (
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.status) == NudgeStatus.WAITS,
        ~_is_unwanted(),
    )
    return list(
        uow.session.scalars(select(Nudge).where(*ours, *where).order_by(col(Nudge.id)))
    )


def _is_unwanted() -> ColumnElement[bool]:
    """Who has stopped a kind reads no more of it in the digest either."""
    theirs = select(col(NudgeChoice.kind)).where(
        col(NudgeChoice.workspace_id) == col(Nudge.workspace_id),
        col(NudgeChoice.person) == col(Nudge.person),
        col(NudgeChoice.kind) == col(Nudge.kind),
        or_(
            col(NudgeChoice.mode) == NudgeMode.OFF,
            col(NudgeChoice.is_paused).is_(True),
        ),
    )
    stopped: ColumnElement[bool] = theirs.exists()
    return stopped


def _facts(
    uow: UnitOfWork, requests: list[Request], gathered: dict[str, Gathered]
) -> list[Facts]:
    _add_whose(uow, requests, gathered)
    people = _people(uow, {*gathered})
    said = update_rows.latest_of(uow, requests)
    words, partner_asked = _last_words(uow, requests), _partner_asked(uow, requests)
    news = _last_words(uow, requests, col(Audit.action).in_(updates.NEWS))
    return [
        Facts(
            person,
            place_for(person),
            uow.now,
            **{name: tuple(rows) for name, rows in vars(gathered[who]).items()},
            last_word=words,
            last_news=news,
            updates=said,
            partner_asked=partner_asked,
        )
        for who, person in people.items()
    ]


def _add_whose(
    uow: UnitOfWork, requests: list[Request], gathered: dict[str, Gathered]
) -> None:
    """Each request, with everybody whom it concerns."""
    for each in requests:
        gathered[each.requester].asked.append(each)
        if each.partner:
            gathered[each.partner].looks_after.append(each)
        if each.champion:
            gathered[each.champion].champions.append(each)
    by_id = {each.id: each for each in requests}
    for request_id, slack_id in _followers(uow, by_id):
        gathered[slack_id].follows.append(by_id[request_id])


def _followers(uow: UnitOfWork, of: Iterable[int | None]) -> list[tuple[int, str]]:
    """Who hears of a request; not who needs the same: they have one of their own."""
    asked = select(col(Follower.request_id), col(Follower.slack_id)).where(
        col(Follower.workspace_id) == uow.workspace_id,
        col(Follower.request_id).in_(of),
        col(Follower.needs_it_too).is_(False),
    )
    return [(row[0], row[1]) for row in uow.session.execute(asked)]


def _people(uow: UnitOfWork, slack_ids: set[str]) -> dict[str, Person]:
    asked = select(Person).where(
        col(Person.workspace_id) == uow.workspace_id,
        col(Person.slack_id).in_(slack_ids),
    )
    return {person.slack_id: person for person in uow.session.scalars(asked)}


def _partner_asked(uow: UnitOfWork, requests: list[Request]) -> frozenset[str]:
    """Of which promises IT was asked whether they hold."""
    abouts = [promises.about(each) for each in requests if each.promised_for]
    if not abouts:
        return frozenset()
    asked = select(col(Nudge.about)).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.kind) == promises.NEAR,
        col(Nudge.about).in_(abouts),
        or_(
            col(Nudge.sent_at).is_not(None),
            col(Nudge.status) == NudgeStatus.DIGESTED,
        ),
    )
    return frozenset(uow.session.scalars(asked))


def _last_words(
    uow: UnitOfWork,
    requests: list[Request],
    *where: Any,  # noqa: ANN401
) -> dict[int, datetime]:
    """When something, or something of that sort, was last done about each of them."""
    asked = (
        select(col(Audit.request_id), func.max(col(Audit.at)))
        .where(col(Audit.request_id).in_([each.id for each in requests]), *where)
        .group_by(col(Audit.request_id))
    )
    return {row[0]: row[1] for row in uow.session.execute(asked)}
