"""What whoever follows a request hears of."""

from enum import StrEnum


class Event(StrEnum):
    """One message to each, for each of these."""

    DECIDED = "decided"
    STARTED = "started"
    DELIVERED = "delivered"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    BROUGHT_BACK = "brought_back"


OFTEN = {Event.WITHDRAWN, Event.BROUGHT_BACK}  # each time is told in a new message
