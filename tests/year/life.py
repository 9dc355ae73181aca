"""What people do in a year: ask, decide, deliver, and answer the bot, or not.

How often is written here. All of it is done by the services that clicks lead to.
"""

import heapq
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

from bot.db import UnitOfWork
from bot.domain.calendars import is_working, local_day, next_working, workdays_later
from bot.models import Outcome, Person, Request, Side, Status, Way
from bot.services import champions, decisions, partners, progress, ratings, requests
from bot.services import request_rows as rows
from bot.services.decisions import Decision
from tests.year.company import TEAM, Company, Employee, drawn
from tests.year.office import Deed

ASKS_A_YEAR = 2.5  # requests of somebody in the business
FORGETS = 0.15  # of the briefs: not sent to IT until the bot asks
IN_IT = 60  # people there who look after requests
WORKING_HOURS = 2_000  # of a year
OUTCOMES = {
    Outcome.GO_AHEAD: 0.6, Outcome.BETTER_PATH: 0.25, Outcome.NOT_WORTH_SOLVING: 0.15,
}  # fmt: skip
PROMISES = 0.7  # of what goes ahead
MOVES_ALONG = 0.5  # of what goes ahead: its requester does
RATES, CLOSES = 0.5, 0.2  # of what is delivered; a word about it closes it as well
RATINGS = {5: 0.35, 4: 0.4, 3: 0.15, 2: 0.07, 1: 0.03}
THINGS = "printer scanner lift gate form report price label pallet shift badge order"
DOINGS = "stops waits doubles misses repeats loses hides breaks delays blocks"


@dataclass(frozen=True)
class Story:
    """A request, and who has to do with it."""

    id: int
    asker: Employee
    partner: Employee


class Life:
    """What is going to happen: deeds, by their moment."""

    def __init__(self, company: Company, luck: Random) -> None:
        self.company, self.luck = company, luck
        it, business = company.of(Side.IT), company.of(Side.BUSINESS)
        self.partners = luck.sample(it, min(IN_IT, len(it)))
        self.businesses = business
        self._deeds: list[tuple[datetime, int, Deed]] = []
        self._numbers = itertools.count(1)

    # --- when ---

    def plan(self, when: datetime, who: Employee, deed: Deed) -> None:
        """In their working hours, and not while they are away."""
        when = next_working(who.place, when)
        while who.is_away(when, self.company.seed):
            when = workdays_later(who.place, when, 1)
        heapq.heappush(self._deeds, (when, next(self._numbers), deed))

    def due(self, now: datetime) -> Iterable[Deed]:
        while self._deeds and self._deeds[0][0] <= now:
            yield heapq.heappop(self._deeds)[2]

    def hours(self, mean: float) -> timedelta:
        return timedelta(hours=self.luck.expovariate(1 / mean))

    def days(self, least: int, most: int) -> int:
        return self.luck.randint(least, most)

    # --- requests ---

    def pass_an_hour(self, now: datetime) -> None:
        """Some of those who are at work have something to ask."""
        for who in self.businesses:
            if self.luck.random() < ASKS_A_YEAR / WORKING_HOURS:
                self._asks(who, now)

    def _asks(self, who: Employee, now: datetime) -> None:
        if not is_working(who.place, now):
            return
        partner = self.luck.choice(self.partners)
        words = [self.luck.choice(each.split()) for each in (THINGS, DOINGS, THINGS)]
        need = f"The {' '.join(words)} {self.luck.randrange(10**6)}"
        self.plan(now, who, partial(self._open, who, partner, need))

    def _open(self, who: Employee, by: Employee, need: str, uow: UnitOfWork) -> None:
        """As it stands when all questions of the interview are answered."""
        number = rows.next_number(uow)
        request = Request(
            workspace_id=TEAM, number=number, requester=who.id, way=Way.DM,
            channel=f"D{who.id[1:]}", thread_ts=f"{number}.000001", need=need,
            status=Status.CONFIRMING, opened_at=uow.now, briefs=1,
        )  # fmt: skip
        rows.save(uow, request, who.id, "opened")
        rows.show_brief(uow, request)
        story = Story(request.id or 0, who, by)
        if self.luck.random() > FORGETS:
            self.plan(uow.now + self.hours(1), who, partial(self.send, story))

    def send(self, story: Story, uow: UnitOfWork) -> None:
        requests.send(uow, person(uow, story.asker.id), story.id)
        place = story.partner.place
        when = workdays_later(place, uow.now, self.days(1, 15))
        self.plan(when, story.partner, partial(self._decide, story))

    def _decide(self, story: Story, uow: UnitOfWork) -> None:
        by, now = person(uow, story.partner.id), uow.now
        partners.take(uow, by, story.id, is_in_it=True)
        outcome = drawn(OUTCOMES, self.luck)
        promised = ""
        goes_ahead = outcome is Outcome.GO_AHEAD
        if goes_ahead and self.luck.random() < PROMISES:
            later = workdays_later(story.partner.place, now, self.days(10, 60))
            promised = str(local_day(story.partner.place, later))
        decision = Decision(
            outcome, "Looked into it.", "It works again.", promised_for=promised
        )
        decisions.decide(uow, by, story.id, decision, is_in_it=True)
        if goes_ahead:
            self._follow_up(story, now)

    def _follow_up(self, story: Story, now: datetime) -> None:
        if self.luck.random() < MOVES_ALONG:
            moves = partial(champion, story)
            self.plan(now + self.hours(20), story.asker, moves)
        begins = workdays_later(story.partner.place, now, self.days(1, 8))
        self.plan(begins, story.partner, partial(start, story))
        takes = self.days(12, 70)
        ends = workdays_later(story.partner.place, now, takes)
        self.plan(ends, story.partner, partial(self._deliver, story))

    def _deliver(self, story: Story, uow: UnitOfWork) -> None:
        by = person(uow, story.partner.id)
        progress.deliver(uow, by, story.id, is_in_it=True)
        says, soon = self.luck.random(), uow.now + self.hours(40)
        if says < RATES:
            rating = drawn(RATINGS, self.luck)
            self.plan(soon, story.asker, partial(rate, story, rating))
        elif says < RATES + CLOSES:
            self.plan(soon, story.asker, partial(close, story))


def person(uow: UnitOfWork, slack_id: str) -> Person:
    return uow.session.get_one(Person, (TEAM, slack_id))


def champion(story: Story, uow: UnitOfWork) -> None:
    champions.volunteer(uow, person(uow, story.asker.id), story.id)


def start(story: Story, uow: UnitOfWork) -> None:
    progress.start(uow, person(uow, story.partner.id), story.id, is_in_it=True)


def rate(story: Story, rating: int, uow: UnitOfWork) -> None:
    ratings.rate(uow, person(uow, story.asker.id), story.id, rating)


def close(story: Story, uow: UnitOfWork) -> None:
    progress.close(uow, person(uow, story.asker.id), story.id)
