"""Forms about check-ins."""

from collections.abc import Iterator

from bot.domain.checkins import Never, Settled
from bot.views import checkin_forms as views
from tests.words.checkins import ADMIN, LATER, MEMBER, READER, circle
from tests.words.eyes import Said


def said() -> Iterator[Said]:
    asked = views.place_form(1, ["Sales", "Warehouse"])
    yield Said(READER, "they join, and have not said where they work", asked)
    yield Said(MEMBER, "they want to pause", views.pause_form(1, LATER))
    yield Said(ADMIN, "they begin some", views.begin_form("C0SALES"))
    settled = Settled(circle(), ("U0CLEO",))
    yield Said(ADMIN, "they change how it is", views.settings_form(settled))
    yield Said(ADMIN, "nobody is kept apart", views.apart_form([]))
    listed = [Never("U0ANA", "U0IVO", "Ana, Ivo")]
    yield Said(ADMIN, "two are kept apart", views.apart_form(listed))
