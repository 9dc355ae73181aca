"""Answers as Slack gives them on a bad day."""

import json
import zlib
from collections.abc import Callable

from aiohttp import web

from bot.sandbox.faults import Fault
from bot.sandbox.socket_mode import hang_up

_HTML = "<!DOCTYPE html><title>Slack</title><p>Something went wrong.</p>"
_JSON = "application/json"
_GZIP = 31  # what zlib calls it
_MEGABYTE = 1024 * 1024


async def bad_answer(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.kind == "drop":
        hang_up(request)
        return web.Response()
    if fault.kind == "huge":
        return await _huge(request, fault.megabytes)
    return _PLAIN[fault.kind](fault)


def _ratelimited(fault: Fault) -> web.Response:
    wait = fault.retry_after
    headers = {} if wait is None else {"Retry-After": str(wait)}
    said = json.dumps({"ok": False, "error": "ratelimited"})
    return web.Response(status=429, text=said, content_type=_JSON, headers=headers)


def _status(fault: Fault) -> web.Response:
    return web.Response(status=fault.status, text=_HTML, content_type="text/html")


def _error(fault: Fault) -> web.Response:
    said = json.dumps({"ok": False, "error": fault.error})
    return web.Response(text=said, content_type=_JSON)


def _says(fault: Fault) -> web.Response:
    return web.Response(text=json.dumps(fault.said), content_type=_JSON)


def _garbage(fault: Fault) -> web.Response:
    del fault
    return web.Response(text='{"ok": true, "ts": "17', content_type=_JSON)


def _bomb(fault: Fault) -> web.Response:
    """A small body that unpacks into a very large one."""
    pack = zlib.compressobj(wbits=_GZIP)
    packed = pack.compress(b'{"ok": true, "padding": "')
    for _ in range(fault.megabytes):
        packed += pack.compress(b" " * _MEGABYTE)
    packed += pack.compress(b'"}') + pack.flush()
    headers = {"Content-Encoding": "gzip", "Content-Type": _JSON}
    return web.Response(body=packed, headers=headers)


async def _huge(request: web.Request, megabytes: int) -> web.StreamResponse:
    """A valid answer with far too much in it."""
    answer = web.StreamResponse(headers={"Content-Type": _JSON})
    await answer.prepare(request)
    await answer.write(b'{"ok": true, "padding": "')
    for _ in range(megabytes):
        await answer.write(b" " * _MEGABYTE)
    await answer.write(b'"}')
    return answer


_PLAIN: dict[str, Callable[[Fault], web.Response]] = {
    "bomb": _bomb,
    "error": _error,
    "garbage": _garbage,
    "ratelimited": _ratelimited,
    "says": _says,
    "status": _status,
}
