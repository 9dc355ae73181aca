"""A year of somebody's life with the bot: the rules alone, its tables in memory."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from bot.domain import nudge_choices as choices
from bot.domain.availabilities import Availability
from bot.domain.calendars import (
    Place,
    is_working,
    local_day,
    morning_of,
    next_moment,
    next_working,
)
from bot.domain.nudge_ends import next_look
from bot.domain.nudges import A_WEEK, Facts, Plan
from bot.domain.rulings import Ruling, Situation, Verdict, rule
from bot.models import Nudge, NudgeChoice, NudgeMode, NudgeStatus, Person, Workspace

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OPEN = {NudgeStatus.PLANNED, NudgeStatus.SENT, NudgeStatus.HELD_OUT}
MOST_LOOKS = 5_000  # in a year; more means that something is looked at for ever


def plan(key: str, every: str, weight: int, late: str = "digest") -> Plan:
    return Plan(
        key=key, title=key, because="it is a test", every=every, weight=weight,
        counts=True, reminders=(1, 3), window=5, late=late, holds_out=False,
    )  # fmt: skip


PLANS = [
    plan("tea", "tuesday 10:00", 5),
    plan("cake", "friday 09:30", 9, "lapse"),
    plan("soup", "every 2 weeks on tuesday 10:00", 7),
    plan("jam", "monthly on 31 at 16:59", 1),
]


@dataclass(frozen=True)
class Words:
    """Something that was said, and where they were."""

    nudge: Nudge
    what: Verdict
    at: datetime
    place: Place


@dataclass
class Life:
    """One person. What they do is drawn by lot."""

    place: Place
    now: datetime
    lot: Random
    cap: int = 1
    rows: list[Nudge] = field(default_factory=list)
    open: list[Nudge] = field(default_factory=list)
    known: set[tuple[str, str]] = field(default_factory=set)
    last_sent: dict[str, datetime] = field(default_factory=dict)
    said: list[Words] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)
    choices: dict[str, NudgeChoice] = field(default_factory=dict)
    stopped_at: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.person = Person(
            workspace_id="T", slack_id="U0ANA", name="Ana", looked_up_at=self.now
        )
        self.space = Workspace(id="T", nudges_a_week=self.cap)
        for each in PLANS:
            theirs = NudgeChoice(workspace_id="T", person="U0ANA", kind=each.key)
            self.choices[each.key] = theirs

    def live_until(self, end: datetime) -> None:
        for _ in range(MOST_LOOKS):
            self._plan()
            self.open = [each for each in self.open if each.status in OPEN]
            nudge = min(self.open, key=lambda each: each.due_at)
            if nudge.due_at > end:
                return
            self.now = max(self.now, nudge.due_at) + self._late()
            self._look_at(nudge)
        raise AssertionError("it is looked at for ever")

    def _late(self) -> timedelta:
        """Now and then the machine sleeps, for hours or for days."""
        if self.lot.random() < 0.02:
            return timedelta(hours=self.lot.uniform(0, 100))
        return timedelta(seconds=self.lot.uniform(0, 5))

    def _plan(self) -> None:
        to_come = {e.kind for e in self.open if e.planned_for > self.now}
        for each in PLANS:
            if each.key in to_come or each.cadence is None:
                continue
            moment = next_moment(each.cadence, self.place, self.now)
            about = str(local_day(self.place, moment))
            if (each.key, about) not in self.known:
                self.known.add((each.key, about))
                self._add(each.key, about, moment)

    def _add(self, kind: str, about: str, moment: datetime) -> None:
        nudge = Nudge(
            id=len(self.rows), workspace_id="T", kind=kind, person="U0ANA",
            about=about, due_at=moment, planned_for=moment,
        )  # fmt: skip
        self.rows.append(nudge)
        self.open.append(nudge)

    def _look_at(self, nudge: Nudge) -> None:
        its = next(each for each in PLANS if each.key == nudge.kind)
        ruling = rule(self._situation(nudge, its))
        match ruling.verdict:
            case Verdict.SEND | Verdict.REMIND:
                self._say(nudge, its, ruling.verdict)
            case Verdict.WAIT:
                self._wait(nudge, ruling)
            case Verdict.DIGEST:
                nudge.status, nudge.why = NudgeStatus.WAITS, ruling.why
            case Verdict.DROP:
                nudge.status, nudge.why = NudgeStatus.DROPPED, ruling.why
            case Verdict.DONE:
                nudge.status, nudge.why = NudgeStatus.DONE, "done"
            case Verdict.IGNORED:
                nudge.status = NudgeStatus.IGNORED
                choices.ignored(self.choices[nudge.kind])
            case Verdict.HOLD_OUT:
                raise AssertionError("nobody is held out here")

    def _situation(self, nudge: Nudge, its: Plan) -> Situation:
        others = [each for each in self.open if each is not nudge]
        counted = [each.counted_on for each in self.rows[-100:]]
        return Situation(
            nudge, its, Facts(self.person, self.place, self.now),
            self.choices[nudge.kind], self.space, self._availability(),
            has_case=nudge.id not in self.settled,
            counted=tuple(each for each in counted if each),
            heavier=tuple(self._heavier(its, others)),
            last_sent=self.last_sent.get(nudge.kind),
            is_put_off=any(
                each.kind == nudge.kind and each.status is NudgeStatus.PLANNED
                and each.sent_at is not None
                for each in others
            ),
        )  # fmt: skip

    def _heavier(self, its: Plan, others: list[Nudge]) -> list[date]:
        weights = {each.key: each.weight for each in PLANS}
        return [
            local_day(self.place, max(each.due_at, self.now))
            for each in others
            if each.status is NudgeStatus.PLANNED and each.sent_at is None
            and weights[each.kind] > its.weight
            and each.due_at < self.now + 6 * DAY
        ]  # fmt: skip

    def _availability(self) -> Availability:
        until = self.now + timedelta(hours=self.lot.uniform(0, 20))
        is_quiet = self.lot.random() < 0.1
        return Availability(self.lot.random() < 0.1, until if is_quiet else None)

    def _wait(self, nudge: Nudge, ruling: Ruling) -> None:
        assert ruling.until is not None
        assert ruling.until > self.now
        nudge.due_at = ruling.until
        if ruling.why == "moved":
            nudge.planned_for = ruling.until

    def _say(self, nudge: Nudge, its: Plan, what: Verdict) -> None:
        self.said.append(Words(nudge, what, self.now, self.place))
        if what is Verdict.REMIND:
            nudge.reminders += 1
        else:
            nudge.status, nudge.reminders = NudgeStatus.SENT, 0
        if nudge.sent_at is None:
            nudge.sent_at = self.last_sent[nudge.kind] = self.now
            nudge.counted_on = local_day(self.place, self.now)
        nudge.due_at = next_look(nudge, its, self.place, self.now)
        self._answer(nudge)

    def _answer(self, nudge: Nudge) -> None:
        theirs = self.choices[nudge.kind]
        answer = self.lot.choices(
            ("nothing", "done", "later", "fewer", "stop", "no use"),
            (40, 25, 15, 5, 1, 5),
        )[0]
        if answer == "nothing":
            return
        choices.answered(theirs)
        if answer == "done":
            self.settled.add(nudge.id or 0)
        elif answer == "later":
            self._put_off(nudge)
        elif answer == "fewer":
            choices.fewer(theirs)
        elif answer == "no use":
            choices.rate(theirs, useful=False)
        else:
            theirs.mode = NudgeMode.OFF
            self.stopped_at[nudge.kind] = self.now
            nudge.status, nudge.why = NudgeStatus.DROPPED, "stopped"

    def _put_off(self, nudge: Nudge) -> None:
        today = local_day(self.place, self.now)
        until = self.lot.choice(
            (
                next_working(self.place, self.now + HOUR),
                morning_of(self.place, today + DAY),
                morning_of(self.place, today + A_WEEK),
            )
        )
        nudge.status, nudge.posts = NudgeStatus.PLANNED, nudge.posts + 1
        nudge.due_at = nudge.planned_for = until


def wrongs(life: Life) -> list[str]:
    """What does not hold; none is the only good answer."""
    found = [
        f"{each.nudge.kind} at {each.at.astimezone(each.place.zone)}"
        for each in life.said
        if not is_working(each.place, each.at)
    ]
    days = sorted(each.counted_on for each in life.rows if each.counted_on)
    for day in days:
        week = [each for each in days if day <= each < day + A_WEEK]
        if len(week) > life.cap or week.count(day) > 1:
            found.append(f"too many: {week}")
    for nudge in life.rows:
        found += _wrong_with(life, nudge)
    return found


def _wrong_with(life: Life, nudge: Nudge) -> list[str]:
    words = [each for each in life.said if each.nudge is nudge]
    firsts = sum(each.what is Verdict.SEND for each in words)
    name = f"{nudge.kind} of {nudge.about}"
    stopped = life.stopped_at.get(nudge.kind)
    return [
        *([f"{name} was said {firsts} times"] if firsts > nudge.posts + 1 else []),
        *([f"{name} reminds again"] if _most_reminders(words) > 2 else []),
        *([f"{name} was stopped"] if stopped and words[-1:] and words[-1].at > stopped
          else []),
        *([f"{name} was lost"] if not (nudge.status in OPEN or words or nudge.why)
          else []),
        *([f"{name} is forgotten"] if nudge.status in OPEN and nudge.due_at
          < life.now - 5 * DAY else []),
    ]  # fmt: skip


def _most_reminders(words: list[Words]) -> int:
    """In a row, since it was said."""
    most = now = 0
    for each in words:
        now = now + 1 if each.what is Verdict.REMIND else 0
        most = max(most, now)
    return most


def year_of(place: Place, seed: object, cap: int = 1) -> Life:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    life = Life(place, start, Random(str(seed)), cap)  # noqa: S311
    life.live_until(start + 365 * DAY)
    return life
