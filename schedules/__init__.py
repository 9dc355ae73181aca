"""Time passed. This is the whole timetable."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import OperationalError

from bot.db import Transact
from bot.delivery import Delivery
from bot.engines import complain
from bot.homes import Homes
from bot.inbox import Inbox
from bot.services import letters
from schedules import meetings, roundups, wins
from schedules.channel_reminders import post_due
from schedules.checkins import Rounds
from schedules.nudges import Nudging


class Job(NamedTuple):
    """What runs, how often. Running a job twice says nothing twice."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[None]]


def timetable(
    inbox: Inbox,
    delivery: Delivery,
    homes: Homes,
    nudging: Nudging,
    rounds: Rounds,
    transact: Transact,
) -> tuple[Job, ...]:
    second, minute, hour = (timedelta(seconds=each) for each in (1, 60, 3600))
    return (
        Job("inbox.claim_due", second, inbox.claim_due),
        Job("inbox.renew", timedelta(seconds=inbox.lease / 3), inbox.renew),
        Job("inbox.prune", hour, inbox.prune),
        Job("outbox.send_due", second, delivery.send_due),
        Job("homes.publish_due", second, homes.publish_due),
        Job("outbox.prune", hour, delivery.prune),
        Job("letters.tell", minute, partial(transact, letters.tell)),
        Job("nudges.plan", 10 * minute, nudging.plan),
        Job("nudges.send_due", 5 * second, nudging.send_due),
        Job("nudges.prune", hour, nudging.prune),
        Job("channel_reminders.post_due", minute, partial(post_due, transact)),
        Job("checkins.make_due", minute, rounds.make_due),
        Job(
            "meetings.introduce_due", minute, partial(meetings.introduce_due, transact)
        ),
        Job("wins.post_due", minute, partial(wins.post_due, transact)),
        Job("wins.notice", hour, partial(wins.notice, transact)),
        Job("roundups.post_due", minute, partial(roundups.post_due, transact)),
    )


def register(scheduler: AsyncIOScheduler, jobs: tuple[Job, ...]) -> None:
    for name, every, run in jobs:
        ticking = partial(_tick, name, run)
        scheduler.add_job(ticking, "interval", id=name, seconds=every.total_seconds())


async def _tick(name: str, run: Callable[[], Awaitable[None]]) -> None:
    """Without the database there is nothing to do but to say so, in one line."""
    try:
        await run()
    except OperationalError as error:
        complain(f"{name} waits", error)
