"""What was said unasked is remembered for more than a year, and then forgotten."""

from datetime import timedelta
from functools import partial

from bot import nudge_rows
from bot.db import Database, UnitOfWork
from bot.models import Nudge, NudgeStatus
from tests.core.steps import TEAM, rows


async def test_what_is_long_over_is_forgotten_and_what_is_open_is_not(
    database: Database,
) -> None:
    now = database.clock()
    long_ago, lately = now - timedelta(days=401), now - timedelta(days=399)

    def fill(uow: UnitOfWork) -> None:
        for about, at, status in (
            ("over", long_ago, NudgeStatus.DONE),
            ("lately", lately, NudgeStatus.IGNORED),
            ("open", long_ago, NudgeStatus.PLANNED),
        ):
            uow.session.add(
                Nudge(
                    workspace_id=TEAM,
                    kind="tea",
                    person="U0ANA",
                    about=about,
                    status=status,
                    due_at=at,
                    planned_for=at,
                )
            )

    await database.transacting(TEAM)(fill)
    await database.write(partial(nudge_rows.prune, now=now))
    assert [each.about for each in await rows(database, Nudge)] == ["lately", "open"]
