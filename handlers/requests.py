"""Requests: from the brief's yes to IT's decision."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.errors import WorthALook
from bot.form_opening import Opening, opens
from bot.forms import Seen, about, number, redrawn, typed
from bot.models import Outcome, Person
from bot.services import decisions, questions, requests
from bot.services.decisions import Decision
from bot.views import blame as blame_views
from bot.views import decisions as decision_views
from bot.views import questions as question_views
from bot.views import requests as views

Body = dict[str, Any]

TO_DECIDE = Opening(decisions.may_open_decision, decision_views.decision_form, "Decide")
TO_DECIDE_ANEW = Opening(
    decisions.may_decide_anew, decision_views.decision_form, "Decide anew"
)
TO_ASK = Opening(questions.may_ask, question_views.form, "Ask a question")
LEFT_OPEN = ("reason", "not_before", "promised_for", "effort", "risk")


def register_forms(app: AsyncApp) -> None:
    app.view(decision_views.DECIDE)(decide)
    app.view(question_views.ASK)(ask)
    app.view(decision_views.DECIDE_ANEW)(decide)


def register(app: AsyncApp) -> None:
    app.action(views.SEND)(send)
    app.action(decision_views.DECIDE)(opens(TO_DECIDE))
    app.action(decision_views.DECIDE_ANEW)(opens(TO_DECIDE_ANEW))
    app.action(question_views.ASK)(opens(TO_ASK))
    app.action(decision_views.CHOOSE)(preview)
    app.action(decision_views.PREVIEW)(preview)


async def send(action: dict[str, Any], transact: Transact, person: Person) -> None:
    await transact(requests.send, person, number(action["value"]))


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
    form = await _decision_form(view, read, person, is_in_it=is_in_it)
    await redrawn(client, view["id"], form, as_of=view["hash"])


async def _decision_form(
    view: Body, read: Transact, person: Person, *, is_in_it: bool
) -> View:
    """What stands in the form, how it is read, and what could be said otherwise."""
    request, draft, flags = await read(
        decisions.preview,
        person,
        about(view)[0],
        typed(view),
        is_anew=_is_anew(view),
        is_in_it=is_in_it,
    )
    return decision_views.decision_form(request, draft, flags)


async def decide(
    body: Body,
    ack: AsyncAck,
    transact: Transact,
    read: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    """What could be said otherwise is shown once, before it is sent."""
    view = body["view"]
    service = decisions.decide_anew if _is_anew(view) else decisions.decide
    request_id, decision = about(view)[0], _decision(view)
    is_in_it = await directory.is_in_it(person.slack_id)
    try:
        await transact(service, person, request_id, decision, is_in_it=is_in_it)
    except WorthALook:
        form = await _decision_form(view, read, person, is_in_it=is_in_it)
        return await ack(response_action="update", view=form)
    return BoltResponse(status=200, body="")


def _decision(view: Body) -> Decision:
    """What was filled in."""
    filled = typed(view)
    more = {name: filled.get(name, "") for name in LEFT_OPEN}
    finding, goal = filled["finding"], filled["goal"]
    return Decision(Outcome(filled["outcome"]), finding, goal, seen=_seen(view), **more)


def _is_anew(view: Body) -> bool:
    return bool(view["callback_id"] == decision_views.DECIDE_ANEW)


def _seen(view: Body) -> Seen:
    return Seen(about(view)[1], typed(view).get(blame_views.CHOICE, ""))


async def ask(
    body: Body,
    ack: AsyncAck,
    transact: Transact,
    read: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    """The same for a question."""
    view = body["view"]
    is_in_it = await directory.is_in_it(person.slack_id)
    asked = (person, about(view)[0], typed(view)["question"])
    try:
        await transact(questions.ask, *asked, seen=_seen(view), is_in_it=is_in_it)
    except WorthALook:
        shown = await read(questions.look, *asked, is_in_it=is_in_it)
        form = question_views.form(*shown)
        return await ack(response_action="update", view=form)
    return BoltResponse(status=200, body="")
