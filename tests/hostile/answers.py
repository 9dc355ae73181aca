"""What the cases about Slack's answers do again and again."""

import asyncio
from typing import Any

from bot.models import OutboxRow
from tests.cast import Cast
from tests.core.steps import messages, until
from tests.soak.oracle import key_of

Bad = tuple[Any, dict[str, Any]]  # a kind of fault, and its details


def posts_of(cast: Cast) -> list[str]:
    """The keys of all that was posted, in order."""
    posted = [each for each in cast.workspace.ledger if each.action == "posted"]
    return [key for entry in posted if (key := key_of(entry))]


def times_of(cast: Cast, *methods: str) -> list[float]:
    """When any of these is called from now on, by the loop's clock; `*` is any."""
    when: list[float] = []

    def note(called: str, _: object) -> None:
        if called in methods or "*" in methods:
            when.append(asyncio.get_running_loop().time())

    cast.sandbox.faults.observers.append(note)
    return when


async def row(cast: Cast, key: str) -> OutboxRow:
    return (await messages(cast.bot.database))[key]


async def settles(cast: Cast, *keys: str, status: str = "sent") -> None:
    """Wait until each of these is sent, or whatever else it should become."""

    async def all_are() -> bool:
        found = await messages(cast.bot.database)
        return all(found[key].status.value == status for key in keys)

    await until(all_are)


async def all_settles(cast: Cast) -> None:
    """Wait until nothing is left to be said, by whatever it was caused."""

    async def is_all() -> bool:
        found = await messages(cast.bot.database)
        return not any(each.status.value == "pending" for each in found.values())

    await until(is_all)


async def sees_home(cast: Cast, who: str) -> None:
    """Their Home is drawn in the end; it is put off by the clock that can be turned."""

    async def is_there() -> bool:
        await cast.time_passes(seconds=20)
        return cast.workspace.home(f"U0{who.upper()}") is not None

    await until(is_there)
