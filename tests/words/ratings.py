"""How it went, and where the number is."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import ratings as views
from tests.samples import MONDAY, THREE, request
from tests.words.eyes import Said

TO, PARTNER, IT = "the requester", "the partner", "IT"
AIM = "From 12 to 3 mix-ups a week by June."


def said() -> Iterator[Said]:
    done = request(
        Status.CLOSED,
        delivered_at=MONDAY,
        answers={**THREE, "kpi": AIM},
        measured="3 mix-ups a week",
    )
    aim = "mix-ups a week: 12 today, 3 by 1 June 2026"
    question = views.question(done, aim)
    yield Said(TO, "they closed it, and had an aim", question, holds_brief=True)
    yield Said(TO, "they say where it is", views.form(done))
    yield Said(TO, "they said it", views.noted(done, is_met=False))
    yield Said(TO, "that is what they aimed at", views.noted(done, is_met=True))
    yield Said(TO, "they opened it again", views.too_early(done))
    yield Said(IT, "the requester says where it is", views.for_it(done))
    yield Said(PARTNER, "it did not go well", views.for_partner(done, is_well=False))
    yield Said(PARTNER, "… and then it did", views.for_partner(done, is_well=True))
