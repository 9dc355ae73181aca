"""The left side: who you are, where you can go, and what is new there."""

from bot.sandbox.model import Channel, User
from bot.sandbox.page import icons, payloads, turning
from bot.sandbox.page.guide import Guide
from bot.sandbox.page.markup import Html, join, tag
from bot.sandbox.page.memory import Memory
from bot.sandbox.page.messages import avatar
from bot.sandbox.page.spot import Spot
from bot.sandbox.page.turning import DemoClock

_WORKSPACE = "Sandbox"


def sidebar(spot: Spot, memory: Memory, clock: DemoClock | None, guide: Guide) -> Html:
    eyes = spot.eyes
    channels = (_entry(spot, memory, place) for place in eyes.channels())
    direct = _entry(spot, memory, eyes.workspace.dm(eyes.me))
    return tag(
        "nav",
        _head(spot),
        tag(
            "div",
            _section("Channels", *channels),
            _section("Apps", direct),
            _directs(spot, memory),
            class_="places",
        ),
        guide.card(eyes, memory),
        turning.control(eyes, clock) if clock else None,
        payloads.toggle(spot),
        id="sidebar",
        class_="sidebar",
        popover=True,
        aria_label="Channels and apps",
    )


def total_unread(spot: Spot, memory: Memory) -> int:
    eyes = spot.eyes
    everywhere = [*eyes.channels(), *eyes.directs(), eyes.workspace.dm(eyes.me)]
    return sum(memory.unread(eyes, place) for place in everywhere)


# --- who -------------------------------------------------------------------------


def _head(spot: Spot) -> Html:
    """The workspace, and the menu in which one becomes somebody else."""
    me = spot.eyes.person
    opener = tag(
        "button",
        avatar(me.real_name, me.id, ""),
        tag("span", "You are ", tag("b", me.real_name)),
        tag("span", "▾", aria_hidden="true", class_="arrow"),
        type="button",
        class_="you",
        popovertarget="cast",
    )
    people = (_person(spot, user) for user in spot.eyes.people())
    cast = tag(
        "div",
        tag("h2", "Be somebody else"),
        tag("ul", *people),
        id="cast",
        class_="cast",
        popover=True,
    )
    return tag("div", tag("strong", _WORKSPACE), opener, cast, class_="top")


def _person(spot: Spot, user: User) -> Html:
    about = user.status_text or _role(user)
    return tag(
        "li",
        tag(
            "a",
            avatar(user.real_name, user.id, ""),
            tag(
                "span",
                tag("b", user.real_name),
                tag("small", about) if about else None,
            ),
            href=spot.to_person(user.id),
            aria_current="true" if user.id == spot.eyes.me else None,
        ),
    )


def _role(user: User) -> str:
    if user.is_owner or user.is_admin:
        return "Workspace owner" if user.is_owner else "Workspace admin"
    return "Guest" if user.guest else ""


# --- where -----------------------------------------------------------------------


def _section(title: str, *entries: Html) -> Html:
    return join([tag("h2", title), tag("ul", *entries)])


def _directs(spot: Spot, memory: Memory) -> Html:
    """Direct messages with people; the bot does not see them."""
    eyes = spot.eyes
    known = eyes.directs()
    met = {eyes.others(place)[0] for place in known if place.is_im}
    new = sum(memory.unread(eyes, place) for place in known)
    others = (user for user in eyes.colleagues() if user.id not in met)
    entries = (_entry(spot, memory, place) for place in known)
    return tag(
        "details",
        tag("summary", "Direct messages", _count(new) if new else None),
        tag("ul", *entries, *(_colleague(spot, user) for user in others)),
        id="directs",
        class_="directs",
        open=spot.channel in known,
    )


def _colleague(spot: Spot, user: User) -> Html:
    """Somebody one has not written to so far."""
    face = avatar(user.real_name, user.id, "")
    name = tag("span", user.real_name, class_="title")
    return tag("li", tag("a", face, name, href=spot.to_direct(user.id)))


def _entry(spot: Spot, memory: Memory, place: Channel) -> Html:
    """A conversation; bold and with a number when there is something new."""
    new = memory.unread(spot.eyes, place)
    return tag(
        "li",
        tag(
            "a",
            _sign(spot, place),
            tag("span", spot.eyes.title(place), class_="title"),
            _count(new) if new else None,
            href=spot.to_channel(place),
            class_="unread" if new else None,
            aria_current="page" if place is spot.channel else None,
        ),
        id=f"to-{place.id}",
    )


def _count(new: int) -> Html:
    said = "unread message" if new == 1 else "unread messages"
    heard = tag("span", f" {said}", class_="unseen")
    return tag("span", str(new), heard, class_="count")


def _sign(spot: Spot, place: Channel) -> Html:
    return channel_sign(place) if place.is_room else face(spot, place)


def face(spot: Spot, place: Channel) -> Html:
    """The picture of direct messages: whoever else is in them."""
    bot = spot.eyes.workspace.bot_user_id
    other = next(iter(spot.eyes.others(place)), "")
    return avatar(spot.eyes.title(place), other, bot)


def channel_sign(place: Channel) -> Html:
    """A lock for a private channel, said aloud; # for any other."""
    if not place.private:
        return tag("span", "#", class_="sign", aria_hidden="true")
    heard = tag("span", "private channel ", class_="unseen")
    return join([tag("span", icons.LOCK, class_="sign"), heard])
