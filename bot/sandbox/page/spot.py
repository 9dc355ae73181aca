"""Where somebody is on the page: all of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

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

    def to_channel(self, place: Channel) -> str:
        return f"/?as={self.eyes.me}&in={place.id}"

    def to_thread(self, root_ts: str) -> str:
        return f"{self.to_channel(self.channel)}&thread={root_ts}"

    def to_person(self, user_id: str) -> str:
        """Be somebody else; in the same channel, if they are in it too."""
        if self.channel.is_im or user_id not in self.channel.members:
            return f"/?as={user_id}"
        return f"/?as={user_id}&in={self.channel.id}"

    def to_earlier(self) -> str:
        here = self.to_channel(self.channel)
        thread = f"&thread={self.thread}" if self.thread else ""
        return f"{here}{thread}&recent={self.recent * 5}"


def found(eyes: Eyes, query: Mapping[str, str]) -> Spot:
    """The place an address names, or the nearest this person may see."""
    named = query.get("in", "")
    place = eyes.workspace.dm(eyes.me)
    if eyes.may_see(named):
        place = eyes.workspace.channels[named]
    thread = query.get("thread")
    thread = thread if place.thread(thread or "") else None
    return Spot(eyes, place, thread, _number(query.get("recent", "")))


def person(workspace: Workspace, user_id: str) -> Eyes | None:
    """Somebody, if it is one a visitor can be."""
    eyes = Eyes(workspace, user_id)
    return eyes if user_id in (user.id for user in eyes.people()) else None


def first(workspace: Workspace) -> Eyes | None:
    """Whoever is there first, for a visitor who has not chosen."""
    people = Eyes(workspace, "").people()
    return Eyes(workspace, people[0].id) if people else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("1000000") else RECENT
