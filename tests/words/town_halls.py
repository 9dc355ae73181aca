"""A month's best wins, for a town hall."""

from collections.abc import Iterator
from datetime import date

from bot.domain.wins import Told
from bot.models import WinCause
from bot.views import town_halls as views
from bot.views.town_halls import Shown, TownHall
from tests.words.eyes import Said

TO = "who types /goodwill wins"
MARCH = date(2026, 3, 1)
URL = "https://acme.slack.com/archives/C0WINS/p56"
NAMES = {"U0ANA": "Ana", "U0IVO": "Ivo", "U0MIA": "Mia"}


def said() -> Iterator[Said]:
    met = Told(
        WinCause.TARGET_MET, "The delivery list is right by eight.", asked="U0ANA",
        rowed=("U0IVO",), beyond=("U0MIA",), before="4 h", after="1 h",
    )  # fmt: skip
    rated = Told(WinCause.RATED_FIVE, "Labels stick.", unit="Warehouse")
    early = Told(WinCause.EARLY_WARNING, "The fair had its tills.", asked="U0ANA")
    wins = [Shown(met, URL), Shown(rated), Shown(early)]
    three = views.town_hall(TownHall(MARCH, wins, NAMES))
    yield Said(TO, "there are three", three, holds_brief=True)
    plain = Told(WinCause.DELIVERED, "Nobody types orders twice.", after="none")
    one = views.town_hall(TownHall(MARCH, [Shown(plain)], NAMES))
    yield Said(TO, "there is one", one, holds_brief=True)
    yield Said(TO, "there is none", views.none(MARCH, is_asked=False))
    yield Said(TO, "there is none in that month", views.none(MARCH, is_asked=True))
    yield Said(TO, "wins are told nowhere", views.not_told())
