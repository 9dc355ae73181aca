"""The Web API's front door: arguments, tokens, faults, and the answer."""

import asyncio
import inspect
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from urllib.parse import parse_qsl

from aiohttp import web

from bot.sandbox import responses
from bot.sandbox.bad_answers import bad_answer
from bot.sandbox.faults import Fault, Faults, Moment
from bot.sandbox.limits import Limits, TooMany
from bot.sandbox.methods import METHODS
from bot.sandbox.model import Json, Refused
from bot.sandbox.record import Record
from bot.sandbox.strict.arguments import (
    SIGNATURES,
    check_scope,
    decoded,
    signature,
    takes_json,
)
from bot.sandbox.workspace import Workspace

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_OPEN_LINE = "apps.connections.open"
_REAL = re.compile(r"xox[a-z](?:\.xox[a-z])?-\d[\d-]{8,}|xapp-\d-[A-Z\d]{8,}")
_NO_TOKEN = frozenset({"api.test"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Made up, and known to everybody; a real one has no business here."""

    bot: str
    app: str

    def __post_init__(self) -> None:
        if is_real(self.bot) or is_real(self.app):
            raise ValueError(
                "This looks like the token of a real Slack workspace. "
                "The sandbox takes only made-up ones."
            )


def is_real(text: str) -> bool:
    """Whether there is something in it that Slack itself may have handed out."""
    return _REAL.search(text) is not None


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it came in."""

    method: str
    token: str | None
    given: Json
    broken: str = ""

    def args(self) -> Json:
        """What was given, decoded without judging it: for records and moments."""
        return {name: _decoded(value) for name, value in self.given.items()}


class WebApi:
    """Answers `/api/{method}` and `/response/{token}` as Slack does."""

    def __init__(
        self,
        workspace: Workspace,
        faults: Faults,
        record: Record,
        tokens: Tokens,
        open_line: Callable[[], str],
        limits: Limits | None,
    ) -> None:
        self._workspace = workspace
        self._faults = faults
        self._record = record
        self._tokens = tokens
        self._open_line = open_line
        self._limits = limits
        self._scopes = ",".join(sorted(self._granted()))

    def _granted(self) -> frozenset[str]:
        manifest = self._workspace.manifest
        every = (each.scopes for each in SIGNATURES.values())
        return frozenset().union(*every) if manifest.everything else manifest.scopes

    def add_to(self, app: web.Application) -> None:
        app.router.add_route("*", "/api/{method}", self._serve)
        app.router.add_post("/response/{token}", self._respond)
        app.router.add_post("/upload/{file}", self._receive)

    # --- a call --------------------------------------------------------------

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        call = await read_call(request)
        if self._record.on:
            self._record.api(call.method, call.args())
        await _pass(self._faults.before_store, call)
        fault = await self._fault(call.method)
        if fault is not None and not fault.stored:
            return await bad_answer(request, fault)
        answer = self._answer(call)
        await _pass(self._faults.after_store, call)
        if fault is not None:
            return await bad_answer(request, fault)
        if self._faults.after_answer is not None:
            await answer.prepare(request)
            await answer.write_eof()
            await _pass(self._faults.after_answer, call)
        return answer

    async def _fault(self, method: str) -> Fault | None:
        fault = self._faults.take(method)
        if fault is not None and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
            return None
        return fault

    def _answer(self, call: Call) -> web.Response:
        told = self._workspace.clock() + self._faults.clock_ahead
        date = formatdate(told, usegmt=True)
        headers = {"X-OAuth-Scopes": self._scopes, "Date": date}
        try:
            said = {"ok": True, **self._perform(call)}
        except TooMany as refusal:
            headers["Retry-After"] = str(refusal.retry_after)
            return _json(refusal.answer(), headers, status=429)
        except Refused as refusal:
            said = refusal.answer()
        return _json(said, headers)

    def _perform(self, call: Call) -> Json:
        """Check everything Slack checks, then do it."""
        signature(call.method)
        self._check_token(call)
        if self._limits is not None:
            self._limits.check(call.method, call.given)
        check_scope(call.method, self._workspace.manifest)
        if call.broken:
            raise Refused(call.broken)
        args = decoded(call.method, call.given)
        if call.method == _OPEN_LINE:
            return {"url": self._open_line()}
        return METHODS[call.method](self._workspace, args)

    def _check_token(self, call: Call) -> None:
        if call.method in _NO_TOKEN:
            return
        if call.token is None:
            raise Refused("not_authed")
        right, other = self._tokens.bot, self._tokens.app
        if call.method == _OPEN_LINE:
            right, other = other, right
        if call.token == other:
            raise Refused("not_allowed_token_type")
        if call.token != right or self._faults.invalid_auth:
            raise Refused("invalid_auth")

    # --- a response_url ------------------------------------------------------

    async def _respond(self, request: web.Request) -> web.Response:
        try:
            said = await request.json()
        except ValueError:
            return web.Response(status=400, text="invalid_payload")
        self._record.response_url(said)
        try:
            responses.respond(self._workspace, request.match_info["token"], said)
        except Refused as refusal:
            gone = refusal.error in {"expired_url", "used_url"}
            return _json(refusal.answer(), {}, status=404 if gone else 400)
        return web.Response(text="ok")

    # --- a file --------------------------------------------------------------

    async def _receive(self, request: web.Request) -> web.Response:
        content = await request.read()
        if self._workspace.files.bring(request.match_info["file"], content):
            return web.Response(text=f"OK - {len(content)}")
        return web.Response(status=400, text="error")


async def _pass(moment: Moment | None, call: Call) -> None:
    """Let somebody do what they planned for this moment."""
    if moment is not None:
        waiting = moment(call.method, call.args())
        if inspect.isawaitable(waiting):
            await waiting


async def read_call(request: web.Request) -> Call:
    """What a request asks for; a response_url names no method."""
    given: Json = dict(request.query)
    method = request.match_info.get("method", "")
    body, broken = await request.read(), ""
    if body and request.content_type == _JSON and takes_json(method):
        more, broken = _object(body)
        given |= more
    elif body and request.content_type == _FORM:
        given |= parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = given.pop("token", None)
    token = bearer if scheme.lower() == "bearer" and bearer else token
    return Call(method, token, given, broken)


def _object(body: bytes) -> tuple[Json, str]:
    """The JSON object in a body, or the name of what is wrong with it."""
    try:
        read = json.loads(body)
    except ValueError:
        return {}, "invalid_json"
    return (read, "") if isinstance(read, dict) else ({}, "json_not_object")


def _decoded(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _json(said: Json, headers: dict[str, str], *, status: int = 200) -> web.Response:
    body = json.dumps(said).encode()
    return web.Response(body=body, status=status, content_type=_JSON, headers=headers)
