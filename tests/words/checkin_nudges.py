"""What is said unasked of a round of check-ins."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import checkin_nudges as rules
from bot.domain.checkins import LeftOut
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.pairings import Wait
from bot.models import Person, Side
from bot.views import checkin_nudges as views
from tests.samples import MONDAY
from tests.words.checkins import MEMBER, ON, standing
from tests.words.eyes import Said
from tests.words.nudges import framed


def said() -> Iterator[Said]:
    about = rules.about(1, ON)
    soon = views.soon(_facts(), Case(about))
    yield Said(MEMBER, "one working day before", framed(rules.SOON, soon))
    member = standing().member
    assert member
    leader = replace(standing(), member=member.model_copy(update={"is_leader": True}))
    leads = views.soon(replace(_facts(), checkins=(leader,)), Case(about))
    yield Said(MEMBER, "… to a leader", framed(rules.SOON, leads))
    tried = views.soon(_facts(), Case("0:"))
    yield Said(MEMBER, "… with no day yet", framed(rules.SOON, tried))
    for side in Side:
        many = views.no_place(_facts(side, Wait.TOO_MANY), Case(about))
        when = f"too many came from {side}"
        yield Said(MEMBER, when, framed(rules.NO_PLACE, many))
    nobody = views.no_place(_facts(why=Wait.NOBODY_LEFT), Case(about))
    yield Said(MEMBER, "there was nobody to meet", framed(rules.NO_PLACE, nobody))


def _facts(side: Side = Side.IT, why: str = "") -> Facts:
    ana = Person(
        workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MONDAY, side=side
    )
    missed = LeftOut(1, ON, why, "C0SALES")
    return Facts(
        ana, place_for(ana), MONDAY, checkins=(standing(),), left_out=(missed,)
    )
