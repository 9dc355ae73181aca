"""What Slack says may be odd, and is read all the same."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot import profiles
from bot.domain.availabilities import Status

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOW = int(NOON.timestamp())


@pytest.mark.parametrize(
    ("user", "status"),
    [
        ({}, Status("", "")),
        ({"profile": None}, Status("", "")),
        ({"profile": {"status_text": None, "status_expiration": None}}, Status("", "")),
        ({"profile": {"status_text": "Away"}}, Status("Away", "")),
        ({"profile": {"status_expiration": 0}}, Status("", "")),
        ({"profile": {"status_expiration": "soon"}}, Status("", "")),
        ({"profile": {"status_expiration": 10**30}}, Status("", "")),
        ({"profile": {"status_expiration": NOW}}, Status("", "", NOON)),
    ],
)
def test_a_status_is_read_however_little_there_is(
    user: dict[str, Any], status: Status
) -> None:
    assert profiles.status(user) == status


@pytest.mark.parametrize(
    ("is_on", "start", "end", "is_quiet"),
    [
        (True, NOW - 60, NOW + 60, True),
        (False, NOW - 60, NOW + 60, False),
        (False, 1, 1, False),
        (True, 1, 1, False),
        (True, NOW + 60, NOW + 120, False),
        (True, NOW - 120, NOW, False),
        (True, None, NOW + 60, False),
        (True, NOW - 60, 10**30, False),
        (True, NOW - 60, "later", False),
    ],
)
def test_quiet_is_on_only_where_slack_says_so(
    *, is_on: bool, start: object, end: object, is_quiet: bool
) -> None:
    said = {"dnd_enabled": is_on, "next_dnd_start_ts": start, "next_dnd_end_ts": end}
    assert (profiles.quiet_until(said, NOON) is not None) is is_quiet
    assert profiles.quiet_until({}, NOON) is None
