"""Socket Mode: Slack's requests over a connection that we opened."""

import json

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingsProblem
from bot.front_door import Door
from bot.settings import Settings
from bot.slack_answers import TOKEN, verdict_of

log = structlog.get_logger(__name__)


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
        reply = await door(request.payload)
        if reply.status != 200:  # noqa: PLR2004
            return  # not acknowledged: Slack sends it again, or tells the person
        payload = json.loads(reply.body) if reply.body else None
        await connection.send_socket_mode_response(
            SocketModeResponse(envelope_id=request.envelope_id, payload=payload)
        )

    socket.socket_mode_request_listeners.append(receive)
    return socket


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
