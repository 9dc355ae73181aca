"""Time passed: what is posted in channels of itself."""

import structlog

from bot.db import Transact
from bot.services import channel_reminders

log = structlog.get_logger(__name__)


async def post_due(transact: Transact) -> None:
    """One channel that goes wrong holds up no other; it is tried again."""
    for channel in await transact(channel_reminders.due):
        try:
            await transact(channel_reminders.post, channel)
        except Exception:
            log.exception("channel_reminder.not_posted", channel=channel)
