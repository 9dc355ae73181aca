"""Where the parts are put together, started and stopped."""

import asyncio
import secrets

import structlog
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from sqlalchemy import Connection

import schedules
from bot import earshot, engines, front_door, migrating, slack_client, workspaces
from bot.clock import Clock, utc_now
from bot.db import Database
from bot.delivery import Delivery
from bot.directory import Directory
from bot.dispatch import ANSWER_MATTERS, Dispatch
from bot.doorway import Doorway
from bot.errors import SettingsProblem
from bot.front_door import OK, TRY_AGAIN, Body, Reply, create_site, not_stored
from bot.gate import Gate
from bot.homes import Homes
from bot.inbox import Inbox
from bot.pacing import Pace
from bot.services import setup
from bot.settings import Settings
from bot.socket_mode import connect, create_socket
from schedules.checkins import Rounds
from schedules.nudges import Nudging

log = structlog.get_logger(__name__)

STORE_WITHIN = 2.5  # seconds; Slack waits three
FINISH_WITHIN = 10.0
DATABASE_WITHIN = 60.0


class Bot:
    """One process of the bot."""

    def __init__(
        self, settings: Settings, *, clock: Clock = utc_now, limits: bool = True
    ) -> None:
        self.settings = settings
        self.owner = secrets.token_hex(8)
        self.database = Database(settings.database_url, clock, settings.pause_seconds)
        self.inbox = Inbox(self.database, self.owner, settings.lease_seconds)
        self._pace = Pace(limits=limits)
        self._gate = Gate()
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
        url = self.settings.database_url
        await migrating.wait_until_current(url, DATABASE_WITHIN)
        self._session = slack_client.create_session(self.settings, self._gate)
        try:
            await self._come_up()
        except BaseException:
            await self._give_up()
            raise
        self._started = True
        log.info("bot.started", mode=self.settings.mode, team=self.identity.team_id)

    async def _give_up(self) -> None:
        """It did not come up: what looks things up meanwhile must not be cut off."""
        if directory := getattr(self, "_directory", None):
            await directory.stop()
        await self._session.close()

    async def _come_up(self) -> None:
        client = slack_client.create_client(self.settings, self._session)
        lookups = slack_client.create_client(self.settings, self._session, lookups=True)
        self.identity = await workspaces.introduce(
            lookups, self.database, self.settings
        )
        self._read = self.database.reading(self.identity.team_id)
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
        self._dispatch = self._create_dispatch()
        self.inbox.work = self._dispatch.work
        self.delivery.start()
        self._homes.start()
        self._start_jobs()
        await self._open()

    def _create_dispatch(self) -> Dispatch:
        return Dispatch(
            self.identity,
            self.database,
            self.inbox,
            slack_client.create_client(self.settings, self._session),
            {"directory": self._directory, "homes": self._homes},
        )

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
        if body.get("type") == "app_rate_limited":
            log.warning("slack.drops_events", since=body.get("minute_rate_limited"))
            return OK
        if body.get("type") in ANSWER_MATTERS:
            return await self._answer(body)
        try:
            async with asyncio.timeout(STORE_WITHIN):
                if await earshot.is_for_us(body, self._read):
                    await self.inbox.keep(self.identity.team_id, body)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is not stored
            engines.complain("event.not_stored", error)
            return not_stored(body)
        return OK

    async def _answer(self, body: Body) -> Reply:
        try:
            async with asyncio.timeout(STORE_WITHIN):
                reply = await self._dispatch.answer(body)
        except TimeoutError as error:
            engines.complain("form.not_stored", error)
            reply = TRY_AGAIN
        return reply if reply.status == OK.status else not_stored(body)

    async def ready(self) -> dict[str, bool]:
        return {
            "started": self._started,
            "database": await self._database_answers(),
            "slack": self._socket is None or await self._socket.is_connected(),
            "token": self._gate.is_open,
        }

    async def _database_answers(self) -> bool:
        """Whether it takes what we write: a full disk can still be read."""

        def touch(connection: Connection) -> None:
            same = "UPDATE alembic_version SET version_num = version_num"
            connection.exec_driver_sql(same)

        try:
            await asyncio.wait_for(self.database.write(touch), STORE_WITHIN)
        except Exception as error:  # noqa: BLE001 - any reason means: not ready
            engines.complain("database.not_available", error)
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
        self._runner = web.AppRunner(
            site, access_log=None, keepalive_timeout=front_door.IDLE_WITHIN
        )
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
        self.jobs = schedules.timetable(
            self.inbox,
            self.delivery,
            self._homes,
            Nudging(self.database, self._directory, self.owner, lease),
            Rounds(self.database, self._directory),
            self.database.transacting(self.identity.team_id),
        )
        schedules.register(self._scheduler, self.jobs)
        self._scheduler.start()
