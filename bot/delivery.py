"""Sending what waits in the outbox: once, paced, in order within a thread.

A row is claimed under a lease, posted with its key as metadata, and noted only if it is
still ours. After anything that leaves a doubt (a crash, a timeout, a 5xx, a dropped
line) the next attempt looks in the conversation for the key before it posts.
"""

import asyncio
import random
from functools import partial
from typing import Any

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import OperationalError
from structlog.contextvars import bind_contextvars

from bot import outbox_rows as rows
from bot.clock import real_time
from bot.db import Database
from bot.domain.letters import BROKE, GIVEN_UP, MAY_BE_OUT, request_of
from bot.doorway import Doorway
from bot.engines import complain
from bot.errors import Superseded
from bot.grouped import Grouped
from bot.outbox_rows import Due, Heading, Result
from bot.pacing import Pace, spare_for
from bot.rooms import Rooms
from bot.slack_answers import TooSoon, Verdict, nowhere, verdict_of

log = structlog.get_logger(__name__)

NOTE_TOGETHER = 0.005  # seconds; several messages leave at once, and are noted at once
FIRST_WAIT = 1.0  # seconds
IN_DOUBT = 4  # times as long: a message can stay unseen in history for two seconds
LONGEST_WAIT = 300.0
AT_ONCE = 200  # messages under way; a batch more may be begun
GIVE_UP_AFTER = 24 * 3600.0
GIVE_UP_BROKEN_AFTER = 600.0  # it is us who fail with it, and others wait behind it
MARK = "goodwill_message"
LOOKING = ("conversations.history", "conversations.replies")
LOOK_BACK = 7_200.0  # seconds before the row was made, for clocks that differ


class Delivery:
    """Sends what is due, when woken by a commit or by the timetable."""

    def __init__(
        self,
        database: Database,
        client: AsyncWebClient,
        owner: str,
        lease: float,
        pace: Pace,
        doorway: Doorway,
    ) -> None:
        self._database = database
        self._client = client
        self._owner = owner
        self._lease = lease
        self._pace = pace
        self._rooms = Rooms(client, pace)
        self._doorway = doorway
        self._note = Grouped(self._note_all, linger=NOTE_TOGETHER)
        self._woken = asyncio.Event()
        self._quiet = asyncio.Event()
        self._claiming = False
        self._loop: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._more = False  # the last claim took as much as it could
        self._stopping = False

    def start(self) -> None:
        self._loop = asyncio.create_task(self._run())
        self.wake()

    def wake(self) -> None:
        """Something may be due: look now."""
        self._quiet.clear()
        self._woken.set()

    async def send_due(self) -> None:
        """The timetable's tick: time may have made something due."""
        self.wake()

    async def idle(self) -> None:
        """Wait until all that is due now is sent."""
        await self._quiet.wait()

    async def stop(self, seconds: float) -> None:
        """Finish the calls under way, and leave the rest to whoever starts next."""
        self._stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = [*self._tasks, *filter(None, [self._loop])]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._database.write(partial(rows.let_go, owner=self._owner))

    async def prune(self) -> None:
        now = self._database.clock()
        await self._database.write(partial(rows.prune, now=now))

    async def _run(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            self._claiming = True
            await self._doorway.quiet()
            try:
                await self._claim_and_send()
            except OperationalError as error:
                complain("outbox.not_read", error)  # the next tick tries again
            except Exception:
                log.exception("outbox.not_read")
            self._claiming = False
            self._rest()

    def _rest(self) -> None:
        if not (self._tasks or self._claiming or self._woken.is_set()):
            self._quiet.set()

    async def _claim_and_send(self) -> None:
        if self._stopping or len(self._tasks) >= AT_ONCE:
            return
        claim = partial(
            rows.claim,
            now=self._database.clock(),
            owner=self._owner,
            lease=self._lease,
        )
        claimed = await self._database.write(claim)
        self._more = len(claimed) == rows.BATCH
        for due in claimed:
            task = asyncio.create_task(self._send(due, self._sending.get(due.id)))
            self._sending[due.id] = task
            self._tasks.add(task)
            task.add_done_callback(partial(self._sent, due.id))

    def _sent(self, row: int, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._sending.get(row) is task:
            del self._sending[row]
        self._rest()

    async def _send(self, due: Due, before: asyncio.Task[None] | None) -> None:
        about = {"key": due.key, "request_id": request_of(due.key)}
        bind_contextvars(workspace=due.workspace_id, **about)
        if before:  # our own earlier attempt slept through its lease: it ends first
            await asyncio.wait([before])
        try:
            result = await self._attempt(due)
            if await self._note(result) or (self._more and result.is_final):
                self.wake()
        except Superseded:
            log.info("message.taken_over")
        except Exception:
            # Its lease runs out, and the next attempt looks before it posts.
            log.exception("message.not_noted", attempt=due.attempt)

    async def _attempt(self, due: Due) -> Result:
        """Edit it if it is out, look for it if it may be, post it if it is not."""
        try:
            return await self._say(due)
        except TooSoon as error:
            self._wake_in(error.seconds)
            return rows.not_tried(due, error.seconds, "its turn has not come")
        except Superseded:
            raise
        except (SlackClientError, ClientError, TimeoutError, ValueError) as error:
            return self._judge(due, error)
        except Exception as error:
            log.exception("message.broke")  # and ends one day as others do
            broke = Verdict("unknown", f"{BROKE}{type(error).__name__}")
            return self._try_later(due, broke, GIVE_UP_BROKEN_AFTER)

    async def _say(self, due: Due) -> Result:
        thread = await self._thread(due)
        if thread.to_come and not self._is_old(due):
            raise TooSoon(1)
        channel = due.channel or thread.channel or await self._room(due, thread.ts)
        ts = due.ts
        if due.may_be_out:
            ts = await self._lost(due, channel, thread.ts)
        method = "chat.postMessage" if ts is None else "chat.update"
        spare = spare_for(due.key)
        self._pace.ask(due.workspace_id, method, channel, spare=spare)
        await self._hold(due)
        if ts is None:
            channel, ts = await self._post(due, channel, thread.ts)
        else:
            await self._client.chat_update(channel=channel, ts=ts, **due.message)
        return rows.sent(due, channel, ts, self._database.clock())

    async def _post(
        self, due: Due, channel: str, thread_ts: str | None
    ) -> tuple[str, str]:
        response = await self._client.chat_postMessage(
            channel=channel,
            thread_ts=thread_ts,
            metadata={"event_type": MARK, "event_payload": {"key": due.key}},
            unfurl_links=False,
            unfurl_media=False,
            **due.message,
        )
        if not (response.get("ts") and response.get("channel")):
            nowhere()
        return str(response["channel"]), str(response["ts"])

    async def _hold(self, due: Due) -> None:
        """Before a call that changes something, see that the row still is ours."""
        if due.held_until - real_time() > self._lease / 2:
            return
        hold = partial(rows.hold, due=due, lease=self._lease)
        if not await self._database.write(hold):
            raise Superseded(due.key)

    async def _room(self, due: Due, thread_ts: str | None) -> str:
        anew = thread_ts is None and not due.may_be_out
        return await self._rooms.find(due.workspace_id, due.address.to, anew=anew)

    async def _thread(self, due: Due) -> Heading:
        key = due.address.thread_of
        if key is None:
            return Heading(ts=due.address.thread_ts)
        find = partial(rows.heading, workspace_id=due.workspace_id, key=key)
        return await self._database.write(find)

    def _is_old(self, due: Due) -> bool:
        """Whether it has waited so long that it should rather stand alone."""
        waited = self._database.clock() - due.created_at
        return waited.total_seconds() > GIVE_UP_AFTER

    async def _lost(self, due: Due, channel: str, thread_ts: str | None) -> str | None:
        """Look for what an earlier attempt posted but did not live to note down."""
        self._pace.ask(due.workspace_id, LOOKING[thread_ts is not None])
        oldest = f"{min(due.created_at.timestamp(), due.first_tried) - LOOK_BACK:.6f}"
        asked: dict[str, Any] = {
            "channel": channel, "include_all_metadata": True, "limit": 200,
        }  # fmt: skip
        if thread_ts:
            asked["ts"] = thread_ts
            pages = await self._client.conversations_replies(**asked)
        else:
            asked["oldest"] = oldest
            pages = await self._client.conversations_history(**asked)
        async for page in pages:
            for message in page["messages"]:
                marked = (message.get("metadata") or {}).get("event_payload") or {}
                if marked.get("key") == due.key:
                    log.info("message.found")
                    return str(message["ts"])
        return None

    def _judge(self, due: Due, error: Exception) -> Result:
        verdict, now = verdict_of(error), self._database.clock()
        log.info("message.failed", why=verdict.why, attempt=due.attempt)
        match verdict.kind:
            case "wait":
                self._wake_in(verdict.seconds)
                return rows.not_tried(due, verdict.seconds, verdict.why)
            case "plain" if len(due.message) > 1:
                return rows.reworded(due, {"text": due.message["text"]})
            case "never" | "plain":
                unseen = verdict.method in LOOKING  # rather not said than said twice
                why = f"{MAY_BE_OUT}{verdict.why}" if unseen else verdict.why
                log.error("message.refused", why=why)
                return rows.refused(due, why, now, took_nothing=True)
        return self._try_later(due, verdict, GIVE_UP_AFTER)

    def _try_later(self, due: Due, verdict: Verdict, give_up_after: float) -> Result:
        if real_time() - due.first_tried > give_up_after:
            log.error("message.given_up", why=verdict.why)
            why, now = f"{GIVEN_UP}{verdict.why}", self._database.clock()
            return rows.refused(due, why, now, took_nothing=False)
        is_unknown = verdict.kind == "unknown"
        least = max(FIRST_WAIT * (IN_DOUBT if is_unknown else 1), verdict.seconds)
        wait = min(LONGEST_WAIT, max(least, real_time() - due.first_tried))
        wait *= random.uniform(1, 1.25)  # noqa: S311 - spreads retries, hides nothing
        self._wake_in(wait)
        return rows.put_off(due, wait, reached_slack=is_unknown, error=verdict.why)

    def _wake_in(self, seconds: float) -> None:
        asyncio.get_running_loop().call_later(seconds + 0.01, self.wake)

    async def _note_all(self, results: list[Result]) -> list[bool]:
        return await self._database.write(partial(rows.note, results=results))
