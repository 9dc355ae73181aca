"""An admin settles how check-ins are, and who is not to meet in them."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import forms
from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.domain import checkins as rules
from bot.models import Person
from bot.outbox import Address
from bot.services import checkin_settings as settings
from bot.services import checkins, replies
from bot.services.checkin_settings import Chosen
from bot.views import checkin_forms as form_views
from bot.views import checkins as views

Body = dict[str, Any]

DONE = BoltResponse(status=200, body="")


def register_forms(app: AsyncApp) -> None:
    app.view(form_views.SETTLE)(settle)
    app.view(form_views.KEEP_APART)(keep_apart)


def register(app: AsyncApp) -> None:
    app.action(views.SETTINGS)(open_settings)
    app.action(views.APART)(open_list)


async def open_settings(
    body: Body, action: Body, context: AsyncBoltContext, read: Transact, person: Person
) -> None:
    circle_id = forms.number(action["value"])
    settled = await read(settings.to_settle, person, circle_id)
    seen_from = str((body.get("view") or {}).get("private_metadata") or "")
    await _open(context, form_views.settings_form(settled, seen_from))


async def open_list(context: AsyncBoltContext, read: Transact, person: Person) -> None:
    listed = await read(settings.kept_apart, person)
    await _open(context, form_views.apart_form(listed))


async def _open(context: AsyncBoltContext, form: View) -> None:
    if not await forms.pushed(context.client, context["trigger_id"], form):
        late, to = views.late(views.OPEN, "home"), Address(str(context.user_id))
        await context["transact"](replies.say, late, to)


async def settle(
    body: Body,
    context: AsyncBoltContext,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    view = body["view"]
    circle_id, channel = forms.about(view)
    filled = forms.typed(view)
    chosen = Chosen(
        weeks=rules.weeks_of(filled["weeks"]),
        takes_guests=filled["guests"] == "yes",
        leaders=_people(view, "leaders"),
        stops=filled["state"] == form_views.STOP,
    )
    await transact(settings.settle, person, circle_id, chosen)
    if root := forms.beneath(view):
        is_in_it = await directory.is_in_it(person.slack_id)
        seen = await context["read"](checkins.look, person, channel, is_in_it=is_in_it)
        await forms.redrawn(context.client, root, views.page(seen))
    return DONE


def _people(view: Body, name: str) -> tuple[str, ...]:
    (element,) = view["state"]["values"][name].values()
    return tuple(map(str, element.get("selected_users") or ()))


async def keep_apart(body: Body, transact: Transact, person: Person) -> BoltResponse:
    filled = forms.typed(body["view"])
    one, other = filled.get("one", ""), filled.get("other", "")
    off = filled.get("off", "")
    await transact(settings.keep_apart, person, one, other, off)
    return DONE
