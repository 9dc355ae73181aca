"""A request that is pointed at by its number."""

import re

from bot.errors import NotFound
from bot.models import Request, Status

FIELD = "number"
NUMBER = re.compile(r"\s*#?\s*(\d{1,9})\s*\.?\s*", re.ASCII)


def number(typed: str) -> int:
    """What somebody typed: 12, or #12."""
    found = NUMBER.fullmatch(typed)
    if not found:
        raise NotFound("Please write the number alone, such as 12.", field=FIELD)
    return int(found[1])


def must_be_known(request: Request | None, wanted: int) -> Request:
    """IT finds what it was sent, and what was put together with something of that."""
    was_sent = request and (request.sent_at or request.status is Status.DUPLICATE)
    if request is None or not was_sent:
        raise NotFound(
            f"There is no #{wanted} with IT. Is it another one?", field=FIELD
        )
    return request
