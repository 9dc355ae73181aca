"""Everybody talks at once; then each of them alone, and the two are compared."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.converse.office import Office, opened
from tests.converse.oracle import Verdict, compare
from tests.converse.talks import Talk
from tests.soak import oracle as soaked


@dataclass
class Plan:
    """How many, and for how long."""

    people: int = 10
    seconds: float = 300.0  # then nobody begins anew
    most: int = 100  # talks of one person
    limits: bool = True  # of Slack, as in the demo
    speed: float = 1.0  # of the clock on the wall


@dataclass
class Ledger:
    """What happened."""

    plan: Plan
    verdict: Verdict = field(default_factory=Verdict)
    ended: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def is_good(self) -> bool:
        return not self.verdict.all and self.ended["decided"] > 0


async def converse(plan: Plan, folder: Path) -> Ledger:
    """Run the whole thing; it stops by itself."""
    ledger, began = Ledger(plan), time.monotonic()
    names = [f"U0TEN{number}" for number in range(plan.people)]
    together = folder / "together"
    together.mkdir()
    async with opened(together, names, speed=plan.speed, limits=plan.limits) as office:
        lives = await _together(plan, office, names, ledger)
        ledger.seconds = time.monotonic() - began
        url = office.bot.settings.database_url
        _count(ledger.verdict, await soaked.read(url), office)
    for name, talks in lives.items():
        alone = folder / name
        alone.mkdir()
        await _alone(ledger.verdict, alone, name, talks)
    return ledger


async def _together(
    plan: Plan, office: Office, names: list[str], ledger: Ledger
) -> dict[str, list[Talk]]:
    end = time.monotonic() + plan.seconds

    def goes_on(talks: int) -> bool:
        return talks < plan.most and time.monotonic() < end

    lives = await asyncio.gather(
        *(_live(office, name, goes_on, ledger.verdict) for name in names)
    )
    await office.settled()
    for talk in (talk for life in lives for talk in life):
        ledger.ended[talk.ended] += 1
        ledger.acts.update(act.kind for act in talk.acts)
    return dict(zip(names, lives, strict=True))


async def _live(
    office: Office, name: str, goes_on: Callable[[int], bool], verdict: Verdict
) -> list[Talk]:
    """One talk after the other."""
    talks: list[Talk] = []
    while goes_on(len(talks)):
        talk = Talk(office, name, len(talks))
        talks.append(talk)
        try:
            await talk.run()
        except TimeoutError:
            verdict.lost.append(f"{name}, talk {talk.number}: {talk.acts[-1]}")
            break
    return talks


async def _alone(verdict: Verdict, folder: Path, name: str, talks: list[Talk]) -> None:
    """The same life, with nobody else around and all the time in the world."""
    async with opened(folder, [name], is_alone=True) as office:
        again = await _live(office, name, lambda lived: lived < len(talks), verdict)
        await office.settled()
        for talk, alone in zip(talks, again, strict=False):
            compare(verdict, talk, alone)


def _count(verdict: Verdict, tables: soaked.Tables, office: Office) -> None:
    """Each message that was put was posted once, and says what it should."""
    counted = soaked.Verdict()
    soaked.count_messages(counted, tables, office.workspace)
    verdict.lost += counted.lost + counted.wrong
    verdict.twice += counted.twice
    waiting = [row.key for row in tables.inbox if row.done_at is None or row.failed]
    verdict.lost += [f"{key} was not worked" for key in waiting]


def as_text(ledger: Ledger) -> str:
    """One screen."""
    plan, verdict = ledger.plan, ledger.verdict
    ended = ", ".join(f"{count} {how}" for how, count in sorted(ledger.ended.items()))
    acts = ", ".join(f"{count} × {kind}" for kind, count in ledger.acts.most_common())
    lines = [
        f"people        {plan.people} at once, each held against themselves alone",
        f"talks         {ledger.ended.total()} ({ended})",
        f"acts          {ledger.acts.total()}: {acts}",
        f"messages      {verdict.messages}",
        f"out of order  {len(verdict.out_of_order)}",
        f"lost          {len(verdict.lost)}",
        f"twice         {len(verdict.twice)}",
        f"time          {ledger.seconds:.0f} s",
    ]
    return "\n".join([*lines, *(f"  {each}" for each in verdict.all[:20])])
