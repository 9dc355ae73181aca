"""People in a story: they write, click, fill in forms and read.

A client of the sandbox, as the page is: everything goes over real sockets to the bot
and back. At the end of a story, a message that nobody read fails it.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot import demo
from bot.app import Bot
from bot.clock import ManualClock
from bot.sandbox import Message, Sandbox, View, Workspace

SOON = 30.0  # seconds after which a story gives up waiting


@dataclass
class Cast:
    """Everybody in the demo's company, by first name, and the bot they talk to."""

    sandbox: Sandbox
    bot: Bot
    clock: ManualClock
    _read: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def workspace(self) -> Workspace:
        return self.sandbox.workspace

    async def says(
        self, who: str, text: str, *, under: Message | None = None
    ) -> Message:
        """Write to the bot: at the top of the DM, or in the thread of a message."""
        channel = under.channel if under else self.dm(who)
        root = (under.thread_ts or under.ts) if under else None
        said = await self.sandbox.say(user(who), channel, text, thread_ts=root)
        await self.settled()
        return said

    async def says_in(
        self, channel: str, who: str, text: str, *, under: Message | None = None
    ) -> Message:
        """Write in a channel, or in a thread there."""
        root = (under.thread_ts or under.ts) if under else None
        said = await self.sandbox.say(user(who), channel, text, thread_ts=root)
        await self.settled()
        return said

    async def marks(self, who: str, message: Message, emoji: str = "ticket") -> None:
        await self.sandbox.react(user(who), message.channel, message.ts, emoji)
        await self.settled()

    async def types(self, who: str, command: str, text: str = "") -> None:
        """A slash command, in the DM with the bot."""
        await self.sandbox.command(user(who), self.dm(who), command, text)
        await self.settled()

    async def picks(self, who: str, shortcut: str, on: Message | None = None) -> None:
        """A global shortcut, or one from the menu of a message."""
        at = {"channel": on.channel, "ts": on.ts} if on else {}
        await self.sandbox.shortcut(user(who), shortcut, **at)
        await self.settled()

    async def clicks(self, who: str, label: str, on: Message) -> None:
        """Press the button with this label, as the message stands now."""
        now = self.workspace.message(on.channel, on.ts, as_user=user(who))
        action = button_called(label, now.blocks)
        await self.sandbox.click(
            user(who), on.channel, on.ts, action["action_id"], value=action.get("value")
        )
        await self.settled()

    async def opens_home(self, who: str) -> View:
        await self.sandbox.open_home(user(who))
        await self.settled()
        return self.home(who)

    def home(self, who: str) -> View:
        """The Home of somebody, as it stands now."""
        home = self.workspace.home(user(who))
        assert home, f"{who} has no Home"
        return home

    async def clicks_in_home(self, who: str, label: str) -> None:
        home = self.home(who)
        action = button_called(label, home.blocks)
        await self.sandbox.act_in_view(
            user(who), home.id, action["action_id"], value=action.get("value")
        )
        await self.settled()

    async def selects(self, who: str, action_id: str, value: str, on: Message) -> None:
        """Choose from a menu in a message."""
        person = user(who)
        await self.sandbox.click(person, on.channel, on.ts, action_id, value=value)
        await self.settled()

    def form(self, who: str) -> View:
        """The form that is open in front of somebody."""
        views = self.workspace.open_views(user(who))
        assert views, f"no form is open for {who}"
        return views[-1]

    async def fills(self, who: str, **values: object) -> dict[str, str] | None:
        """Fill in the form and send it; what is wrong with it, by field."""
        errors = await self.sandbox.submit(user(who), self.form(who).id, values)
        await self.settled()
        return errors

    async def chooses(self, who: str, action_id: str, **so_far: str) -> None:
        """Choose or press something inside the open form."""
        view = self.form(who)
        await self.sandbox.act_in_view(user(who), view.id, action_id, state=so_far)
        await self.settled()

    async def reads(self, who: str, words: str) -> Message:
        """The one new message of the bot's that they can see, with these words."""
        changes = self.workspace.watch()
        async with asyncio.timeout(SOON):
            while not (found := self._with(words, self.unread(who))):
                await anext(changes)
        assert len(found) == 1, f"{who} has {len(found)} new messages with {words!r}"
        self._read.add(_as_it_stands(found[0]))
        return found[0]

    def skims(self, who: str) -> None:
        """Read whatever is new, without looking closely."""
        self._read |= {_as_it_stands(message) for message in self.unread(who)}

    def unread(self, who: str | None = None) -> list[Message]:
        """What the bot said or edited and nobody has read; of one person or of all."""
        entries = self.workspace.ledger
        stood = {(entry.channel, entry.ts) for entry in entries}
        messages = [
            message
            for channel, ts in sorted(stood, key=lambda place: place[1])
            if (message := self._message(channel, ts)) is not None
            and (who is None or self._can_see(user(who), message))
        ]
        return [each for each in messages if _as_it_stands(each) not in self._read]

    def places_read(self) -> set[tuple[str, str]]:
        """Where a message stands that somebody has read, whatever it says by now."""
        return {(channel, ts) for channel, ts, _ in self._read}

    async def restarts(self) -> None:
        """The bot stops and starts again, with nothing but its database."""
        await self.bot_is_away()

    async def bot_is_away(self, **turn: float) -> None:
        """Stop it for a while."""
        await self.bot.stop()
        self.clock.advance(**turn)
        self.bot = Bot(self.bot.settings, clock=self.clock, limits=False)
        await self.start()

    async def start(self) -> None:
        await self.bot.start()
        if self.bot.settings.mode == "http":
            url = f"http://127.0.0.1:{self.bot.port}/slack/events"
            self.sandbox.deliver_over_http(url)

    async def time_passes(self, **by: float) -> None:
        """Turn the clock and let every job run once."""
        self.clock.advance(**by)
        for job in self.bot.jobs:
            await job.run()
        await self.settled()

    async def settled(self) -> None:
        """Wait until what arrived is worked, and what was said stands in Slack."""
        async with asyncio.timeout(SOON):
            await self.sandbox.settled()
            await self.bot.idle()

    def dm(self, who: str) -> str:
        return self.workspace.dm(user(who)).id

    def group_of(self, *who: str) -> str:
        """The direct messages of several people, the bot among them."""
        people = [*map(user, who), self.workspace.bot_user_id]
        return self.workspace.group_dm(people).id

    def _message(self, channel: str, ts: str) -> Message | None:
        for person in (None, *self.workspace.users):
            try:
                return self.workspace.message(channel, ts, as_user=person or "")
            except AssertionError:
                continue
        return None

    def _can_see(self, person: str, message: Message) -> bool:
        if message.ephemeral_for:
            return message.ephemeral_for == person
        place = self.workspace.channels[message.channel]
        return place.im_of == person or (not place.is_im and person in place.members)

    def _with(self, words: str, messages: list[Message]) -> list[Message]:
        return [each for each in messages if words in words_of(each)]


def user(who: str) -> str:
    return f"U0{who.upper()}"


def words_of(shown: Message | View) -> str:
    """Everything a person reads in a message or a Home."""
    said = [shown.text] if isinstance(shown, Message) else []
    return "\n".join([*said, *_texts(shown.blocks)])


def mrkdwn_of(part: object) -> list[str]:
    """Every text that Slack searches for mentions and links."""
    if isinstance(part, list):
        return [text for each in part for text in mrkdwn_of(each)]
    if not isinstance(part, dict):
        return []
    own = [part["text"]] if part.get("type") == "mrkdwn" else []
    return own + [text for each in part.values() for text in mrkdwn_of(each)]


def labels_of(message: Message | View) -> list[str]:
    """The buttons of a message or a Home."""
    return [element["text"]["text"] for element in _buttons(message.blocks)]


def button_called(label: str, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    found = [each for each in _buttons(blocks) if each["text"]["text"] == label]
    assert found, f"there is no button {label!r}"
    return found[0]


def _buttons(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In a row of their own, or beside a paragraph."""
    elements = [each for block in blocks for each in block.get("elements", [])]
    beside = [block["accessory"] for block in blocks if "accessory" in block]
    return [each for each in elements + beside if each.get("type") == "button"]


def _texts(part: object) -> list[str]:
    if isinstance(part, list):
        return [text for each in part for text in _texts(each)]
    if not isinstance(part, dict):
        return []
    own = [part["text"]] if isinstance(part.get("text"), str) else []
    return own + [text for each in part.values() for text in _texts(each)]


def _as_it_stands(message: Message) -> tuple[str, str, str]:
    return message.channel, message.ts, f"{message.text}{message.blocks}"


TRIAGE = demo.TRIAGE
WINS = demo.WINS
