"""Do Not Disturb and statuses, as a bot is told of them."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import NotThere, Sandbox, Workspace
from tests.sandbox.conftest import Clock, Town, hear_everything, people
from tests.sandbox.shown import refused

NONE = {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}
SNOOZE = {"snooze_enabled", "snooze_endtime", "snooze_remaining"}
HOUR = 3600


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def quiet(town: Town, **whom: str) -> dict[str, object]:
    answer = await town.client.dnd_info(**whom)
    assert isinstance(answer.data, dict)
    return {name: said for name, said in answer.data.items() if name != "ok"}


async def test_somebody_who_asked_for_no_quiet_has_none(town: Town) -> None:
    assert await quiet(town, user="U1") == NONE


async def test_quiet_from_now_on_is_seen_until_it_is_turned_off(town: Town) -> None:
    now = int(town.clock.now)
    await town.sandbox.dnd("U1", now + HOUR)
    seen = {
        "dnd_enabled": True,
        "next_dnd_start_ts": now,
        "next_dnd_end_ts": now + HOUR,
    }
    assert await quiet(town, user="U1") == seen
    assert await quiet(town, user="U2") == NONE
    await town.sandbox.dnd("U1", None)
    assert await quiet(town, user="U1") == NONE
    first, second = town.bot.events("dnd_updated_user")
    assert (first["user"], first["dnd_status"]) == ("U1", seen)
    assert second["dnd_status"] == NONE


async def test_quiet_that_is_planned_begins_later(town: Town) -> None:
    evening = int(town.clock.now) + 8 * HOUR
    await town.sandbox.dnd("U1", evening + 10 * HOUR, start=evening)
    seen = await quiet(town, user="U1")
    assert (seen["next_dnd_start_ts"], seen["next_dnd_end_ts"]) == (
        evening,
        evening + 10 * HOUR,
    )


async def test_only_of_itself_the_bot_is_told_of_a_snooze(town: Town) -> None:
    me = town.workspace.users[town.workspace.bot_user_id]
    me.quiet = (town.clock.now, town.clock.now + HOUR)
    town.clock.now += 600
    own = await quiet(town)
    assert own["snooze_enabled"] is True
    assert own["snooze_remaining"] == HOUR - 600
    assert await quiet(town, user=me.id) == own
    me.quiet = None
    assert await quiet(town) == NONE | {
        "snooze_enabled": False,
        "snooze_is_indefinite": False,
    }
    await town.sandbox.dnd("U1", town.clock.now + HOUR)
    assert SNOOZE.isdisjoint(await quiet(town, user="U1"))


async def test_quiet_cannot_end_before_it_begins(town: Town) -> None:
    with pytest.raises(NotThere, match="before it begins"):
        await town.sandbox.dnd("U1", town.clock.now)


async def test_nobody_is_told_of_quiet_without_the_scope(clock: Clock) -> None:
    granted = {"oauth_config": {"scopes": {"bot": ["users:read"]}}}
    workspace = Workspace(clock=clock, manifest=granted)
    people(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    answer = await refused(client, "dnd.info", user="U1")
    await sandbox.stop()
    assert (answer["error"], answer["needed"]) == ("missing_scope", "dnd:read")


async def test_a_status_says_until_when_it_holds(town: Town) -> None:
    until = int(town.clock.now) + HOUR
    await town.sandbox.change(
        "U1",
        status_text="Vacationing",
        status_emoji=":palm_tree:",
        status_expiration=until,
    )
    (event,) = town.bot.events("user_change")
    known = (await town.client.users_info(user="U1"))["user"]
    assert event["user"]["profile"] == known["profile"]
    assert known["profile"]["status_expiration"] == until
    unset = (await town.client.users_info(user="U2"))["user"]["profile"]
    assert (unset["status_emoji"], unset["status_expiration"]) == ("", 0)
