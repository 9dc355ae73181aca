"""What can't be read is set aside with its reason; what stands beside it goes on."""

import json
from typing import Any

import pytest

from bot.models import InboxRow, OutboxRow, Status
from tests.cast import TRIAGE, Cast
from tests.core.steps import TEAM, change, messages, rows, until
from tests.hostile.conftest import Lines
from tests.hostile.oracle import Excuses
from tests.stories.attempts import Attempt, about, button, stored
from tests.stories.forging import post, press
from tests.stories.steps import sends

NOT_JSON = '{"type": "event_ca'
POISON = {
    "cut off": NOT_JSON,
    "a list": "[1, 2]",
    "a word": '"hello"',
    "nothing": "null",
    "empty": "",
    "deep": "[" * 100_000,
}
ODD: dict[str, dict[str, Any]] = {  # like nothing Slack sends, and yet signed by it
    "no action": {"type": "block_actions", "actions": []},
    "actions of another shape": {"type": "block_actions", "actions": "all"},
    "an event that is a list": {"type": "event_callback", "event": [1]},
    "a channel that is a list": {"type": "block_actions", "channel": [1]},
    "a user that is a number": {"type": "shortcut", "user": 5, "callback_id": "x"},
    "a kind nobody knows": {"type": "block_dreams", "trigger_id": "9.9"},
}


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def excuses() -> Excuses:
    return Excuses(planted=True)


async def plants(cast: Cast, lane: str, body: str) -> None:
    """A row that an earlier release, or a bad disk, has left behind."""
    await change(
        cast.bot.database,
        "INSERT INTO inbox (workspace_id, key, lane, body, received_at, attempt, "
        "held_until) VALUES (:team, :body_key, :lane, :body, :at, 1, 0)",
        team=TEAM,
        body_key=f"poison:{hash(body)}",
        lane=lane,
        body=body,
        at=cast.clock().isoformat(" "),
    )


async def inbox_of(cast: Cast, lane: str) -> list[InboxRow]:
    return [row for row in await rows(cast.bot.database, InboxRow) if row.lane == lane]


async def test_x4_rows_nobody_can_read_hold_up_nobody(
    cast: Cast, written: Lines
) -> None:
    for body in POISON.values():
        await plants(cast, "U0ANA", body)
    await cast.says("Ana", "A label printer")
    for _ in POISON:
        await cast.time_passes()
    await cast.reads("Ana", "Why are we")
    *poison, said = await inbox_of(cast, "U0ANA")
    assert {row.failed for row in poison} == {"cannot be read"}
    assert said.failed is None
    assert "event.not_readable" in {line["event"] for line in written()}


async def test_x4_payloads_that_bolt_stumbles_over_are_given_up_at_once(
    cast: Cast, written: Lines
) -> None:
    who = {"user": {"id": "U0ANA"}}
    for body in ODD.values():
        await post(cast, {**who, **body})
    await cast.says("Ana", "A label printer")
    await cast.reads("Ana", "Why are we")
    found = await rows(cast.bot.database, InboxRow)
    assert [row.attempt for row in found] == [1] * (len(ODD) + 1)
    aside = [line for line in written() if line["event"] == "event.not_readable"]
    read = [row for row in found if row.failed == "cannot be read"]
    assert {line["inbox_id"] for line in aside} == {row.id for row in read}
    assert len(read) > 1


async def says_badly(cast: Cast, key: str, message: str, lane: str) -> None:
    at = cast.clock().isoformat(" ")
    await change(
        cast.bot.database,
        'INSERT INTO outbox (workspace_id, key, lane, "to", message, revision, stays, '
        "status, due_at, created_at, attempt, cleared, held_until) VALUES "
        "(:team, :key_, :lane, :to, :message, 1, :no, 'pending', :at, :at, 0, 0, 0)",
        team=TEAM,
        key_=key,
        lane=lane,
        to=TRIAGE,
        message=message,
        no=False,
        at=at,
    )


BLOCK = {"type": "section", "text": {"type": "mrkdwn", "text": "so much"}}
BAD = {
    "cut off": '{"text": "Hel',
    "a list": '["Hello"]',
    "no text": '{"blocks": []}',
    "another shape": json.dumps({"text": "Hello", "channel": "C0SALES"}),
    "text that is a number": '{"text": 5}',
}
ODD_BLOCKS = {
    "blocks without number": json.dumps({"text": "Plain", "blocks": [BLOCK] * 400}),
    "blocks that are a word": json.dumps({"text": "Plain", "blocks": "none"}),
    "blocks of no kind": json.dumps({"text": "Plain", "blocks": [{"type": "?"}, 5]}),
}


async def test_x4_messages_nobody_can_read_hold_up_no_other(cast: Cast) -> None:
    for number, message in enumerate(BAD.values()):
        await says_badly(cast, f"poison:{number}", message, lane=TRIAGE)
    await says_badly(cast, "sound", '{"text": "All is well"}', lane=TRIAGE)
    for _ in range(len(BAD) + 1):
        await cast.time_passes()
    await cast.reads("Ivo", "All is well")
    found = await messages(cast.bot.database)
    bad = [row for key, row in found.items() if key.startswith("poison")]
    assert {(row.status.value, row.error) for row in bad} == {
        ("refused", "cannot be read")
    }


async def test_x4_blocks_slack_will_not_take_leave_their_plain_words(
    cast: Cast,
) -> None:
    for number, message in enumerate(ODD_BLOCKS.values()):
        await says_badly(cast, f"odd:{number}", message, lane=f"odd:{number}")

    async def all_out() -> bool:
        await cast.time_passes()
        found = await rows(cast.bot.database, OutboxRow)
        return {row.status.value for row in found} == {"sent"}

    await until(all_out)


async def test_x4_a_request_in_a_state_nobody_knows_breaks_for_itself_alone(
    cast: Cast,
) -> None:
    """A newer release wrote it, and an older one reads it."""
    await stored(cast, about(900, Attempt(button("request.take"))))
    told = "UPDATE request SET status = :status WHERE id = 900"
    await change(cast.bot.database, told, status="dreamt_of")
    await press(cast, "U0IVO", "request.take", value="900")
    await cast.reads("Ivo", "Something broke on my side")
    await cast.opens_home("Fay" if "U0FAY" in cast.workspace.users else "Mia")
    card = await sends(cast, "Ben", "A label printer")
    await cast.clicks("Ivo", "I'll take it", on=card)
    await cast.reads("Ben", "is looking at it")
    await change(cast.bot.database, told, status=Status.WAITING_FOR_IT.value)
    await cast.time_passes(minutes=5)
