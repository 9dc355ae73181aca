"""Somebody says when they meet, or how they can talk."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.answering import answer
from bot.blocks import View
from bot.db import Transact
from bot.domain.asks import Ask
from bot.errors import WorthALook
from bot.form_opening import Opening, opens_own
from bot.forms import Seen, about, number, typed
from bot.messages import hand_over
from bot.models import Met, Person, Way
from bot.services import meetings, risks
from bot.services.meetings import Start
from bot.services.risks import Shared
from bot.views import blame as blame_views
from bot.views import meetings as views
from bot.views import risks as risk_views
from bot.views import sittings as sitting_views
from bot.views.ask_forms import ask_form

Body = dict[str, Any]

TO_PLAN = Opening(meetings.may_plan, views.form, views.A_TIME)


def _risk_form(shared: Shared) -> View:
    """Where they share no open request, it goes to IT as one."""
    if shared.requests:
        return risk_views.form(shared.meeting, shared.requests, shared.flags)
    return ask_form(Ask(Way.GLOBAL_SHORTCUT, risk_views.AS_REQUEST))


def _idea_form(start: Start) -> View:
    return ask_form(Ask(Way.GLOBAL_SHORTCUT, start.need), kinds=start.kinds)


TO_WARN = Opening(risks.may_raise, _risk_form, "A risk")
TO_HAVE_AN_IDEA = Opening(meetings.idea, _idea_form, "An idea")


def register_forms(app: AsyncApp) -> None:
    app.view(views.PLAN)(plan)
    app.view(risk_views.TELL)(warn)


def register(app: AsyncApp) -> None:
    app.action(views.AGREE)(agree)
    app.action(views.PLAN)(opens_own(TO_PLAN))
    app.action(views.HUDDLE)(want_to_talk)
    app.action(views.WHY)(wonder_why)
    app.action(views.CALENDAR)(want_it_in_calendar)
    app.action(sitting_views.MET)(say_they_met)
    app.action(sitting_views.PLANNED)(say_it_is_planned)
    app.action(sitting_views.NOT_THIS_TIME)(pass_this_time)
    app.action(sitting_views.ANSWER)(choose)
    app.action(sitting_views.RISK)(opens_own(TO_WARN))
    app.action(sitting_views.IDEA)(opens_own(TO_HAVE_AN_IDEA))


async def agree(action: Body, transact: Transact, person: Person) -> None:
    await transact(meetings.agree, person, number(action["value"]))


async def plan(body: Body, transact: Transact, person: Person) -> BoltResponse:
    view = body["view"]
    meeting, when = number(view["private_metadata"]), typed(view).get("when", "")
    await transact(meetings.plan, person, meeting, when)
    return BoltResponse(status=200, body="")


async def want_to_talk(
    action: Body, read: Transact, context: AsyncBoltContext, person: Person
) -> None:
    told = await read(meetings.huddle, person, number(action["value"]))
    await answer(context, told)


async def want_it_in_calendar(
    action: Body, read: Transact, context: AsyncBoltContext, person: Person
) -> None:
    """Their own copy, at most once for each press."""
    file = await read(meetings.calendar, person, number(action["value"]))
    if context["attempt"] != 1:
        return
    carried = ("meeting.ics", file.title, file.content)
    is_taken = await hand_over(context.client, person.slack_id, *carried)
    await answer(context, views.handed_over(is_taken=is_taken))


async def wonder_why(
    action: Body, read: Transact, context: AsyncBoltContext, person: Person
) -> None:
    told = await read(meetings.why, person, number(action["value"]))
    await answer(context, told)


async def say_they_met(action: Body, transact: Transact, person: Person) -> None:
    await transact(meetings.answer, person, number(action["value"]), Met.MET)


async def say_it_is_planned(action: Body, transact: Transact, person: Person) -> None:
    await transact(meetings.answer, person, number(action["value"]), Met.PLANNED)


async def pass_this_time(action: Body, transact: Transact, person: Person) -> None:
    await transact(meetings.answer, person, number(action["value"]), Met.NOT_THIS_TIME)


async def choose(action: Body, transact: Transact, person: Person) -> None:
    """From the menu in the digest."""
    meeting, _, met = str(action["selected_option"]["value"]).partition(":")
    if met in set(Met):
        await transact(meetings.answer, person, number(meeting), Met(met))


async def warn(
    body: Body, ack: AsyncAck, transact: Transact, read: Transact, person: Person
) -> BoltResponse:
    """Words that may sound like blame are shown once, with gentler ones."""
    view = body["view"]
    filled, (meeting, mark) = typed(view), about(view)
    seen = Seen(mark, filled.get(blame_views.CHOICE, ""))
    try:
        await transact(risks.tell, person, meeting, filled, seen)
    except WorthALook:
        shown = await read(risks.look, person, meeting, filled)
        return await ack(response_action="update", view=_risk_form(shown))
    return BoltResponse(status=200, body="")
