"""The interview: what the requester writes and presses until the brief is right."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import mrkdwn
from bot.arrivals import is_typed
from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.domain import asks
from bot.domain.questions import Catalogue
from bot.form_opening import Opening, opens_own
from bot.forms import number, typed
from bot.models import Person, Request
from bot.services import briefs, hearing, interviews
from bot.services.hearing import Said
from bot.views import interviews as views
from bot.views import requests as request_views
from bot.views import ways

Body = dict[str, Any]
Handler = Callable[..., Awaitable[None]]
Form = Callable[[Request, Catalogue], View]

STEPS = re.compile(rf"{re.escape(views.STEP)}_[{views.LETTERS}]")


def register_forms(app: AsyncApp) -> None:
    app.view(request_views.FIX)(fix)
    app.view(request_views.FILL)(fill)


def register(app: AsyncApp) -> None:
    app.event("message", matchers=[is_said_to_us])(hear)
    app.action(views.IS_ANSWER)(about_it(hearing.is_an_answer))
    app.action(views.IS_NEW)(about_it(hearing.is_new))
    app.action(ways.LATER)(about_it(interviews.put_off))
    app.action(request_views.GO_ON)(about_it(interviews.go_on))
    app.action(ways.SKIP)(about_a_question(interviews.skip))
    app.action(STEPS)(step)
    app.action(views.YES)(about_a_question(interviews.take_offer))
    app.action(views.NO)(about_a_question(interviews.turn_offer_down))
    app.action(ways.GO_BACK)(about_a_question(interviews.go_back))
    app.action(views.ENOUGH)(about_a_question(interviews.enough))
    app.action(request_views.FIX)(
        opens_own(Opening(briefs.to_fix, _of(request_views.fix_form), "Fix something"))
    )
    app.action(request_views.FILL)(
        opens_own(
            Opening(
                briefs.to_fill, _of(request_views.questions_form), "Answer in a form"
            )
        )
    )


def about_it(service: Callable[..., None]) -> Handler:
    """A button that carries a request."""

    async def press(action: Body, transact: Transact, person: Person) -> None:
        await transact(service, person, number(action["value"]))

    return press


def about_a_question(service: Callable[..., None]) -> Handler:
    """A button that carries a request and a question of it."""

    async def press(action: Body, transact: Transact, person: Person) -> None:
        request_id, _, question = str(action["value"]).partition(":")
        await transact(service, person, number(request_id), question)

    return press


async def step(action: Body, transact: Transact, person: Person) -> None:
    about, _, chosen = str(action["value"]).rpartition(":")
    request_id, _, question = about.partition(":")
    await transact(interviews.step, person, number(request_id), question, chosen)


def _of(form: Form) -> Callable[[tuple[Request, Catalogue]], View]:
    return lambda found: form(*found)


async def is_said_to_us(event: dict[str, Any]) -> bool:
    """Whether a person wrote it, in the DM with us."""
    return event.get("channel_type") == "im" and is_typed(event)


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
    await transact(hearing.hear, person, said)


async def fix(body: Body, transact: Transact, person: Person) -> BoltResponse:
    request_id = number(body["view"]["private_metadata"])
    await transact(briefs.fix, person, request_id, typed(body["view"]))
    return BoltResponse(status=200, body="")


async def fill(body: Body, transact: Transact, person: Person) -> BoltResponse:
    request_id = number(body["view"]["private_metadata"])
    await transact(briefs.fill, person, request_id, typed(body["view"]))
    return BoltResponse(status=200, body="")
