"""The thanks and wins of a week, told in the channel for wins. One unit of work."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import hours
from bot.domain import praise as praise_rules
from bot.domain import roundups as rules
from bot.domain.calendars import Place, place_of
from bot.domain.roundups import MOST
from bot.models import (
    OutboxRow,
    Person,
    Praise,
    Request,
    Thanked,
    Win,
    WinStatus,
    Workspace,
)
from bot.outbox import Address
from bot.services import wins
from bot.services.card_facts import url_of
from bot.views import roundups as views
from bot.views.roundups import Gain, Thanks, Week


def post_due(uow: UnitOfWork) -> None:
    """Once a week, under one key; what is taken back until the next day goes again."""
    space = uow.session.get_one(Workspace, uow.workspace_id)
    if not space.wins_channel:
        return
    told = rules.to_tell(_place(uow, space), uow.now)
    if told is None:
        return
    week = _week(uow, space, told)
    key = f"roundup:{told.name}:post"
    if week.is_empty and not outbox.is_known(uow, key):
        return
    said = views.over() if week.is_empty else views.roundup(week)
    outbox.put(uow, key, said, Address(space.wins_channel), stays=True)


def _place(uow: UnitOfWork, space: Workspace) -> Place:
    """Where IT's clock hangs; as long as nobody has said, where most people are."""
    known = hours.of(space)
    return place_of(known.zone.key if known else _usual_zone(uow))


def _usual_zone(uow: UnitOfWork) -> str:
    zone = col(Person.timezone)
    asked = (
        select(zone)
        .where(
            col(Person.workspace_id) == uow.workspace_id,
            col(Person.is_bot).is_(False),
            col(Person.is_stranger).is_(False),
            col(Person.is_gone).is_(False),
        )
        .group_by(zone)
        .order_by(func.count().desc(), zone)
        .limit(1)
    )
    return uow.session.scalar(asked) or ""


def _week(uow: UnitOfWork, space: Workspace, told: rules.Week) -> Week:
    thanks, wins = _thanks(uow, space, told), _wins(uow, space, told)
    more = sum(max(0, len(each) - MOST) for each in (thanks, wins))
    return Week(told.day, thanks[:MOST], wins[:MOST], more)


def _thanks(uow: UnitOfWork, space: Workspace, told: rules.Week) -> list[Thanks]:
    """What everybody could read, with the names of who wants that."""
    praises = _stood_since(uow, told)
    thanked = _thanked(uow, [each.id or 0 for each in praises])
    people = _people(uow, [each.giver for each in praises])
    rows = [
        Thanks(
            people[each.giver],
            [*rules.named(thanked[each.id or 0]), *filter(None, [each.team])],
            praise_rules.in_public(each, thanked[each.id or 0]).did,
            url_of(uow, f"praise:{each.id}:post", space.url),
        )
        for each in praises
        if each.giver in people
    ]
    return [each for each in rows if each.people]


def _stood_since(uow: UnitOfWork, told: rules.Week) -> list[Praise]:
    """Since that week, in public: after a yes, which may come later than the thanks."""
    asked = select(Praise).where(
        col(Praise.workspace_id) == uow.workspace_id,
        col(Praise.given_at) >= told.since - praise_rules.WAITS,
        col(Praise.given_at) < told.until,
    )
    found = filter(rules.is_public, uow.session.scalars(asked.order_by(col(Praise.id))))
    praises = list(found)
    stood = _stood(uow, [f"praise:{each.id}:post" for each in praises])
    return [
        each
        for each in praises
        if (at := stood.get(f"praise:{each.id}:post")) and told.since <= at < told.until
    ]


def _stood(uow: UnitOfWork, keys: list[str]) -> dict[str, datetime]:
    """Since when each of these messages has been there."""
    asked = select(col(OutboxRow.key), col(OutboxRow.created_at)).where(
        col(OutboxRow.workspace_id) == uow.workspace_id, col(OutboxRow.key).in_(keys)
    )
    return {row[0]: row[1] for row in uow.session.execute(asked)}


def _thanked(uow: UnitOfWork, praises: list[int]) -> dict[int, list[Person]]:
    asked = (
        select(col(Thanked.praise_id), Person)
        .join(
            Person,
            (col(Person.workspace_id) == col(Thanked.workspace_id))
            & (col(Person.slack_id) == col(Thanked.slack_id)),
        )
        .where(
            col(Thanked.workspace_id) == uow.workspace_id,
            col(Thanked.praise_id).in_(praises),
        )
        .order_by(col(Person.name))
    )
    found: dict[int, list[Person]] = defaultdict(list)
    for number, person in uow.session.execute(asked):
        found[number].append(person)
    return found


def _people(uow: UnitOfWork, slack_ids: list[str]) -> dict[str, str]:
    asked = select(col(Person.slack_id), col(Person.name)).where(
        col(Person.workspace_id) == uow.workspace_id,
        col(Person.slack_id).in_(slack_ids),
    )
    return {row[0]: row[1] for row in uow.session.execute(asked)}


def _wins(uow: UnitOfWork, space: Workspace, told: rules.Week) -> list[Gain]:
    """No names here: they stand in the win itself, with who agreed."""
    asked = (
        select(Win, Request)
        .join(Request, col(Request.id) == col(Win.request_id))
        .where(
            col(Win.workspace_id) == uow.workspace_id,
            col(Win.status) == WinStatus.POSTED,
            col(Win.posted_at) >= told.since,
            col(Win.posted_at) < told.until,
        )
        .order_by(col(Win.id))
    )
    found = uow.session.execute(asked)
    return [_gain(uow, space, win, request) for win, request in found]


def _gain(uow: UnitOfWork, space: Workspace, win: Win, request: Request) -> Gain:
    """Who is not to be named is not named in the words of others either."""
    read = wins.as_read(uow, win, request)
    changed = read.changed or f"#{request.number} is delivered."
    url = url_of(uow, f"win:{win.id}:card", space.url)
    return Gain(changed, read.before, read.after, url)
