"""Time passed: those who are to meet are brought together."""

import structlog

from bot.db import Transact
from bot.services import meetings

log = structlog.get_logger(__name__)


async def introduce_due(transact: Transact) -> None:
    """One meeting that goes wrong holds up no other; it is tried again."""
    for meeting in await transact(meetings.due):
        try:
            await transact(meetings.introduce, meeting)
        except Exception:
            log.exception("meeting.not_introduced", meeting=meeting)
