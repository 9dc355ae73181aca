"""Time passed: a week is over, and what went well in it is told."""

import structlog

from bot.db import Transact
from bot.services import roundups

log = structlog.get_logger(__name__)


async def post_due(transact: Transact) -> None:
    """What goes wrong is tried again, a minute later."""
    try:
        await transact(roundups.post_due)
    except Exception:
        log.exception("roundup.not_posted")
