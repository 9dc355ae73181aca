"""What must be true in the end, read from the tables alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import mean, quantiles

from sqlalchemy import func
from sqlmodel import col, select

from bot import content
from bot.db import UnitOfWork
from bot.domain.calendars import local_day
from bot.models import Nudge, NudgeChoice, NudgeMode, NudgeStatus, OutboxRow, Workspace
from tests.year import rounds
from tests.year.company import Company
from tests.year.office import Said
from tests.year.rounds import Gone, Rounds

A_WEEK = 7
HELD = (NudgeStatus.HELD_OUT, NudgeStatus.DONE, NudgeStatus.IGNORED)


@dataclass
class Findings:
    """Sentences about what went wrong, and figures."""

    over_the_cap: list[str] = field(default_factory=list)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    counted: set[int] = field(default_factory=set)  # messages that count, by their rows
    paused: int = 0
    stopped: int = 0
    rounds: Rounds = field(default_factory=Rounds)

    @property
    def all(self) -> list[str]:
        return [*self.over_the_cap, *self.rounds.avoidable, *self.rounds.twice]


def look(uow: UnitOfWork, company: Company, gone: Gone) -> Findings:
    found = Findings(rounds=rounds.look(uow, company, gone))
    found.over_the_cap = list(too_many(uow, company))
    found.counted = counted(uow)
    found.kinds = kinds(uow)
    found.paused, found.stopped = choices(uow)
    return found


def too_many(uow: UnitOfWork, company: Company) -> Iterable[str]:
    """By when each was really said: in no seven days of theirs more than the cap."""
    usual = uow.session.get_one(Workspace, uow.workspace_id).nudges_a_week
    counted = {key for key, plan in content.nudges().items() if plan.counts}
    sent = select(Nudge.person, Nudge.sent_at).where(
        col(Nudge.sent_at).is_not(None), col(Nudge.kind).in_(counted)
    )
    days: dict[str, list[date]] = defaultdict(list)
    for slack_id, at in uow.session.exec(sent):
        if at and slack_id in company.by_id:
            days[slack_id].append(local_day(company.by_id[slack_id].place, at))
    for slack_id, theirs in sorted(days.items()):
        wish = company.by_id[slack_id].wish
        yield from over(slack_id, sorted(theirs), usual if wish is None else wish)


def counted(uow: UnitOfWork) -> set[int]:
    """The rows of the outbox that said what counts, the first time."""
    known = {key for key, plan in content.nudges().items() if plan.counts}
    sent = select(Nudge.id).where(
        col(Nudge.sent_at).is_not(None), col(Nudge.kind).in_(known)
    )
    keys = {f"nudge:{number}" for number in uow.session.exec(sent)}
    rows = uow.session.exec(select(OutboxRow.id, OutboxRow.key)).all()
    return {number or 0 for number, key in rows if key in keys}


def over(slack_id: str, days: list[date], cap: int) -> Iterable[str]:
    for at, day in enumerate(days):
        week = [each for each in days[: at + 1] if day - each < timedelta(A_WEEK)]
        if len(week) > cap:
            yield f"{slack_id} got {len(week)} in the week up to {day}, not {cap}"


def kinds(uow: UnitOfWork) -> dict[str, Counter[str]]:
    """What became of the nudges of each kind."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    asked = select(Nudge.kind, Nudge.status, Nudge.why, func.count()).group_by(
        col(Nudge.kind), col(Nudge.status), col(Nudge.why)
    )
    for kind, status, why, count in uow.session.exec(asked):
        found[kind][status] += count
        if status is NudgeStatus.DROPPED:
            found[kind][why] += count
    held = select(Nudge.kind, func.count()).where(
        col(Nudge.is_control),
        col(Nudge.sent_at).is_(None),
        col(Nudge.status).in_(HELD),
    )
    for kind, count in uow.session.exec(held.group_by(col(Nudge.kind))):
        found[kind]["control"] += count
    said = select(Nudge.kind, func.count()).where(col(Nudge.sent_at).is_not(None))
    for kind, count in uow.session.exec(said.group_by(col(Nudge.kind))):
        found[kind]["said"] += count
    return found


def choices(uow: UnitOfWork) -> tuple[int, int]:
    paused = select(func.count()).where(col(NudgeChoice.is_paused).is_(True))
    stopped = select(func.count()).where(NudgeChoice.mode == NudgeMode.OFF)
    return uow.session.exec(paused).one(), uow.session.exec(stopped).one()


@dataclass(frozen=True)
class Spread:
    mean: float
    p50: float
    p95: float
    most: int


def spread(said: Iterable[Said], company: Company, weeks: int) -> Spread:
    """Messages a person and week, the quiet weeks of everybody included."""
    counts = a_week(said, company)
    empty = len(company.people) * weeks - len(counts)
    every = sorted([*counts.values(), *([0] * max(0, empty))])
    parts = quantiles(every, n=100, method="inclusive")
    return Spread(mean(every), parts[49], parts[94], every[-1])


def a_week(said: Iterable[Said], company: Company) -> Counter[tuple[str, date]]:
    found: Counter[tuple[str, date]] = Counter()
    for each in said:
        for who in each.to:
            if who in company.by_id:
                day = local_day(company.by_id[who].place, each.at)
                found[who, day - timedelta(day.weekday())] += 1
    return found
