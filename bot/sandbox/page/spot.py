"""Where somebody is on the page: all of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bot.sandbox.model import Channel
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.workspace import Workspace

RECENT = 100


@dataclass(frozen=True, slots=True)
class Spot:
    eyes: Eyes
    channel: Channel
    thread: str | None = None
    recent: int = RECENT
    home: bool = False
    editing: str = ""  # the row whose message is being rewritten
    payloads: bool = False

    @property
    def has_home(self) -> bool:
        """Whether there is a Home beside these messages."""
        return shows_home(self.eyes, self.channel)

    def to_channel(self, place: Channel) -> str:
        return self._to(place)

    def to_thread(self, root_ts: str) -> str:
        return self._to(self.channel, thread=root_ts)

    def to_direct(self, user_id: str) -> str:
        return self._address({"as": self.eyes.me, "with": user_id})

    def to_home(self) -> str:
        return self._to(self.eyes.workspace.dm(self.eyes.me), tab="home")

    def to_person(self, user_id: str) -> str:
        """Be somebody else; in the same channel, if they are in it too."""
        shared = self.channel.is_room and user_id in self.channel.members
        where = {"in": self.channel.id} if shared else {}
        return self._address({"as": user_id, **where})

    def to_earlier(self) -> str:
        return self._here(recent=str(self.recent * 5))

    def to_editing(self, row: str) -> str:
        return self._here(edit=row)

    def to_here(self) -> str:
        """The same place, with nothing being rewritten."""
        return self._here()

    def to_payloads(self) -> str:
        """The same place, with the panel or without it."""
        return replace(self, payloads=not self.payloads).to_here()

    def _here(self, **more: str) -> str:
        if self.recent != RECENT:
            more = {"recent": str(self.recent), **more}
        if self.thread:
            more = {"thread": self.thread, **more}
        if self.home:
            more = {"tab": "home", **more}
        return self._to(self.channel, **more)

    def _to(self, place: Channel, **more: str) -> str:
        return self._address({"as": self.eyes.me, "in": place.id, **more})

    def _address(self, query: dict[str, str]) -> str:
        looks = {"payloads": "1"} if self.payloads else {}
        return f"/?{urlencode(query | looks)}"


def found(eyes: Eyes, query: Mapping[str, str]) -> Spot:
    """The place an address names, or the nearest this person may see."""
    place = _place(eyes, query.get("in", ""), query.get("with", ""))
    thread = query.get("thread")
    thread = thread if place.thread(thread or "") else None
    return Spot(
        eyes,
        place,
        thread,
        _number(query.get("recent", "")),
        home=shows_home(eyes, place) and query.get("tab") == "home",
        editing=query.get("edit", ""),
        payloads=bool(query.get("payloads")),
    )


def _place(eyes: Eyes, named: str, other: str) -> Channel:
    """A channel by its id, direct messages by who they are with, or the bot's."""
    if eyes.may_see(named):
        return eyes.workspace.channels[named]
    if other in (user.id for user in eyes.colleagues()):
        return eyes.workspace.dm_between(eyes.me, other)
    return eyes.workspace.dm(eyes.me)


def shows_home(eyes: Eyes, place: Channel) -> bool:
    return eyes.is_with_bot(place) and eyes.workspace.manifest.has_home


def person(workspace: Workspace, user_id: str) -> Eyes | None:
    """Somebody, if it is one a visitor can be."""
    eyes = Eyes(workspace, user_id)
    return eyes if user_id in (user.id for user in eyes.people()) else None


def first(workspace: Workspace, channel_id: str = "") -> Eyes | None:
    """Whoever is there first, or first in a channel, for who has not chosen."""
    people = (Eyes(workspace, user.id) for user in Eyes(workspace, "").people())
    return next((e for e in people if not channel_id or e.may_see(channel_id)), None)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("1000000") else RECENT
