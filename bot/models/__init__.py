"""Everything the bot remembers, by noun. Every row belongs to a workspace."""

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
from bot.models.people import HOME_DUE, HOME_OPENED, Person, Side
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
    "Delivery",
    "Follower",
    "Greeting",
    "InboxRow",
    "Nudge",
    "NudgeChoice",
    "NudgeMode",
    "NudgeStatus",
    "OutboxRow",
    "Outcome",
    "Person",
    "ProgressUpdate",
    "Request",
    "Side",
    "Status",
    "Track",
    "Way",
    "Workspace",
]
