"""Requests: from the first words in a DM to IT's decision."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import mrkdwn
from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.domain import asks
from bot.forms import number, opened, typed
from bot.models import Outcome, Person
from bot.services import interviews, requests
from bot.services.interviews import Said
from bot.services.requests import Decision
from bot.views import interviews as interview_views
from bot.views import requests as views

Body = dict[str, Any]

TYPED_BY_PEOPLE = {None, "file_share", "thread_broadcast"}


def register_forms(app: AsyncApp) -> None:
    app.view(views.FIX)(fix)
    app.view(views.DECIDE)(decide)


def register(app: AsyncApp) -> None:
    app.event("message", matchers=[is_said_to_us])(hear)
    app.action(interview_views.SKIP)(skip)
    app.action(interview_views.LATER)(put_off)
    app.action(interview_views.IS_ANSWER)(say_it_is_an_answer)
    app.action(interview_views.IS_NEW)(say_it_is_new)
    app.action(views.SEND)(send)
    app.action(views.COUNT)(put_in_numbers)
    app.action(views.FIX)(open_fix)
    app.action(views.DECIDE)(open_decision)
    app.action(views.CHOOSE)(preview)
    app.action(views.PREVIEW)(preview)


async def is_said_to_us(event: dict[str, Any]) -> bool:
    """Whether a person wrote it, in the DM with us."""
    by_a_person = "user" in event and "bot_id" not in event
    kind = event.get("subtype") in TYPED_BY_PEOPLE
    return event.get("channel_type") == "im" and by_a_person and kind


async def hear(
    event: dict[str, Any],
    context: AsyncBoltContext,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> None:
    text = str(event.get("text") or "")
    mentioned = mrkdwn.people_in(text)
    names = await directory.names(str(context.team_id), mentioned)
    said = Said(
        channel=event["channel"],
        ts=event["ts"],
        text=mrkdwn.plain(text, names),
        thread_ts=event.get("thread_ts"),
        files=asks.files_of(event),
    )
    await transact(interviews.hear, person, said)


async def skip(action: dict[str, Any], transact: Transact, person: Person) -> None:
    request_id, _, question = str(action["value"]).partition(":")
    await transact(interviews.skip, person, number(request_id), question)


async def put_off(action: dict[str, Any], transact: Transact, person: Person) -> None:
    await transact(interviews.put_off, person, number(action["value"]))


async def say_it_is_an_answer(
    action: dict[str, Any], transact: Transact, person: Person
) -> None:
    await transact(interviews.is_an_answer, person, number(action["value"]))


async def say_it_is_new(
    action: dict[str, Any], transact: Transact, person: Person
) -> None:
    await transact(interviews.is_new, person, number(action["value"]))


async def send(action: dict[str, Any], transact: Transact, person: Person) -> None:
    await transact(requests.send, person, number(action["value"]))


async def put_in_numbers(
    action: dict[str, Any], transact: Transact, person: Person
) -> None:
    await transact(interviews.put_in_numbers, person, number(action["value"]))


async def open_fix(
    action: dict[str, Any],
    read: Transact,
    context: AsyncBoltContext,
    person: Person,
) -> None:
    request = await read(interviews.to_fix, person, number(action["value"]))
    await _open(context, views.fix_form(request), "Fix something")


async def fix(body: Body, transact: Transact, person: Person) -> BoltResponse:
    request_id = number(body["view"]["private_metadata"])
    await transact(interviews.fix, person, request_id, typed(body["view"]))
    return BoltResponse(status=200, body="")


async def open_decision(
    action: dict[str, Any],
    read: Transact,
    context: AsyncBoltContext,
    directory: Directory,
    person: Person,
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    request_id = number(action["value"])
    request = await read(requests.may_open_decision, request_id, is_in_it=is_in_it)
    await _open(context, views.decision_form(request), "Decide")


async def preview(
    body: Body,
    read: Transact,
    client: AsyncWebClient,
    directory: Directory,
    person: Person,
) -> None:
    """Show in the form what the requester will read, as it stands now."""
    view = body["view"]
    is_in_it = await directory.is_in_it(person.slack_id)
    request_id = number(view["private_metadata"])
    request = await read(requests.may_open_decision, request_id, is_in_it=is_in_it)
    so_far = typed(view)
    form = views.decision_form(
        request, so_far.get("outcome"), so_far["finding"], so_far["goal"]
    )
    await client.views_update(view_id=view["id"], hash=view["hash"], view=form)


async def decide(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    filled = typed(body["view"])
    decision = Decision(Outcome(filled["outcome"]), filled["finding"], filled["goal"])
    is_in_it = await directory.is_in_it(person.slack_id)
    request_id = number(body["view"]["private_metadata"])
    await transact(requests.decide, person, request_id, decision, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")


async def _open(context: AsyncBoltContext, form: View, label: str) -> None:
    """Open a form; when Slack no longer lets us, offer the button once more in a DM."""
    is_first = context["attempt"] == 1
    if is_first and await opened(context.client, context["trigger_id"], form):
        return
    await context["transact"](
        requests.offer_form_again,
        context["person"],
        number(form["private_metadata"]),
        form["callback_id"],
        label,
    )
