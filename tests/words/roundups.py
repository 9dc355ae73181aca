"""The thanks and wins of a week."""

from collections.abc import Iterator
from datetime import date

from bot.views import roundups as views
from bot.views.roundups import Gain, Thanks, Week
from tests.words.eyes import Said

TO = "everybody in the channel for wins"
FRIDAY = date(2026, 3, 6)
URL = "https://acme.slack.com/archives/C0WINS/p56"


def said() -> Iterator[Said]:
    stayed = Thanks("Ana", ["Ivo", "Mia", "Warehouse"], "Stayed until it printed.", URL)
    wrote = Thanks("Ivo", ["Ana"], "Wrote down what the drivers see each morning")
    lists = Gain("The delivery list is right by eight.", "4 h", "1 h", URL)
    whole = Week(FRIDAY, [stayed, wrote], [lists], 2)
    yield Said(TO, "Friday", views.roundup(whole), holds_brief=True)
    told = [("", ""), ("40 a day", ""), ("", "3 a day")]
    few = Week(FRIDAY, wins=[Gain("Nobody waits any more.", *each) for each in told])
    yield Said(TO, "Friday, with wins alone", views.roundup(few), holds_brief=True)
    yield Said(TO, "all of it was taken back", views.over())
