"""Where Slack's requests come in: size, signature and age first, then anything else."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiohttp import web
from slack_sdk.signature import SignatureVerifier
from yarl import URL

Body = dict[str, Any]

log = structlog.get_logger(__name__)

LARGEST = 4 * 1024 * 1024
READ_WITHIN = 3.0  # seconds; by then Slack itself would have given up
IDLE_WITHIN = (
    75.0  # seconds; a balancer, which holds its lines for a minute, goes first
)
MOST_FIELDS = 200


@dataclass(frozen=True)
class Reply:
    """What Slack gets back: a status and, for forms, a body."""

    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


OK, TRY_AGAIN = Reply(200), Reply(503)
NOT_SAVED = "I could not save this just now. Please try again in a minute."
NOT_SAVED_FORM = (
    "I could not save this just now. What you typed is still here: "
    "please try again in a minute."
)

Door = Callable[[Body], Awaitable[Reply]]
Ready = Callable[[], Awaitable[dict[str, bool]]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def create_site(ready: Ready, door: Door | None, secret: str | None) -> web.Application:
    """Health for whoever watches; the front door, in HTTP mode."""
    site = web.Application(client_max_size=LARGEST, middlewares=[_calm])

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def readyz(_: web.Request) -> web.Response:
        parts = await ready()
        # Without a good token we say nothing, but we still keep all that we hear.
        is_ready = all(good for part, good in parts.items() if part != "token")
        return web.json_response(parts, status=200 if is_ready else 503)

    site.router.add_get("/healthz", healthz)
    site.router.add_get("/readyz", readyz)
    if door and secret:
        site.router.add_post("/slack/events", _receiver(door, secret))
    return site


def not_stored(body: Body) -> Reply:
    """Events come again by themselves; people are told, where Slack lets us say it."""
    if fields := fields_of(body):
        return at_the_field(fields[0], NOT_SAVED_FORM)
    if "command" in body:
        return _json({"response_type": "ephemeral", "text": NOT_SAVED})
    return TRY_AGAIN


def fields_of(body: Body) -> list[str]:
    """The fields of the form that was sent, if it was one."""
    if body.get("type") != "view_submission":
        return []
    blocks = body["view"]["blocks"]
    return [block["block_id"] for block in blocks if block["type"] == "input"]


def at_the_field(field: str, sentence: str) -> Reply:
    """The form stays open, with this sentence under a field."""
    return _json({"response_action": "errors", "errors": {field: sentence}})


def _json(answer: Body) -> Reply:
    return Reply(200, json.dumps(answer), {"content-type": "application/json"})


@web.middleware
async def _calm(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What comes too slowly, or cannot be unpacked, is refused in a word."""
    try:
        return await handler(request)
    except TimeoutError:
        return web.Response(status=408)
    except web.RequestPayloadError:
        return web.Response(status=400)
    except (web.HTTPException, ConnectionError):
        raise
    except Exception:
        log.exception("request.broke")  # aiohttp itself is not heard, see bot/logs.py
        return web.Response(status=500)


def _receiver(
    door: Door, secret: str
) -> Callable[[web.Request], Awaitable[web.Response]]:
    verifier = SignatureVerifier(secret)

    async def receive(request: web.Request) -> web.Response:
        if not looks_signed(request):  # then it need not be read
            return web.Response(status=401)
        async with asyncio.timeout(READ_WITHIN):
            raw = await request.read()  # aiohttp answers 413 when it is too large
        if not is_signed(verifier, raw, request):
            return web.Response(status=401)
        body = parse(raw, request.content_type)
        if body is None:
            return web.Response(status=400)
        if body.get("type") == "url_verification":
            return web.json_response({"challenge": body.get("challenge")})
        reply = await understood(door, body)
        return web.Response(status=reply.status, text=reply.body, headers=reply.headers)

    return receive


async def understood(door: Door, body: Body) -> Reply:
    """What is signed and yet like nothing Slack sends is refused, not stumbled over."""
    try:
        return await door(body)
    except Exception:
        log.exception("request.not_understood")
        return Reply(400)


def looks_signed(request: web.Request) -> bool:
    signature = request.headers.get("X-Slack-Signature", "")
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    is_plain = signature.isascii() and timestamp.isascii()
    return is_plain and signature != "" and timestamp.isdecimal()


def is_signed(verifier: SignatureVerifier, raw: bytes, request: web.Request) -> bool:
    """Whether Slack signed this within the last five minutes."""
    signature = request.headers["X-Slack-Signature"]
    timestamp = request.headers["X-Slack-Request-Timestamp"]
    try:
        return bool(verifier.is_valid(raw, timestamp, signature))
    except (ValueError, TypeError, OverflowError):  # not UTF-8, an age beyond numbers
        return False


def parse(raw: bytes, content_type: str) -> Body | None:
    """The body as a dict, whichever of Slack's three shapes it has; None if none."""
    try:
        body = _parse(raw.decode(), content_type)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _parse(text: str, content_type: str) -> object:
    if content_type == "application/json":
        return json.loads(text)
    if text.count("&") >= MOST_FIELDS:
        raise ValueError("more fields than any form of Slack's has")
    form = dict(URL.build(query_string=text, encoded=True).query)
    if "payload" in form and "command" not in form:
        return json.loads(form["payload"])
    return form
