"""N1 to N6 and N8: however often, late, disordered or crowded it arrives."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.app import Bot
from bot.grouped import Grouped
from bot.inbox import IN_HAND
from bot.models import Audit, InboxRow, Request, Status
from bot.sandbox import Message
from tests.cast import Cast
from tests.core.steps import TEAM, is_sent, rows, until
from tests.hostile.conftest import Lines
from tests.knocking import Door
from tests.stories.forging import press, submit
from tests.stories.steps import picks_more, sends

Body = dict[str, Any]
AGAIN = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
BURST = 3_000
LANES = 2_900
AT_ONCE = 100  # as many as Slack has connections to us
_numbers = count(1)


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
async def doors(cast: Cast) -> AsyncIterator[list[Door]]:
    """Two replicas of the bot on one database; Slack may knock at either."""
    second = Bot(cast.bot.settings, clock=cast.clock, limits=False)
    await second.start()
    async with aiohttp.ClientSession() as session:
        secret = cast.sandbox.signing_secret
        yield [Door(bot, session, secret, Path()) for bot in (cast.bot, second)]
        await second.idle()
    await second.stop()


async def unheard(cast: Cast, who: str, words: str) -> tuple[Message, Body]:
    """What somebody says while nothing reaches the bot, and the event about it."""
    happened: list[Body] = []
    cast.workspace.listeners.append(happened.append)
    line, cast.sandbox.delivery.transport = cast.sandbox.delivery.transport, None
    said = await cast.says(who, words)
    cast.sandbox.delivery.transport = line
    cast.workspace.listeners.remove(happened.append)
    return said, envelope(happened[0])


def envelope(event: Body) -> Body:
    ids = {"team_id": TEAM, "event_id": f"EvN{next(_numbers)}"}
    return {"type": "event_callback", **ids, "event": event}


async def knocks(door: Door, body: Body, headers: dict[str, str] | None = None) -> int:
    raw = json.dumps(body).encode()
    return await door.knock(raw, door.signed(raw) | (headers or {}))


async def all_idle(doors: list[Door]) -> None:
    for door in doors:
        await door.bot.idle()


async def requests_of(cast: Cast) -> list[Request]:
    return await rows(cast.bot.database, Request)


async def test_n1_one_message_at_two_replicas_at_once_and_again_for_a_day(
    cast: Cast, doors: list[Door]
) -> None:
    _, event = await unheard(cast, "Ana", "A label printer")
    headers = [None, AGAIN, AGAIN, AGAIN]
    knocking = [knocks(door, event, each) for each in headers for door in doors]
    assert set(await asyncio.gather(*knocking)) == {200}
    await all_idle(doors)
    for hours in (0.1, 2, 24):
        await cast.time_passes(hours=hours)
        assert [await knocks(door, event, AGAIN) for door in doors] == [200, 200]
        await all_idle(doors)
    assert len(await requests_of(cast)) == 1
    assert len(await rows(cast.bot.database, InboxRow)) == 1
    await cast.reads("Ana", "Why are we")


async def test_n2_one_message_under_eleven_names_is_one(
    cast: Cast, doors: list[Door]
) -> None:
    _, event = await unheard(cast, "Ana", "A label printer")
    copies = [event | {"event_id": f"EvCopy{number}"} for number in range(11)]
    knocking = [knocks(doors[n % 2], each) for n, each in enumerate(copies)]
    assert set(await asyncio.gather(*knocking)) == {200}
    await all_idle(doors)
    assert len(await requests_of(cast)) == 1
    await cast.reads("Ana", "Why are we")


async def test_n3_what_comes_again_and_never_came_before_is_heard(
    cast: Cast, doors: list[Door]
) -> None:
    _, event = await unheard(cast, "Ana", "A label printer")
    assert await knocks(doors[1], event, AGAIN) == 200
    await all_idle(doors)
    await cast.reads("Ana", "Why are we")


async def test_n4_a_click_on_a_card_that_we_do_not_know_to_be_out_yet(
    cast: Cast,
) -> None:
    """Slack took it and answered with an error; Ivo is quicker than our next look."""
    await cast.says("Ana", "A label printer")
    for question in ("Why are we", "What happens if", "Who is affected"):
        await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", question))
    brief = await cast.reads("Ana", "Did I get this right?")

    cast.sandbox.faults.api("chat.postMessage", "status", status=500, stored=True)
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    card = await cast.reads("Ivo", "A label printer")
    await cast.clicks("Ivo", "I'll take it", on=card)
    (request,) = await requests_of(cast)
    assert request.partner == "U0IVO"
    await until(lambda: is_sent(cast.bot.database, f"request:{request.id}:card"))
    assert "U0IVO" in str(cast.workspace.message(card.channel, card.ts).blocks)


async def test_n4_a_deletion_that_overtakes_its_message_breaks_nothing(
    cast: Cast, doors: list[Door], written: Lines
) -> None:
    said, event = await unheard(cast, "Ana", "A label printer")
    await cast.sandbox.delete("U0ANA", said.channel, said.ts)
    await cast.settled()
    assert await knocks(doors[0], event) == 200
    await all_idle(doors)
    assert [line for line in written() if "exception" in line] == []


LATE: dict[str, str] = {
    "send": "request.send",
    "begin": "request.begin",
    "skip": "request.skip",
    "take": "request.take",
    "start": "request.start",
}


@pytest.mark.parametrize("action_id", LATE.values(), ids=LATE)
async def test_n4_what_comes_late_brings_nothing_back(
    action_id: str, cast: Cast
) -> None:
    card = await sends(cast, "Ana", "A label printer")
    said = cast.workspace.messages(cast.dm("Ana"))[0]
    await press(cast, "U0ANA", "request.withdraw", value="1")
    await press(cast, "U0ANA", action_id, value="1:goal")
    await press(cast, "U0IVO", action_id, value="1")
    await cast.sandbox.edit("U0ANA", said.channel, said.ts, "Two label printers")
    await cast.settled()
    (request,) = await requests_of(cast)
    assert (request.status, request.partner) == (Status.WITHDRAWN, None)
    assert "taken back" in cast.workspace.message(card.channel, card.ts).text


async def clicked(cast: Cast, user: str, trigger: str) -> Body:
    """Ivo's or Mia's press of the same button, as Slack tells it."""
    action = {"type": "button", "block_id": "b", "action_id": "request.take"}
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": user, "team_id": TEAM},
        "trigger_id": trigger,
        "actions": [{**action, "value": "1"}],
    }


async def clicks_at(door: Door, body: Body) -> int:
    raw = aiohttp.FormData({"payload": json.dumps(body)})().decode().encode()
    return await door.knock(raw, kind="application/x-www-form-urlencoded")


async def test_n5_two_who_press_at_once_are_one_partner_and_one_who_is_told(
    cast: Cast, doors: list[Door]
) -> None:
    await sends(cast, "Ana", "A label printer")
    cast.skims("Mia")
    pressed = [await clicked(cast, user, user) for user in ("U0IVO", "U0MIA")]
    twice = [clicks_at(door, body) for body in pressed for door in (doors[0], doors[1])]
    assert set(await asyncio.gather(*twice)) == {200}
    await all_idle(doors)
    taken = [
        row for row in await rows(cast.bot.database, Audit) if row.action == "taken"
    ]
    assert len(taken) == 1
    (request,) = await requests_of(cast)
    late = {"U0IVO": "Mia", "U0MIA": "Ivo"}[str(request.partner)]
    await cast.reads(late, "request #1")


async def test_n5_a_form_sent_twice_is_one_answer(cast: Cast) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await picks_more(cast, "Ivo", "Private note", on=card)
    view = cast.form("Ivo")
    both = [
        cast.sandbox.submit("U0IVO", view.id, {"note": "Ask Finance"}),
        cast.sandbox.submit("U0IVO", view.id, {"note": "Ask Finance"}),
    ]
    await asyncio.gather(*both, return_exceptions=True)
    await cast.settled()
    noted = [
        row for row in await rows(cast.bot.database, Audit) if row.action == "noted"
    ]
    assert len(noted) == 1


async def test_n5_what_an_old_release_offered_is_out_of_date(cast: Cast) -> None:
    await press(cast, "U0ANA", "request.praise", value="1")
    await cast.reads("Ana", "from an earlier version of me")
    answer = await submit(cast, "U0ANA", "request.praise", "1", words="Thanks")
    assert "from an earlier version of me" in answer


async def test_n6_a_burst_is_taken_in_and_worked_without_a_heap_in_memory(
    cast: Cast,
) -> None:
    """Past the door's parsing, so that it is the bot that has much to do, not us."""
    bot, most, places = cast.bot, 0, asyncio.Semaphore(AT_ONCE)

    async def arrives(number: int) -> int:
        nonlocal most
        where = {"channel": f"D{number % LANES}", "channel_type": "im"}
        what = {"type": "message", "subtype": "message_changed", "message": {}}
        async with places:
            reply = await bot.receive(envelope({**where, **what, "ts": f"{number}.1"}))
        most = max(most, len(bot.inbox._hand))
        return reply.status

    statuses = await asyncio.gather(*(arrives(number) for number in range(BURST)))
    assert Counter(statuses) == {200: BURST}
    assert most <= IN_HAND + Grouped.MOST

    async def all_worked() -> bool:
        await bot.inbox.claim_due()
        await bot.inbox.idle()
        found = await rows(bot.database, InboxRow)
        return len(found) == BURST and all(row.done_at for row in found)

    await until(all_worked, within=100)


async def test_n6_slack_says_that_it_holds_events_back(
    doors: list[Door], written: Lines
) -> None:
    told = {"type": "app_rate_limited", "team_id": TEAM, "api_app_id": "A0"}
    body = {**told, "token": "t", "minute_rate_limited": 1_772_438_400}
    assert await knocks(doors[0], body) == 200
    (line,) = [each for each in written() if each["event"] == "slack.drops_events"]
    assert line["since"] == 1_772_438_400
    assert await doors[0].rows() == []


def message_of(**more: Any) -> Body:  # noqa: ANN401
    where = {"channel": "D0ANA", "channel_type": "im", "ts": f"9.{next(_numbers)}"}
    return {"type": "message", "text": "A label printer", **where, **more}


ECHOES: dict[str, Body] = {
    "our own words": {"user": "U0GOODWILL", "bot_id": "B0GOODWILL"},
    "our own words, edited": {"subtype": "message_changed"},
    "another bot": {"subtype": "bot_message", "bot_id": "B0OTHER", "username": "Other"},
    "another bot as a user": {"user": "U0OTHER", "bot_id": "B0OTHER"},
    "Slackbot": {"user": "USLACKBOT"},
}


@pytest.mark.parametrize("more", ECHOES.values(), ids=ECHOES)
async def test_n8_no_machine_gets_an_answer(
    more: Body, cast: Cast, doors: list[Door]
) -> None:
    bot = cast.bot.identity
    ours = {"user": bot.bot_user_id, "bot_id": bot.bot_id}
    event = message_of(**more)
    if event.get("bot_id") == "B0GOODWILL":
        event |= ours
    if event.get("subtype") == "message_changed":
        event["message"] = {**ours, "text": "A label printer", "ts": event["ts"]}
    before = len(cast.workspace.ledger)
    for _ in range(3):
        assert await knocks(doors[0], envelope(event)) == 200
    await all_idle(doors)
    assert await requests_of(cast) == []
    assert cast.workspace.ledger[before:] == []


async def test_n8_an_edited_mention_asks_once(cast: Cast) -> None:
    mention = f"<@{cast.workspace.bot_user_id}> a label printer"
    said = await cast.says_in("C0SALES", "Ana", mention)
    await cast.sandbox.edit("U0ANA", "C0SALES", said.ts, f"{mention} please")
    await cast.settled()
    assert len(await requests_of(cast)) == 1
