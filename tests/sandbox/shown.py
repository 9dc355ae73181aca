"""What the bot shows in these tests: cards with buttons, and forms."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Message
from bot.sandbox.strict.arguments import takes_json
from tests.sandbox.conftest import Json, Town


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(action_id: str, value: str) -> Json:
    return {
        "type": "button",
        "action_id": action_id,
        "text": plain("Go"),
        "value": value,
    }


def actions(*elements: Json, block_id: str = "acts") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field(block_id: str, element: Json, **more: Any) -> Json:  # noqa: ANN401
    named = {"action_id": "it", **element}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id),
        "element": named,
        **more,
    }


def modal(*blocks: Json, **more: Any) -> Json:  # noqa: ANN401
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("Form"),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **more,
    }


HOME = {"type": "home", "blocks": []}
DIVIDERS = [{"type": "divider"}]
OPTIONS: list[Json] = [{"text": plain(name), "value": name} for name in ("low", "high")]
FORM = modal(
    field("why", {"type": "plain_text_input", "min_length": 3}),
    field("urgency", {"type": "static_select", "options": OPTIONS}, optional=True),
    private_metadata="request:42",
)


async def card(town: Town, *blocks: Json, channel: str = "C1") -> Message:
    yes, no = button("decide", "yes"), button("decide", "no")
    shown = list(blocks) or [actions(yes), actions(no, block_id="no")]
    posted = await town.client.chat_postMessage(
        channel=channel, text="Well?", blocks=shown
    )
    await town.sandbox.settled()
    return town.workspace.message(str(posted["channel"]), str(posted["ts"]))


async def form(town: Town, view: Json = FORM) -> str:
    """Ana has this modal before her eyes."""
    ticket = town.workspace.tickets.trigger("U1")
    opened = await town.client.views_open(trigger_id=ticket, view=view)
    return str(opened["view"]["id"])


async def refused(client: AsyncWebClient, method: str, **args: object) -> Json:
    """Slack's answer to a call it refuses."""
    how = {"json": args} if takes_json(method) else {"params": args}
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, **how)  # type: ignore[arg-type]
    answer: Any = caught.value.response.data
    assert isinstance(answer, dict)
    return answer
