"""What IT finds behind the three dots of a card."""

from collections.abc import Iterator
from datetime import date

from bot.blocks import buttons, message
from bot.models import Status
from bot.views import menus as views
from tests.samples import request
from tests.words.eyes import Said


def said() -> Iterator[Said]:
    for when, partner in (("nobody has it", None), ("somebody has it", "U0IVO")):
        menu = views.more(request(Status.WAITING_FOR_IT, partner=partner))
        shown = message("What else is there", buttons("more", menu))
        yield Said("IT", when, shown)
    agreed = request(Status.DECIDED, not_before=date(2026, 5, 1))
    early = buttons("start", views.start(agreed, date(2026, 4, 1)))
    yield Said("IT", "they may start it", message("It is agreed", early))
