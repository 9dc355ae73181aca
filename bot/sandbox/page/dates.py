"""Moments as Slack shows them: by the clock of whoever reads."""

import re
from datetime import datetime

from bot.sandbox.page.eyes import Eyes

_PIECE = re.compile(
    r"\{(?:(?P<time>time(?:_secs)?)|(?P<number>date_num)"
    r"|date(?:_short|_long)?(?P<pretty>_pretty)?)\}"
)


def shown(eyes: Eyes, timestamp: object, form: str) -> str:
    """A form such as “{date} at {time}”, filled in; nothing, if there is no moment."""
    try:
        moment = eyes.moment(str(timestamp))
    except (ValueError, OverflowError, OSError):
        return ""
    return _PIECE.sub(lambda piece: _in_words(eyes, moment, piece), form)


def _in_words(eyes: Eyes, moment: datetime, piece: re.Match[str]) -> str:
    if piece["time"]:
        return f"{moment:%H:%M}"
    if piece["number"]:
        return f"{moment:%Y-%m-%d}"
    day = eyes.day(moment)
    is_near = piece["pretty"] and day in {"Today", "Yesterday"}
    return day.lower() if is_near else f"{moment.day} {moment:%B %Y}"
