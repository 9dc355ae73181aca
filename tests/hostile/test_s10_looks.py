"""S9 and S10: a strange yes, and looking for what may be out already."""

from typing import Any

import pytest

from tests.cast import TRIAGE, Cast
from tests.core.steps import put, until
from tests.hostile.answers import posts_of, row, settles, times_of
from tests.hostile.conftest import Lines

POST, LOOK = "chat.postMessage", "conversations.history"
HINT = {"ok": True, "warning": "missing_charset"}


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.mark.usefixtures("quick")
async def test_s9_a_yes_that_is_none_and_a_no_that_is_a_wait(
    cast: Cast, written: Lines
) -> None:
    """Ok without ts, stored or not; a limit in a 200; a warning, which is logged."""
    strange: list[tuple[Any, dict[str, Any]]] = [
        ("says", {"said": {"ok": True}, "stored": True}),
        ("says", {"said": {"ok": True}}),
        ("error", {"error": "ratelimited"}),
        ("says", {"said": HINT, "stored": True}),
    ]
    for number, (kind, details) in enumerate(strange):
        cast.sandbox.faults.api(POST, kind, **details)
        await put(cast.bot.database, f"n:{number}", "once")
        await settles(cast, f"n:{number}")
    assert posts_of(cast) == [f"n:{number}" for number in range(len(strange))]
    (warned,) = [each for each in written() if each["event"] == "slack.warned"]
    assert (warned["method"], warned["warning"]) == (POST, "missing_charset")


@pytest.mark.usefixtures("quick")
async def test_s10_a_look_that_fails_is_made_again_and_nothing_is_posted_twice(
    cast: Cast,
) -> None:
    cast.sandbox.faults.api(POST, "drop", stored=True)
    cast.sandbox.faults.api(LOOK, "ratelimited", retry_after=1)
    for kind in ("status", "drop", "garbage"):
        cast.sandbox.faults.api(LOOK, kind)
    await put(cast.bot.database, "card", "once")
    await settles(cast, "card")
    assert posts_of(cast) == ["card"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("why", ["missing_scope", "channel_not_found", "is_archived"])
async def test_s10_where_we_may_not_look_it_is_rather_not_said_twice(
    why: str, cast: Cast
) -> None:
    """It ends with a reason that says so; new words get a new chance, by a look."""
    cast.sandbox.faults.api(POST, "drop", stored=True)
    cast.sandbox.faults.api(LOOK, "error", error=why)
    await put(cast.bot.database, "card", "first")
    await settles(cast, "card", status="refused")
    assert (await row(cast, "card")).error == f"may be out: {why}"
    await put(cast.bot.database, "card", "second")
    await settles(cast, "card")
    assert posts_of(cast) == ["card"]
    assert [each.text for each in cast.workspace.messages(TRIAGE)] == ["second"]


async def test_s10_a_message_that_history_does_not_show_yet_is_not_posted_twice(
    cast: Cast,
) -> None:
    """With the waits as they are."""
    cast.workspace.unseen_for = 2.0
    cast.sandbox.faults.api(POST, "drop", stored=True)
    await put(cast.bot.database, "card", "once")
    await settles(cast, "card")
    assert posts_of(cast) == ["card"]


@pytest.mark.usefixtures("quick")
async def test_s10_what_was_edited_meanwhile_is_found_and_has_the_new_words(
    cast: Cast,
) -> None:
    looks = times_of(cast, LOOK)
    cast.sandbox.faults.api(POST, "drop", stored=True)
    await put(cast.bot.database, "edited", "once")
    await until(lambda: posts_of(cast) == ["edited"])
    await put(cast.bot.database, "edited", "new words")
    await settles(cast, "edited")
    (found,) = cast.workspace.messages(TRIAGE)
    assert (found.text, len(looks)) == ("new words", 1)
