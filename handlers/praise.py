"""Somebody gives thanks, in any of the ways there are; changes or takes them back."""

import asyncio
from collections.abc import Iterable
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import forms, mrkdwn, workspaces
from bot.answering import answer
from bot.db import Transact
from bot.directory import Directory
from bot.domain import praise as rules
from bot.domain.praise import OPEN, Thanks, Where, Words
from bot.errors import WorthALook
from bot.forms import Seen, number
from bot.models import Person
from bot.outbox import Address
from bot.services import praise, replies
from bot.services.praise import Filled
from bot.views import blame as blame_views
from bot.views import praise as views
from bot.views import praise_forms as form_views

Body = dict[str, Any]

log = structlog.get_logger(__name__)

FOR_THIS = "praise.for_this"
HANDS = "raised_hands"


def register_forms(app: AsyncApp) -> None:
    app.view(form_views.GIVE)(give)
    app.view(form_views.CHANGE)(change)


def register(app: AsyncApp) -> None:
    app.command("/praise")(command)
    app.shortcut(FOR_THIS)(thank_for_this)
    app.event("reaction_added", matchers=[is_hands])(raise_hands)
    app.action(OPEN)(press)
    app.action(views.CHANGE)(open_change)
    app.action(views.TAKE_BACK)(take_back)


async def command(command: Body, context: AsyncBoltContext) -> None:
    """Bare it opens the form; with names and words the form has them in it."""
    text = str(command.get("text") or "").strip()
    if text.lower() == "help":
        await answer(context, views.usage())
        return
    people = sorted(mrkdwn.people_in(text))
    for each in people:
        text = mrkdwn.without(text, each)
    await _open(context, rules.about(None, people), rules.reason(_plain(text)))


def _plain(text: str) -> str:
    return mrkdwn.plain(text, {})


async def thank_for_this(body: Body, context: AsyncBoltContext) -> None:
    """From the menu of a message: who wrote it, unless that was an app."""
    message = body["message"]
    wrote = message.get("user") if "bot_id" not in message else None
    people = [str(wrote)] if wrote else []
    await _open(context, rules.about(None, people))


async def press(action: Body, context: AsyncBoltContext) -> None:
    """A button, wherever it stands."""
    await _open(context, str(action.get("value") or ""))


async def is_hands(event: Body) -> bool:
    return bool(event.get("reaction") == HANDS)


async def raise_hands(
    event: Body, directory: Directory, transact: Transact, person: Person
) -> None:
    """🙌 on a message: to take the emoji away changes nothing."""
    author = await directory.person(directory.workspace_id, event["item_user"])
    await transact(praise.offer, person, author)


async def _open(context: AsyncBoltContext, carried: str, said: str = "") -> None:
    """Open the form; when Slack no longer lets us, keep what was to stand in it."""
    read: Transact = context["read"]
    person, directory = context["person"], context["directory"]
    await _meet(directory, rules.read_about(carried)[1])
    is_in_it = await directory.is_in_it(person.slack_id)
    filled = await read(praise.to_fill_in, person, carried, said, is_in_it=is_in_it)
    is_first = context["attempt"] == 1
    if is_first and await forms.opened(
        context.client, context["trigger_id"], _form(filled)
    ):
        return
    await context["transact"](praise.keep_for, person, carried, said)


def _form(filled: Filled) -> Body:
    if filled.changes:
        known = filled.changes, filled.space, filled.example
        return form_views.change(*known, filled.flags)
    return form_views.give(
        filled.space,
        filled.example,
        request=filled.request,
        people=filled.people,
        words=filled.words,
        flags=filled.flags,
    )


async def give(
    body: Body,
    ack: AsyncAck,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    transact: Transact,
    person: Person,
) -> BoltResponse:
    """Words that may sound like blame are shown once, with gentler ones."""
    directory: Directory = context["directory"]
    thanks, (about, seen) = _thanks(body), _about(body)
    await _meet(directory, thanks.people)
    if thanks.where == Where.CHANNEL and thanks.channel:
        await workspaces.must_be_everybodys(client, thanks.channel, field="channel")
    says, is_in_it = (person, about, thanks), await directory.is_in_it(person.slack_id)
    try:
        given = await transact(praise.give, *says, seen=seen, is_in_it=is_in_it)
    except WorthALook:
        read: Transact = context["read"]
        shown = await read(praise.look, *says, is_in_it=is_in_it)
        return await ack(response_action="update", view=_form(shown))
    log.info("praise.given", praise_id=given, by=person.slack_id)
    return BoltResponse(status=200, body="")


async def open_change(
    action: Body,
    context: AsyncBoltContext,
    read: Transact,
    transact: Transact,
    person: Person,
) -> None:
    about = number(action["value"])
    form = _form(await read(praise.to_change, person, about))
    if not await forms.opened(context.client, context["trigger_id"], form):
        late = views.late_change(about)
        await transact(replies.say, late, Address(person.slack_id))


async def change(
    body: Body, ack: AsyncAck, read: Transact, transact: Transact, person: Person
) -> BoltResponse:
    about, seen = _about(body)
    words = _words(forms.typed(body["view"]))
    try:
        await transact(praise.change, person, about, words, seen=seen)
    except WorthALook:
        shown = await read(praise.look_again, person, about, words)
        return await ack(response_action="update", view=_form(shown))
    log.info("praise.changed", praise_id=about, by=person.slack_id)
    return BoltResponse(status=200, body="")


async def take_back(action: Body, transact: Transact, person: Person) -> None:
    about = number(action["value"])
    await transact(praise.take_back, person, about)
    log.info("praise.taken_back", praise_id=about, by=person.slack_id)


async def _meet(directory: Directory, people: Iterable[str]) -> None:
    """Whoever we have not met yet, we get to know now."""
    rules.must_be_few(people)
    home = directory.workspace_id
    await asyncio.gather(*(directory.person(home, each) for each in people))


def _about(body: Body) -> tuple[int, Seen]:
    """What the form is about, and what its writer was shown in it."""
    view = body["view"]
    about, mark = forms.about(view)
    return about, Seen(mark, forms.typed(view).get(blame_views.CHOICE, ""))


def _thanks(body: Body) -> Thanks:
    view = body["view"]
    filled, state = forms.typed(view), view["state"]["values"]
    people = (state["people"]["people"].get("selected_users")) or []
    channel = state["channel"]["channel"].get("selected_conversation") or ""
    return Thanks(
        tuple(people),
        filled.get("team", ""),
        _words(filled),
        filled.get("where", ""),
        channel,
    )


def _words(filled: dict[str, str]) -> Words:
    said = filled.get("did", ""), filled.get("changed", "")
    return Words(*said, filled.get("value", ""))
