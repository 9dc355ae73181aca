"""Everything else that Slack tells a bot all day, at an even pace."""

import asyncio
import json
import random
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from itertools import count

import aiohttp
from slack_sdk.signature import SignatureVerifier

from bot.sandbox import Message, Sandbox
from bot.sandbox.model import Json
from tests.soak.oracle import NONSENSE, Witness

PLACE = "C0SALES"
SIZE = 40
RECENT = 50
TICK = 0.02
MOST_AT_ONCE = 400  # who wait while the bot is away; the others come afterwards
BODIES: tuple[Json, ...] = (  # signed, and like nothing Slack sends
    {}, {"type": "event_callback"}, {"type": "event_callback", "event": []},
    {"type": "event_callback", "team_id": "T0SANDBOX", "event": {"type": "message"}},
    {"type": "block_actions", "team": {"id": "T0SANDBOX"}, "actions": [None]},
    {"type": "view_submission", "team": {"id": "T0SANDBOX"}, "view": "none"},
    {"command": ["/goodwill"], "team_id": "T0SANDBOX"},
    {"type": "event_callback", "team_id": "T0ELSEWHERE", "event": {"type": "x" * 500}},
)  # fmt: skip


class Crowd:
    """People of a channel who talk, react, look and come again; and strangers."""

    def __init__(
        self, sandbox: Sandbox, witness: Witness, rate: float, seed: int
    ) -> None:
        self.sandbox, self.workspace = sandbox, sandbox.workspace
        self.witness, self.rate = witness, rate
        self.random = random.Random(seed)  # noqa: S311 - the same day each time
        self.people = [f"U0CRW{number}" for number in range(SIZE)]
        for person in self.people:
            self.workspace.add_user(person, person.lower())
            self.workspace.channels[PLACE].members[person] = None
        self.closing = False
        self.did: Counter[str] = Counter()
        self.knocks = 0
        self.let_in: list[str] = []
        self._said = count(1)
        self._recent: deque[Message] = deque(maxlen=RECENT)
        self._tasks: set[asyncio.Future[None]] = set()
        self._acts: dict[str, tuple[int, Callable[[str], Awaitable[None]]]] = {
            "talk in a channel": (40, self._talks),
            "reaction": (9, self._reacts),
            "edit": (5, self._edits),
            "deletion": (2, self._deletes),
            "ticket": (1, self._marks),
            "Home": (10, self._looks),
            "/goodwill": (4, self._calls_for_help),
            "/ask-it": (3, self._opens_a_form),
            "duplicate": (10, self._comes_again),
        }

    def also_strangers(self, door: "Door") -> None:
        """Somebody knocks who is not Slack, and somebody who talks nonsense."""

        async def nonsense(_: str) -> None:
            await self._is_turned_away(door.nonsense, {200, 400})

        async def knock(_: str) -> None:
            await self._is_turned_away(door.knock, {401})

        self._acts |= {"signed nonsense": (2, nonsense), "knock": (2, knock)}

    @property
    def arrived(self) -> int:
        """How much came to the bot in all, also from those who ask for something."""
        return self.witness.sent + self.knocks

    async def live(self) -> None:
        """Fill up what others do to so many events a second, until it closes."""
        began, before = time.monotonic(), self.arrived
        names, weights = list(self._acts), [w for w, _ in self._acts.values()]
        while not self.closing:
            due = (time.monotonic() - began) * self.rate + before - self.arrived
            due = min(due, MOST_AT_ONCE - len(self._tasks))
            for name in self.random.choices(names, weights, k=max(0, round(due))):
                self._begin(name)
            await asyncio.sleep(TICK)
        await asyncio.gather(*self._tasks)

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _begin(self, name: str) -> None:
        self.did[name] += 1
        _, act = self._acts[name]
        task = asyncio.ensure_future(act(self.random.choice(self.people)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- acts ----------------------------------------------------------------

    async def _talks(self, person: str) -> None:
        said = await self.sandbox.say(person, PLACE, self._words())
        self._recent.append(said)

    def _words(self) -> str:
        """Words nobody has said before."""
        return f"need {next(self._said):05} of the crowd"

    def _some(self) -> Message | None:
        """A message that nobody has done anything to yet."""
        return self._recent.popleft() if self._recent else None

    async def _reacts(self, person: str) -> None:
        if message := self._some():
            await self.sandbox.react(person, PLACE, message.ts, "thumbsup")

    async def _marks(self, person: str) -> None:
        if message := self._some():
            await self.sandbox.react(person, PLACE, message.ts, "ticket")

    async def _edits(self, _: str) -> None:
        if message := self._some():
            words = f"{message.text}, or so"
            await self.sandbox.edit(message.user, PLACE, message.ts, words)

    async def _deletes(self, _: str) -> None:
        if message := self._some():
            await self.sandbox.delete(message.user, PLACE, message.ts)

    async def _looks(self, person: str) -> None:
        await self.sandbox.open_home(person)

    async def _calls_for_help(self, person: str) -> None:
        await self.sandbox.command(person, PLACE, "/goodwill", "help")

    async def _opens_a_form(self, person: str) -> None:
        """And thinks better of it."""
        for view in reversed(self.workspace.open_views(person)):
            await self.sandbox.close(person, view.id)
        await self.sandbox.command(person, PLACE, "/ask-it", self._words())

    async def _comes_again(self, _: str) -> None:
        await self.sandbox.redeliver()

    async def _is_turned_away(
        self, knock: Callable[[random.Random], Awaitable[int]], fine: set[int]
    ) -> None:
        self.knocks += 1
        try:
            status = await knock(self.random)
        except (aiohttp.ClientError, TimeoutError):
            return  # the bot was gone
        if status not in fine:
            self.let_in.append(f"a stranger got {status}")


class Door:
    """The bot's front door, for those whom it should turn away."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        self._verifier = SignatureVerifier(secret)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(3))

    async def nonsense(self, random: random.Random) -> int:
        """Signed as by Slack; new each time."""
        body = json.dumps(random.choice(BODIES) | {NONSENSE: random.random()})
        stamp = str(int(time.time()))
        signature = self._verifier.generate_signature(timestamp=stamp, body=body)
        return await self._post(body, stamp, str(signature))

    async def knock(self, random: random.Random) -> int:
        body = json.dumps({"type": "event_callback", "number": random.random()})
        return await self._post(body, str(int(time.time())), "v0=" + "0" * 64)

    async def _post(self, body: str, stamp: str, signature: str) -> int:
        headers = {
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature,
        }
        async with self._session.post(self._url, data=body, headers=headers) as said:
            return said.status

    async def close(self) -> None:
        await self._session.close()
