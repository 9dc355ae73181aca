"""No web site that is open in a browser on this machine may speak to our Slack.

The bot's tokens are known to everybody who reads this, so the Web API refuses what only
a browser sends (`Origin`), and names that merely point to this machine.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
FOR_THE_BOT = ("/api/", "/response/", "/link")


@web.middleware
async def refuse_browsers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let only the bot through to what is for the bot."""
    if request.path.startswith(FOR_THE_BOT) and not is_from_a_program(request):
        raise web.HTTPForbidden(text="Only a bot on this machine may call this.")
    return await handler(request)


def is_from_a_program(request: web.Request) -> bool:
    return "Origin" not in request.headers and is_loopback(request.host)


def is_loopback(host: str) -> bool:
    """Whether a Host header names this machine."""
    try:
        return urlsplit(f"//{host}").hostname in LOOPBACK
    except ValueError:
        return False
