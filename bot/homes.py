"""Drawing Homes: at once for who opens one or acts, soon for others who have it open.

Whose is due stands in the table. The last state wins: a Home is looked up and published
as a whole, and if something changed on the way, it is drawn once more.
"""

import asyncio
from collections import Counter, defaultdict
from datetime import timedelta
from functools import partial

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import OperationalError
from structlog.contextvars import bind_contextvars

from bot import home_rows as rows
from bot.db import Database
from bot.directory import Directory
from bot.domain.homes import Home, Turned
from bot.engines import complain
from bot.errors import NotKnownNow
from bot.home_rows import Due
from bot.pacing import Pace
from bot.services import homes
from bot.slack_answers import TooSoon, verdict_of
from bot.views import homes as views

log = structlog.get_logger(__name__)

METHOD = "views.publish"
TRIES = 5  # in a row; then it waits until something changes or somebody opens it
FIRST_WAIT = 5.0
SHORTLY = 2.0  # until then a thread that was about to be opened stands in Slack
FAILURES = (SlackClientError, ClientError, OSError, TimeoutError, NotKnownNow)


class Homes:
    """Publishes what is due, when woken by a commit or by the timetable."""

    def __init__(
        self,
        database: Database,
        client: AsyncWebClient,
        directory: Directory,
        pace: Pace,
        slack_url: str,
    ) -> None:
        self._database = database
        self._client = client
        self._directory = directory
        self._pace = pace
        self._slack_url = slack_url
        self._failed: Counter[tuple[str, str]] = Counter()
        self._one_at_a_time: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._woken = asyncio.Event()
        self._quiet = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._loop = asyncio.create_task(self._run())
        self.wake()

    def wake(self) -> None:
        """Something may be due: look now."""
        self._quiet.clear()
        self._woken.set()

    async def publish_due(self) -> None:
        """The timetable's tick: time may have made something due."""
        self.wake()

    async def idle(self) -> None:
        """Wait until all that is due now is drawn."""
        await self._quiet.wait()

    async def stop(self) -> None:
        """What was not finished is due again when its lease has run out."""
        if self._loop:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def turn(self, workspace_id: str, slack_id: str, turned: Turned) -> None:
        """Show another page, until the Home is drawn anew."""
        try:
            await self._publish(workspace_id, slack_id, turned)
        except FAILURES as error:  # the page stays, and so does the button
            log.warning("page.not_turned", why=verdict_of(error).why)

    async def _run(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self._draw_due()
            except OperationalError as error:
                complain("homes.not_read", error)  # the next tick tries again
            except Exception:
                log.exception("homes.not_read")
            if not self._woken.is_set():
                self._quiet.set()

    async def _draw_due(self) -> None:
        claim = partial(rows.claim, now=self._database.clock())
        claimed = await self._database.write(claim)
        await asyncio.gather(*map(self._draw, claimed))
        if len(claimed) == rows.BATCH:
            self.wake()

    async def _draw(self, due: Due) -> None:
        name = (due.workspace_id, due.slack_id)
        bind_contextvars(workspace=due.workspace_id, person=due.slack_id)
        try:
            self._pace.ask(due.workspace_id, METHOD)
            shown = await self._publish(due.workspace_id, due.slack_id, Turned())
        except TooSoon as error:
            await self._put_off(due, error.seconds)
        except FAILURES as error:
            await self._try_later(due, error)
        except Exception as error:
            log.exception("home.broke")  # a row of somebody's that cannot be read
            await self._try_later(due, error)
        else:
            del self._failed[name]
            if shown and shown.awaits_thread:
                await self._put_off(due, SHORTLY)
                return
            now = self._database.clock()
            await self._database.write(partial(rows.drawn, due=due, now=now))

    async def _publish(
        self, workspace_id: str, slack_id: str, turned: Turned
    ) -> Home | None:
        """Look and show, one after the other for each person, so none is overtaken."""
        async with self._one_at_a_time[slack_id]:
            is_in_it = await self._directory.is_in_it(slack_id)
            read = self._database.reading(workspace_id)
            home = await read(homes.look, slack_id, turned, is_in_it=is_in_it)
            if home:
                view = views.page(home, self._slack_url)
                await self._client.views_publish(user_id=slack_id, view=view)
            return home

    async def _try_later(self, due: Due, error: Exception) -> None:
        verdict = verdict_of(error)
        name = (due.workspace_id, due.slack_id)
        self._failed[name] += 1
        log.info("home.not_drawn", why=verdict.why, attempt=self._failed[name])
        if verdict.kind == "wait":
            await self._put_off(due, verdict.seconds)
        elif verdict.kind in {"never", "plain"} or self._failed[name] >= TRIES:
            del self._failed[name]
            log.error("home.given_up", why=verdict.why)
            await self._database.write(partial(rows.put_off, due=due, until=None))
        else:
            await self._put_off(due, FIRST_WAIT * 2.0 ** self._failed[name])

    async def _put_off(self, due: Due, seconds: float) -> None:
        until = self._database.clock() + timedelta(seconds=seconds)
        await self._database.write(partial(rows.put_off, due=due, until=until))
