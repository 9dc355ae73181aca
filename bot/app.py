"""Where the parts are put together, started and stopped."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from slack_bolt.async_app import (
    AsyncAck,
    AsyncApp,
    AsyncBoltContext,
    AsyncBoltRequest,
)
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from sqlalchemy import text

import handlers
import schedules
from bot import earshot, engines, inbox_rows, migrating, slack_client, workspaces
from bot.clock import Clock, utc_now
from bot.db import Database, Transact, UnitOfWork
from bot.delivery import Delivery
from bot.directory import Directory
from bot.doorway import Doorway
from bot.errors import SettingsProblem, Superseded
from bot.front_door import Body, Reply, create_site
from bot.homes import Homes
from bot.inbox import Inbox, Once
from bot.inbox_rows import Kept
from bot.pacing import Pace
from bot.services import setup
from bot.settings import Settings
from bot.socket_mode import connect, create_socket

log = structlog.get_logger(__name__)

STORE_WITHIN = 2.5  # seconds; Slack waits three
FINISH_WITHIN = 10.0
TRIES = 8
ANSWER_MATTERS = {"view_submission", "block_suggestion"}
OK, TRY_AGAIN = Reply(200), Reply(503)


class Bot:
    """One process of the bot."""

    def __init__(
        self, settings: Settings, *, clock: Clock = utc_now, limits: bool = True
    ) -> None:
        self.settings = settings
        self.owner = secrets.token_hex(8)
        self.database = Database(settings.database_url, clock)
        self.inbox = Inbox(self.database, self.owner, settings.lease_seconds)
        self._pace = Pace(limits=limits)
        self._doorway = Doorway()
        self._scheduler = AsyncIOScheduler(
            job_defaults={
                "coalesce": True,
                "max_instances": 1,
                "misfire_grace_time": None,
            },
            timezone="UTC",
        )
        self._socket: SocketModeClient | None = None
        self._started = False

    async def start(self) -> None:
        """Come up: tables, Slack, what waits, then whatever comes. Raises BotError."""
        await asyncio.to_thread(migrating.require_current, self.settings.database_url)
        self._session = slack_client.create_session(self.settings)
        try:
            await self._come_up()
        except BaseException:
            await self._session.close()
            raise
        self._started = True
        log.info("bot.started", mode=self.settings.mode, team=self.identity.team_id)

    async def _come_up(self) -> None:
        client = slack_client.create_client(self.settings, self._session)
        lookups = slack_client.create_client(self.settings, self._session, lookups=True)
        self.identity = await workspaces.introduce(lookups, self.settings)
        transact = self.database.transacting(self.identity.team_id)
        await transact(setup.start, self.identity.store)
        await self.database.write_alone(engines.grow_log)
        self._directory = Directory(self.database, lookups, self.identity.team_id)
        self._directory.read_members()
        lease, doorway = self.settings.lease_seconds, self._doorway
        self.delivery = Delivery(
            self.database, client, self.owner, lease, self._pace, doorway
        )
        self.database.when_spoken = self.delivery.wake
        self._homes = Homes(
            self.database, client, self._directory, self._pace, self.identity.url
        )
        self.database.when_home_due = self._homes.wake
        self.bolt = self._create_bolt(
            slack_client.create_client(self.settings, self._session)
        )
        self.inbox.work = self._work
        self.delivery.start()
        self._homes.start()
        self._start_jobs()
        await self._open()

    async def stop(self) -> None:
        """Take no more, finish what is under way, leave the rest for the next start."""
        self._started = False
        self._scheduler.pause()
        if self._socket:
            await self._socket.close()
        await self._site.stop()
        await asyncio.gather(
            self.inbox.stop(FINISH_WITHIN), self.delivery.stop(FINISH_WITHIN)
        )
        await asyncio.gather(self._homes.stop(), self._directory.stop())
        self._scheduler.shutdown(wait=False)
        await self._runner.cleanup()
        await self._session.close()
        await self.database.close()
        log.info("bot.stopped")

    @property
    def port(self) -> int:
        """The port of the front door, also when any was asked for."""
        return int(self._runner.addresses[0][1])

    async def idle(self) -> None:
        """Wait until everything that arrived is worked and everything said is sent."""
        await self.inbox.idle()
        await self.delivery.idle()
        await self._homes.idle()

    async def receive(self, body: Body) -> Reply:
        """All that Slack sends: kept, or (forms) worked, before it is acknowledged."""
        with self._doorway:
            return await self._receive(body)

    async def _receive(self, body: Body) -> Reply:
        if not self.identity.is_meant_by(body):
            log.info("event.not_ours", kind=body.get("type"))
            return OK
        if self.identity.said_it(body):
            return OK
        if body.get("type") in ANSWER_MATTERS:
            return await self._answer(body)
        try:
            async with asyncio.timeout(STORE_WITHIN):
                read = self.database.reading(self.identity.team_id)
                if await earshot.is_for_us(body, read):
                    await self.inbox.keep(self.identity.team_id, body)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is not stored
            log.warning("event.not_stored", why=type(error).__name__)
            return TRY_AGAIN
        return OK

    async def ready(self) -> dict[str, bool]:
        return {
            "started": self._started,
            "database": await self._database_answers(),
            "slack": self._socket is None or await self._socket.is_connected(),
        }

    async def _database_answers(self) -> bool:
        def look(uow: UnitOfWork) -> None:
            uow.connection.execute(text("SELECT 1"))

        try:
            await asyncio.wait_for(self.database.reading("")(look), STORE_WITHIN)
        except Exception as error:  # noqa: BLE001 - any reason means: not ready
            log.warning("database.not_available", why=type(error).__name__)
            return False
        return True

    async def _open(self) -> None:
        is_http = self.settings.mode == "http"
        secret = self.settings.slack_signing_secret
        site = create_site(
            self.ready,
            self.receive if is_http else None,
            secret.get_secret_value() if secret else None,
        )
        self._runner = web.AppRunner(site, access_log=None)
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, self.settings.host, self.settings.port)
        try:
            await self._site.start()
        except OSError as error:
            raise SettingsProblem(
                f"PORT {self.settings.port} cannot be used: "
                f"{str(error.strerror).rpartition(': ')[2]}. Stop what listens there, "
                "perhaps another Goodwill, or set PORT and HOST to others."
            ) from error
        if not is_http:
            client = slack_client.create_client(self.settings, self._session)
            self._socket = create_socket(self.settings, client, self.receive)
            await connect(self._socket)

    def _start_jobs(self) -> None:
        lease = self.settings.lease_seconds
        self.jobs = schedules.timetable(self.inbox, self.delivery, self._homes, lease)
        schedules.register(self._scheduler, self.jobs)
        self._scheduler.start()

    def _create_bolt(self, client: Any) -> AsyncApp:  # noqa: ANN401
        token, client.token = client.token, None  # Bolt sets it for each request

        async def authorize(**_: object) -> AuthorizeResult:
            return AuthorizeResult(
                enterprise_id=None,
                team_id=self.identity.team_id,
                bot_token=token,
                bot_id=self.identity.bot_id,
                bot_user_id=self.identity.bot_user_id,
            )

        app = AsyncApp(
            client=client,
            authorize=authorize,
            process_before_response=True,
            # The front door has done all of these.
            request_verification_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            ignoring_self_events_enabled=False,
            # Nothing of ours asks for these.
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
            raise_error_for_unhandled_request=True,
        )
        app.middleware(self._provide)
        handlers.register(app)
        return app

    async def _provide(
        self,
        ack: AsyncAck,
        context: AsyncBoltContext,
        next_: Callable[[], Awaitable[None]],
    ) -> None:
        """Give every handler its parts by name."""
        if context["is_kept"]:
            await ack()  # Slack has its 200 already; Bolt must not miss an answer
        context["directory"] = self._directory
        context["homes"] = self._homes
        context["read"] = self.database.reading(self.identity.team_id)
        if context.user_id:
            team, user = self.identity.team_id, context.user_id
            context["person"] = await self._directory.person(team, user)
        await next_()

    async def _dispatch(
        self, body: Body, transact: Transact, attempt: int = 1
    ) -> BoltResponse:
        parts = {
            "transact": transact,
            "attempt": attempt,
            "is_kept": body.get("type") not in ANSWER_MATTERS,
            "trigger_id": body.get("trigger_id"),
        }
        request = AsyncBoltRequest(body=body, mode="socket_mode", context=parts)
        return await self.bolt.async_dispatch(request)

    async def _answer(self, body: Body) -> Reply:
        """A form closes only when what was typed is stored."""
        team = self.identity.team_id
        first = inbox_rows.finish_form(team, body)
        transact = self.database.transacting(team, first)
        try:
            async with asyncio.timeout(STORE_WITHIN):
                response = await self._dispatch(body, transact)
        except TimeoutError:
            return TRY_AGAIN
        headers = {name: values[0] for name, values in response.headers.items()}
        return Reply(response.status, response.body, headers)

    async def _work(self, kept: Kept) -> None:
        """A kept row goes to whoever listens; then it is done, or put off."""
        once = Once(self.database, kept)
        response = await self._dispatch(kept.body, once, kept.attempt)
        if response.status < 500:  # noqa: PLR2004
            await self._finish(once)
        elif kept.attempt < TRIES:
            await self.inbox.put_off(kept, 2.0**kept.attempt)
        else:
            log.error("event.given_up", inbox_id=kept.id)
            await once(inbox_rows.fail, "given up")

    async def _finish(self, once: Once) -> None:
        if once.done:
            return
        try:
            await once(_no_effect)
        except Superseded as error:
            log.info("event.superseded", why=str(error))


def _no_effect(_: UnitOfWork) -> None:
    """Nobody wanted it, or it only opened a form."""
