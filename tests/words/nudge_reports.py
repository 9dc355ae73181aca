"""Whether what is said unasked helps."""

from collections.abc import Iterator

from bot import content
from bot.domain.effects import Tally
from bot.domain.nudges import Plan
from bot.views import nudge_reports as views
from tests.samples import MONDAY
from tests.words.eyes import Said

TO = "an admin"
MANY, FEW = {f"U{number}" for number in range(40)}, {"U1", "U2"}


def tally(
    in_time: int = 61, done_anyway: int = 40, held_out: int = 100, rated: int = 1
) -> Tally:
    return Tally(
        sent=100, answered=in_time, snoozed=9, stopped=3, over=100,
        useful=20 * rated, not_useful=4 * rated,
        in_time=in_time, held_out=held_out, done_anyway=done_anyway,
        people=MANY, people_held_out=MANY,
    )  # fmt: skip


def kind(key: str, title: str, **more: object) -> Plan:
    named = {"key": key, "title": title, "asks": True, "holds_out": True}
    return content.nudges()["digest"].model_copy(update={**named, **more})


def said() -> Iterator[Said]:
    digest = content.nudges()["digest"]
    kinds = [
        (digest, tally()),
        (kind("tea", "A cup of tea"), tally()),
        (kind("milk", "A glass of milk"), tally(in_time=43)),
        (kind("song", "A song before lunch on Friday"), tally(in_time=9)),
        (kind("walk", "A walk in the park"), tally(held_out=29, rated=0)),
        (kind("nap", "A nap"), Tally(sent=7, people=FEW)),
    ]
    every = views.report(kinds, MONDAY)
    yield Said(TO, "they ask whether it helps", every, holds_brief=True)
    none = views.report([(digest, Tally())], MONDAY)
    yield Said(TO, "hardly anything was written", none)
    only = views.report([(digest, tally())], MONDAY)
    yield Said(TO, "only the digest was written", only, holds_brief=True)
