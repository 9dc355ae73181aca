"""What each of those who meet is asked."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.blocks import Message, buttons, line, message
from bot.content import nudges
from bot.domain import meetings as rules
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.sittings import Sitting
from bot.models import Met
from bot.views import nudges as nudge_views
from bot.views import sittings as views
from tests.samples import MONDAY
from tests.words.eyes import Said
from tests.words.meetings import ANA, EACH, meeting
from tests.words.nudges import framed


def said() -> Iterator[Said]:
    yield from _asked()
    yield Said(EACH, "they met", views.worth(meeting(), "U0ANA", []))
    yield Said(EACH, "it is planned, and nobody knows for when", views.when(meeting()))
    for met in Met:
        yield Said(EACH, f"they say from the digest: {met}", views.noted(met))
    over = nudge_views.record(nudges()[rules.TIME], views.HAS_A_TIME)
    yield Said(EACH, "somebody has said a time", over)


def facts(told_by: str = "", now: datetime = MONDAY) -> Facts:
    day = MONDAY.date()
    sitting = Sitting(meeting(), day, day + timedelta(days=13), told_by=told_by)
    return Facts(ANA, place_for(ANA), now, sittings=(sitting,))


def _asked() -> Iterator[Said]:
    midway = views.without_time(facts(), Case("3:time"))
    yield Said(EACH, "they have no time midway", framed(rules.TIME, midway))
    yield Said(EACH, "the same, in the digest", _short(midway))
    end = views.what_became(facts(), Case("3:end"))
    yield Said(EACH, "the round ends", framed(rules.MET, end))
    yield Said(EACH, "the same, in the digest", _short(end))
    told = views.what_became(facts("U0IVO"), Case("3:end"))
    yield Said(EACH, "Ivo says that they met", framed(rules.MET, told))
    yield Said(EACH, "the same, in the digest", _short(told))
    alone = facts()
    alone.sittings[0].meeting.people = ["U0ANA"]
    sample = views.without_time(alone, Case("3:time"))
    yield Said("an admin", "they try it out", framed(rules.TIME, sample))


def _short(asked: nudge_views.Said) -> Message:
    menu = buttons("menu", *([asked.in_digest] if asked.in_digest else []))
    return message(asked.short, line("short", asked.short), menu)
