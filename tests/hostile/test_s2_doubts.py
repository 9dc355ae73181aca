"""S2 to S4: nobody knows what became of a call. In the end it stands there once."""

import socket
import tracemalloc
from typing import Any

import pytest

from tests.cast import TRIAGE, Cast, words_of
from tests.core.steps import put, until
from tests.hostile.answers import Bad, posts_of, sees_home, settles, times_of
from tests.hostile.answers import row as row_of
from tests.hostile.conftest import Lines

pytestmark = pytest.mark.usefixtures("quick")
TWICE = ({"stored": False}, {"stored": True})
BAD: dict[str, list[Bad]] = {
    "s2": [
        *[("status", {"status": 500, **how}) for how in TWICE],
        ("status", {"status": 502}),
        ("status", {"status": 504, "stored": True}),
        ("error", {"error": "internal_error"}),
        ("error", {"error": "fatal_error", "stored": True}),
    ],
    "s3": [("status", {"status": 503}), ("error", {"error": "service_unavailable"})],
    "s4": [
        *[(kind, how) for kind in ("drop", "garbage") for how in TWICE],
        ("status", {"status": 200, "stored": True}),  # a page of HTML
        ("says", {"said": []}),
        ("says", {"said": {"ok": True}, "stored": True}),
    ],
}
FAR_TOO_MUCH = 100  # megabytes
MOST_HELD = 40 * 1024 * 1024


@pytest.fixture
def mode() -> str:
    return "http"


async def says(cast: Cast, key: str, words: str, to: str) -> None:
    await put(cast.bot.database, key, f"{words} {key}", to)
    await settles(cast, key)


def newcomer(cast: Cast, number: int) -> str:
    """Where somebody's DM is, is asked once: of each somebody else."""
    return cast.workspace.add_user(f"U0NEW{number}", f"New {number}").id


@pytest.mark.parametrize("row", BAD)
async def test_s2_s3_s4_what_is_said_stands_there_once(row: str, cast: Cast) -> None:
    """Posts, DMs opened to look for one, and edits: each answered badly."""
    bad = cast.sandbox.faults.api
    for number, (kind, details) in enumerate(BAD[row]):
        keys = f"{number}:there", f"{number}:dm"
        bad("chat.postMessage", kind, **details)
        await says(cast, keys[0], "first", TRIAGE)
        bad("chat.postMessage", "drop")
        bad("conversations.open", kind, **details)
        await says(cast, keys[1], "first", newcomer(cast, number))
        for key in keys:
            bad("chat.update", kind, **details)
            await says(cast, key, "second", TRIAGE)
        assert sorted(posts_of(cast)[-2:]) == sorted(keys), (kind, details)
    assert len(posts_of(cast)) == 2 * len(BAD[row])
    standing = [each.text for each in cast.workspace.messages(TRIAGE)]
    assert standing == [f"second {number}:there" for number in range(len(BAD[row]))]


@pytest.mark.parametrize("row", BAD)
async def test_s2_s3_s4_who_asks_for_a_form_gets_it_or_a_button_for_it(
    row: str, cast: Cast
) -> None:
    for kind, details in BAD[row]:
        cast.sandbox.faults.api("views.open", kind, **details)
        await cast.types("Ana", "/ask-it", "A label printer")
        told = any("form" in words_of(each) for each in cast.unread("Ana"))
        opened = cast.workspace.open_views("U0ANA")
        assert told or opened, (kind, details)
        assert opened if details.get("stored") else told, (kind, details)
        cast.skims("Ana")
        cast.workspace.windows.clear("U0ANA")


@pytest.mark.parametrize("row", BAD)
async def test_s2_s3_s4_lookups_that_fail_stop_nobody(
    row: str, cast: Cast, written: Lines
) -> None:
    """Who somebody is, who is in IT, and a Home: later, or with what is known."""
    for kind, details in BAD[row]:
        cast.clock.advance(days=2)
        for method in ("users.info", "conversations.members", "views.publish"):
            cast.sandbox.faults.api(method, kind, **details)
        cast.bot._directory.forget("U0BEN")
        await cast.says("Ben", "thanks")
        await cast.sandbox.open_home("U0BEN")
        await sees_home(cast, "Ben")
    assert [each for each in written() if each["event"] == "handler.failed"] == []


@pytest.mark.parametrize("kind", ["huge", "bomb"])
async def test_s4_far_too_much_is_not_read_and_the_message_stands_once(
    kind: Any,  # noqa: ANN401
    cast: Cast,
) -> None:
    cast.sandbox.faults.api(
        "chat.postMessage", kind, megabytes=FAR_TOO_MUCH, stored=True
    )
    tracemalloc.start()
    await put(cast.bot.database, "card", "once")
    await settles(cast, "card")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MOST_HELD
    assert posts_of(cast) == ["card"]


@pytest.mark.parametrize("line", ["refused", "no TLS"])
async def test_s3_what_never_left_is_sent_later_and_looked_for_nowhere(
    line: str, cast: Cast
) -> None:
    client = cast.bot.delivery._client
    good = client.base_url
    looks = times_of(cast, "conversations.history")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        refused = f"http://127.0.0.1:{nobody.getsockname()[1]}/api/"
        secure = good.replace("http:", "https:")
        client.base_url = refused if line == "refused" else secure
        await put(cast.bot.database, "card", "once")
        await _failed(cast, "card")
    client.base_url = good
    await settles(cast, "card")
    assert (posts_of(cast), looks) == (["card"], [])


async def _failed(cast: Cast, key: str) -> None:
    async def has_failed() -> bool:
        return (await row_of(cast, key)).error == "no connection"

    await until(has_failed)
