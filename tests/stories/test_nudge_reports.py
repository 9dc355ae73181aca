"""Cleo wants to know whether what is written unasked helps."""

from datetime import timedelta
from typing import Any

import pytest

from bot.db import UnitOfWork
from bot.models import Nudge, NudgeStatus
from tests.cast import Cast, labels_of, words_of
from tests.samples import MONDAY
from tests.stories.test_nudges import _tea  # noqa: F401 - a kind of nudge

LABEL = "See whether it helps"


@pytest.fixture
def mode() -> str:
    return "http"


def nudge(number: int, **more: Any) -> Nudge:  # noqa: ANN401
    at = MONDAY - timedelta(days=20)
    given: dict[str, Any] = {
        "workspace_id": "T0SANDBOX",
        "kind": "tea",
        "person": f"U{number}",
        "about": f"{number}",
        "due_at": at,
        "planned_for": at,
        "sent_at": at,
        "status": NudgeStatus.IGNORED,
    }
    return Nudge(**{**given, **more})


async def happened(cast: Cast, people: int) -> None:
    """Half of them answered; one of them stopped it."""
    done = {"status": NudgeStatus.DONE, "done_at": MONDAY - timedelta(days=19)}
    stopped = {"status": NudgeStatus.DROPPED, "why": "stopped"}
    answered = [nudge(each, **(done if each % 2 else {})) for each in range(people)]
    every = [*answered, nudge(1_000, **stopped)]

    def store(uow: UnitOfWork) -> None:
        uow.session.add_all(every)

    await cast.bot.database.transacting(cast.workspace.team_id)(store)


async def asks(cast: Cast) -> None:
    await cast.opens_home("Cleo")
    await cast.clicks_in_home("Cleo", LABEL)


async def test_an_admin_sees_what_it_does_as_a_chart_with_its_numbers(
    cast: Cast,
) -> None:
    await happened(cast, 99)
    await asks(cast)
    told = await cast.reads("Cleo", "In the last three months I wrote unasked 100")
    kinds = [block["type"] for block in told.blocks]
    assert kinds.count("data_visualization") == 1
    assert kinds.index("data_visualization") < kinds.index("table")
    [table] = [block for block in told.blocks if block["type"] == "table"]
    cells = [[cell["text"] for cell in row] for row in table["rows"]]
    assert cells[1] == ["A cup of tea", "100", "49", "0", "1", "nobody said"]
    assert "U1" not in str(told.blocks)


async def test_of_too_few_people_nothing_is_told(cast: Cast) -> None:
    await happened(cast, 3)
    await asks(cast)
    told = await cast.reads("Cleo", "I wrote to too few people to tell")
    assert "cup of tea" not in words_of(told)


async def test_asked_again_the_same_message_is_brought_up_to_date(cast: Cast) -> None:
    await asks(cast)
    first = await cast.reads("Cleo", "I wrote to too few people to tell")
    await happened(cast, 9)
    await asks(cast)
    again = await cast.reads("Cleo", "I wrote unasked 10 times")
    assert again.ts == first.ts
    cast.clock.advance(seconds=24 * 3600)
    await asks(cast)
    assert (await cast.reads("Cleo", "I wrote unasked 10 times")).ts != first.ts


async def test_everybody_knows_it_in_short(cast: Cast) -> None:
    await happened(cast, 9)
    await cast.opens_home("Ana")
    await cast.clicks_in_home("Ana", "What I write you")
    assert (
        "I wrote unasked 10 times, to everybody together; 40% got an answer; "
        "1 person stopped a kind." in str(cast.form("Ana").blocks)
    )


async def test_only_admins_are_offered_it(cast: Cast) -> None:
    assert LABEL not in labels_of(await cast.opens_home("Ana"))
    assert LABEL in labels_of(await cast.opens_home("Cleo"))
