"""Ways to ask with a form: the command, the shortcuts, the button in Home."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import messages, mrkdwn
from bot.answering import answer
from bot.db import Transact
from bot.directory import Directory
from bot.domain import asks as rules
from bot.domain.asks import Ask, Place
from bot.forms import number, opened, typed
from bot.models import Person, Way
from bot.services import asks, withdrawals
from bot.views import ask_forms as form_views
from bot.views import asks as views

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(views.ASK)(ask)


def register(app: AsyncApp) -> None:
    app.command("/ask-it")(command)
    app.shortcut(views.ASK)(reach_for_it)
    app.shortcut(views.ASK_ABOUT)(ask_about)
    app.action(views.ASK)(press)
    app.action(views.BEGIN)(begin)
    app.action(views.WITHDRAW)(withdraw)
    app.action(views.BRING_BACK)(bring_back)


async def command(
    command: Body, context: AsyncBoltContext, directory: Directory
) -> None:
    """Bare it opens the form; with words the form has them in it."""
    text = str(command.get("text") or "").strip()
    if text.lower() == "help":
        await answer(context, views.usage())
        return
    words = await _aloud(text, context, directory)
    await _open(context, Ask(Way.COMMAND, words))


async def reach_for_it(context: AsyncBoltContext) -> None:
    await _open(context, Ask(Way.GLOBAL_SHORTCUT))


async def press(body: Body, context: AsyncBoltContext) -> None:
    """The button in Home, or the one in a DM when a form came too late."""
    is_home = (body.get("view") or {}).get("type") == "home"
    await _open(context, Ask(Way.HOME if is_home else Way.GLOBAL_SHORTCUT))


async def ask_about(
    body: Body,
    context: AsyncBoltContext,
    directory: Directory,
    read: Transact,
    transact: Transact,
    person: Person,
) -> None:
    """From the menu of a message, also where the bot is not."""
    message, place = body["message"], await _place(body, context)
    if await read(asks.is_known, place):
        told = await transact(asks.follow, person, place)
        await answer(context, told or views.usage())
        return
    files = rules.files_of(message)
    words = await _aloud(str(message.get("text") or ""), context, directory)
    what = Ask(
        Way.MESSAGE_SHORTCUT, rules.words_of(words, files), place, "", tuple(files)
    )
    author = await _somebody_else(message, context, directory)
    if author is None:
        await _open(context, what)
    else:
        await _open(context, replace(what, author=author.slack_id), author.name)


async def ask(body: Body, transact: Transact, person: Person) -> BoltResponse:
    view = body["view"]
    fields = typed(view)
    kind = fields.get("kind", "")
    what = rules.sent(view["private_metadata"], fields["need"], kind)
    chosen = fields.get("for_whom") or form_views.FOR_ME
    requester = chosen if chosen == what.author else None
    await transact(asks.ask_by_form, person, what, requester)
    return BoltResponse(status=200, body="")


async def begin(action: Body, transact: Transact, person: Person) -> None:
    await transact(asks.begin, person, number(action["value"]))


async def withdraw(action: Body, transact: Transact, person: Person) -> None:
    await transact(withdrawals.withdraw, person, number(action["value"]))


async def bring_back(action: Body, transact: Transact, person: Person) -> None:
    await transact(withdrawals.bring_back, person, number(action["value"]))


async def _open(context: AsyncBoltContext, what: Ask, author: str = "") -> None:
    """Open the form; when Slack no longer lets us, keep what was to stand in it."""
    read: Transact = context["read"]
    form = form_views.ask_form(what, author, await read(asks.kinds))
    is_first = context["attempt"] == 1
    if is_first and await opened(context.client, context["trigger_id"], form):
        return
    await context["transact"](asks.keep_for, context["person"], what)


async def _aloud(text: str, context: AsyncBoltContext, directory: Directory) -> str:
    names = await directory.names(str(context.team_id), mrkdwn.people_in(text))
    return mrkdwn.plain(text, names)


async def _somebody_else(
    message: Body, context: AsyncBoltContext, directory: Directory
) -> Person | None:
    """Who wrote the message, if it may be theirs to ask."""
    wrote = message.get("user")
    if wrote in {None, context.user_id} or "bot_id" in message:
        return None
    author = await directory.person(str(context.team_id), str(wrote))
    return None if rules.why_not_theirs(author) else author


async def _place(body: Body, context: AsyncBoltContext) -> Place:
    """Where the message stands, and whether we are there."""
    channel, message = body["channel"]["id"], body["message"]
    ts = str(message.get("ts") or body["message_ts"])
    found = await messages.read(context.client, channel, ts)
    thread = str(message.get("thread_ts") or ts)
    is_public = await context["directory"].is_public(channel)
    link = _link(body, ts, thread)
    return Place(channel, ts, thread, link, found is not None, is_public)


def _link(body: Body, ts: str, thread: str) -> str:
    """As Slack writes it; asking Slack would not do where the bot is not."""
    channel, domain = body["channel"]["id"], body["team"]["domain"]
    link = f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return link if thread == ts else f"{link}?thread_ts={thread}&cid={channel}"
