"""Who people are, looked up in Slack and kept; and who belongs to IT."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlmodel import col

from bot import content, profiles
from bot.clock import steady_time
from bot.db import Database, UnitOfWork
from bot.domain import availabilities, people
from bot.domain import workspaces as rules
from bot.domain.availabilities import Availability
from bot.domain.partners import Chosen
from bot.errors import NotKnownNow
from bot.models import Person, Side, Workspace
from bot.profiles import NOT_NOW

log = structlog.get_logger(__name__)

FRESH = timedelta(days=1)
BRIEFLY = timedelta(minutes=1)  # on the clock that can be turned: so is what is due
REMEMBER = 600.0  # seconds in memory
NOT_ASKED_AGAIN = 15.0  # seconds, when Slack could not tell
MEMBERS_FRESH = 30.0  # then they are read again, in the background …
MEMBERS_USABLE = 600.0  # … and for so long the old list still counts
MOST_NAMES = 20  # mentions in one message that are shown by name
MOST = 10_000


@dataclass(frozen=True)
class Remembered:
    person: Person
    until: float


class Directory:
    """One per process. Slack is asked outside of any transaction."""

    def __init__(
        self, database: Database, client: AsyncWebClient, workspace_id: str
    ) -> None:
        self._database = database
        self._client = client
        self.workspace_id = workspace_id
        self._people: dict[tuple[str, str], Remembered] = {}
        self._availabilities: dict[str, tuple[Availability, datetime]] = {}
        self._ask = profiles.Asking()
        self._public: dict[str, tuple[bool, float]] = {}
        self._members: frozenset[str] = frozenset()
        self._guessed: frozenset[str] = frozenset()  # whose side we have looked at
        self._members_read_at = -MEMBERS_USABLE
        self._reading: asyncio.Task[None] | None = None

    async def person(self, workspace_id: str, slack_id: str) -> Person:
        """Somebody by their id. If Slack cannot tell now, what we last knew of them."""
        key = (workspace_id, slack_id)
        known = self._people.get(key)
        if known and known.until > steady_time():
            return known.person
        if person := await self._stored(key) or await self._look_up(key):
            return self._remembered(key, person)
        return self._remembered(key, await self._last_known(key), NOT_ASKED_AGAIN)

    def _remembered(
        self, key: tuple[str, str], person: Person, seconds: float = REMEMBER
    ) -> Person:
        if len(self._people) >= MOST:
            self._people.clear()
        self._people[key] = Remembered(person, steady_time() + seconds)
        return person

    async def names(
        self, workspace_id: str, slack_ids: Iterable[str]
    ) -> dict[str, str]:
        """What to call people. Beyond a handful, nobody is looked up."""
        some = sorted(slack_ids)[:MOST_NAMES]
        people = [await self.person(workspace_id, each) for each in some]
        return {person.slack_id: person.name for person in people}

    async def availability(self, slack_id: str) -> Availability:
        """Whether somebody can be reached now; if Slack cannot tell, they can."""
        now = self._database.clock()
        known, until = self._availabilities.get(slack_id, (Availability(), now))
        if until > now:
            return known
        found = await self._availability_now(slack_id, now)
        if len(self._availabilities) >= MOST:
            self._availabilities.clear()
        soon = now + BRIEFLY
        self._availabilities[slack_id] = found, min(found.quiet_until or soon, soon)
        return found

    async def _availability_now(self, slack_id: str, now: datetime) -> Availability:
        """Asked anew; their name and time zone come along and are kept."""
        info, dnd = await asyncio.gather(
            self._ask("users.info", self._client.users_info(user=slack_id)),
            self._ask("dnd.info", self._client.dnd_info(user=slack_id)),
        )
        user = info.get("user") or {}
        if user:
            key = (self.workspace_id, slack_id)
            self._remembered(key, await self._keep(key, user))
        is_away = availabilities.is_away(content.absences(), profiles.status(user), now)
        return Availability(is_away, profiles.quiet_until(dnd, now))

    async def away(self, slack_ids: Iterable[str]) -> frozenset[str]:
        """Whose status says so now; of whom Slack cannot tell, nobody."""
        users = await profiles.several(self._client, self._ask, set(slack_ids))
        now, known = self._database.clock(), content.absences()
        return frozenset(
            str(each["id"])
            for each in users
            if availabilities.is_away(known, profiles.status(each), now)
        )

    async def is_public(self, channel: str) -> bool:
        """Whether everybody in the company can read a channel; when unsure, no."""
        is_public, until = self._public.get(channel, (False, 0.0))
        if until > steady_time():
            return is_public
        try:
            answer = await self._client.conversations_info(channel=channel)
            found = _given(answer, "channel")
        except NOT_NOW as error:
            log.warning("channel.not_looked_up", why=type(error).__name__)
            return False
        if len(self._public) >= MOST:
            self._public.clear()
        is_public = profiles.is_public(found)
        self._public[channel] = is_public, steady_time() + REMEMBER
        return is_public

    async def is_in_it(self, slack_id: str) -> bool:
        """IT is whoever works here and is in the triage channel.

        A form must be answered within three seconds, so a list that is a little old
        counts while it is read anew; who joins or leaves makes it too old at once.
        """
        age = steady_time() - self._members_read_at
        if age >= MEMBERS_FRESH:
            self.read_members()
        if age >= MEMBERS_USABLE and self._reading:
            await asyncio.shield(self._reading)
            self._must_have_read()
        if slack_id not in self._members:
            return False
        member = await self.person(self.workspace_id, slack_id)
        return people.works_here(member)

    async def chosen(self, slack_id: str) -> Chosen:
        """Whom somebody chose for something. A bot in IT's channel takes nothing on."""
        person = await self.person(self.workspace_id, slack_id)
        is_in_it = not person.is_bot and await self.is_in_it(slack_id)
        return Chosen(slack_id, person.name, is_in_it)

    def _must_have_read(self) -> None:
        if steady_time() - self._members_read_at >= MEMBERS_USABLE:
            raise NotKnownNow(
                "I can't see right now who is in IT's channel. "
                "Please try again in a minute."
            )

    def forget(self, slack_id: str) -> None:
        """What we know of somebody has changed."""
        self._people.pop((self.workspace_id, slack_id), None)
        self._availabilities.pop(slack_id, None)
        self.forget_members()

    def forget_members(self) -> None:
        """The list is no longer right: read it again before the next ruling."""
        self._members_read_at = steady_time() - MEMBERS_USABLE
        self._reading = None
        self.read_members()

    def read_members(self) -> None:
        """Read the list in the background."""
        if self._reading is None:
            self._reading = asyncio.create_task(self._read_members())

    async def stop(self) -> None:
        if self._reading:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)

    async def _read_members(self) -> None:
        this = asyncio.current_task()
        try:
            members = await self._members_now()
            if self._reading is this:
                self._members, self._members_read_at = members, steady_time()
                await self._guess_sides(members - self._guessed)
                self._guessed = members
        except (*NOT_NOW, SQLAlchemyError) as error:
            log.warning("members.not_read", why=type(error).__name__)
        finally:
            if self._reading is this:
                self._reading = None

    async def _members_now(self) -> frozenset[str]:
        """Of the channel that is IT's by now; nobody, as long as there is none."""
        read = self._database.reading(self.workspace_id)
        channel = await read(_triage_channel)
        members: list[str] = []
        if channel:
            pages = await self._client.conversations_members(channel=channel, limit=200)
            async for page in pages:
                members += _given(page, "members")
        return frozenset(members)

    async def _guess_sides(self, members: frozenset[str]) -> None:
        """Whoever is in IT's channel works in IT, unless they say otherwise."""
        unsaid = (
            col(Person.workspace_id) == self.workspace_id,
            col(Person.slack_id).in_(members),
            col(Person.side).is_(None),
        )

        def guess(connection: Connection) -> None:
            connection.execute(update(Person).where(*unsaid).values(side=Side.IT))

        if members:
            await self._database.write(guess)

    async def _stored(self, key: tuple[str, str]) -> Person | None:
        def find(uow: UnitOfWork) -> Person | None:
            person = uow.session.get(Person, key)
            fresh = person and uow.now - person.looked_up_at < FRESH
            return person if fresh else None

        return await self._database.reading(key[0])(find)

    async def _look_up(self, key: tuple[str, str]) -> Person | None:
        slack_id = key[1]
        try:
            user = _given(await self._client.users_info(user=slack_id), "user")
        except NOT_NOW as error:
            log.warning("person.not_looked_up", person=slack_id, why=str(error))
            return None
        return await self._keep(key, user)

    async def _keep(self, key: tuple[str, str], user: dict[str, Any]) -> Person:
        workspace_id, slack_id = key
        seen = profiles.person(workspace_id, user)

        def keep(uow: UnitOfWork) -> Person:
            blank = Person(
                workspace_id=workspace_id,
                slack_id=slack_id,
                name="",
                looked_up_at=uow.now,
            )
            known = uow.session.get(Person, key) or blank
            known.sqlmodel_update({**seen, "looked_up_at": uow.now})
            if known.side is None and slack_id in self._members:
                known.side = Side.IT
            uow.session.add(known)
            return known

        try:
            return await self._database.transacting(workspace_id)(keep)
        except IntegrityError:  # something else of theirs is worked at this moment
            return await self._last_known(key)

    async def _last_known(self, key: tuple[str, str]) -> Person:
        def find(uow: UnitOfWork) -> Person:
            stranger = Person(
                workspace_id=key[0],
                slack_id=key[1],
                name="A colleague",
                looked_up_at=uow.now,
            )
            return uow.session.get(Person, key) or stranger

        return await self._database.reading(key[0])(find)


def _given(answer: Any, name: str) -> Any:  # noqa: ANN401
    """What Slack was asked for; an answer without it counts as none."""
    given = answer.get(name)
    if given is None:
        raise ValueError(f"Slack said ok, and no {name}")
    return given


def _triage_channel(uow: UnitOfWork) -> str:
    return rules.triage_channel(uow.session.get_one(Workspace, uow.workspace_id))
