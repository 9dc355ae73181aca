"""What a workspace is made of."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypedDict

Json = dict[str, Any]
HOME_TEAM = "T0SANDBOX"
SLACKBOT = "USLACKBOT"


class Refused(Exception):
    """Slack says no: the name of its error, and what its answer says besides."""

    def __init__(self, error: str, *messages: str, **more: object) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages
        self.more = more

    def answer(self) -> Json:
        said: Json = {"ok": False, "error": self.error, **self.more}
        if self.messages:
            said["response_metadata"] = {"messages": list(self.messages)}
        return said


class NotThere(AssertionError):
    """A person reached for something they cannot see: the test is wrong, or the bot."""


class UserTraits(TypedDict, total=False):
    """What may be said of somebody beyond a name."""

    real_name: str | None
    tz: str
    is_admin: bool
    is_owner: bool
    is_bot: bool
    guest: bool
    single_channel: bool  # a guest who may be in one channel only
    team_id: str  # another company's, for people of a shared channel
    deleted: bool
    title: str
    status_text: str
    status_emoji: str
    status_expiration: int  # as Slack has it: seconds since 1970, or 0 for never


@dataclass(slots=True)
class User:
    id: str
    name: str
    real_name: str = ""
    tz: str = "Europe/Berlin"
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    guest: bool = False
    single_channel: bool = False
    team_id: str = HOME_TEAM
    deleted: bool = False
    title: str = ""
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    quiet: tuple[float, float] | None = None  # Do Not Disturb, from when until when
    updated: float = 0.0

    @property
    def is_stranger(self) -> bool:
        """Whether they belong to another company, and are met in shared channels."""
        return self.team_id != HOME_TEAM

    @property
    def bot_id(self) -> str | None:
        return f"B{self.id[1:]}" if self.is_bot else None


@dataclass(slots=True)
class Message:
    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    attachments: list[Json] = field(default_factory=list)
    files: list[Json] = field(default_factory=list)
    edited: bool = False
    edited_ts: str | None = None
    edited_by: str | None = None
    deleted: bool = False
    ephemeral_for: str | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    bot_id: str | None = None
    subtype: str | None = None
    client_msg_id: str | None = None
    broadcast: bool = False

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


_ts = attrgetter("ts")


class Timeline(list[Message]):
    """Messages in the order of their time; where a time stands is found by halving."""

    def __init__(self, first: Iterable[Message] = ()) -> None:
        super().__init__(first)
        self.authors: Counter[str] = Counter()

    def add(self, message: Message) -> None:
        self.authors[message.user] += 1
        if not self or self[-1].ts < message.ts:
            self.append(message)
        else:
            insort(self, message, key=_ts)

    def place(self, ts: str) -> int:
        """How many messages are older than this."""
        return bisect_left(self, ts, key=_ts)

    def find(self, ts: str) -> Message | None:
        place = self.place(ts)
        return self[place] if place < len(self) and self[place].ts == ts else None

    def drop(self, message: Message) -> None:
        self.authors -= Counter([message.user])
        del self[self.place(message.ts)]


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    private: bool = False
    im_of: str | None = None
    mpim: bool = False
    created: float = 0.0
    archived: bool = False
    topic: str = ""
    purpose: str = ""
    members: dict[str, None] = field(default_factory=dict)
    top: Timeline = field(default_factory=Timeline)
    threads: dict[str, Timeline] = field(default_factory=dict)
    by_ts: dict[str, Message] = field(default_factory=dict)
    ephemerals: dict[str, Timeline] = field(default_factory=dict)

    @property
    def is_im(self) -> bool:
        return self.im_of is not None

    @property
    def is_room(self) -> bool:
        """Whether people come and go; not so in direct messages."""
        return not (self.is_im or self.mpim)

    @property
    def kind(self) -> str:
        """What events call it: `im`, `mpim`, `group` (a private channel), `channel`."""
        if self.is_im or self.mpim:
            return "mpim" if self.mpim else "im"
        return "group" if self.private else "channel"

    def keep(self, message: Message) -> None:
        """Store a message where it is read: at the top, in its thread, or in both."""
        self.by_ts[message.ts] = message
        if message.is_reply:
            root_ts = message.thread_ts or ""
            if root_ts not in self.threads:
                self.threads[root_ts] = Timeline([self.by_ts[root_ts]])
            self.threads[root_ts].add(message)
        if not message.is_reply or message.broadcast:
            self.top.add(message)

    def drop(self, message: Message) -> None:
        """Forget a message; a root with replies stays as a tombstone."""
        message.deleted = True
        if self.replied_to(message.ts):
            _bury(message)
            return
        del self.by_ts[message.ts]
        if message.is_reply:
            self.threads[message.thread_ts or ""].drop(message)
        if not message.is_reply or message.broadcast:
            self.top.drop(message)

    def is_last_of(self, root_ts: str) -> bool:
        """Whether nothing is left of a thread but the tombstone at its root."""
        root = self.by_ts.get(root_ts)
        return root is not None and root.deleted and not self.replied_to(root_ts)

    def replied_to(self, root_ts: str) -> bool:
        return len(self.threads.get(root_ts, ())) > 1

    def thread(self, root_ts: str) -> Timeline:
        """A message and its replies."""
        root = self.by_ts.get(root_ts)
        return self.threads.get(root_ts) or Timeline([root] if root else [])


def _bury(message: Message) -> None:
    """Put a tombstone where a message was; nobody's name is on it."""
    message.subtype, message.user = "tombstone", SLACKBOT
    message.text = "This message was deleted."
    message.blocks, message.attachments, message.files = [], [], []
    message.metadata = message.bot_id = message.client_msg_id = message.edited_ts = None


@dataclass(slots=True)
class View:
    """A modal or a Home: what the bot gave, and what its person has typed so far."""

    id: str
    user: str
    data: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    typed: dict[str, Any] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return str(self.data["type"])

    @property
    def blocks(self) -> list[Json]:
        return list(self.data["blocks"])

    @property
    def callback_id(self) -> str:
        return str(self.data.get("callback_id") or "")

    @property
    def private_metadata(self) -> str:
        return str(self.data.get("private_metadata") or "")

    @property
    def title(self) -> str:
        return str((self.data.get("title") or {}).get("text") or "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: something the bot had stored, and when."""

    when: float
    action: str  # posted, updated, deleted, ephemeral
    method: str
    channel: str
    ts: str
    text: str
    metadata: Json | None = None
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    user: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Something looks different now: what kind of thing, and where."""

    kind: str  # message, reaction, view, home, notice, user, channel, …
    channel: str | None = None
    user: str | None = None
    ts: str | None = None


def ordered(names: Iterable[str]) -> dict[str, None]:
    """A set that remembers its order."""
    return dict.fromkeys(names)
