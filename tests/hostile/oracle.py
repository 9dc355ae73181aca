"""What must hold after every case in this folder: I1 to I7 of the fault matrix.

And that nobody gets too much of what the bot says unasked. It looks at Slack's ledger,
the tables, the log, and what was seen on the way; it knows nothing of what the case
did.
"""

import asyncio
import json
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from io import StringIO
from threading import Thread

from bot import slack_answers
from bot.domain.calendars import is_working
from bot.domain.nudges import A_WEEK, place_for
from bot.models import NudgeStatus, OutboxRow, Request, Status
from bot.sandbox import Entry, Sandbox, Workspace
from bot.sandbox.delivery import Answer, Parcel
from bot.sandbox.faults import Fault
from bot.slack_answers import retry_after
from tests.soak.oracle import Tables, key_of, read

ACKNOWLEDGED_WITHIN = 3.0  # seconds; Slack waits no longer
BEAT, STANDS_STILL = 0.05, 0.5  # seconds
ON_THE_WAY = 0.1  # seconds; a call that set out before Slack's answer was back
WORTH_LOOKING_FOR = 12  # letters; less may be said by chance
ALLOWED = {"", "1", "2"}  # reminders
UNSAID = {NudgeStatus.WAITS, NudgeStatus.DIGESTED, NudgeStatus.DROPPED}
OVER = {Status.WITHDRAWN, Status.MERGED, Status.DUPLICATE}
TOLD = {  # the lines of the record, of which each state goes back to one
    Status.WITHDRAWN: {"withdrawn"},
    Status.DUPLICATE: {"put_together", "joined"},
    Status.DELIVERED: {"delivered"},
    Status.CLOSED: {"closed"},
    Status.MERGED: {"merged"},
}


@dataclass
class Excuses:
    """What a case says must not be held against the bot, and why it says so there."""

    waits: set[str] = field(default_factory=set)  # keys of messages that may wait
    # Its requests were put into the tables by hand: without a record, and without the
    # messages that others hang under.
    planted: bool = False
    weeks_passed: bool = False  # what was sent long ago is pruned from the tables
    moved: bool = False  # somebody was elsewhere when they got something
    put_off: bool = False  # rows that broke may still wait for their next try


class Pulse:
    """Notices when the whole machine stands still: nobody answers anything then.

    A thread that was to wake long ago, while this process did no work either.
    """

    def __init__(self) -> None:
        self._gaps: list[tuple[float, float]] = []
        Thread(target=self._beat, daemon=True).start()

    def _beat(self) -> None:
        while True:
            began, worked = time.monotonic(), time.process_time()
            time.sleep(BEAT)
            gap = time.monotonic() - began - BEAT
            if gap > STANDS_STILL and time.process_time() - worked < gap / 2:
                self._gaps.append((time.monotonic(), gap))

    def lost(self, seconds: float) -> float:
        """How many of the last seconds it stood still."""
        since = time.monotonic() - seconds
        return sum(gap for ended, gap in self._gaps if ended > since)


@cache
def pulse() -> Pulse:
    return Pulse()


@dataclass
class Watch:
    """Looks on from the start: what the bot calls, and how soon it answers."""

    sandbox: Sandbox
    excuses: Excuses
    slowest: float = 0.0
    too_early: list[str] = field(default_factory=list)
    too_late: list[str] = field(default_factory=list)
    _not_before: dict[str, float] = field(default_factory=dict)
    _told: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pulse()
        self.sandbox.faults.observers.append(self._called)
        self.sandbox.delivery.observers.append(self._answered)

    def _called(self, method: str, fault: Fault | None) -> None:
        now = asyncio.get_running_loop().time()
        left = self._not_before.get(method, 0) - now
        if left > 0 and now - self._told[method] > ON_THE_WAY:
            self.too_early.append(f"{method} was called {left:.2f} s too early")
        if fault and (fault.kind == "ratelimited" or fault.error == "ratelimited"):
            told = {"Retry-After": fault.retry_after}
            self._told[method] = now
            self._not_before[method] = now + _at_least(told) - 0.02

    def _answered(self, parcel: Parcel, answer: Answer, seconds: float) -> None:
        self.slowest = max(self.slowest, seconds)
        if seconds - pulse().lost(seconds) > ACKNOWLEDGED_WITHIN:
            self.too_late.append(f"{parcel.kind} got {answer} after {seconds:.1f} s")


def _at_least(told: dict[str, str | int | None]) -> float:
    """Where Slack does not say how long, they wait a little longer by chance."""
    untold, seconds = slack_answers.UNTOLD_WAIT, retry_after(told)
    return untold if untold <= seconds <= untold * 1.2 else seconds


@dataclass
class Case:
    """Everything there is to look at when a case is over."""

    workspace: Workspace
    tables: Tables
    watch: Watch
    written: str

    @property
    def excuses(self) -> Excuses:
        return self.watch.excuses

    @property
    def posted(self) -> list[Entry]:
        return [each for each in self.workspace.ledger if each.action == "posted"]


async def wrongs(watch: Watch, database_url: str, paper: StringIO) -> list[str]:
    """Sentences about what does not hold; none is the only good answer."""
    tables = await read(database_url)
    case = Case(watch.sandbox.workspace, tables, watch, paper.getvalue())
    return [
        f"{rule.__name__}: {wrong}"
        for rule in (
            i1_each_message_stands_once_or_ended_with_a_reason,
            i2_nothing_is_asked_after_the_end,
            i3_nobody_reads_what_is_not_theirs,
            i4_nothing_private_is_public,
            i5_nobody_calls_before_slack_said_so,
            i6_each_change_of_state_is_on_record,
            i7_each_is_answered_in_time,
            nobody_gets_a_nudge_at_night,
            nobody_gets_too_many_nudges,
            what_became_of_each_nudge_is_known,
        )
        for wrong in rule(case)
    ]


def i1_each_message_stands_once_or_ended_with_a_reason(case: Case) -> list[str]:
    posts = Counter(key for entry in case.posted if (key := key_of(entry)))
    found = [f"{key} stands {n} times" for key, n in posts.items() if n > 1]
    known = {row.key for row in case.tables.outbox}
    if not case.excuses.weeks_passed:
        found += [f"{key} came from nowhere" for key in posts.keys() - known]
    for row in case.tables.outbox:
        status = row.status.value
        if status == "pending" and not _may_wait(case, row):
            found.append(f"{row.key} waits ({row.error})")
        if status == "sent" and not posts[row.key]:
            found.append(f"{row.key} counts as sent, and stands nowhere")
        if status not in {"sent", "pending"} and not row.error:
            found.append(f"{row.key} is {status}, nobody knows why")
    return found + [
        f"{row.key} was never worked"
        for row in case.tables.inbox
        if not row.done_at and not case.excuses.put_off
    ]


def _may_wait(case: Case, row: OutboxRow) -> bool:
    hangs = case.excuses.planted and row.key.startswith(("request:", "inbox:"))
    return hangs or row.key in case.excuses.waits


def i2_nothing_is_asked_after_the_end(case: Case) -> list[str]:
    over = {each.id for each in case.tables.requests if each.status in OVER}
    return [
        f"{row.key} still waits"
        for row in case.tables.outbox
        if not _may_wait(case, row)
        and row.status.value == "pending"
        and _request_of(row.key) in over
    ]


def _request_of(key: str) -> int | None:
    noun, _, rest = key.partition(":")
    number = rest.partition(":")[0]
    return int(number) if noun == "request" and number.isdigit() else None


def i3_nobody_reads_what_is_not_theirs(case: Case) -> list[str]:
    """The bot writes where it is a member, and never to who left or is a stranger."""
    found = []
    for entry in case.posted:
        place = case.workspace.channels[entry.channel]
        if place.im_of:
            person = case.workspace.users[place.im_of]
            if person.is_stranger or person.is_bot:
                found.append(f"{entry.method} to {person.id}")
        elif _is_about_a_request(entry) and not place.private and not entry.thread_ts:
            found.append(f"{key_of(entry)} stands in {place.name}, which is public")
    return found


def _is_about_a_request(entry: Entry) -> bool:
    return (key_of(entry) or "").endswith((":card", ":outcome", ":brief"))


def i4_nothing_private_is_public(case: Case) -> list[str]:
    """What was confided reaches its readers alone; what was typed is not logged."""
    found = []
    for request in case.tables.requests:
        for words in request.confided.values():
            found += _leaks(case, request, words)
        typed = (request.need, request.finding, *request.answers.values())
        for words in (*typed, *request.confided.values()):
            if len(words) >= WORTH_LOOKING_FOR and words in case.written:
                found.append(f"the log has words of request {request.id}")
    if "xoxb-" in case.written or "xapp-" in case.written:
        found.append("the log has a token")
    return found


def _leaks(case: Case, request: Request, words: str) -> list[str]:
    if len(words) < WORTH_LOOKING_FOR:
        return []
    readers = {request.requester, *request.confided_to}
    return [
        f"{entry.method} in {entry.channel} tells what request {request.id} confides"
        for entry in case.workspace.ledger
        if words in f"{entry.text}{json.dumps(entry.blocks, ensure_ascii=False)}"
        and case.workspace.channels[entry.channel].im_of not in readers
        and entry.user not in readers
    ]


def i5_nobody_calls_before_slack_said_so(case: Case) -> list[str]:
    return case.watch.too_early


def i6_each_change_of_state_is_on_record(case: Case) -> list[str]:
    done: dict[int, set[str]] = defaultdict(set)
    for row in case.tables.audit:
        done[row.request_id].add(row.action)
    return [*case.tables.tampered] + [
        f"request {request.id} is {request.status.value}, and its record has none of "
        f"{sorted(wanted)}"
        for request in case.tables.requests
        for wanted in _wanted(request)
        if not wanted & done[request.id or 0]
        and not (case.excuses.planted and "opened" not in done[request.id or 0])
    ]


def _wanted(request: Request) -> list[set[str]]:
    """The lines that its record must have, by what it looks like now."""
    return [
        *([{"opened"}] if request.number else []),
        *([TOLD[request.status]] if request.status in TOLD else []),
        *([{"sent"}] if request.sent_at else []),
        *([{"decided", "turned_away"}] if request.outcome else []),
    ]


def i7_each_is_answered_in_time(case: Case) -> list[str]:
    return case.watch.too_late


def nobody_gets_a_nudge_at_night(case: Case) -> list[str]:
    """Nor on a day off: by when it was put, and where its person is now."""
    if case.excuses.moved:
        return []
    places = {each.slack_id: place_for(each) for each in case.tables.people}
    return [
        f"{row.key} was said at {row.created_at}"
        for row in case.tables.outbox
        if _nudge_of(row.key) and not is_working(places[row.to], row.created_at)
    ]


def nobody_gets_too_many_nudges(case: Case) -> list[str]:
    """One a week, unless they say otherwise; and two reminders of each."""
    found = [
        f"{row.key} is one too many"
        for row in case.tables.outbox
        if _nudge_of(row.key) and row.key.partition(":reminder:")[2] not in ALLOWED
    ]
    for person in case.tables.people:
        cap = 1 if person.nudges_a_week is None else person.nudges_a_week
        theirs = [e for e in case.tables.nudges if e.person == person.slack_id]
        days = [each.counted_on for each in theirs if each.counted_on]
        for first in days:
            week = [day for day in days if timedelta() <= day - first < A_WEEK]
            if len(week) > cap or week.count(first) > 1:
                found.append(f"{person.slack_id} got {sorted(week)} in one week")
    return found


def what_became_of_each_nudge_is_known(case: Case) -> list[str]:
    """Sent, and it was put once for each time; or not sent, and why."""
    keys = {row.key for row in case.tables.outbox}
    said = {number for key in keys if (number := _nudge_of(key))}
    found = [
        f"nudge {each.id} counts as sent, and was never said"
        for each in case.tables.nudges
        if each.sent_at and f"nudge:{each.id}" not in keys
    ]
    found += [
        f"nudge {each.id} was said, and counts as {each.status}"
        for each in case.tables.nudges
        if not each.sent_at and each.id in said
    ]
    return found + [
        f"nudge {each.id} is {each.status}, nobody knows why"
        for each in case.tables.nudges
        if each.status in UNSAID and not each.sent_at and not each.why
    ]


def _nudge_of(key: str) -> int | None:
    """Its number, for what the engine says by itself."""
    noun, _, rest = key.partition(":")
    number = rest.partition(":")[0]
    return int(number) if noun == "nudge" and number.isdigit() else None
