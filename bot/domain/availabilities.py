from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Availability:
    """What Slack says of somebody at this moment."""

    is_away: bool = False  # by their status
    quiet_until: datetime | None = None  # Do Not Disturb
