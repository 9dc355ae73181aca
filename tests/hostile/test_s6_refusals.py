"""S6 to S8: Slack will never take it. It ends, with the reason on record."""

import pytest

from tests.cast import TRIAGE, Cast
from tests.core.steps import put
from tests.hostile.answers import row, sees_home, settles, times_of
from tests.hostile.conftest import Lines

pytestmark = pytest.mark.usefixtures("quick")
POST, UPDATE, OPEN = "chat.postMessage", "chat.update", "conversations.open"
DIRECT = "chat.postMessage to somebody"
REFUSALS = {
    "s6": {
        POST: ["channel_not_found", "is_archived", "not_in_channel"],
        UPDATE: ["message_not_found", "cant_update_message"],
        DIRECT: ["user_not_found", "user_disabled", "cannot_dm_bot"],
        OPEN: ["user_not_found", "user_disabled", "cannot_dm_bot"],
    },
    "s8": {
        POST: ["missing_scope", "ekm_access_denied", "restricted_action"],
        UPDATE: ["team_access_not_granted"],
        OPEN: ["missing_scope", "org_login_required"],
    },
    "s9": {POST: ["an_error_of_tomorrow"], UPDATE: ["another_one"], OPEN: ["a_third"]},
}
TRIES = {POST: 2, UPDATE: 1, DIRECT: 2, OPEN: 1}  # with the message beside it
LOOKS_WRONG = ["msg_too_long", "invalid_blocks", "too_many_attachments", "no_text"]


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.mark.parametrize("rows", REFUSALS)
async def test_s6_s8_s9_what_is_refused_ends_with_its_reason_and_others_go_on(
    rows: str, cast: Cast, written: Lines
) -> None:
    cases = [(way, why) for way, whys in REFUSALS[rows].items() for why in whys]
    for way, why in cases:
        key, to = f"{way}:{why}", TRIAGE if way in {POST, UPDATE} else "U0ANA"
        method = way.partition(" ")[0]
        if way == UPDATE:
            await put(cast.bot.database, key, "first")
            await settles(cast, key)
        if way == OPEN:  # a DM is opened to look in it for what may be out
            cast.sandbox.faults.api(POST, "drop")
        when = times_of(cast, method)
        cast.sandbox.faults.api(method, "error", error=why)
        await put(cast.bot.database, key, "never", to)
        await settles(cast, key, status="refused")
        await put(cast.bot.database, f"beside {key}", "goes on", to)
        await settles(cast, f"beside {key}")
        await cast.bot.delivery.send_due()
        await cast.bot.delivery.idle()
        assert (await row(cast, key)).error == why
        assert len(when) == TRIES[way]
    told = [each for each in written() if each["event"] == "message.refused"]
    assert [each["why"] for each in told] == [why for _, why in cases]
    assert {each["level"] for each in told} == {"error"}


async def test_s7_what_slack_cannot_show_is_said_plainly_once_and_then_no_more(
    cast: Cast,
) -> None:
    for why in LOOKS_WRONG:
        for method, key in ((POST, f"post:{why}"), (UPDATE, f"edit:{why}")):
            if method == UPDATE:
                await put(cast.bot.database, key, "first")
                await settles(cast, key)
            cast.sandbox.faults.api(method, "error", error=why)
            await put(cast.bot.database, key, f"plain {why}")
            await settles(cast, key)
        cast.sandbox.faults.api(POST, "error", error=why, times=2)
        await put(cast.bot.database, f"never:{why}", "never")
        await settles(cast, f"never:{why}", status="refused")
        assert (await row(cast, f"never:{why}")).error == why
    texts = [each.text for each in cast.workspace.messages(TRIAGE)]
    assert texts == [f"plain {why}" for why in LOOKS_WRONG for _ in range(2)]


async def test_s6_s7_s8_a_home_slack_refuses_is_drawn_when_next_opened(
    cast: Cast,
) -> None:
    for why in ("user_not_found", "missing_scope", "invalid_blocks"):
        cast.sandbox.faults.api("views.publish", "error", error=why)
        when = times_of(cast, "views.publish")
        await cast.sandbox.open_home("U0BEN")
        await cast.settled()
        await cast.time_passes(minutes=5)
        assert len(when) == 1
    await cast.sandbox.open_home("U0BEN")
    await sees_home(cast, "Ben")
