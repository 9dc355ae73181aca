"""Time passed: what went well is told, and what was delivered is noticed."""

import structlog

from bot.db import Transact
from bot.services import win_rows, wins

log = structlog.get_logger(__name__)


async def post_due(transact: Transact) -> None:
    """One that goes wrong holds up no other; it is tried again."""
    for win_id in await transact(win_rows.due):
        try:
            await transact(wins.post, win_id)
        except Exception:
            log.exception("win.not_posted", win=win_id)


async def notice(transact: Transact) -> None:
    """Twice, or in two replicas, makes it one win."""
    for request_id in await transact(win_rows.quiet):
        try:
            await transact(wins.notice_quiet, request_id)
        except Exception:
            log.exception("win.not_noticed", request=request_id)
