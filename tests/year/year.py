"""Week after week, hour by hour."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bot.clock import ManualClock
from tests.year import circles, oracle, rounds, thanks
from tests.year.answers import Answers
from tests.year.company import TEAM, Company, monday
from tests.year.life import Life
from tests.year.office import Office, Said, opened
from tests.year.oracle import Findings
from tests.year.rounds import Gone

WEEK = 7 * 24  # hours
NOBODY_WORKS = range(5 * 24 + 12, 6 * 24 + 21)  # hours of it, from Monday in Tokyo


@dataclass(frozen=True)
class Year:
    """What happened."""

    company: Company
    start: date
    weeks: int
    said: list[Said]
    given: dict[str, int]
    refused: list[str]
    findings: Findings


async def live(
    company: Company,
    weeks: int,
    folder: Path,
    start: date,
    after_week: Callable[[int], None] = lambda _: None,
) -> Year:
    clock = ManualClock(monday(start))
    async with opened(company, folder, clock) as office:
        life = Life(company, Random(company.seed + 1))  # noqa: S311 - made up
        answers = Answers(life)
        circles.begin(life, clock() + timedelta(days=1))
        thanks.agree_on_units(life, clock() + timedelta(days=1))
        read, gone = office.bot.database.reading(TEAM), Gone()
        for week in range(weeks):
            await office.do([answers.come_back])
            async for _ in hours_of_a_week(office, life, answers):
                await read(rounds.remember, gone)
            after_week(week)
        findings = await read(oracle.look, company, gone)
        given = dict(answers.given)
        return Year(company, start, weeks, office.said, given, office.refused, findings)


async def hours_of_a_week(
    office: Office, life: Life, answers: Answers
) -> AsyncIterator[int]:
    for hour in range(WEEK):
        if hour not in NOBODY_WORKS:
            now = office.clock()
            life.pass_an_hour(now)
            thanks.pass_an_hour(life, now)
            answers.hear(await office.do(list(life.due(now))))
            answers.hear(await office.tick())
            yield hour
        office.clock.advance(hours=1)
