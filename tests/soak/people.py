"""People who go through whole requests, whatever happens to the bot meanwhile."""

import asyncio
import contextlib
import random
from collections.abc import Callable
from typing import Any

from bot.sandbox import Message, Sandbox
from tests.cast import button_called
from tests.core.steps import until
from tests.soak.oracle import key_of

PATIENCE = 240.0  # seconds without an answer, after which they call it lost
AGAIN_AFTER = 0.2  # seconds, when nobody answered a press
IT = ("U0IVO", "U0MIA")
QUESTIONS = ("goal", "without", "daily_fit")


class Town:
    """Several people in the business, and two in IT who decide."""

    def __init__(
        self,
        sandbox: Sandbox,
        size: int,
        seed: int,
        *,
        pause: float = 0,
        edits: float = 0,
    ) -> None:
        """They think for `pause` seconds, and edit this share of what they need."""
        self.sandbox = sandbox
        self.pause, self.edits = pause, edits
        self.workspace = sandbox.workspace
        self.random = random.Random(seed)  # noqa: S311 - the same story each time
        self.people = [f"U0BIZ{number}" for number in range(size)]
        for person in self.people:
            self.workspace.add_user(person, person.lower())
        self.closing = False
        self.finished = 0
        self.stuck: list[str] = []
        self._said = 0
        self._posts = Posts(sandbox)
        self._desks = {it: asyncio.Lock() for it in IT}

    async def live(self) -> None:
        """Everybody asks for one thing after the other, until the town closes."""
        await asyncio.gather(*(self._keep_asking(person) for person in self.people))

    async def _keep_asking(self, person: str) -> None:
        while not self.closing:
            try:
                await self.ask(person)
            except TimeoutError:
                self.stuck.append(f"{person} waited in vain after {self._last(person)}")
                return

    async def ask(self, person: str) -> None:
        """One request, from the first words to the answer."""
        channel = self.workspace.dm(person).id
        opening = await self.sandbox.say(person, channel, self._words("need"))
        if self.random.random() < self.edits:
            better = f"{opening.text}, put better"
            await self.sandbox.edit(person, channel, opening.ts, better)
        for question in QUESTIONS:
            asked = await self._reads(opening, f":question:{question}")
            await self._answers(person, opening, asked)
        brief = await self._reads(opening, ":brief")
        await self._clicks(person, brief, "Yes, send to IT")
        number = str(_key(brief)).split(":")[1]
        await self._decided(f"request:{number}", opening)
        self.finished += 1

    async def _answers(self, person: str, opening: Message, asked: Message) -> None:
        if self.random.random() < 0.3:
            await self._clicks(person, asked, "Skip")
        else:
            words = self._words("answer")
            await self.sandbox.say(person, opening.channel, words, thread_ts=opening.ts)

    async def _decided(self, request: str, opening: Message) -> None:
        """Somebody in IT presses Decide until it is decided."""
        card = await self._finds(lambda: self._posts.find(f"{request}:card"))
        it = self.random.choice(IT)
        async with self._desks[it], asyncio.timeout(PATIENCE):
            while not self._in_thread(opening, ":outcome"):
                await self._tries_to_decide(it, card)
                await self._soon(lambda: bool(self._in_thread(opening, ":outcome")))

    async def _tries_to_decide(self, it: str, card: Message) -> None:
        if self._has(card, "Decide"):
            await self._clicks(it, card, "Decide")
        await self._soon(lambda: bool(self.workspace.open_views(it)))
        for view in self.workspace.open_views(it)[-1:]:
            found = self._words("finding")
            filled = {"outcome": "go_ahead", "finding": found, "goal": "a shared goal"}
            said = await self.sandbox.submit(it, view.id, filled)
            while said == {}:  # the bot was gone: the form is still there
                await asyncio.sleep(AGAIN_AFTER)
                said = await self.sandbox.submit(it, view.id, filled)
            if said:
                await self.sandbox.close(it, view.id)

    async def _clicks(self, person: str, message: Message, label: str) -> None:
        """Press until the bot has acknowledged it, or the button is gone."""
        notices = self.workspace.notices(person)
        async with asyncio.timeout(PATIENCE):
            while self._has(message, label):
                before = len(notices)
                action = button_called(label, message.blocks)
                await self.sandbox.click(
                    person,
                    message.channel,
                    message.ts,
                    action["action_id"],
                    value=action["value"],
                )
                if len(notices) == before:
                    return
                await asyncio.sleep(AGAIN_AFTER)

    def _has(self, message: Message, label: str) -> bool:
        try:
            button_called(label, message.blocks)
        except AssertionError:
            return False
        return True

    async def _reads(self, opening: Message, what: str) -> Message:
        return await self._finds(lambda: self._in_thread(opening, what))

    async def _finds(self, look: Callable[[], Message | None]) -> Message:
        await until(lambda: look() is not None, PATIENCE)
        found = look()
        assert found
        await asyncio.sleep(self.random.uniform(0, 2 * self.pause))
        return found

    async def _soon(self, true: Callable[[], bool]) -> None:
        with contextlib.suppress(TimeoutError):
            await until(true, within=3)

    def _in_thread(self, opening: Message, what: str) -> Message | None:
        thread = self.workspace.messages(opening.channel, opening.ts)
        return next((m for m in thread if str(_key(m)).endswith(what)), None)

    def _words(self, kind: str) -> str:
        """Words nobody has said before."""
        self._said += 1
        return f"{kind} {self._said:05}"

    def _last(self, person: str) -> str:
        channel = self.workspace.dm(person).id
        openings = self.workspace.messages(channel)
        thread = self.workspace.messages(channel, openings[-1].ts) if openings else []
        return repr(thread[-1].text) if thread else "nothing"


class Posts:
    """What the bot has posted, by key; the ledger is read once, however long it is."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._workspace = sandbox.workspace
        self._read = 0
        self._places: dict[str, tuple[str, str]] = {}

    def find(self, key: str) -> Message | None:
        for entry in self._workspace.ledger[self._read :]:
            self._read += 1
            if known := key_of(entry):
                self._places.setdefault(known, (entry.channel, entry.ts))
        place = self._places.get(key)
        return self._workspace.message(*place) if place else None


def _key(message: Message) -> Any:  # noqa: ANN401
    return (message.metadata or {}).get("event_payload", {}).get("key")
