"""IT and admins look who talks with IT, and say how often they mean to."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import forms
from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.models import Person
from bot.outbox import Address
from bot.services import contacts, replies
from bot.views import contacts as views
from bot.views import quiet_units as quiet_views

Body = dict[str, Any]

HOLDS_AT_ONCE = {views.SPOKE: contacts.note_talk, views.NOT_YET: contacts.take_back}


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_page)
    app.action(views.DO)(do_with_unit)
    app.action(quiet_views.SPEAK)(speak)


async def open_page(
    context: AsyncBoltContext, transact: Transact, person: Person
) -> None:
    page = await _page(context)
    if not await forms.opened(context.client, context["trigger_id"], page):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def do_with_unit(
    body: Body,
    action: Body,
    context: AsyncBoltContext,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> None:
    """What the menu beside a unit offers."""
    deed, _, unit = action["selected_option"]["value"].partition(":")
    is_in_it = await directory.is_in_it(person.slack_id)
    if deed in HOLDS_AT_ONCE:
        await transact(HOLDS_AT_ONCE[deed], person, unit, is_in_it=is_in_it)
        await _redraw(context, body)
        return
    read: Transact = context["read"]
    seen = await read(contacts.to_fill_in, person, unit, is_in_it=is_in_it)
    form = views.form(seen)
    if not await forms.pushed(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def speak(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    """They say so where they were told how long ago it is."""
    is_in_it = await directory.is_in_it(person.slack_id)
    await transact(contacts.note_talk, person, action["value"], is_in_it=is_in_it)


async def save(
    body: Body,
    context: AsyncBoltContext,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    view, filled = body["view"], forms.typed(body["view"])
    named = filled.get(views.PARTNER, "")
    partner = await directory.chosen(named) if named else None
    is_in_it = await directory.is_in_it(person.slack_id)
    agreed = (view["private_metadata"], filled.get(views.WEEKS, ""), partner)
    await transact(contacts.agree, person, *agreed, is_in_it=is_in_it)
    await _redraw(context, body)
    return BoltResponse(status=200, body="")


async def _page(context: AsyncBoltContext) -> View:
    person, directory = context["person"], context["directory"]
    is_in_it = await directory.is_in_it(person.slack_id)
    seen = await context["read"](contacts.look, person, is_in_it=is_in_it)
    return views.page(seen)


async def _redraw(context: AsyncBoltContext, body: Body) -> None:
    """The page shows how it is now."""
    root = body["view"].get("root_view_id") or ""
    if root:
        await forms.redrawn(context.client, root, await _page(context))
