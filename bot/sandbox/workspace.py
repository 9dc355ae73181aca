"""A workspace: what was said in it, and what everybody sees of the bot."""

import itertools
import time
import uuid
from collections.abc import Callable, Sequence

from bot.sandbox import events, files, shapes, text
from bot.sandbox.directory import Directory
from bot.sandbox.model import (
    Channel,
    Entry,
    Json,
    Message,
    NotThere,
    Refused,
    Timeline,
    View,
)
from bot.sandbox.tickets import Tickets
from bot.sandbox.windows import Windows

_MICRO = 1_000_000


class Workspace(Directory):
    """The state of a local Slack. It knows nothing of how the bot is reached."""

    def __init__(
        self, *, clock: Callable[[], float] = time.time, manifest: Json | None = None
    ) -> None:
        super().__init__(clock, manifest)
        self.unseen_for = 0.0  # seconds until history shows what was posted
        self.ledger: list[Entry] = []
        self.listeners: list[Callable[[Json], None]] = []
        self.typed: dict[tuple[str, str], Json] = {}
        self.response_base = ""
        self._last_ts = 0
        self._ids = itertools.count(int(clock() * 1000) << 16)
        self._notices: dict[str, list[str]] = {}
        self.tickets = Tickets(clock, self.new_id)
        self.windows = Windows(self.new_id)
        self.files = files.Files()

    # --- what was said -------------------------------------------------------

    def messages(
        self,
        channel_id: str,
        thread_ts: str | None = None,
        *,
        as_user: str | None = None,
    ) -> list[Message]:
        """Top-level messages, or one thread with its root; one person's ephemerals."""
        place = self.channel(channel_id)
        seen = list(place.thread(thread_ts) if thread_ts else place.top)
        only_for_them = place.ephemerals.get(as_user or "")
        if not only_for_them:
            return seen
        there = [m for m in only_for_them if m.thread_ts == thread_ts]
        return sorted([*seen, *there], key=lambda message: message.ts)

    def ephemerals(self, user_id: str) -> list[Message]:
        """What only this person was shown, wherever it was, in order."""
        everywhere = (c.ephemerals.get(user_id, ()) for c in self.channels.values())
        return sorted(itertools.chain(*everywhere), key=lambda message: message.ts)

    def message(self, channel_id: str, ts: str, *, as_user: str = "") -> Message:
        """One message a person can see there."""
        place = self.channel(channel_id)
        hidden = place.ephemerals.get(as_user)
        found = place.by_ts.get(ts) or (hidden.find(ts) if hidden else None)
        if found is None:
            raise NotThere(f"There is no message {ts} in {channel_id}.")
        return found

    def store(self, message: Message) -> Message:
        """Put a message where people read it, and tell the bot if it listens."""
        place = self.channels[message.channel]
        place.keep(message)
        self.changed("message", place.id, message.user, message.ts)
        events.posted(self, place, message)
        return message

    def write(
        self,
        user: str,
        place: Channel,
        words: str,
        thread_ts: str | None = None,
        attached: Sequence[str | Json] = (),
        *,
        broadcast: bool = False,
    ) -> Message:
        """A person's message, as their Slack would send it."""
        said, ts = self._typed(user, words), self.next_ts()
        message = Message(place.id, ts, user, thread_ts=thread_ts, **said)
        message.broadcast = broadcast and message.is_reply
        message.bot_id = self.users[user].bot_id
        if message.bot_id is None:
            message.client_msg_id = str(uuid.UUID(int=next(self._ids)))
        message.files = [self._attach(each, user, place) for each in attached]
        return self.store(message)

    def _typed(self, user: str, words: str) -> Json:
        """Words as they are stored; only a person's composer makes blocks of them."""
        wire = text.typed(words, self.named)
        by_hand = not self.users[user].is_bot
        blocks = text.rich_text(wire, self.block_id()) if by_hand else []
        return {"text": wire, "blocks": blocks}

    def _attach(self, given: str | Json, user: str, place: Channel) -> Json:
        """A file by its name or traits; or one that was shared before."""
        known = {"name": given} if isinstance(given, str) else given
        if "id" in known:
            file = self.files.again(known["id"])
        else:
            file = self.files.upload(f"F{self.new_id()}", known, user, self.clock())
        files.share(file, place)
        return file

    def may_see(self, file: Json) -> bool:
        """Whether the bot is told a file's name and links: where it is, it is."""
        shared = (self.channels[channel_id] for channel_id in files.places(file))
        return any(self.bot_user_id in place.members for place in shared)

    def shape(self, message: Message, *, metadata: bool = False) -> Json:
        """A message as the bot gets it."""
        place = self.channels[message.channel]
        shown = [
            dict(file) if self.may_see(file) else files.closed(file)
            for file in message.files
        ]
        by = self.users.get(message.user)
        team = by.team_id if by else self.team_id
        return shapes.message(message, place, team=team, files=shown, metadata=metadata)

    def shape_of(self, place: Channel, *, counted: bool = False) -> Json:
        """A conversation as the bot gets it."""
        number = len(self.members(place)) if counted else None
        teams = {self.users[each].team_id for each in self.members(place)}
        return shapes.channel(place, teams, number)

    def show_only(self, user: str, message: Message) -> Message:
        """Show a message to one person; it is in no history."""
        message.ephemeral_for = user
        place = self.channels[message.channel]
        place.ephemerals.setdefault(user, Timeline()).add(message)
        self.changed("message", place.id, user, message.ts)
        return message

    def rewrite(
        self, message: Message, by: str, new: Json, *, marked: bool = True
    ) -> Message:
        """Change what a message says; `marked` shows that it was edited."""
        mark = {"edited_by": by, "edited_ts": self.next_ts()} if marked else {}
        return self._change(message, new | {"edited": True} | mark)

    def unfurl(self, message: Message, preview: Json) -> Message:
        """Slack shows what a link leads to. Nobody edited anything."""
        return self._change(message, {"attachments": [*message.attachments, preview]})

    def _change(self, message: Message, new: Json) -> Message:
        place = self.channels[message.channel]
        before = self.shape(message)
        for name, value in new.items():
            setattr(message, name, value)
        self.changed("message", place.id, message.user, message.ts)
        if message.ephemeral_for is None:
            events.changed(self, place, message, before)
        return message

    def retype(self, message: Message, by: str, words: str) -> Message:
        """A person edits what they wrote."""
        return self.rewrite(message, by, self._typed(by, words))

    def remove(self, message: Message) -> None:
        place = self.channels[message.channel]
        before = self.shape(message)
        self.files.unshare(message.files, place)
        place.drop(message)
        self.changed("message", place.id, message.user, message.ts)
        if message.ts in place.by_ts:
            events.changed(self, place, message, before)
        else:
            events.removed(self, place, message, before)
        if message.is_reply and place.is_last_of(message.thread_ts or ""):
            self.remove(place.by_ts[message.thread_ts or ""])

    def vanish(self, message: Message) -> None:
        """An ephemeral goes away; nobody else ever knew of it."""
        message.deleted = True
        place = self.channels[message.channel]
        place.ephemerals[message.ephemeral_for or ""].drop(message)
        self.changed("message", place.id, message.ephemeral_for, message.ts)

    def note(self, action: str, method: str, message: Message) -> None:
        """A line in the ledger about something the bot did."""
        self.ledger.append(
            Entry(
                self.clock(),
                action,
                method,
                message.channel,
                message.ts,
                message.text,
                message.metadata,
                tuple(message.blocks),
                message.thread_ts,
                message.ephemeral_for,
            )
        )

    # --- reactions and membership --------------------------------------------

    def react(self, user: str, message: Message, emoji: str) -> None:
        users = message.reactions.setdefault(emoji, [])
        if user in users:
            raise Refused("already_reacted")
        users.append(user)
        self.changed("reaction", message.channel, user, message.ts)
        place = self.channels[message.channel]
        events.reacted(self, "reaction_added", user, place, message, emoji)

    def unreact(self, user: str, message: Message, emoji: str) -> None:
        users = message.reactions.get(emoji, [])
        if user not in users:
            raise Refused("no_reaction")
        users.remove(user)
        if not users:
            del message.reactions[emoji]
        self.changed("reaction", message.channel, user, message.ts)
        place = self.channels[message.channel]
        events.reacted(self, "reaction_removed", user, place, message, emoji)

    def join(self, user: str, place: Channel, inviter: str | None = None) -> None:
        place.members[user] = None
        self.changed("channel", place.id, user)
        events.joined(self, place, user, inviter)

    def leave(self, user: str, place: Channel) -> None:
        events.left(self, place, user)
        place.members.pop(user, None)
        self.changed("channel", place.id, user)

    # --- views and notices ---------------------------------------------------

    def open_views(self, user_id: str) -> list[View]:
        return list(self.windows.stack(user_id))

    def home(self, user_id: str) -> View | None:
        return self.windows.home(user_id)

    def notices(self, user_id: str) -> list[str]:
        """What Slack itself told this person, oldest first."""
        return self._notices.setdefault(user_id, [])

    def notify(self, user_id: str, sentence: str) -> None:
        self.notices(user_id).append(sentence)
        self.changed("notice", user=user_id)

    # --- time, names, changes ------------------------------------------------

    def next_ts(self) -> str:
        """A moment no other message has: later than all before it."""
        self._last_ts = max(self._last_ts + 1, int(self.clock() * _MICRO))
        return f"{self._last_ts // _MICRO:010d}.{self._last_ts % _MICRO:06d}"

    def new_id(self) -> str:
        return f"{next(self._ids):X}"

    def block_id(self) -> str:
        return f"{next(self._ids):x}"

    def url_of(self, token: str) -> str:
        """The response_url that ends in this token."""
        return f"{self.response_base}{token}"

    def tell(self, event: Json) -> None:
        """Let the bot's side hear of an event."""
        for hear in self.listeners:
            hear(event)
