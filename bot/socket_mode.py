"""Socket Mode: Slack's requests over a connection that we opened."""

import asyncio
import json
from functools import partial

import structlog
from aiohttp import ClientError, WSMessage
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingsProblem
from bot.front_door import Door, understood
from bot.settings import Settings
from bot.slack_answers import TOKEN, verdict_of

log = structlog.get_logger(__name__)

SWITCH_ON = "Switch Socket Mode on in the app's settings in Slack, and start me again."


def create_socket(
    settings: Settings, client: AsyncWebClient, door: Door
) -> SocketModeClient:
    """A client that hands each envelope to the door, and acknowledges what was kept."""
    token = settings.slack_app_token
    socket = SocketModeClient(
        app_token=token.get_secret_value() if token else "",
        web_client=client,
        proxy=client.proxy,
    )

    async def receive(
        connection: AsyncBaseSocketModeClient, request: SocketModeRequest
    ) -> None:
        reply = await understood(door, request.payload)
        if reply.status != 200:  # noqa: PLR2004
            return  # not acknowledged: Slack sends it again, or tells the person
        payload = json.loads(reply.body) if reply.body else None
        await connection.send_socket_mode_response(
            SocketModeResponse(envelope_id=request.envelope_id, payload=payload)
        )

    socket.socket_mode_request_listeners.append(receive)
    socket.on_message_listeners.append(partial(_stop_if_disabled, socket, set()))
    return socket


async def _stop_if_disabled(
    socket: SocketModeClient, closing: set[asyncio.Task[None]], message: WSMessage
) -> None:
    """Socket Mode was switched off in Slack: the SDK would knock for ever."""
    if not _says_disabled(message.data):
        return
    log.error("socket.disabled", what_to_do=SWITCH_ON)
    socket.closed = True  # before the SDK reads the same, and dials anew
    closing.add(asyncio.create_task(socket.close()))


def _says_disabled(text: str) -> bool:
    if "link_disabled" not in text:
        return False
    said = json.loads(text)
    return (said.get("type"), said.get("reason")) == ("disconnect", "link_disabled")


async def connect(socket: SocketModeClient) -> None:
    """Open the connection. The SDK would try a token that is refused for ever."""
    try:
        opened = await socket.web_client.apps_connections_open(
            app_token=str(socket.app_token)
        )
        socket.wss_uri = opened["url"]
    except SlackApiError as error:
        verdict = verdict_of(error)
        if verdict.kind == "never" or verdict.why in TOKEN:
            await socket.close()
            raise SettingsProblem(
                f"SLACK_APP_TOKEN is not accepted by Slack ({verdict.why}): copy the "
                "App-Level Token again; it needs the scope connections:write."
            ) from None
        log.warning("socket.not_opened", why=verdict.why)
    except (ClientError, OSError, TimeoutError) as error:
        log.warning("socket.not_opened", why=type(error).__name__)
    await socket.connect()
