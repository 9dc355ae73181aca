"""What somebody might be thanked for, and who is asked, looked up for nudges."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import thanks as rules
from bot.domain.nudges import ToThank
from bot.models import (
    Nudge,
    NudgeStatus,
    Person,
    Praise,
    Request,
    Thanked,
    Workspace,
)

STANDS = or_(
    col(Nudge.status).in_((NudgeStatus.SENT, NudgeStatus.HELD_OUT, NudgeStatus.WAITS)),
    and_(col(Nudge.status) == NudgeStatus.PLANNED, col(Nudge.sent_at).is_not(None)),
)
NOT_DROPPED = col(Nudge.status) != NudgeStatus.DROPPED


class Thankful(NamedTuple):
    """What one person might give thanks for."""

    to_thank: list[ToThank]
    unthanked: list[ToThank]


def thankful(uow: UnitOfWork, slack_id: str | None = None) -> dict[str, Thankful]:
    """Of everybody, or of one of them: only where thanks are read at all."""
    if not uow.session.get_one(Workspace, uow.workspace_id).wins_channel:
        return {}
    requests = _delivered(uow) if slack_id is None else _near(uow, slack_id)
    if not requests:
        return {}
    people = _people(uow, requests)
    waiting = _waiting(uow, requests, people, slack_id)
    unthanked = _unthanked(uow, requests, people)
    return {
        who: Thankful(waiting.get(who, []), unthanked.get(who, []))
        for who in {*waiting, *unthanked}
        if slack_id in {None, who}
    }


def _near(uow: UnitOfWork, slack_id: str) -> list[Request]:
    """What was done for or with somebody, and all else that those who did it did."""
    roles = (col(Request.requester), col(Request.partner))
    theirs = or_(*(role == slack_id for role in roles))
    helpers = {who for each in _delivered(uow, theirs) for who in rules.helpers(each)}
    if not helpers:
        return []
    done = (col(Request.partner).in_(helpers), col(Request.champion).in_(helpers))
    return _delivered(uow, or_(*done))


def _delivered(uow: UnitOfWork, *where: Any) -> list[Request]:  # noqa: ANN401
    asked = select(Request).where(
        col(Request.workspace_id) == uow.workspace_id,
        col(Request.status).in_(rules.ENDED_WELL),
        col(Request.delivered_at) > uow.now - rules.KNOWN,
        *where,
    )
    return list(uow.session.scalars(asked.order_by(col(Request.delivered_at))))


def _people(uow: UnitOfWork, requests: list[Request]) -> dict[str, Person]:
    whose = {
        who
        for each in requests
        for who in (each.requester, each.partner, each.champion)
        if who
    }
    asked = select(Person).where(
        col(Person.workspace_id) == uow.workspace_id, col(Person.slack_id).in_(whose)
    )
    return {each.slack_id: each for each in uow.session.scalars(asked)}


def _liked(people: dict[str, Person], slack_ids: Iterable[str]) -> list[Person]:
    """Those of them who like to be thanked."""
    known = (people[each] for each in slack_ids if each in people)
    return [each for each in known if rules.likes_thanks(each)]


# --- a quiet week ---


def _waiting(
    uow: UnitOfWork,
    requests: list[Request],
    people: dict[str, Person],
    slack_id: str | None,
) -> dict[str, list[ToThank]]:
    """Those who are asked this week, and those whose message stands.

    Who is asked is chosen among everybody, and once: when it is planned.
    """
    asked = _who(uow, STANDS)
    found = _open(uow, _candidates(uow, requests, people), asked)
    if not _is_praised(uow, uow.now - rules.QUIET):
        asked |= (
            rules.chosen(found, _asked_at(uow, NOT_DROPPED), uow.now)
            if slack_id is None
            else _who(uow, col(Nudge.status) == NudgeStatus.PLANNED)
        )
    return {who: found[who] for who in found if who in asked}


def _open(
    uow: UnitOfWork, found: dict[str, list[ToThank]], standing: set[str]
) -> dict[str, list[ToThank]]:
    """Without those who were asked already, and for whom nothing is new since."""
    was_asked = col(Nudge.status).not_in((NudgeStatus.PLANNED, NudgeStatus.DROPPED))
    asked_at = _asked_at(uow, or_(was_asked, STANDS))
    return {
        who: theirs
        for who, theirs in found.items()
        if who in standing
        or any(
            rules.is_news(each.request, asked_at.get(who), uow.now) for each in theirs
        )
    }


def _who(uow: UnitOfWork, *where: Any) -> set[str]:  # noqa: ANN401
    return set(uow.session.scalars(_ours(uow, col(Nudge.person), *where)))


def _candidates(
    uow: UnitOfWork, requests: list[Request], people: dict[str, Person]
) -> dict[str, list[ToThank]]:
    """By whoever asked for it, what they might say thanks for, newest first."""
    lately = [each for each in requests if rules.is_waiting(each, uow.now)]
    praised = _praised(uow, lately)
    found: dict[str, list[ToThank]] = defaultdict(list)
    for each in reversed(lately):
        helpers = _liked(people, rules.helpers(each))
        giver = people.get(each.requester)
        if helpers and giver and rules.may_give(giver) and each.id not in praised:
            found[giver.slack_id].append(ToThank(each, tuple(helpers)))
    return found


def _praised(uow: UnitOfWork, requests: list[Request]) -> set[int | None]:
    """For what anybody has given thanks, in public or not."""
    asked = select(col(Praise.request_id)).where(
        col(Praise.request_id).in_([each.id for each in requests]),
        col(Praise.undone_at).is_(None),
    )
    return set(uow.session.scalars(asked))


def _is_praised(uow: UnitOfWork, since: datetime) -> bool:
    """Whether anybody has read thanks in public since then."""
    asked = select(col(Praise.id)).where(
        col(Praise.workspace_id) == uow.workspace_id,
        col(Praise.given_at) > since,
        col(Praise.is_public),
        col(Praise.channel) != "",
        col(Praise.undone_at).is_(None),
    )
    return uow.session.scalar(asked.limit(1)) is not None


def _asked_at(uow: UnitOfWork, where: Any) -> dict[str, datetime]:  # noqa: ANN401
    """When each was last asked, or is about to be; those held out as well."""
    last = func.max(col(Nudge.planned_for))
    asked = _ours(uow, col(Nudge.person), where).add_columns(last)
    rows = uow.session.execute(asked.group_by(col(Nudge.person)))
    return {row[0]: row[1] for row in rows}


def _ours(uow: UnitOfWork, what: Any, *where: Any) -> Any:  # noqa: ANN401
    return select(what).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.kind) == rules.WAITING,
        *where,
    )


# --- a colleague whom nobody has thanked ---


def _unthanked(
    uow: UnitOfWork, requests: list[Request], people: dict[str, Person]
) -> dict[str, list[ToThank]]:
    """By who could say something: one colleague a month, whoever waits longest."""
    found: dict[str, list[ToThank]] = defaultdict(list)
    quiet = rules.quiet_helpers(requests, _thanked(uow), uow.now)
    for helper, request in quiet:
        liked, owner = _liked(people, [helper]), rules.owner(request, helper)
        giver = people.get(owner) if owner != helper and owner else None
        if liked and giver and rules.may_give(giver):
            found[giver.slack_id].append(ToThank(request, tuple(liked)))
    hinted = _hinted(uow)
    return {
        who: rules.this_month(theirs, hinted[who], uow.now)
        for who, theirs in found.items()
    }


def _thanked(uow: UnitOfWork) -> set[str]:
    asked = (
        select(col(Thanked.slack_id))
        .join(Praise, col(Praise.id) == col(Thanked.praise_id))
        .where(
            col(Praise.workspace_id) == uow.workspace_id,
            col(Praise.given_at) > uow.now - rules.LONG,
            col(Praise.undone_at).is_(None),
        )
    )
    return set(uow.session.scalars(asked))


def _hinted(uow: UnitOfWork) -> dict[str, dict[str, datetime]]:
    """What each has been told of, or is about to be, and when."""
    asked = select(col(Nudge.person), col(Nudge.about), col(Nudge.planned_for)).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.kind) == rules.UNTHANKED,
        or_(col(Nudge.status) != NudgeStatus.DROPPED, col(Nudge.sent_at).is_not(None)),
    )
    found: dict[str, dict[str, datetime]] = defaultdict(dict)
    for who, about, at in uow.session.execute(asked):
        found[who][about] = at
    return found
