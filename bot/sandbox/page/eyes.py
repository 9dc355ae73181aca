"""Whose eyes we look through: what they may see, names and times as they read them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.sandbox.model import Change, Channel, Message, User
from bot.sandbox.workspace import Workspace

_OWN = frozenset({"view", "home", "notice"})


@dataclass(frozen=True, slots=True)
class Eyes:
    """One person in front of the page."""

    workspace: Workspace
    me: str

    @property
    def person(self) -> User:
        return self.workspace.users[self.me]

    def channels(self) -> list[Channel]:
        """The channels this person is in, by name."""
        there = self.workspace.channels.values()
        mine = (c for c in there if c.is_room and self.me in c.members)
        return sorted(mine, key=lambda channel: channel.name)

    def directs(self) -> list[Channel]:
        """Direct messages with other people, one or several."""
        there = self.workspace.channels.values()
        mine = (c for c in there if not c.is_room and self.me in c.members)
        return [place for place in mine if not self.is_with_bot(place)]

    def is_with_bot(self, place: Channel) -> bool:
        return place.is_im and self.workspace.bot_user_id in place.members

    def others(self, place: Channel) -> list[str]:
        """Everybody in a conversation but oneself."""
        return [user_id for user_id in place.members if user_id != self.me]

    def may_see(self, channel_id: str) -> bool:
        place = self.workspace.channels.get(channel_id)
        return place is not None and self.me in place.members

    def concerns(self, change: Change) -> bool:
        """Whether what changed can look different to this person."""
        if change.kind in _OWN:
            return change.user == self.me
        return change.channel is None or self.may_see(change.channel)

    def replies(self, place: Channel, root_ts: str) -> list[Message]:
        """What was said in a thread after the message it is about."""
        return [each for each in place.thread(root_ts) if each.ts != root_ts]

    # --- names ---------------------------------------------------------------

    def name(self, user_id: str) -> str:
        user = self.workspace.users.get(user_id)
        return user.real_name if user else user_id

    def title(self, place: Channel) -> str:
        """What a conversation is called: direct messages by who else is in them."""
        if place.is_room:
            return place.name
        return ", ".join(map(self.name, self.others(place)))

    def colleagues(self) -> list[User]:
        return [user for user in self.people() if user.id != self.me]

    def people(self) -> list[User]:
        """Everybody a person can be, or pick in a form."""
        return [u for u in self.workspace.users.values() if not (u.is_bot or u.deleted)]

    def headcount(self, place: Channel) -> str:
        count = sum(user.id in place.members for user in self.people())
        return "1 person" if count == 1 else f"{count} people"

    # --- times ---------------------------------------------------------------

    def moment(self, ts: str | float) -> datetime:
        """A time, on the clock where this person is."""
        return datetime.fromtimestamp(float(ts), UTC).astimezone(self.zone())

    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.person.tz)

    def day(self, moment: datetime) -> str:
        """Today, Yesterday, or the date in words."""
        days = (self._today() - moment.date()).days
        if days in (0, 1):
            return ("Today", "Yesterday")[days]
        return f"{moment:%A}, {moment.day} {moment:%B}"

    def _today(self) -> date:
        return self.moment(self.workspace.clock()).date()
