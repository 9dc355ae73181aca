"""The page of the local Slack: anybody in the cast, in a browser.

The whole page is rendered on the server, for one person at one place, both named in
its address. The browser fetches it again after each change and mends what differs, so
focus, scrolling and whatever is being typed stay as they are.
"""

from collections.abc import Sequence

from aiohttp import web

from bot.sandbox.page.guide import Guide, Tip, Witness
from bot.sandbox.page.layout import Desk
from bot.sandbox.page.memory import Memory
from bot.sandbox.page.routes import Routes
from bot.sandbox.page.turning import DemoClock
from bot.sandbox.server import Sandbox
from bot.sandbox.traffic import Traffic


def add_to(
    app: web.Application,
    sandbox: Sandbox,
    *,
    clock: DemoClock | None = None,
    tips: Sequence[Tip] = (),
) -> None:
    """Serve the page. `tips` are things to try; a `clock` is one that can be turned."""
    traffic = Traffic(sandbox.workspace)
    traffic.watch(app, sandbox.delivery)
    Routes(sandbox, Desk(Memory(), traffic, Guide(tips), clock)).add_to(app)


__all__ = ["DemoClock", "Tip", "Witness", "add_to"]
