"""Somebody begins check-ins, joins, pauses, leaves; or says: not this time."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import forms, messages
from bot.answering import answer
from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.domain import checkins as rules
from bot.domain import promises
from bot.errors import NotAllowed, NotInvited, NotPrivate
from bot.models import Person
from bot.outbox import Address
from bot.services import checkins, replies
from bot.services.checkins import Wanted
from bot.views import checkin_forms as form_views
from bot.views import checkins as views

Body = dict[str, Any]
Handler = Callable[..., Awaitable[None]]

OURS = "/goodwill"
NAMES = {"check-ins", "checkins", "check-in", "checkin", "check ins"}
DONE = BoltResponse(status=200, body="")


def register_forms(app: AsyncApp) -> None:
    app.view(views.JOIN)(say_place_and_join)
    app.view(views.PAUSE)(pause)
    app.view(views.BEGIN)(begin)


def register(app: AsyncApp) -> None:
    app.command(OURS, matchers=[is_ours])(open_page_there)
    app.action(views.OPEN)(open_page)
    app.action(views.BEGIN)(open_begin_form)
    app.action(views.JOIN)(join)
    app.action(views.PAUSE)(open_pause_form)
    app.action(views.LEAVE)(pressed(checkins.leave))
    app.action(views.COME_BACK)(pressed(checkins.come_back))
    app.action(views.SKIP)(skip)
    app.action(views.EXPLAIN)(explain)


async def is_ours(command: Body) -> bool:
    return " ".join(str(command.get("text") or "").casefold().split()) in NAMES


# --- what opens ----------------------------------------------------------------------


async def open_page_there(
    command: Body, context: AsyncBoltContext, person: Person
) -> None:
    channel = str(command.get("channel_id") or "")
    here = "" if channel.startswith("D") else channel
    await _open(
        context, command, await _page(context, person, here), views.OPEN, here or "home"
    )


async def open_page(
    body: Body, action: Body, context: AsyncBoltContext, person: Person
) -> None:
    """From an invitation, or from Home."""
    channel = str(action["value"])
    here = channel if channel.startswith(("C", "G")) else ""
    await _open(context, body, await _page(context, person, here), views.OPEN, channel)


async def _page(context: AsyncBoltContext, person: Person, channel: str) -> View:
    is_in_it = await context["directory"].is_in_it(person.slack_id)
    shown = await context["read"](checkins.look, person, channel, is_in_it=is_in_it)
    return views.page(shown)


async def _open(
    context: AsyncBoltContext, body: Body, form: View, *again: object
) -> None:
    """Over the page if that is open; if Slack does not let us, later."""
    way = forms.pushed if _page_of(body) else forms.opened
    if not await way(context.client, context["trigger_id"], form):
        late = views.late(str(again[0]), again[1])
        await context["transact"](replies.say, late, Address(str(context.user_id)))


async def explain(context: AsyncBoltContext, transact: Transact) -> None:
    await transact(replies.nothing)  # from here on it is done: said at most once
    await answer(context, views.how_it_works())


# --- to begin ------------------------------------------------------------------------


async def open_begin_form(
    body: Body,
    action: Body,
    context: AsyncBoltContext,
    read: Transact,
    directory: Directory,
    person: Person,
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    await read(checkins.may_begin, person, is_in_it=is_in_it)
    channel = str(action["value"])
    here = channel if channel.startswith(("C", "G")) else ""
    await _open(context, body, form_views.begin_form(here), views.BEGIN, channel)


async def begin(
    body: Body,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    view = body["view"]
    filled = forms.typed(view)
    (chooser,) = view["state"]["values"]["channels"].values()
    channels = tuple(map(str, chooser.get("selected_conversations") or ()))
    is_in_it = await directory.is_in_it(person.slack_id)
    wanted = Wanted(
        channel=rules.whose(filled["whose"], channels),
        invited=channels,
        weeks=rules.weeks_of(filled["weeks"]),
    )
    for channel in channels:
        await _must_be_open_to_us(client, channel, person)
    await context["transact"](checkins.begin, person, wanted, is_in_it=is_in_it)
    await _redraw_beneath(body, context, person)
    return DONE


async def _must_be_open_to_us(
    client: AsyncWebClient, channel: str, person: Person
) -> None:
    """To the bot, and to who begins; nothing else is told of what they may not read."""
    found = await messages.channel(client, channel)
    if found is None:
        raise NotInvited(views.NOT_HERE, field="channels")
    is_room = not (found.get("is_im") or found.get("is_mpim"))
    if not is_room or (
        found.get("is_private")
        and not await messages.is_member(client, channel, person.slack_id)
    ):
        raise NotAllowed(views.NOT_THEIRS, field="channels")
    if found.get("is_ext_shared"):
        raise NotPrivate(views.SHARED, field="channels")


# --- by one's own click --------------------------------------------------------------


async def join(
    body: Body, action: Body, context: AsyncBoltContext, person: Person
) -> None:
    """At once, if they have said where they work; else, that comes first."""
    circle_id = forms.number(action["value"])
    await _must_be_there(context, circle_id, person)
    units = await context["read"](checkins.to_join, person, circle_id)
    if units is not None:
        form = form_views.place_form(circle_id, units, _seen_from(body))
        await _open(context, body, form, views.JOIN, circle_id)
        return
    await context["transact"](checkins.join, person, circle_id)
    await _redraw(body, context, person)


async def _must_be_there(
    context: AsyncBoltContext, circle_id: int, person: Person
) -> None:
    """Those of a channel are for who is in it."""
    channel = await context["read"](checkins.channel_of, circle_id)
    if channel and not await messages.is_member(
        context.client, channel, person.slack_id
    ):
        raise NotAllowed(views.NOT_THERE)


async def say_place_and_join(
    body: Body, context: AsyncBoltContext, transact: Transact, person: Person
) -> BoltResponse:
    circle_id, _ = forms.about(body["view"])
    await _must_be_there(context, circle_id, person)
    place = forms.typed(body["view"])["place"]
    await transact(checkins.join, person, circle_id, place)
    await _redraw_beneath(body, context, person)
    return DONE


async def open_pause_form(
    body: Body, action: Body, context: AsyncBoltContext, read: Transact, person: Person
) -> None:
    circle_id = forms.number(action["value"])
    back_on = await read(checkins.to_pause, person, circle_id)
    form = form_views.pause_form(circle_id, back_on, _seen_from(body))
    await _open(context, body, form, views.PAUSE, circle_id)


async def pause(
    body: Body, context: AsyncBoltContext, transact: Transact, person: Person
) -> BoltResponse:
    circle_id, _ = forms.about(body["view"])
    until = promises.day(forms.typed(body["view"])["until"])
    await transact(checkins.pause, person, circle_id, until)
    await _redraw_beneath(body, context, person)
    return DONE


async def skip(
    body: Body, action: Body, context: AsyncBoltContext, person: Person
) -> None:
    """On the page it is about the next round; told of one, about that one."""
    circle_id, _, told = str(action["value"]).partition(":")
    meant = forms.number(told) if told else None
    number = forms.number(circle_id)
    await context["transact"](checkins.skip, person, number, meant)
    await _redraw(body, context, person)


def pressed(service: Callable[..., None]) -> Handler:
    """A button that changes where somebody stands in a circle."""

    async def press(
        body: Body, action: Body, context: AsyncBoltContext, person: Person
    ) -> None:
        number = forms.number(action["value"])
        await context["transact"](service, person, number)
        await _redraw(body, context, person)

    return press


async def _redraw(body: Body, context: AsyncBoltContext, person: Person) -> None:
    """The page shows how it is now, if they pressed there."""
    if view := _page_of(body):
        page = await _page(context, person, _seen_from(body))
        await forms.redrawn(context.client, view["id"], page)


async def _redraw_beneath(
    body: Body, context: AsyncBoltContext, person: Person
) -> None:
    """A form that closes shows the page again: what was settled stands there."""
    if root := forms.beneath(body["view"]):
        _, channel = forms.about(body["view"])
        page = await _page(context, person, channel)
        await forms.redrawn(context.client, root, page)


def _seen_from(body: Body) -> str:
    """The channel from which they look at the page; nothing, from their Home."""
    return str((_page_of(body) or {}).get("private_metadata") or "")


def _page_of(body: Body) -> Body | None:
    view: Body = body.get("view") or {}
    return view if view.get("type") == "modal" else None
