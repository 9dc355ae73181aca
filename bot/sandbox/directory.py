"""Who is there, and where they talk."""

from collections.abc import Callable, Iterable
from typing import Unpack

from bot.sandbox import shapes
from bot.sandbox.manifest import Manifest
from bot.sandbox.model import (
    SLACKBOT,
    Channel,
    Json,
    NotThere,
    User,
    UserTraits,
    ordered,
)
from bot.sandbox.watching import Watched


class Directory(Watched):
    """The people and conversations of one workspace."""

    team_id = shapes.TEAM
    app_id = shapes.APP
    bot_user_id = shapes.BOT_USER
    bot_id = shapes.BOT

    def __init__(self, clock: Callable[[], float], manifest: Json | None) -> None:
        super().__init__()
        self.clock = clock
        self.manifest = Manifest(manifest)
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.slackbot = User(SLACKBOT, "slackbot", "Slackbot", updated=clock())
        name = self.manifest.bot_name
        self.add_user(self.bot_user_id, name.lower(), real_name=name, is_bot=True)

    def add_user(self, user_id: str, name: str, **traits: Unpack[UserTraits]) -> User:
        person = User(user_id, name, updated=self.clock())
        self.users[user_id] = person
        self.describe(person, **traits)
        return person

    def describe(self, person: User, **traits: Unpack[UserTraits]) -> None:
        """Somebody moves, is promoted, sets a status, is deactivated."""
        for name, value in traits.items():
            setattr(person, name, value)
        person.real_name = person.real_name or person.name
        person.guest = person.guest or person.single_channel
        person.updated = self.clock()
        self.changed("user", user=person.id)

    def add_channel(
        self,
        channel_id: str,
        name: str,
        *,
        private: bool = False,
        members: Iterable[str] = (),
        bot: bool = False,
    ) -> Channel:
        place = Channel(channel_id, name, private, created=self.clock())
        place.members = ordered([*members, *([self.bot_user_id] if bot else [])])
        self.channels[channel_id] = place
        self.changed("channel", channel_id)
        return place

    def dm(self, user_id: str) -> Channel:
        """The direct messages of one person and the bot."""
        channel_id = f"D{user_id[1:]}"
        if channel_id not in self.channels:
            place = Channel(channel_id, "", im_of=user_id, created=self.clock())
            place.members = ordered([user_id, self.bot_user_id])
            self.channels[channel_id] = place
        return self.channels[channel_id]

    def dm_between(self, one: str, other: str) -> Channel:
        """The direct messages of two people. The bot never sees them."""
        names = sorted((one, other))
        channel_id = f"D{''.join(name[1:] for name in names)}"
        if channel_id not in self.channels:
            place = Channel(channel_id, "", private=True, im_of=other)
            place.created, place.members = self.clock(), ordered(names)
            self.channels[channel_id] = place
        return self.channels[channel_id]

    def group_dm(self, users: Iterable[str]) -> Channel:
        """The direct messages of several people, the bot perhaps among them."""
        who = sorted(set(users))
        known = (each for each in self.channels.values() if each.mpim)
        if found := next((each for each in known if sorted(each.members) == who), None):
            return found
        names = "--".join(self.person(each).name for each in who)
        number = sum(each.mpim for each in self.channels.values()) + 1
        place = Channel(f"G{number}MPIM", f"mpdm-{names}-1", private=True, mpim=True)
        place.created, place.members = self.clock(), ordered(who)
        self.channels[place.id] = place
        self.changed("channel", place.id)
        return place

    def channel(self, channel_id: str) -> Channel:
        try:
            return self.channels[channel_id]
        except KeyError:
            raise NotThere(f"There is no conversation {channel_id}.") from None

    def person(self, user_id: str) -> User:
        try:
            return self.users[user_id]
        except KeyError:
            raise NotThere(f"There is nobody called {user_id}.") from None

    def named(self, name: str) -> str | None:
        """The one who is called so, in whatever letters; nobody, if two are."""
        called, users = name.casefold(), self.users.values()
        those = [
            user.id
            for user in users
            if called in (user.name.casefold(), user.real_name.casefold())
        ]
        return those[0] if len(those) == 1 else None

    def acting(self, user_id: str) -> User:
        """Somebody who can do anything at all."""
        person = self.person(user_id)
        if person.deleted:
            raise NotThere(f"{person.name} is deactivated and can do nothing.")
        return person

    def human(self, user_id: str) -> User:
        """Somebody who presses buttons and fills in forms."""
        person = self.acting(user_id)
        if person.is_bot:
            raise NotThere(f"{person.name} is a bot; bots only write and react.")
        return person

    def colleague(self, user_id: str) -> User:
        """A human of this company: commands, shortcuts and Home are for them only."""
        person = self.human(user_id)
        if person.is_stranger:
            raise NotThere(f"{person.name} is of another company, without this app.")
        return person

    def members(self, place: Channel) -> list[str]:
        """Who is there; deactivated people are not."""
        known = ((each, self.users.get(each)) for each in place.members)
        return [each for each, person in known if person and not person.deleted]

    def is_shared(self, place: Channel) -> bool:
        """Whether people of another company are there too."""
        return any(self.users[each].is_stranger for each in self.members(place))

    def may_come(self, person: User) -> None:
        """Nobody keeps people out but this: a guest of one channel is in no other."""
        rooms = (each for each in self.channels.values() if each.is_room)
        elsewhere = [each.name for each in rooms if person.id in each.members]
        if person.single_channel and elsewhere:
            raise NotThere(f"{person.name} is a guest of {elsewhere[0]} only.")

    def inside(self, user_id: str, channel_id: str) -> Channel:
        """A conversation this person is in."""
        person, place = self.acting(user_id), self.channel(channel_id)
        if user_id not in place.members:
            raise NotThere(f"{person.name} is not in {place.name or place.id}.")
        return place
