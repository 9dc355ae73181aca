"""Who may talk to the page: only the page itself, on this machine."""

from aiohttp import web

from bot.sandbox.browsers import Handler, is_loopback

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def guarded(handler: Handler) -> Handler:
    """Refuse other web sites, and names that only pretend to be this machine."""

    async def guard(request: web.Request) -> web.StreamResponse:
        if not is_loopback(request.host):
            raise web.HTTPForbidden(text="This page answers on 127.0.0.1 only.")
        if request.method == "POST" and not _is_from_the_page(request):
            raise web.HTTPForbidden(text="Only the page itself may do that.")
        return await handler(request)

    return guard


def safe(response: web.StreamResponse) -> web.StreamResponse:
    """With the headers that keep a page to itself."""
    response.headers.update(_HEADERS)
    return response


def _is_from_the_page(request: web.Request) -> bool:
    """A browser says from which site a request comes; without a word it is refused."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return site == "same-origin" and request.headers.get("Origin") == (
        f"http://{request.host}"
    )
