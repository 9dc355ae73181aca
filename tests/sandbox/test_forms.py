"""Forms and Homes: what is typed arrives, and what is wrong is said."""

from typing import Any

import pytest

from bot.sandbox import NotThere
from tests.sandbox.conftest import Json, Town, hear_everything
from tests.sandbox.shown import (
    FORM,
    OPTIONS,
    actions,
    button,
    field,
    form,
    modal,
    plain,
)


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def test_a_form_arrives_with_what_was_typed_and_closes(town: Town) -> None:
    heard: list[Json] = []

    @town.bot.app.view("form")
    async def receive(ack: Any, body: Json) -> None:  # noqa: ANN401
        heard.append(body)
        await ack()

    view_id = await form(town)
    values = {"why": "To sell more", "urgency": "high"}
    assert await town.sandbox.submit("U1", view_id, values) is None
    (body,) = heard
    state = body["view"]["state"]["values"]
    assert state["why"]["it"] == {"type": "plain_text_input", "value": "To sell more"}
    assert state["urgency"]["it"]["selected_option"] == OPTIONS[1]
    assert body["view"]["private_metadata"] == "request:42"
    assert body["view"]["id"] == body["view"]["root_view_id"] == view_id
    assert town.workspace.open_views("U1") == []


async def test_slack_itself_asks_for_what_is_missing(town: Town) -> None:
    view_id = await form(town)
    missing = await town.sandbox.submit("U1", view_id, {})
    assert missing == {"why": "Please complete this required field."}
    short = await town.sandbox.submit("U1", view_id, {"why": "no"})
    assert short == {"why": "Please enter at least 3 characters."}
    assert town.bot.heard == []


async def test_a_form_says_what_is_wrong_and_keeps_what_was_typed(town: Town) -> None:
    answers: list[Json] = [{"response_action": "errors", "errors": {"why": "Why?"}}, {}]
    seen: list[str] = []

    @town.bot.app.view("form")
    async def receive(ack: Any, view: Json) -> None:  # noqa: ANN401
        seen.append(view["state"]["values"]["why"]["it"]["value"])
        await ack(**answers.pop(0))

    view_id = await form(town)
    assert await town.sandbox.submit("U1", view_id, {"why": "abc"}) == {"why": "Why?"}
    assert await town.sandbox.submit("U1", view_id, {}) is None
    assert seen == ["abc", "abc"]


async def test_a_form_nobody_answers_stays_open_and_says_so(town: Town) -> None:
    view_id = await form(town)
    town.sandbox.delivery.answer_within = 0.1
    assert await town.sandbox.submit("U1", view_id, {"why": "Because"}) == {}
    assert "did not answer in time" in town.workspace.notices("U1")[0]
    (view,) = town.workspace.open_views("U1")
    assert view.typed["why"]["it"]["value"] == "Because"


async def test_a_form_is_followed_by_another_or_becomes_one(town: Town) -> None:
    second = modal(field("more", {"type": "plain_text_input"}, optional=True))
    answers: list[Json] = [
        {"response_action": "push", "view": second},
        {"response_action": "update", "view": second | {"title": plain("New")}},
        {"response_action": "clear"},
    ]

    @town.bot.app.view("form")
    async def receive(ack: Any) -> None:  # noqa: ANN401
        await ack(**answers.pop(0))

    first_id = await form(town)
    assert await town.sandbox.submit("U1", first_id, {"why": "Because"}) is None
    first, top = town.workspace.open_views("U1")
    assert (first.id, top.root_id, top.previous_id) == (first_id, first_id, first_id)
    with pytest.raises(NotThere, match="on top is"):
        await town.sandbox.submit("U1", first_id, {"why": "Because"})
    assert await town.sandbox.submit("U1", top.id, {}) is None
    assert [v.title for v in town.workspace.open_views("U1")] == ["Form", "New"]
    assert await town.sandbox.submit("U1", top.id, {}) is None
    assert town.workspace.open_views("U1") == []


@pytest.mark.parametrize(
    ("answered", "why"),
    [
        ({"response_action": "errors", "errors": {"what": "No."}}, "invalid_errors"),
        ({"response_action": "update", "view": {"type": "modal"}}, "missing required"),
        ({"response_action": "explode"}, "invalid_response_action"),
    ],
)
async def test_an_answer_slack_cannot_use_leaves_the_form_open(
    town: Town, answered: Json, why: str
) -> None:
    @town.bot.app.view("form")
    async def receive(ack: Any) -> None:  # noqa: ANN401
        await ack(**answered)

    view_id = await form(town)
    assert await town.sandbox.submit("U1", view_id, {"why": "Because"}) == {}
    assert why in town.workspace.notices("U1")[0]
    assert len(town.workspace.open_views("U1")) == 1


async def test_what_was_typed_survives_an_update_of_the_form(town: Town) -> None:
    @town.bot.app.action("more")
    async def more(ack: Any, client: Any, body: Json) -> None:  # noqa: ANN401
        await ack()
        grown = FORM | {"blocks": [*FORM["blocks"], {"type": "divider"}]}
        view = body["view"]
        await client.views_update(view_id=view["id"], hash=view["hash"], view=grown)

    view = FORM | {"blocks": [*FORM["blocks"], actions(button("more", "1"))]}
    view_id = await form(town, view)
    typed = {"why": "Because", "urgency": "low"}
    await town.sandbox.act_in_view("U1", view_id, "more", state=typed)
    (shown,) = town.workspace.open_views("U1")
    assert shown.blocks[-1]["type"] == "divider"
    assert shown.typed["why"]["it"]["value"] == "Because"


async def test_a_cancelled_form_is_told_of_when_asked(town: Town) -> None:
    heard: list[Json] = []

    @town.bot.app.view_closed("form")
    async def closed(ack: Any, body: Json) -> None:  # noqa: ANN401
        heard.append(body)
        await ack()

    await town.sandbox.close("U1", await form(town))
    assert heard == []
    await town.sandbox.close("U1", await form(town, FORM | {"notify_on_close": True}))
    assert [body["is_cleared"] for body in heard] == [False]
    assert town.workspace.open_views("U1") == []


async def test_buttons_on_home_carry_their_values(town: Town) -> None:
    heard: list[Json] = []

    @town.bot.app.action("open")
    async def opened(ack: Any, body: Json) -> None:  # noqa: ANN401
        heard.append(body)
        await ack()

    rows = [actions(button("open", n), block_id=f"row{n}") for n in ("1", "2")]
    view = {"type": "home", "blocks": rows}
    await town.client.views_publish(user_id="U1", view=view)
    home = town.workspace.home("U1")
    assert home is not None
    await town.sandbox.act_in_view("U1", home.id, "open", value="2")
    assert heard[0]["actions"][0]["value"] == "2"
    assert heard[0]["container"] == {"type": "view", "view_id": home.id}
    assert heard[0]["view"]["type"] == "home"


async def test_an_external_select_asks_the_bot_for_its_options(town: Town) -> None:
    @town.bot.app.options("it")
    async def offer(ack: Any, payload: Json) -> None:  # noqa: ANN401
        found = [o for o in OPTIONS if o["value"].startswith(payload["value"])]
        await ack(options=found)

    view_id = await form(town, modal(field("who", {"type": "external_select"})))
    offered = await town.sandbox.suggestions("U1", view_id, "it", "hi")
    assert [option["value"] for option in offered] == ["high"]


@pytest.mark.parametrize(
    "offer",
    [
        {"options": [{"text": plain("x" * 76), "value": "1"}]},
        {"options": [{"text": plain("x"), "value": "1"}] * 101},
        {"options": [], "option_groups": []},
        {"text": "Nothing found"},
    ],
)
async def test_suggestions_slack_cannot_show_are_no_suggestions(
    town: Town, offer: Json
) -> None:
    select = {"type": "external_select", "min_query_length": 1}
    view_id = await form(town, FORM | {"blocks": [field("where", select)]})

    @town.bot.app.options("it")
    async def offers(ack: Any) -> None:  # noqa: ANN401
        await ack(offer)

    assert await town.sandbox.suggestions("U1", view_id, "it", "hi") == []
    assert "trouble connecting" in town.workspace.notices("U1")[-1]
