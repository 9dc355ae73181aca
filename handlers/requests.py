"""Requests: from the first words in a DM to IT's decision."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import mrkdwn
from bot.db import Transact
from bot.directory import Directory
from bot.domain import asks
from bot.forms import number, typed
from bot.models import Outcome, Person
from bot.openings import opens, opens_own
from bot.services import decisions, interviews, questions, requests
from bot.services.decisions import Decision
from bot.services.interviews import Said
from bot.views import decisions as decision_views
from bot.views import interviews as interview_views
from bot.views import questions as question_views
from bot.views import requests as views

Body = dict[str, Any]

TYPED = ("finding", "goal", "reason")
LEFT_OPEN = ("not_before", "promised_for", "effort", "risk")  # if they like
TYPED_BY_PEOPLE = {None, "file_share", "thread_broadcast"}


def register_forms(app: AsyncApp) -> None:
    app.view(views.FIX)(fix)
    app.view(decision_views.DECIDE)(decide)
    app.view(question_views.ASK)(ask)
    app.view(decision_views.DECIDE_ANEW)(decide_anew)


def register(app: AsyncApp) -> None:
    app.event("message", matchers=[is_said_to_us])(hear)
    app.action(interview_views.SKIP)(skip)
    app.action(interview_views.LATER)(put_off)
    app.action(interview_views.IS_ANSWER)(say_it_is_an_answer)
    app.action(interview_views.IS_NEW)(say_it_is_new)
    app.action(views.SEND)(send)
    app.action(views.COUNT)(put_in_numbers)
    app.action(views.FIX)(opens_own(interviews.to_fix, views.fix_form, "Fix something"))
    app.action(decision_views.DECIDE)(
        opens(decisions.may_open_decision, decision_views.decision_form, "Decide")
    )
    app.action(decision_views.DECIDE_ANEW)(
        opens(decisions.may_decide_anew, decision_views.decision_form, "Decide anew")
    )
    app.action(question_views.ASK)(
        opens(questions.may_ask, question_views.form, "Ask a question")
    )
    app.action(decision_views.CHOOSE)(preview)
    app.action(decision_views.PREVIEW)(preview)


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


async def fix(body: Body, transact: Transact, person: Person) -> BoltResponse:
    request_id = number(body["view"]["private_metadata"])
    await transact(interviews.fix, person, request_id, typed(body["view"]))
    return BoltResponse(status=200, body="")


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
    is_anew = view["callback_id"] == decision_views.DECIDE_ANEW
    may = decisions.may_decide_anew if is_anew else decisions.may_open_decision
    request = await read(may, person, request_id, is_in_it=is_in_it)
    so_far = typed(view)
    finding, goal, reason = (so_far.get(name, "") for name in TYPED)
    days = so_far.get("not_before", ""), so_far.get("promised_for", "")
    form = decision_views.decision_form(
        request, so_far.get("outcome"), finding, goal, reason, days
    )
    await client.views_update(view_id=view["id"], hash=view["hash"], view=form)


async def decide(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    decision, about = _decision(body)
    is_in_it = await directory.is_in_it(person.slack_id)
    await transact(decisions.decide, person, about, decision, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")


async def decide_anew(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    decision, about = _decision(body)
    reason = typed(body["view"])["reason"]
    is_in_it = await directory.is_in_it(person.slack_id)
    await transact(
        decisions.decide_anew, person, about, decision, reason, is_in_it=is_in_it
    )
    return BoltResponse(status=200, body="")


def _decision(body: Body) -> tuple[Decision, int]:
    """What was filled in, and the request it is about."""
    filled = typed(body["view"])
    more = {name: filled.get(name, "") for name in LEFT_OPEN}
    outcome = Outcome(filled["outcome"])
    decision = Decision(outcome, filled["finding"], filled["goal"], **more)
    return decision, number(body["view"]["private_metadata"])


async def ask(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    question = typed(body["view"])["question"]
    is_in_it = await directory.is_in_it(person.slack_id)
    request_id = number(body["view"]["private_metadata"])
    await transact(questions.ask, person, request_id, question, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")
