"""A month's best wins, for whoever speaks at a town hall. One unit of work."""

from collections.abc import Iterable
from datetime import date, time

from sqlalchemy import select
from sqlmodel import col

from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import town_halls as rules
from bot.domain.calendars import local_day
from bot.domain.nudges import place_for
from bot.domain.wins import Told
from bot.domain.zones import on_the_wall
from bot.models import Person, Win, WinStatus
from bot.services import request_rows as rows
from bot.services import win_rows, wins
from bot.services.card_facts import url_of
from bot.views import town_halls as views
from bot.views.town_halls import Shown, TownHall


def read(uow: UnitOfWork, person: Person, typed: str) -> Message:
    """Of the month they name; else of this one, or of the one before."""
    rules.must_work_here(person)
    this = local_day(place_for(person), uow.now)
    named = rules.month(typed, this)
    first = named or this.replace(day=1)
    months = [named] if named else [first, rules.before(first)]
    for month in months:
        if shown := _shown(uow, person, month):
            return views.town_hall(TownHall(month, shown, _names(uow, shown)))
    if not rows.workspace(uow).wins_channel:
        return views.not_told()
    return views.none(first, is_asked=named is not None)


def _shown(uow: UnitOfWork, person: Person, month: date) -> list[Shown]:
    zone = place_for(person).zone
    since, until = (
        on_the_wall(zone, day, time()) for day in (month, rules.after(month))
    )
    asked = select(Win).where(
        col(Win.workspace_id) == uow.workspace_id,
        col(Win.status) == WinStatus.POSTED,
        col(Win.posted_at) >= since,
        col(Win.posted_at) < until,
    )
    url = rows.workspace(uow).url
    return [
        Shown(told, url_of(uow, f"win:{win.id}:card", url))
        for win in rules.best(uow.session.scalars(asked))
        if (told := _told(uow, win))
    ]


def _told(uow: UnitOfWork, win: Win) -> Told | None:
    request = rows.load(uow, win.request_id)
    return wins.as_read(uow, win, request) if request else None


def _names(uow: UnitOfWork, shown: Iterable[Shown]) -> dict[str, str]:
    named = {each for one in shown for each in one.told.named}
    return {key: each.name for key, each in win_rows.people(uow, named).items()}
