"""What a person does on the page, passed on to the sandbox."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from inspect import isawaitable

from bot.sandbox.forms import fields
from bot.sandbox.model import Json, NotThere
from bot.sandbox.page import turning, typed
from bot.sandbox.page.completions import INVITE
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.layout import Desk
from bot.sandbox.page.markup import Html
from bot.sandbox.page.suggestions import found
from bot.sandbox.page.surface import Surface
from bot.sandbox.server import Sandbox

_SAID_WITHIN = 0.25
Act = Callable[[Eyes, Json], Awaitable[object]]


class Acts:
    """Each act by its name in the address; `said` is the JSON that came with it."""

    def __init__(self, sandbox: Sandbox, desk: Desk) -> None:
        self._sandbox = sandbox
        self._desk = desk
        self._under_way: set[asyncio.Task[object]] = set()
        self.by_name: dict[str, Act] = {
            "say": self._say,
            "invite": self._invite,
            "click": self._click,
            "act": self._act,
            "suggest": self._suggest,
            "submit": self._submit,
            "forgive": self._forgive,
            "close": self._close,
            "react": self._react,
            "edit": self._edit,
            "delete": self._delete,
            "shortcut": self._shortcut,
            "home": self._home,
            "dismiss": self._dismiss,
            "turn": self._turn,
        }

    async def _say(self, eyes: Eyes, said: Json) -> None:
        """Write a message, or a command. What the bot makes of it is not waited for."""
        text, channel = str(said["text"]), str(said["channel"])
        name, _, rest = text.partition(" ")
        if text.startswith("/"):
            if said.get("thread"):
                raise NotThere(f"{name} does not work in a thread, as in Slack.")
            await self._command(eyes, channel, name, rest.strip())
            return
        await self._begin(
            self._sandbox.say(
                eyes.me,
                channel,
                text,
                thread_ts=said.get("thread"),
                files=[str(name) for name in said.get("files") or ()],
                broadcast=bool(said.get("broadcast")),
            )
        )

    async def _command(self, eyes: Eyes, channel: str, name: str, rest: str) -> None:
        """One of the app's, or `/invite`, which is Slack's own."""
        if name != INVITE:
            await self._sandbox.command(eyes.me, channel, name, rest)
            return
        whom = eyes.workspace.named(rest.removeprefix("@"))
        if whom is None:
            raise NotThere(f"{INVITE} takes somebody's name, like @goodwill.")
        await self._begin(self._sandbox.invite(eyes.me, whom, channel))

    async def _invite(self, eyes: Eyes, said: Json) -> None:
        """Bring the bot into a channel."""
        bot, channel = eyes.workspace.bot_user_id, str(said["channel"])
        await self._begin(self._sandbox.invite(eyes.me, bot, channel))

    async def _begin(self, act: Coroutine[object, object, object]) -> None:
        """Start something that may go on long after; hear of it if it fails at once."""
        task = asyncio.create_task(act)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        done, _ = await asyncio.wait({task}, timeout=_SAID_WITHIN)
        for each in done:
            each.result()

    async def _click(self, eyes: Eyes, said: Json) -> None:
        channel, ts = str(said["channel"]), str(said["ts"])
        message = eyes.workspace.message(channel, ts, as_user=eyes.me)
        action = str(said["action"])
        value = typed.chosen(eyes, message.blocks, action, said.get("value"))
        await self._sandbox.click(eyes.me, channel, ts, action, value=value)

    async def _act(self, eyes: Eyes, said: Json) -> None:
        """Press or choose something in a view, with all that is typed in it so far."""
        view, action = str(said["view"]), str(said["action"])
        blocks = eyes.workspace.windows.find(view).blocks
        state = typed.state(eyes, blocks, said.get("state") or {})
        value = typed.chosen(eyes, blocks, action, said.get("value"))
        await self._sandbox.act_in_view(eyes.me, view, action, state=state, value=value)

    async def _suggest(self, eyes: Eyes, said: Json) -> Html:
        """What the bot offers for what is typed into a search, as boxes to tick."""
        view = eyes.workspace.windows.find(str(said["view"]))
        action, words = str(said["action"]), str(said["typed"])
        offered = await self._sandbox.suggestions(eyes.me, view.id, action, words)
        it = next(f.element for f in fields(view.blocks) if f.action_id == action)
        return found(Surface(eyes, view.id), it, offered)

    async def _submit(self, eyes: Eyes, said: Json) -> None:
        view = str(said["view"])
        self._desk.memory.dismiss(eyes)
        blocks = eyes.workspace.windows.find(view).blocks
        state = typed.state(eyes, blocks, said.get("state") or {})
        errors = await self._sandbox.submit(eyes.me, view, state)
        self._desk.memory.blame(eyes.me, view, errors or {})

    async def _forgive(self, eyes: Eyes, said: Json) -> None:
        """A field that was wrong has changed."""
        self._desk.memory.forgive(eyes.me, str(said["view"]), str(said["block"]))

    async def _close(self, eyes: Eyes, said: Json) -> None:
        self._desk.memory.dismiss(eyes)
        await self._sandbox.close(eyes.me, str(said["view"]))

    async def _react(self, eyes: Eyes, said: Json) -> None:
        """Give a reaction, or take one's own back."""
        channel, ts, name = (str(said[key]) for key in ("channel", "ts", "name"))
        message = self._sandbox.workspace.message(channel, ts, as_user=eyes.me)
        given = eyes.me in message.reactions.get(name, ())
        react = self._sandbox.unreact if given else self._sandbox.react
        await self._begin(react(eyes.me, channel, ts, name))

    async def _edit(self, eyes: Eyes, said: Json) -> None:
        channel, ts, text = (str(said[key]) for key in ("channel", "ts", "text"))
        await self._begin(self._sandbox.edit(eyes.me, channel, ts, text))

    async def _delete(self, eyes: Eyes, said: Json) -> None:
        channel, ts = str(said["channel"]), str(said["ts"])
        await self._begin(self._sandbox.delete(eyes.me, channel, ts))

    async def _shortcut(self, eyes: Eyes, said: Json) -> None:
        """From a message's menu, or, without a message, from the composer's."""
        name, channel, ts = str(said["name"]), said.get("channel"), said.get("ts")
        await self._sandbox.shortcut(eyes.me, name, channel=channel, ts=ts)

    async def _home(self, eyes: Eyes, said: Json) -> None:  # noqa: ARG002 - one of many
        """Look at the bot's Home; it hears of that and may publish another."""
        await self._begin(self._sandbox.open_home(eyes.me))

    async def _dismiss(self, eyes: Eyes, said: Json) -> None:  # noqa: ARG002 - one of many
        self._desk.memory.dismiss(eyes)

    async def _turn(self, eyes: Eyes, said: Json) -> None:
        clock, choice = self._desk.clock, said.get("choice")
        if clock is None or choice not in turning.CHOICES:
            raise NotThere("This clock cannot be turned so.")
        done = clock.advance_to(turning.target(choice, clock.now(), eyes.zone()))
        if isawaitable(done):
            await done
        eyes.workspace.changed("clock")
