"""Who does not get something, so that we see what it does."""

import hashlib

from bot.domain.nudges import Plan
from bot.models import Nudge, Workspace

HELD_OUT_OF_100 = 10
HOLD_OUT_FROM = 200  # people, unless an admin says otherwise


def is_held_out(nudge: Nudge, plan: Plan, space: Workspace, people: int) -> bool:
    """One in ten, by person and quarter: the same ones all the time."""
    on = space.hold_out == "on" or (
        space.hold_out == "auto" and people >= HOLD_OUT_FROM
    )
    if not (plan.holds_out and on):
        return False
    when = nudge.planned_for
    period = f"{when.year}Q{(when.month - 1) // 3}"
    name = f"{nudge.workspace_id}:{nudge.kind}:{nudge.person}:{period}"
    drawn = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    return drawn % 100 < HELD_OUT_OF_100
