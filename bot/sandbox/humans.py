"""What people do in Slack. Each act returns when the bot has heard of it."""

from collections.abc import Callable, Sequence
from typing import Unpack

from bot.sandbox import events, shapes
from bot.sandbox.clicks import Clicks
from bot.sandbox.forms import state_of
from bot.sandbox.model import Channel, Json, Message, NotThere, UserTraits


class Humans(Clicks):
    """The people of a workspace: they talk, react, come and go, and click."""

    # --- talking -------------------------------------------------------------

    async def say(
        self,
        user: str,
        channel: str,
        text: str,
        *,
        thread_ts: str | None = None,
        files: Sequence[str | Json] = (),
        broadcast: bool = False,
    ) -> Message:
        """Write something, perhaps with files: names, or dicts with a `name`.

        A dict from some `Message.files` is that same file, shared once more. An answer
        in a thread can be sent to the channel as well: `broadcast`.
        """
        place = self.workspace.inside(user, channel)
        self._must_be_open(place)
        if thread_ts is not None:
            root = self.workspace.message(channel, thread_ts)
            thread_ts = root.thread_ts or root.ts

        write = self.workspace.write
        return await self.delivery.heard(
            lambda: write(user, place, text, thread_ts, files, broadcast=broadcast)
        )

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        message = self._own(user, channel, ts)
        await self._event(lambda: self.workspace.retype(message, user, text))

    async def delete(self, user: str, channel: str, ts: str) -> None:
        """Take back what one wrote; admins may take away what anybody wrote."""
        person = self.workspace.person(user)
        find = self._seen if person.is_admin or person.is_owner else self._own
        message = find(user, channel, ts)
        await self._event(lambda: self.workspace.remove(message))

    async def react(self, user: str, channel: str, ts: str, emoji: str) -> None:
        message, name = self._seen(user, channel, ts), emoji.strip(":")
        if user in message.reactions.get(name, ()):
            raise NotThere(f"{user} has reacted with :{name}: already.")
        await self._event(lambda: self.workspace.react(user, message, name))

    async def unreact(self, user: str, channel: str, ts: str, emoji: str) -> None:
        message, name = self._seen(user, channel, ts), emoji.strip(":")
        if user not in message.reactions.get(name, ()):
            raise NotThere(f"{user} has not reacted with :{name}:.")
        await self._event(lambda: self.workspace.unreact(user, message, name))

    # --- coming and going ----------------------------------------------------

    async def join(self, user: str, channel: str) -> None:
        """Come into a channel by oneself; guests wait until they are invited."""
        place, person = self.workspace.channel(channel), self.workspace.acting(user)
        if person.guest or not place.is_room:
            raise NotThere(f"{person.name} cannot come in without being invited.")
        await self._event(lambda: self.workspace.join(user, place))

    async def invite(self, user: str, whom: str, channel: str) -> None:
        """Bring somebody, or the bot, into a channel one is in."""
        place, who = self.workspace.inside(user, channel), self.workspace.acting(whom)
        if self.workspace.person(user).guest:
            raise NotThere(f"{user} is a guest, and may not invite anybody.")
        if not place.is_room:
            raise NotThere("Nobody can be brought into direct messages.")
        self.workspace.may_come(who)
        await self._event(lambda: self.workspace.join(whom, place, user))

    async def leave(self, user: str, channel: str) -> None:
        place = self.workspace.inside(user, channel)
        if not place.is_room:
            raise NotThere("Nobody leaves direct messages.")
        await self._event(lambda: self.workspace.leave(user, place))

    async def archive(self, user: str, channel: str) -> None:
        place = self.workspace.inside(user, channel)
        place.archived = True
        self.workspace.changed("channel", place.id)
        await self._event(lambda: events.archived(self.workspace, place, user))

    async def open_home(self, user: str, tab: str = "home") -> None:
        """Look at the app: at its `home`, or at the `messages` with it."""
        workspace = self.workspace
        workspace.colleague(user)
        tabs = {"home": workspace.manifest.has_home}
        if not tabs.get(tab, workspace.manifest.has_dms):
            raise NotThere(f"The manifest gives this app no {tab} tab.")
        place, view = workspace.dm(user), workspace.home(user)
        what: Json = {"user": user, "channel": place.id, "tab": tab}
        if view is not None and tab == "home":
            what["view"] = shapes.view(view, state_of(view))
        await self._event(lambda: events.home_opened(workspace, what))

    async def change(self, user: str, **traits: Unpack[UserTraits]) -> None:
        """Somebody moves, is promoted, sets a status, is deactivated."""
        workspace, person = self.workspace, self.workspace.person(user)
        workspace.describe(person, **traits)
        now = workspace.clock()
        await self._event(lambda: events.user_changed(workspace, person, now))

    async def dnd(
        self, user: str, until: float | None, *, start: float | None = None
    ) -> None:
        """Turn Do Not Disturb on, from now or as planned, or off: until `None`.

        It is told of as it was set, even when it is over: bots must look at the time.
        """
        workspace, person = self.workspace, self.workspace.human(user)
        begins = workspace.clock() if start is None else start
        if until is not None and until <= begins:
            raise NotThere("Do Not Disturb would end before it begins.")
        person.quiet = None if until is None else (begins, until)
        workspace.changed("user", user=person.id)
        await self._event(lambda: events.quiet_changed(workspace, person))

    async def uninstall(self) -> None:
        """An admin removes the app: its token is worth nothing from now on."""
        self.faults.invalid_auth = True
        await self._event(lambda: events.uninstalled(self.workspace))

    # --- what Slack does by itself -------------------------------------------

    async def happen(self, event: Json) -> None:
        """Anything Slack may tell a bot of that no person here can cause."""
        stamped = {"event_ts": self.workspace.next_ts(), **event}
        await self._event(lambda: self.workspace.tell(stamped))

    async def unfurl(self, channel: str, ts: str, title: str) -> None:
        """Slack shows what a link in a message leads to; the bot hears of a change."""
        message = self.workspace.message(channel, ts)
        preview = {"id": 1, "title": title, "fallback": title}
        await self._event(lambda: self.workspace.unfurl(message, preview))

    async def redeliver(self, last: int = 1) -> None:
        """The last events come once more; `faults.inbound` says under which ids."""
        await self._event(lambda: self.delivery.again(last))

    # --- who is where --------------------------------------------------------

    async def _event(self, tell: Callable[[], object]) -> None:
        await self.delivery.heard(tell)

    def _must_be_open(self, place: Channel) -> None:
        if place.archived:
            raise NotThere(f"#{place.name} is archived; nobody can write there.")
        with_bot = place.is_im and self.workspace.bot_user_id in place.members
        if with_bot and not self.workspace.manifest.hears_dms:
            raise NotThere("The manifest makes this app's DMs read-only.")

    def _seen(self, user: str, channel: str, ts: str) -> Message:
        self.workspace.inside(user, channel)
        message = self.workspace.message(channel, ts)
        if message.deleted:
            raise NotThere(f"The message {ts} was deleted.")
        return message

    def _own(self, user: str, channel: str, ts: str) -> Message:
        message = self._seen(user, channel, ts)
        if message.user != user:
            raise NotThere(f"The message {ts} is not {user}'s.")
        return message
