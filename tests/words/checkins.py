"""Check-ins: who begins them, joins, pauses and leaves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot import content
from bot.blocks import sentence
from bot.domain.checkin_nudges import SOON
from bot.domain.checkins import Page, Standing
from bot.models import CheckinCircle, CheckinMember, CheckinRound
from bot.views import checkins as views
from tests.samples import MONDAY
from tests.words.eyes import Said

CHANNEL, READER = "a channel", "who reads the invitation"
MEMBER, ADMIN = "who is in", "IT and admins"
ON, LATER = date(2026, 3, 10), date(2026, 4, 1)


def said() -> Iterator[Said]:
    yield Said(CHANNEL, "somebody begins check-ins", views.invitation(circle()))
    everybody = circle(channel="", weeks=1, next_on=None)
    yield Said(CHANNEL, "… for everybody", views.invitation(everybody))
    yield Said(READER, "they ask how it works", views.how_it_works())
    yield from _member()
    yield from _records()
    yield from _why()
    yield Said(CHANNEL, "an admin has stopped them", views.was_invitation("U0CLEO"))
    yield Said(READER, "they are not in that channel", views.NOT_THERE)
    yield Said(ADMIN, "the bot is not in that channel", views.NOT_HERE)
    yield Said(ADMIN, "they are not in that channel themselves", views.NOT_THEIRS)
    yield Said(ADMIN, "another company reads it", views.SHARED)


def _member() -> Iterator[Said]:
    one = standing()
    member = one.member
    assert member
    skips = replace(one, skips=True)
    paused = replace(one, member=member.model_copy(update={"paused_until": LATER}))
    left = replace(one, member=member.model_copy(update={"left_at": MONDAY}))
    for when, each in {
        "they have joined": one,
        "they said: not this time": skips,
        "they pause": paused,
        "they have left": left,
        "they are all stopped": replace(one, circle=circle(is_stopped=True)),
        "the next day is not known": replace(one, coming=None),
    }.items():
        yield Said(MEMBER, when, views.membership(each))
    other = replace(left, circle=circle(id=2, weeks=4))
    several = Page((one, other), "C0SALES", may_begin=True, is_admin=True)
    yield Said(MEMBER, "they look", views.page(several))
    none = Page((), "", may_begin=False, is_admin=False)
    yield Said(MEMBER, "there are none", views.page(none))
    yield Said(MEMBER, "a form came too late", views.late(views.PAUSE, 1))


def _records() -> Iterator[Said]:
    """What the word of a round becomes."""
    for when, what in {
        "they skip a round": views.SKIPPED,
        "they pause, in the word of a round": views.PAUSED,
        "they leave, in the word of a round": views.LEFT,
    }.items():
        shown = sentence(f"{content.nudges()[SOON].title}: {what}")
        yield Said(MEMBER, when, shown)


def _why() -> Iterator[Said]:
    known = {"occasion": "first_time", "requests": [12, 14], "works": 40}
    yield Said(MEMBER, "why us?", views.why({**known, "quiet": ["Finance"]}))
    drawn = {"occasion": "drawn", "last_met": "2026-01-13", "works": 0}
    yield Said(MEMBER, "why us, drawn by lot", views.why(drawn))
    three = {"occasion": "again", "requests": [12, 13, 14], "works": 0}
    three["last_met"] = "2026-01-13"
    yield Said(MEMBER, "why us, of three", views.why(three, 3))


def circle(**more: Any) -> CheckinCircle:  # noqa: ANN401
    known: dict[str, Any] = {"id": 1, "workspace_id": "T1", "channel": "C0SALES"}
    known |= {"set_by": "U0CLEO", "set_at": MONDAY, "next_on": ON}
    return CheckinCircle(**{**known, **more})


def standing() -> Standing:
    ours: dict[str, Any] = {"workspace_id": "T1", "circle_id": 1}
    member = CheckinMember(**ours, slack_id="U0ANA", joined_at=MONDAY)
    coming = CheckinRound(**ours, id=1, number=1, on=ON, ends_on=ON, seed=1)
    return Standing(circle(), member, coming)
