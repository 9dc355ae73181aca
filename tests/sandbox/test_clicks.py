"""Buttons and choices in messages, and what the bot answers to a click."""

from typing import Any

import aiohttp
import pytest

from bot.sandbox import NotThere
from tests.sandbox.conftest import Json, Town, hear_everything
from tests.sandbox.shown import (
    actions,
    button,
    card,
)


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def test_a_click_tells_who_clicked_what_and_where(town: Town) -> None:
    heard: list[Json] = []

    @town.bot.app.action("decide")
    async def decide(ack: Any, body: Json) -> None:  # noqa: ANN401
        heard.append(body)
        await ack()

    shown = await card(town)
    await town.sandbox.click("U2", "C1", shown.ts, "decide", value="no")
    (body,) = heard
    (action,) = body["actions"]
    assert (action["action_id"], action["block_id"]) == ("decide", "no")
    assert action["value"] == "no"
    assert body["user"] == {
        "id": "U2",
        "username": "ivo",
        "name": "ivo",
        "team_id": "T0SANDBOX",
    }
    assert body["channel"] == {"id": "C1", "name": "general"}
    assert body["message"]["ts"] == body["container"]["message_ts"] == shown.ts
    assert str(body["response_url"]).startswith(town.sandbox.url)
    assert body["trigger_id"]
    assert town.workspace.notices("U2") == []


async def test_a_choice_in_a_message_is_in_its_state_from_then_on(town: Town) -> None:
    heard: list[Json] = []

    @town.bot.app.action("when")
    @town.bot.app.action("decide")
    async def hear(ack: Any, body: Json) -> None:  # noqa: ANN401
        heard.append(body)
        await ack()

    when = {"type": "datepicker", "action_id": "when", "initial_date": "2027-01-01"}
    shown = await card(town, actions(when, button("decide", "yes")))
    await town.sandbox.click("U1", "C1", shown.ts, "when", value="2027-02-03")
    await town.sandbox.click("U1", "C1", shown.ts, "decide")
    await town.sandbox.click("U2", "C1", shown.ts, "decide")
    assert heard[0]["actions"][0]["selected_date"] == "2027-02-03"
    dates = [b["state"]["values"]["acts"]["when"]["selected_date"] for b in heard]
    assert dates == ["2027-02-03", "2027-02-03", "2027-01-01"]


async def test_of_menus_with_one_action_the_one_that_offers_it_is_pressed(
    town: Town,
) -> None:
    heard: list[Json] = []

    @town.bot.app.action("more")
    async def hear(ack: Any, action: Json) -> None:  # noqa: ANN401
        heard.append(action)
        await ack()

    shown = await card(town, *(more(row) for row in ("first", "second")))
    await town.sandbox.click("U1", "C1", shown.ts, "more", value="up:second")
    chosen = [(each["block_id"], each["selected_option"]["value"]) for each in heard]
    assert chosen == [("second", "up:second")]
    with pytest.raises(NotThere, match="with the value 'up:third'"):
        await town.sandbox.click("U1", "C1", shown.ts, "more", value="up:third")


def more(row: str) -> Json:
    """A line with three dots beside it."""
    text = {"type": "plain_text", "text": "Up"}
    menu = {"options": [{"text": text, "value": f"up:{row}"}], "action_id": "more"}
    beside = {"type": "overflow", **menu}
    return {"type": "section", "block_id": row, "text": text, "accessory": beside}


async def test_nobody_clicks_what_is_not_there(town: Town) -> None:
    shown = await card(town)
    click = town.sandbox.click
    with pytest.raises(NotThere, match=r"No approve in .*there are: decide"):
        await click("U1", "C1", shown.ts, "approve")
    with pytest.raises(NotThere, match="with the value 'maybe'"):
        await click("U1", "C1", shown.ts, "decide", value="maybe")
    with pytest.raises(NotThere, match="no message"):
        await click("U1", "C1", "1.000000", "decide")
    hidden = await card(town, channel="C3")
    with pytest.raises(NotThere, match="ana is not in triage"):
        await click("U1", "C3", hidden.ts, "decide")


async def test_a_click_nobody_answers_is_told_to_the_person(town: Town) -> None:
    shown = await card(town)
    town.sandbox.delivery.answer_within = 0.1
    await town.sandbox.click("U1", "C1", shown.ts, "decide")
    (notice,) = town.workspace.notices("U1")
    assert notice == "Goodwill did not answer in time. Please try again."


async def test_an_ephemeral_is_seen_by_one_and_can_be_clicked_by_them(
    town: Town,
) -> None:
    heard: list[Json] = []

    @town.bot.app.action("decide")
    async def decide(ack: Any, body: Json, respond: Any) -> None:  # noqa: ANN401
        heard.append(body)
        await ack()
        await respond(delete_original=True)

    asked = await town.client.chat_postEphemeral(
        channel="C1", user="U1", text="Psst", blocks=[actions(button("decide", "yes"))]
    )
    ts = str(asked["message_ts"])
    assert [m.ts for m in town.workspace.ephemerals("U1")] == [ts]
    assert [m.ts for m in town.workspace.messages("C1", as_user="U1")] == [ts]
    assert town.workspace.messages("C1", as_user="U2") == []
    with pytest.raises(NotThere):
        await town.sandbox.click("U2", "C1", ts, "decide")
    await town.sandbox.click("U1", "C1", ts, "decide")
    assert heard[0]["container"]["is_ephemeral"]
    assert "message" not in heard[0]
    assert town.workspace.ephemerals("U1") == []


# --- response_url ------------------------------------------------------------


async def test_an_answer_to_a_click_replaces_the_message_or_adds_to_it(
    town: Town,
) -> None:
    @town.bot.app.action("decide")
    async def decide(ack: Any, respond: Any) -> None:  # noqa: ANN401
        await ack()
        await respond("Only you see this.")
        await respond("Everybody does.", response_type="in_channel")
        await respond("Decided.", replace_original=True)

    shown = await card(town)
    await town.sandbox.click("U1", "C1", shown.ts, "decide")
    said = [m.text for m in town.workspace.messages("C1")]
    assert said == ["Decided.", "Everybody does."]
    assert [m.text for m in town.workspace.ephemerals("U1")] == ["Only you see this."]
    assert shown.blocks == []
    methods = [(e.action, e.method) for e in town.workspace.ledger]
    assert methods[1:] == [
        ("ephemeral", "response_url"),
        ("posted", "response_url"),
        ("updated", "response_url"),
    ]


async def answer(url: str, said: object) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=said) as it:
        return it.status, await it.text()


async def test_a_response_url_answers_five_times_in_half_an_hour(town: Town) -> None:
    urls: list[str] = []

    @town.bot.app.action("decide")
    async def decide(ack: Any, body: Json) -> None:  # noqa: ANN401
        urls.append(body["response_url"])
        await ack()

    shown = await card(town)
    await town.sandbox.click("U1", "C1", shown.ts, "decide")
    await town.sandbox.click("U1", "C1", shown.ts, "decide")
    for _ in range(5):
        assert await answer(urls[0], {"text": "Hello."}) == (200, "ok")
    status, said = await answer(urls[0], {"text": "Hello."})
    assert (status, "used_url" in said) == (404, True)
    town.clock.now += 31 * 60
    status, said = await answer(urls[1], {"text": "Hello."})
    assert (status, "expired_url" in said) == (404, True)
    status, said = await answer(town.sandbox.url + "/response/x", {"text": "Hello."})
    assert status == 404


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"text": "", "blocks": []}, "no_text"),
        ({"txet": "Hello."}, "invalid_payload"),
        ({"blocks": [{"type": "teapot"}]}, "invalid_blocks"),
        ({"text": "x" * 40_001}, "msg_too_long"),
    ],
)
async def test_a_response_url_refuses_what_a_message_may_not_be(
    town: Town, said: Json, error: str
) -> None:
    token = town.workspace.tickets.response_url("U1", "C1")
    status, body = await answer(town.workspace.url_of(token), said)
    assert (status, error in body) == (400, True)
