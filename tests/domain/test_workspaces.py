"""Whether Goodwill is set up, who looks after it, and how units are typed."""

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain import workspaces as rules
from bot.errors import BotError, NotAllowed, TooLong
from bot.models import Person, Workspace

MOMENT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
C = "C0TRIAGE"


@pytest.mark.parametrize(
    ("channel", "by", "at", "in_use", "awaited"),
    [
        ("", None, None, "", ""),
        (C, None, None, C, ""),  # by the settings
        (C, "U0CLEO", MOMENT, C, ""),
        (C, "U0CLEO", None, "", C),  # chosen, and not invited yet
    ],
)
def test_a_channel_counts_once_the_bot_can_speak_there(
    channel: str, by: str | None, at: datetime | None, in_use: str, awaited: str
) -> None:
    workspace = Workspace(id="T1", triage_channel=channel, set_up_by=by, set_up_at=at)
    assert rules.triage_channel(workspace) == in_use
    assert rules.awaited_channel(workspace) == awaited


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ({"slack_id": "U0CLEO"}, True),  # set it up
        ({"slack_id": "U0BEN"}, True),  # named
        ({"slack_id": "U0ANA"}, False),
        ({"slack_id": "U0ANA", "is_admin": True}, True),
        ({"slack_id": "U0IVO", "side": "it"}, False),
    ],
)
def test_who_looks_after_it(person: dict[str, Any], *, may: bool) -> None:
    workspace = Workspace(id="T1", set_up_by="U0CLEO", admins=["U0BEN"])
    known = Person(workspace_id="T1", name="Somebody", looked_up_at=MOMENT, **person)
    assert rules.is_admin(workspace, known) is may
    if not may:
        with pytest.raises(NotAllowed, match="ask one of them"):
            rules.must_be_admin(workspace, known)


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("", []),
        (" \n\n", []),
        ("Sales", ["Sales"]),
        ("Sales\nWarehouse", ["Sales", "Warehouse"]),
        ("  Sales \r\n Lager  &  Versand\nSales", ["Sales", "Lager & Versand"]),
        ("Sales\nsales\nSALES", ["Sales"]),
        ("x" * 70, ["x" * 70]),
    ],
)
def test_units_are_lines_each_once(typed: str, units: list[str]) -> None:
    assert rules.units_of(typed) == units


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("x" * 71, "has 71 characters, and 70 fit"),
        ("\n".join(map(str, range(51))), "These are 51 units, and 50 fit"),
    ],
)
def test_too_much_is_said_at_the_field(typed: str, words: str) -> None:
    with pytest.raises(TooLong, match=words) as caught:
        rules.units_of(typed)
    assert caught.value.field == "units"


@pytest.mark.parametrize(
    ("before", "chosen", "is_open", "sentence"),
    [
        ("", "", False, "Please choose IT's private channel"),
        ("C0OLD", "C0NEW", False, "I am not in that channel"),
        ("", "C0NEW", False, None),
        ("C0OLD", "", False, None),
        ("C0OLD", "C0NEW", True, None),
    ],
)
def test_a_channel_that_works_is_left_only_for_one_that_works(
    before: str, chosen: str, *, is_open: bool, sentence: str | None
) -> None:
    refusal = pytest.raises(BotError, match=sentence) if sentence else nullcontext()
    with refusal:
        rules.must_be_usable(before, chosen, is_open=is_open)
