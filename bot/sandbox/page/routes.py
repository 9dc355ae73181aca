"""The addresses of the page."""

from pathlib import Path

from aiohttp import web

from bot.sandbox.model import Json, NotThere, Refused
from bot.sandbox.page import layout, mrkdwn, payloads
from bot.sandbox.page.acts import Acts
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.guard import guarded, safe
from bot.sandbox.page.markup import Html
from bot.sandbox.page.spot import first, found, person
from bot.sandbox.page.stream import Streams
from bot.sandbox.server import Sandbox
from bot.sandbox.web_api import is_real

_TOO_REAL = (
    "That looks like the token of a real Slack workspace, so it was not kept. "
    "Better revoke it: the demo needs none."
)
_STATIC = Path(__file__).parent / "static"
_SCRIPTS = (
    "page.js",
    "live.js",
    "files.js",
    "forms.js",
    "menus.js",
    "mend.js",
    "payloads.js",
    "writing.js",
)
_ASSETS = frozenset({*layout.STYLES, *_SCRIPTS, "icon.svg"})


class Routes:
    def __init__(self, sandbox: Sandbox, desk: layout.Desk) -> None:
        self._workspace = sandbox.workspace
        self._desk = desk
        self._acts = Acts(sandbox, desk)
        self._streams = Streams()

    def add_to(self, app: web.Application) -> None:
        app.router.add_get("/", guarded(self._show))
        app.router.add_get("/changes", guarded(self._changes))
        app.router.add_get("/archives/{channel}/{message}", guarded(self._follow))
        app.router.add_get("/payloads/{number}", guarded(self._payload))
        app.router.add_get("/assets/{name}", guarded(self._asset))
        app.router.add_post("/do/{act}", guarded(self._do))
        app.on_shutdown.append(self._streams.close)

    async def _show(self, request: web.Request) -> web.StreamResponse:
        eyes = person(self._workspace, request.query.get("as", ""))
        if eyes is not None:
            text = layout.page(found(eyes, request.query), self._desk)
        elif somebody := first(self._workspace):
            raise web.HTTPFound(f"/?as={somebody.me}")
        else:
            text = layout.nobody()
        return safe(web.Response(text=text, content_type="text/html"))

    async def _follow(self, request: web.Request) -> web.StreamResponse:
        """A copied link leads to the message, as whoever may see it."""
        eyes = first(self._workspace, request.match_info["channel"])
        address = mrkdwn.inside(eyes, str(request.rel_url)) if eyes else None
        if address is None:
            raise web.HTTPNotFound
        raise web.HTTPFound(address)

    async def _payload(self, request: web.Request) -> web.StreamResponse:
        """What was sent and answered, for a row of the panel."""
        number = request.match_info["number"]
        it = self._desk.traffic.find(int(number)) if number.isdecimal() else None
        if it is None:
            raise web.HTTPNotFound
        text = payloads.inside(it)
        return safe(web.Response(text=text, content_type="text/html"))

    async def _changes(self, request: web.Request) -> web.StreamResponse:
        eyes = self._eyes(request.query.get("as"))
        looks = bool(request.query.get("payloads"))
        return await self._streams.serve(request, eyes, looks=looks)

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in _ASSETS:
            raise web.HTTPNotFound
        return safe(web.FileResponse(_STATIC / name))

    async def _do(self, request: web.Request) -> web.StreamResponse:
        """Do something for a person; a sentence comes back if it cannot be done."""
        act = self._acts.by_name.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        said = await self._said(request)
        if is_real(await request.text()):
            return safe(web.Response(status=409, text=_TOO_REAL))
        try:
            shown = await act(self._eyes(said.get("as")), said)
        except (NotThere, Refused) as trouble:
            return safe(web.Response(status=409, text=str(trouble)))
        if isinstance(shown, Html):
            return safe(web.Response(text=shown, content_type="text/html"))
        return safe(web.Response(status=204))

    async def _said(self, request: web.Request) -> Json:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        said = await request.json()
        if not isinstance(said, dict):
            raise web.HTTPBadRequest
        return said

    def _eyes(self, user_id: object) -> Eyes:
        eyes = person(self._workspace, str(user_id or ""))
        if eyes is None:
            raise web.HTTPNotFound(text="There is nobody of that name.")
        return eyes
