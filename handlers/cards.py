"""What else IT does on a card: the menu behind three dots, 👀 and ✅."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot import messages
from bot.db import Transact
from bot.directory import Directory
from bot.errors import NotFound
from bot.form_opening import Opening, open_for_it
from bot.forms import number
from bot.models import Person
from bot.services import (
    duplicates,
    lookups,
    marks,
    notes,
    partners,
    redirections,
    updates,
    weights,
)
from bot.views import duplicates as duplicate_views
from bot.views import lookups as lookup_views
from bot.views import menus as views
from bot.views import notes as note_views
from bot.views import partners as partner_views
from bot.views import redirections as redirection_views
from bot.views import updates as update_views
from bot.views import weights as weight_views

Event = dict[str, Any]

MENU = {
    views.HAND_OVER: Opening(partners.may_hand_over, partner_views.form, "Hand over"),
    views.PUT_TOGETHER: Opening(
        duplicates.may_put_together, duplicate_views.form, "Put together"
    ),
    views.TURN_AWAY: Opening(
        redirections.may_turn_away, redirection_views.form, "Not a request"
    ),
    views.NOTE: Opening(notes.may_note, note_views.form, "Private note"),
    weight_views.WEIGH: Opening(
        weights.may_weigh, weight_views.form, "Effort and risk"
    ),
    views.UPDATE: Opening(updates.may_say, update_views.form, "How it goes"),
    views.FIND: Opening(lookups.may_find, lookup_views.form, "Find another"),
}


LOOKING, DONE = "eyes", "white_check_mark"


def register(app: AsyncApp) -> None:
    app.event("reaction_added", matchers=[is_look])(look)
    app.event("reaction_added", matchers=[is_tick])(tick)
    app.action(views.MORE)(more)
    for name in MENU:
        app.action(name)(press)


async def more(action: Event, context: AsyncBoltContext) -> None:
    """Something was chosen from the menu of a card."""
    chosen = (action.get("selected_option") or {}).get("value")
    name, _, request_id = str(chosen).partition(":")
    await _open(name, request_id, context)


async def press(action: Event, context: AsyncBoltContext) -> None:
    """The same by a button: on the card, or in a DM when a form came too late."""
    await _open(str(action["action_id"]), str(action.get("value")), context)


async def _open(name: str, request_id: str, context: AsyncBoltContext) -> None:
    if name not in MENU:
        raise NotFound("That is not in the menu any more. Please open it once more.")
    await open_for_it(MENU[name], number(request_id), context)


async def is_look(event: Event) -> bool:
    return bool(event.get("reaction") == LOOKING)


async def is_tick(event: Event) -> bool:
    return bool(event.get("reaction") == DONE)


async def look(
    event: Event, transact: Transact, directory: Directory, person: Person
) -> None:
    """👀: they take it. To take the emoji away gives nothing back; a button does."""
    item, is_in_it = event["item"], await directory.is_in_it(person.slack_id)
    where = (item["channel"], item["ts"])
    await transact(marks.look, person, *where, is_in_it=is_in_it)


async def tick(
    event: Event,
    context: AsyncBoltContext,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> None:
    """✅: it is delivered; or they are about to answer, and get the button for it."""
    item, is_in_it = event["item"], await directory.is_in_it(person.slack_id)
    where = (item["channel"], item["ts"])
    told = await transact(marks.tick, person, *where, is_in_it=is_in_it)
    if told:
        there = {"to": person.slack_id, "channel": item["channel"]}
        await messages.whisper(context.client, told, **there)
