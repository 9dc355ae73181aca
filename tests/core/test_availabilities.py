"""Whether somebody can be reached now is asked of Slack, which may not tell."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from io import StringIO

import pytest

from bot import slack_client
from bot.clock import ManualClock
from bot.db import Database
from bot.directory import Directory
from bot.domain.availabilities import Availability
from bot.sandbox import Sandbox
from tests.conftest import MONDAY, settings_for
from tests.core.steps import TEAM

IVO, MIA = "U0IVO", "U0MIA"
HOUR = timedelta(hours=1)
HERE = Availability()


@pytest.fixture
async def directory(database: Database, sandbox: Sandbox) -> AsyncIterator[Directory]:
    settings = settings_for(sandbox, "sqlite://")
    async with slack_client.create_session(settings) as session:
        client = slack_client.create_client(settings, session, lookups=True)
        directory = Directory(database, client, TEAM)
        yield directory
        await directory.stop()


@pytest.fixture
def calls(sandbox: Sandbox) -> Counter[str]:
    """How often each method was called."""
    calls: Counter[str] = Counter()
    sandbox.faults.observers.append(lambda method, _: calls.update([method]))
    return calls


async def goes_on_vacation(sandbox: Sandbox, until: float = 0) -> None:
    await sandbox.change(
        IVO,
        status_text="Vacationing",
        status_emoji=":palm_tree:",
        status_expiration=int(until),
    )


async def wants_quiet(sandbox: Sandbox, after: timedelta, until: timedelta) -> None:
    start, end = MONDAY + after, MONDAY + until
    await sandbox.dnd(IVO, end.timestamp(), start=start.timestamp())


async def test_who_set_nothing_can_be_reached(directory: Directory) -> None:
    assert await directory.availability(IVO) == HERE


async def test_who_is_on_vacation_is_away_until_it_is_over(
    directory: Directory, sandbox: Sandbox, clock: ManualClock
) -> None:
    await goes_on_vacation(sandbox, until=(MONDAY + HOUR).timestamp())
    assert await directory.availability(IVO) == Availability(is_away=True)
    assert await directory.availability(MIA) == HERE
    clock.advance(hours=1)
    assert await directory.availability(IVO) == HERE


async def test_quiet_counts_from_its_start_until_its_end(
    directory: Directory, sandbox: Sandbox, clock: ManualClock
) -> None:
    await wants_quiet(sandbox, after=HOUR, until=3 * HOUR)
    assert await directory.availability(IVO) == HERE
    clock.advance(hours=1)
    until = Availability(quiet_until=MONDAY + 3 * HOUR)
    assert await directory.availability(IVO) == until
    clock.advance(hours=1, minutes=59, seconds=30)
    assert await directory.availability(IVO) == until
    clock.advance(seconds=30)
    assert await directory.availability(IVO) == HERE


async def test_slack_is_asked_once_a_minute_for_each_person(
    directory: Directory, clock: ManualClock, calls: Counter[str]
) -> None:
    for _ in range(3):
        await directory.availability(IVO)
    assert calls == {"users.info": 1, "dnd.info": 1}
    await directory.availability(MIA)
    assert calls == {"users.info": 2, "dnd.info": 2}
    clock.advance(minutes=1)
    await directory.availability(IVO)
    assert calls == {"users.info": 3, "dnd.info": 3}


async def test_who_has_changed_is_asked_about_at_once(
    directory: Directory, sandbox: Sandbox
) -> None:
    assert await directory.availability(IVO) == HERE
    await goes_on_vacation(sandbox)
    assert await directory.availability(IVO) == HERE
    directory.forget(IVO)
    assert (await directory.availability(IVO)).is_away


async def test_who_has_moved_is_known_by_their_new_time_zone(
    directory: Directory, sandbox: Sandbox, database: Database
) -> None:
    before = await directory.person(TEAM, IVO)
    await sandbox.change(IVO, tz="Asia/Tokyo")
    assert (await directory.person(TEAM, IVO)) == before
    await directory.availability(IVO)
    assert (await directory.person(TEAM, IVO)).timezone == "Asia/Tokyo"
    elsewhere = Directory(database, directory._client, TEAM)
    sandbox.faults.api("users.info", "error")
    assert (await elsewhere.person(TEAM, IVO)).timezone == "Asia/Tokyo"
    assert before.timezone != "Asia/Tokyo"


@pytest.mark.parametrize("kind", ["error", "status", "drop", "garbage", "delay"])
@pytest.mark.parametrize(
    ("method", "still_known"),
    [
        ("dnd.info", Availability(is_away=True)),
        ("users.info", Availability(quiet_until=MONDAY + HOUR)),
    ],
)
async def test_what_slack_does_not_tell_keeps_nobody_back(
    directory: Directory,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    method: str,
    still_known: Availability,
) -> None:
    await goes_on_vacation(sandbox)
    await wants_quiet(sandbox, after=-HOUR, until=HOUR)
    if kind == "delay":
        monkeypatch.setattr("bot.profiles.PATIENCE", 1.0)
    sandbox.faults.api(method, kind, seconds=5, times=9)  # type: ignore[arg-type]
    assert await directory.availability(IVO) == still_known


async def test_a_scope_that_is_missing_is_warned_of_once(
    directory: Directory, sandbox: Sandbox, paper: StringIO
) -> None:
    await goes_on_vacation(sandbox)
    await wants_quiet(sandbox, after=-HOUR, until=HOUR)
    sandbox.workspace.manifest.scopes -= {"dnd:read"}
    assert await directory.availability(IVO) == Availability(is_away=True)
    assert await directory.availability(MIA) == HERE
    warnings = [w for w in paper.getvalue().splitlines() if "slack.not_telling" in w]
    assert len(warnings) == 1
    assert "dnd.info" in warnings[0]
    assert "missing_scope" in warnings[0]
    assert "Vacationing" not in paper.getvalue()


async def test_a_trouble_that_comes_back_is_warned_of_again(
    directory: Directory, sandbox: Sandbox, clock: ManualClock, paper: StringIO
) -> None:
    for is_well in (False, False, True, False):
        if not is_well:
            sandbox.faults.api("dnd.info", "error", times=1)
        await directory.availability(IVO)
        clock.advance(minutes=1)
    assert paper.getvalue().count("slack.not_telling") == 2


async def test_of_somebody_slack_does_not_know_nothing_is_known(
    directory: Directory,
) -> None:
    assert await directory.availability("U0NOBODY") == HERE
