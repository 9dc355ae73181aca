"""Everything the bot remembers, by noun. Every row belongs to a workspace."""

from bot.models.checkins import (
    CheckinCircle,
    CheckinMeeting,
    CheckinMember,
    CheckinNever,
    CheckinRound,
    CheckinSeat,
    Met,
    UnitCadence,
)
from bot.models.mail import (
    DONE,
    NOT_DONE,
    PENDING,
    REFUSED,
    Delivery,
    InboxRow,
    OutboxRow,
)
from bot.models.nudges import NUDGE_DUE, Nudge, NudgeChoice, NudgeMode, NudgeStatus
from bot.models.people import HOME_DUE, HOME_OPENED, Person, Side, Wanted
from bot.models.praise import Part, Praise, Thanked, Win, WinCause, WinName, WinStatus
from bot.models.requests import GOES_ON, Audit, Follower, Outcome, Request, Status, Way
from bot.models.updates import ProgressUpdate, Track
from bot.models.workspaces import ChannelReminder, Greeting, Workspace

__all__ = [
    "DONE",
    "GOES_ON",
    "HOME_DUE",
    "HOME_OPENED",
    "NOT_DONE",
    "NUDGE_DUE",
    "PENDING",
    "REFUSED",
    "Audit",
    "ChannelReminder",
    "CheckinCircle",
    "CheckinMeeting",
    "CheckinMember",
    "CheckinNever",
    "CheckinRound",
    "CheckinSeat",
    "Delivery",
    "Follower",
    "Greeting",
    "InboxRow",
    "Met",
    "Nudge",
    "NudgeChoice",
    "NudgeMode",
    "NudgeStatus",
    "OutboxRow",
    "Outcome",
    "Part",
    "Person",
    "Praise",
    "ProgressUpdate",
    "Request",
    "Side",
    "Status",
    "Thanked",
    "Track",
    "UnitCadence",
    "Wanted",
    "Way",
    "Win",
    "WinCause",
    "WinName",
    "WinStatus",
    "Workspace",
]
