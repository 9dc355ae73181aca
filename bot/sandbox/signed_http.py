"""To the bot over signed HTTP, as Slack's Events API does it."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.delivery import COMMANDS, EVENTS, Answer, Parcel
from bot.sandbox.model import Json

_OK = 200
_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


class SignedHttp:
    def __init__(
        self, url: str, secret: str, *, now: Callable[[], float] = time.time
    ) -> None:
        self._url = url
        self._secret = secret.encode()
        self._now = now
        connector = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(connector=connector)

    def is_ready(self) -> bool:
        return not self._session.closed

    def is_awaited(self) -> bool:
        return self.is_ready()

    async def ready(self, within: float) -> bool:
        del within
        return self.is_ready()

    async def close(self) -> None:
        await self._session.close()

    async def send(self, parcel: Parcel, within: float) -> Answer:
        body, headers = self._request(parcel)
        try:
            async with asyncio.timeout(within):
                return await self._post(body, headers)
        except TimeoutError:
            return Answer(ok=False, body={}, reason="http_timeout")
        except aiohttp.ClientError:
            return Answer(ok=False, body={}, reason="connection_failed")

    async def _post(self, body: bytes, headers: dict[str, str]) -> Answer:
        asked = self._session.post(
            self._url, data=body, headers=headers, allow_redirects=False
        )
        async with asked as response:
            said = await response.read()
            ok = response.status == _OK
            final = response.headers.get("X-Slack-No-Retry") == "1"
            reason = "" if ok else "http_error"
            return Answer(
                ok=ok, body=_said(said) if ok else {}, reason=reason, final=final
            )

    def _request(self, parcel: Parcel) -> tuple[bytes, dict[str, str]]:
        body = _body(parcel)
        stamp = str(int(self._now()))
        basis = b"v0:" + stamp.encode() + b":" + body
        signature = hmac.new(self._secret, basis, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": _JSON if parcel.kind == EVENTS else _FORM,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signature}",
        }
        if parcel.attempt:
            headers["X-Slack-Retry-Num"] = str(parcel.attempt)
            headers["X-Slack-Retry-Reason"] = parcel.reason
        return body, headers


def _body(parcel: Parcel) -> bytes:
    if parcel.kind == EVENTS:
        return json.dumps(parcel.payload).encode()
    if parcel.kind == COMMANDS:
        return urlencode(parcel.payload).encode()
    return urlencode({"payload": json.dumps(parcel.payload)}).encode()


def _said(body: bytes) -> Json:
    """The answer's body: JSON, or plain words as Slack shows them."""
    if not body.strip():
        return {}
    try:
        said = json.loads(body)
    except ValueError:
        return {"text": body.decode(errors="replace")}
    return said if isinstance(said, dict) else {"text": str(said)}
