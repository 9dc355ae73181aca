"""A local Slack, for tests and for the demo."""

from bot.sandbox.faults import Faults
from bot.sandbox.model import Change, Channel, Entry, Message, NotThere, User, View
from bot.sandbox.server import Sandbox
from bot.sandbox.workspace import Workspace

__all__ = [
    "Change",
    "Channel",
    "Entry",
    "Faults",
    "Message",
    "NotThere",
    "Sandbox",
    "User",
    "View",
    "Workspace",
]
