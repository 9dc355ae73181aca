"""Clicks and forms that nobody was offered, signed as if they came from Slack."""

import json
from itertools import count
from typing import Any
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from tests.cast import Cast

BUSY, TRIES = 503, 3  # nothing was stored, and whoever pressed presses again
_NUMBERS = count(1)


async def press(cast: Cast, user: str, action_id: str, **carried: object) -> None:
    """A button or menu, in a message that never was."""
    number = next(_NUMBERS)
    action = {"type": "button", "block_id": "forged", "action_ts": f"9.{number}"}
    await post(
        cast,
        {
            "type": "block_actions",
            "user": _user(cast, user),
            "trigger_id": f"forged.{number}",
            "container": {"type": "message", "message_ts": "9.9", "channel_id": "C9"},
            "channel": {"id": "C9", "name": "forged"},
            "actions": [{**action, "action_id": action_id, **carried}],
        },
    )


async def submit(
    cast: Cast, user: str, callback_id: str, about: str, **fields: object
) -> str:
    """A form that never was opened; what the bot answers."""
    number = next(_NUMBERS)
    values = {name: {name: _element(value)} for name, value in fields.items()}
    view = {
        "id": f"V{number}",
        "hash": f"{number}.0",
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": about,
        "state": {"values": values},
        "blocks": [_input(name) for name in fields],
    }
    return await post(
        cast, {"type": "view_submission", "user": _user(cast, user), "view": view}
    )


def _element(value: object) -> dict[str, Any]:
    """A typed text as it is; of a menu, whatever was chosen there."""
    if isinstance(value, dict):
        return value
    return {"type": "plain_text_input", "value": value}


def _input(name: str) -> dict[str, Any]:
    label = {"type": "plain_text", "text": name}
    typed = {"type": "plain_text_input", "action_id": name}
    return {"type": "input", "block_id": name, "label": label, "element": typed}


def option(value: str) -> dict[str, Any]:
    text = {"type": "plain_text", "text": value}
    return {"type": "static_select", "selected_option": {"text": text, "value": value}}


def _user(cast: Cast, user: str) -> dict[str, str]:
    return {"id": user, "team_id": cast.workspace.person(user).team_id}


async def post(cast: Cast, payload: dict[str, Any]) -> str:
    """Signed; what the bot answers."""
    workspace = cast.workspace
    known = {"team": {"id": workspace.team_id}, "api_app_id": workspace.app_id}
    body = urlencode({"payload": json.dumps({**known, **payload})}).encode()
    for _ in range(TRIES):
        status, text = await _sent(cast, body)
        if status != BUSY:
            break
    assert status == 200, text
    await cast.settled()
    return text


async def _sent(cast: Cast, body: bytes) -> tuple[int, str]:
    verifier = SignatureVerifier(cast.sandbox.signing_secret)
    stamp = str(int(verifier.clock.now()))
    signature = verifier.generate_signature(timestamp=stamp, body=body)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": str(signature),
    }
    url = f"http://127.0.0.1:{cast.bot.port}/slack/events"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body, headers=headers) as answer,
    ):
        return answer.status, await answer.text()
