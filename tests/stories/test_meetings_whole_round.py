"""A round as people live it: from joining to what came of it, and the next one."""

from datetime import datetime

import pytest

from tests.cast import Cast, labels_of
from tests.stories.test_checkins import all_join, skim_all
from tests.stories.test_nudges import at, until


@pytest.fixture
def mode() -> str:
    return "http"


async def comes(cast: Cast, moment: datetime) -> None:
    await until(cast, moment)
    for who in ("Cleo", "Mia"):
        cast.skims(who)


async def test_from_joining_to_what_came_of_it(cast: Cast) -> None:
    await all_join(cast, "Ana", "Ivo")
    skim_all(cast)
    await comes(cast, at(9, 9))  # the working day before, they are told
    skim_all(cast)
    await comes(cast, at(10, 9))
    await comes(cast, at(10, 9, 10))
    hello = await cast.reads("Ana", "Ana and Ivo: this round brings you together")
    assert hello.channel == cast.group_of("Ana", "Ivo")
    await cast.clicks("Ana", "Why us", on=hello)
    await cast.reads("Ana", "You have not met in a check-in before.")
    await cast.clicks("Ana", "That time suits us", on=hello)
    await cast.reads("Ivo", "There is a time for your meeting.")
    skim_all(cast)
    await comes(cast, at(13, 9))  # the day after the one they agreed on
    asked = await cast.reads("Ivo", "Did you meet?")
    await cast.clicks("Ivo", "We met", on=asked)
    await cast.reads("Ivo", "Is something worth passing on?")
    skim_all(cast)
    await comes(cast, at(17, 9))
    await comes(cast, at(23, 9))
    skim_all(cast)
    await comes(cast, at(24, 9))
    await comes(cast, at(24, 9, 10))
    again = await cast.reads("Ana", "Ana and Ivo: this round brings you together")
    assert again.ts != hello.ts
    assert labels_of(cast.workspace.message(hello.channel, hello.ts)) == []
    await cast.clicks("Ana", "Why us", on=again)
    await cast.reads("Ana", "You last met in the round of 10 March 2026.")
    skim_all(cast)
