"""An admin changes what is asked: the kinds of request, and their questions."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import forms
from bot.blocks import View
from bot.db import Transact
from bot.domain import questionnaires as rules
from bot.domain.questionnaires import KindFilled, Rule
from bot.errors import NotFound
from bot.models import Person
from bot.outbox import Address
from bot.services import questionnaires, replies
from bot.views import questionnaire_forms as form_views
from bot.views import questionnaires as views

Body = dict[str, Any]
Handler = Callable[..., Awaitable[None]]

log = structlog.get_logger(__name__)


def register_forms(app: AsyncApp) -> None:
    app.view(form_views.SAVE_KIND)(save_kind)
    app.view(form_views.SAVE_QUESTION)(save_question)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_page)
    app.action(views.EDIT_KIND)(open_kind)
    app.action(views.ADD_KIND)(open_kind_form)
    app.action(views.CHANGE_KIND)(open_kind_form)
    app.action(views.ADD_QUESTION)(open_question_form)
    app.action(views.WITH_QUESTION)(do_with_question)
    app.action(views.TAKE_OUT)(changes("kind taken out", rules.without_kind))
    app.action(views.BRING_BACK)(changes("kind brought back", rules.with_kind_again))
    app.action(views.MAKE_USUAL)(changes("kind made usual", rules.usual_kind))
    app.action(views.RESTORE_KIND)(changes("kind restored", rules.kind_as_shipped))


# --- pages and forms open ---


async def open_page(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    page = views.page(await read(questionnaires.look, person))
    if not await forms.opened(context.client, context["trigger_id"], page):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def open_kind(
    action: Body, context: AsyncBoltContext, read: Transact, person: Person
) -> None:
    shown = await read(questionnaires.look_at_kind, person, action["value"])
    await _push(context, views.kind_page(shown))


async def open_kind_form(
    body: Body, context: AsyncBoltContext, read: Transact, person: Person
) -> None:
    """From the list, for a new kind; from the page of a kind, to change it."""
    key = body["view"]["private_metadata"]
    form = form_views.kind_form(*await read(questionnaires.look_into_kind, person, key))
    await _push(context, form)


async def open_question_form(
    action: Body, context: AsyncBoltContext, read: Transact, person: Person
) -> None:
    await _open_question(context, read, person, (action["value"], ""))


async def do_with_question(
    body: Body,
    action: Body,
    context: AsyncBoltContext,
    transact: Transact,
    read: Transact,
    person: Person,
) -> None:
    """What the menu beside a question offers."""
    deed, _, key = action["selected_option"]["value"].partition(":")
    kind = body["view"]["private_metadata"]
    if deed == views.EDIT:
        await _open_question(context, read, person, (kind, key))
        return
    rule = rules.moved_up if deed == views.MOVE_UP else rules.question_as_shipped
    await transact(questionnaires.change, person, rule, kind, key)
    log.info("questions.changed", by=person.slack_id, what=deed)
    await _redraw(context, body["view"], kind, body["view"]["id"])


async def _open_question(
    context: AsyncBoltContext, read: Transact, person: Person, about: tuple[str, str]
) -> None:
    shown = await read(questionnaires.look_at_question, person, *about)
    await _push(context, form_views.question_form(shown))


async def _push(context: AsyncBoltContext, form: View) -> None:
    if not await forms.pushed(context.client, context["trigger_id"], form):
        late, to = views.late(), Address(context["person"].slack_id)
        await context["transact"](replies.say, late, to)


# --- what is pressed holds at once, and what is filled in when it is saved ---


def changes(what: str, rule: Rule) -> Handler:
    """A button that changes one kind."""

    async def change(
        body: Body,
        action: Body,
        context: AsyncBoltContext,
        transact: Transact,
        person: Person,
    ) -> None:
        await transact(questionnaires.change, person, rule, action["value"])
        log.info("questions.changed", by=person.slack_id, what=what)
        view = body["view"]
        await _redraw(context, view, view["private_metadata"], view["id"])

    return change


async def save_kind(
    body: Body,
    ack: AsyncAck,
    context: AsyncBoltContext,
    transact: Transact,
    person: Person,
) -> BoltResponse:
    """A new one is shown at once, to go on with its questions."""
    view, filled = body["view"], forms.typed(body["view"])
    key, _, before = view["private_metadata"].partition(":")
    kind = KindFilled(
        key=key,
        name=filled["name"],
        description=filled["description"],
        words=filled["words"],
        before=tuple(filter(None, before.split(","))),
        chosen=forms.several(view, "questions"),
    )
    saved = await transact(questionnaires.save_kind, person, kind)
    log.info("questions.changed", by=person.slack_id, what="kind")
    if key:
        await _redraw(context, view, key, view["previous_view_id"])
        return BoltResponse(status=200, body="")
    await _redraw(context, view, "", "")
    shown = await context["read"](questionnaires.look_at_kind, person, saved)
    return await ack(response_action="update", view=views.kind_page(shown))


async def save_question(
    body: Body, context: AsyncBoltContext, transact: Transact, person: Person
) -> BoltResponse:
    view = body["view"]
    kind, _, key = view["private_metadata"].partition(":")
    filled = forms.typed(view)
    change = (rules.with_question, kind, key, filled)
    await transact(questionnaires.change, person, *change)
    log.info("questions.changed", by=person.slack_id, what="question")
    await _redraw(context, view, kind, view["previous_view_id"])
    return BoltResponse(status=200, body="")


async def _redraw(context: AsyncBoltContext, view: Body, kind: str, over: str) -> None:
    """The list shows how it is now, and so does the page of a kind over it."""
    read, person = context["read"], context["person"]
    page = views.page(await read(questionnaires.look, person))
    await forms.redrawn(context.client, view["root_view_id"], page)
    if not kind:
        return
    with suppress(NotFound):  # somebody has taken it out meanwhile
        shown = await read(questionnaires.look_at_kind, person, kind)
        await forms.redrawn(context.client, over, views.kind_page(shown))
