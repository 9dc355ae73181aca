"""Ids that nobody was offered: refused, alike for what is there and what is not."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.actions import Action
from bot.models import InboxRow, Request
from bot.sandbox import Sandbox
from tests.cast import TRIAGE, Cast
from tests.core.steps import rows
from tests.hostile.conftest import Lines
from tests.hostile.oracle import Excuses
from tests.stories.attempts import ATTEMPTS, Attempt, about, button, company, stored
from tests.stories.forging import post, press, submit

MISSING = 5_000  # added to an id: no request has it
OUTSIDERS = {"a stranger": "U0SAM", "a guest": "U0NILS", "a former colleague": "U0GIL"}
IN_A_MENU = {Action.CHAMPION}  # carries the id in the name of its block
PRESSED = {
    action: attempt
    for action, attempt in ATTEMPTS.items()
    if isinstance(action, Action)
}


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def excuses() -> Excuses:
    return Excuses(planted=True)


@pytest.fixture
async def sandbox(record: Path | None) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(company(), record=record)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


async def told(cast: Cast, user: str, attempt: Attempt, request_id: int) -> str:
    """Whatever comes back of an attempt, in the form or in any message."""
    before = len(cast.workspace.ledger)
    answer = await attempt.by(cast, user, request_id)
    said = [entry.text for entry in cast.workspace.ledger[before:]]
    return json.dumps([answer, *said])


@pytest.mark.parametrize("user", OUTSIDERS.values(), ids=OUTSIDERS)
async def test_x7_a_request_that_is_not_yours_reads_like_one_that_is_not_there(
    user: str, cast: Cast, written: Lines
) -> None:
    differ = {}
    for number, (action, attempt) in enumerate(PRESSED.items(), 1):
        await stored(cast, about(number, attempt))
        theirs = await told(cast, user, attempt, number)
        nobodys = await told(cast, user, attempt, number + MISSING)
        if theirs != nobodys:
            differ[action] = (theirs, nobodys)
        assert "shop" not in theirs
    assert differ == {}
    denied = [line for line in written() if line["event"] == "action.denied"]
    assert {line["who"] for line in denied} == {user}
    noted = {line["request_id"] for line in denied}
    assert noted >= {1, 1 + MISSING}


async def test_x7_each_refusal_is_on_record_with_who_what_and_which_request(
    cast: Cast, written: Lines
) -> None:
    await stored(cast, about(7, ATTEMPTS[Action.DECIDE]))
    answer = await submit(
        cast, "U0SAM", "request.note", "7", note="What I was not asked"
    )
    assert "Only members of IT's channel" in answer
    (line,) = [line for line in written() if line["event"] == "action.denied"]
    assert (line["who"], line["what"]) == ("U0SAM", "request.note")
    assert (line["request_id"], line["why"]) == (7, "NotAllowed")
    assert "What I was not asked" not in json.dumps(written())


async def test_x7_who_left_its_channel_is_refused_from_then_on(cast: Cast) -> None:
    await stored(cast, about(7, ATTEMPTS[Action.TAKE]))
    await cast.sandbox.leave("U0MIA", TRIAGE)
    await cast.settled()
    await press(cast, "U0MIA", "request.take", value="7")
    await cast.reads("Mia", "Only members of IT's channel")
    (request,) = await rows(cast.bot.database, Request)
    assert request.partner is None


async def test_x7_somebody_of_another_workspace_reaches_nothing_here(
    cast: Cast, written: Lines
) -> None:
    await stored(cast, about(7, ATTEMPTS[Action.TAKE]))
    pressed = {"type": "button", "block_id": "b", "action_id": "request.take"}
    await post(
        cast,
        {
            "type": "block_actions",
            "team": {"id": "T0OTHER"},
            "user": {"id": "U0IVO", "team_id": "T0OTHER"},
            "trigger_id": "elsewhere",
            "actions": [{**pressed, "value": "7"}],
        },
    )
    assert await rows(cast.bot.database, InboxRow) == []
    assert "event.not_ours" in {line["event"] for line in written()}


async def test_x7_somebody_of_another_company_is_told_nothing(cast: Cast) -> None:
    """They share a channel with us; a private message is not for them."""
    await stored(cast, about(7, ATTEMPTS[Action.TAKE]))
    await button("request.take")(cast, "U0TESS", 7)
    (request,) = await rows(cast.bot.database, Request)
    assert request.partner is None
    assert [entry for entry in cast.workspace.ledger if "shop" in entry.text] == []
