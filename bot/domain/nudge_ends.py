"""How long something that stands there is waited for."""

from datetime import datetime

from bot.domain.calendars import Place, local_day, workdays_later
from bot.domain.nudges import Plan
from bot.models import Nudge


def next_look(nudge: Nudge, plan: Plan, place: Place, now: datetime) -> datetime:
    """When it is reminded of, or over: in working days from its moment.

    What came late is not made up for: the next one keeps its distance.
    """
    steps = (0, *plan.reminders, plan.window)
    before, after = steps[nudge.reminders : nudge.reminders + 2]
    as_planned = workdays_later(place, nudge.planned_for, after)
    at_least = workdays_later(place, now, after - before)
    is_late = local_day(place, as_planned) < local_day(place, at_least)
    return at_least if is_late else as_planned
