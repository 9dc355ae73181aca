"""A calendar file with one event in it, as RFC 5545 writes it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MAKER = "-//Goodwill//Check-ins//EN"
LONGEST_LINE = 75  # bytes, without the end of the line
ESCAPED = re.compile(r"([\\;,])")


@dataclass(frozen=True)
class Event:
    """What stands in somebody's calendar."""

    uid: str  # the same event keeps it, so a calendar replaces what it knows
    starts: datetime
    lasts: timedelta
    title: str
    text: str = ""
    url: str = ""


def written(event: Event, now: datetime) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(event.starts)}",
        f"DTEND:{_moment(event.starts + event.lasts)}",
        f"SEQUENCE:{max(0, int(now.timestamp()) - FIRST)}",
        f"SUMMARY:{_text(event.title)}",
        *([f"DESCRIPTION:{_text(event.text)}"] if event.text else []),
        *([f"URL:{event.url}"] if event.url else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


FIRST = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())  # a later one counts more


def _moment(at: datetime) -> str:
    """In UTC, so that no table of time zones has to come with it."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(typed: str) -> str:
    """Nothing that is typed ends its line, or begins another property."""
    lines = ESCAPED.sub(r"\\\1", typed).splitlines()
    return "\\n".join(lines)


def folded(line: str) -> str:
    """Cut where it grows too long, between two characters, and gone on with a space."""
    parts, room = [""], LONGEST_LINE
    for each in line:
        size = len(each.encode())
        if size > room:
            parts.append("")
            room = LONGEST_LINE - 1
        parts[-1] += each
        room -= size
    return "\r\n ".join(parts)
