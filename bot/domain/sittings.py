"""Somebody's place in a meeting, as far as a rule may look at it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.models import CheckinMeeting, Met


@dataclass(frozen=True)
class Sitting:
    """Of a meeting that was introduced."""

    meeting: CheckinMeeting
    begins_on: date  # its round
    ends_on: date
    met: Met | None = None  # what they say became of it
    answered_at: datetime | None = None
    told_by: str = ""  # somebody else in it who says that they have met
