"""What is posted in a channel of itself."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.models import Outcome, Request, Status
from bot.views import channel_reminders as views
from bot.views.channel_reminders import Monday
from tests.samples import MONDAY, request
from tests.words.eyes import Said

TO, CHANNEL, IT = "who types /goodwill here", "a channel", "IT's channel"


def said() -> Iterator[Said]:
    yield Said(TO, "the bot is not in that channel", views.NOT_HERE)
    yield Said(TO, "it is no channel", views.IN_A_CHANNEL)
    yield Said(TO, "another company reads it", views.SHARED)
    yield Said(TO, "they are on already", views.ALREADY)
    here = views.introduction("U0BEN", is_its=False)
    yield Said(CHANNEL, "somebody sets up reminders", here)
    its = views.introduction("U0IVO", is_its=True)
    yield Said(IT, "somebody sets up reminders", its)
    over = views.was_introduction()
    yield Said(CHANNEL, "the introduction, once they are stopped", over)
    yield Said(CHANNEL, "somebody stops them", views.stopped("U0BEN"))
    several = Monday(MONDAY, list(_asked()), 3)
    yield Said(CHANNEL, "Monday", views.monday(several), holds_brief=True)
    yield Said(CHANNEL, "the Monday after", views.over(date(2026, 3, 2)))


def _asked() -> Iterator[Request]:
    sent = MONDAY - timedelta(days=5)
    link = "https://acme.slack.com/archives/C1/p22"
    yield request(Status.INTERVIEWING, id=1, number=1, link=link)
    yield request(Status.OFFERED, id=2, number=None)
    yield request(Status.WAITING_FOR_IT, id=3, number=3, sent_at=sent)
    yield request(Status.DELIVERED, id=4, number=4, outcome=Outcome.GO_AHEAD)
