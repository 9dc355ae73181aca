"""S11: a door that Slack opens for a moment is closed. People get in all the same."""

import pytest

from bot.sandbox import tickets
from tests.cast import Cast, words_of
from tests.hostile.answers import settles
from tests.hostile.conftest import Lines
from tests.stories.steps import sends

TOO_LATE = ["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"]
CLOSED = [("RESPONSE_USES", 0), ("RESPONSE_SECONDS", -1)]  # used up, and too old


@pytest.fixture
def mode() -> str:
    return "http"


async def test_s11_a_form_that_comes_too_late_is_offered_again(cast: Cast) -> None:
    """By a button in a DM; what was typed goes on from there."""
    for why in TOO_LATE:
        cast.sandbox.faults.api("views.open", "error", times=2, error=why)
        await cast.types("Ana", "/ask-it")
        assert cast.workspace.open_views("U0ANA") == []
        offered = await cast.reads("Ana", "Slack closed the form")
        await cast.types("Ana", "/ask-it", "A label printer")
        kept = await cast.reads("Ana", "Here is what you have")
        assert "A label printer" in words_of(kept)
        await cast.clicks("Ana", "Ask IT", on=offered)
        assert cast.form("Ana").callback_id == "request.ask"
        cast.workspace.windows.clear("U0ANA")


async def test_s11_a_trigger_that_is_really_too_old_is_no_reason_to_apologize(
    cast: Cast, written: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a card in IT's channel: whoever clicked gets the button in a DM."""
    card = await sends(cast, "Ana", "A label printer")
    monkeypatch.setattr(tickets, "TRIGGER_SECONDS", -1)
    await cast.clicks("Ivo", "Decide", on=card)
    assert cast.workspace.open_views("U0IVO") == []
    offered = await cast.reads("Ivo", "form")
    assert offered.channel == cast.dm("Ivo")
    assert [each for each in written() if each["level"] == "error"] == []


@pytest.mark.parametrize(("limit", "value"), CLOSED)
async def test_s11_an_answer_that_finds_its_door_closed_comes_as_a_dm(
    limit: str, value: int, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address is good for half an hour and five answers."""
    monkeypatch.setattr(tickets, limit, value)
    await cast.types("Ana", "/goodwill")
    await settles(cast, "inbox:1:reply")
    told = await cast.reads("Ana", "/ask-it")
    assert (told.ephemeral_for, told.channel) == (None, cast.dm("Ana"))
    monkeypatch.undo()
    await cast.types("Ben", "/goodwill")
    assert (await cast.reads("Ben", "/ask-it")).ephemeral_for == "U0BEN"


async def test_s11_a_form_that_changed_or_is_gone_takes_what_is_sent_all_the_same(
    cast: Cast, written: Lines
) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await cast.clicks("Ivo", "Decide", on=card)
    for why in ("hash_conflict", "not_found"):
        cast.sandbox.faults.api("views.update", "error", error=why)
        await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    found = [each["why"] for each in written() if each["event"] == "form.not_redrawn"]
    assert found == ["SlackApiError"] * 2
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    filled = {"finding": "It is ordered.", "goal": "Labels"}
    assert await cast.fills("Ivo", **filled) is None
    await cast.reads("Ana", "IT says yes to your request #1")
    assert [each for each in written() if each["level"] == "error"] == []
