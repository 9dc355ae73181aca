"""Who people are, looked up in Slack and kept; and who belongs to IT."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col

from bot.arrivals import SLACKBOT
from bot.clock import steady_time
from bot.db import Database, UnitOfWork
from bot.domain import people
from bot.domain import workspaces as rules
from bot.errors import NotKnownNow
from bot.models import Person, Side, Workspace

log = structlog.get_logger(__name__)

FRESH = timedelta(days=1)
REMEMBER = 600.0  # seconds in memory
MEMBERS_FRESH = 30.0  # then they are read again, in the background …
MEMBERS_USABLE = 600.0  # … and for so long the old list still counts
MOST_NAMES = 20  # mentions in one message that are shown by name
MOST = 10_000
NOT_NOW = (SlackClientError, ClientError, OSError, TimeoutError, ValueError)


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
        self._workspace_id = workspace_id
        self._people: dict[tuple[str, str], Remembered] = {}
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
        person = await self._stored(key) or await self._look_up(key)
        if len(self._people) >= MOST:
            self._people.clear()
        self._people[key] = Remembered(person, steady_time() + REMEMBER)
        return person

    async def names(
        self, workspace_id: str, slack_ids: Iterable[str]
    ) -> dict[str, str]:
        """What to call people. Beyond a handful, nobody is looked up."""
        some = sorted(slack_ids)[:MOST_NAMES]
        people = [await self.person(workspace_id, each) for each in some]
        return {person.slack_id: person.name for person in people}

    async def is_public(self, channel: str) -> bool:
        """Whether everybody in the company can read a channel; when unsure, no."""
        is_public, until = self._public.get(channel, (False, 0.0))
        if until > steady_time():
            return is_public
        try:
            answer = await self._client.conversations_info(channel=channel)
        except NOT_NOW as error:
            log.warning("channel.not_looked_up", why=type(error).__name__)
            return False
        if len(self._public) >= MOST:
            self._public.clear()
        is_public = _is_public(answer["channel"])
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
        member = await self.person(self._workspace_id, slack_id)
        return people.works_here(member)

    def _must_have_read(self) -> None:
        if steady_time() - self._members_read_at >= MEMBERS_USABLE:
            raise NotKnownNow(
                "I can't see right now who is in IT's channel. "
                "Please try again in a minute."
            )

    def forget(self, slack_id: str) -> None:
        """What we know of somebody has changed."""
        self._people.pop((self._workspace_id, slack_id), None)
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
        read = self._database.reading(self._workspace_id)
        channel = await read(_triage_channel)
        members: list[str] = []
        if channel:
            pages = await self._client.conversations_members(channel=channel, limit=200)
            async for page in pages:
                members += page["members"]
        return frozenset(members)

    async def _guess_sides(self, members: frozenset[str]) -> None:
        """Whoever is in IT's channel works in IT, unless they say otherwise."""
        unsaid = (
            col(Person.workspace_id) == self._workspace_id,
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

    async def _look_up(self, key: tuple[str, str]) -> Person:
        workspace_id, slack_id = key
        try:
            answer = await self._client.users_info(user=slack_id)
        except NOT_NOW as error:
            log.warning("person.not_looked_up", person=slack_id, why=str(error))
            return await self._last_known(key)
        seen = _from_slack(workspace_id, answer["user"])

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

        return await self._database.transacting(workspace_id)(keep)

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


def _triage_channel(uow: UnitOfWork) -> str:
    return rules.triage_channel(uow.session.get_one(Workspace, uow.workspace_id))


def _is_public(channel: dict[str, Any]) -> bool:
    """What is shared with another company counts as private."""
    is_open = channel.get("is_channel") and not channel.get("is_private")
    return bool(is_open and not channel.get("is_ext_shared"))


def _from_slack(workspace_id: str, user: dict[str, Any]) -> dict[str, Any]:
    """What Slack knows of somebody; what they told us is not touched by it."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name")
    elsewhere = user.get("team_id") not in {None, workspace_id}
    return {
        "name": str(name or "A colleague"),
        "timezone": user.get("tz") or "UTC",
        "is_admin": bool(user.get("is_admin") or user.get("is_owner")),
        "is_guest": bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        "is_stranger": bool(user.get("is_stranger") or elsewhere),
        "is_gone": bool(user.get("deleted")),
        "is_bot": bool(user.get("is_bot")) or user.get("id") == SLACKBOT,
    }
