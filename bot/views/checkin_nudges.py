"""What is said unasked of a round: that it is soon, and that it had no place."""

from bot.blocks import Part, bold, button, line, place
from bot.domain import checkin_nudges as rules
from bot.domain.nudges import Case, Facts
from bot.domain.pairings import Wait
from bot.models import Side
from bot.views.nudges import Said
from bot.views.standings import weekday

SKIP = "checkin.skip"
PAUSE = "checkin.pause"
HEAD = "A round of check-ins"
FINE = "If that suits you, there is nothing to do."
DRAWN = "Leaders are drawn by lot: I write if it is you."
FIRST = "You are first next time."
MORE = {
    Side.BUSINESS: "More people came from the business than from IT this time.",
    Side.IT: "More people came from IT than from the business this time.",
}
NOBODY = "This time I found nobody whom you could meet."


def soon(facts: Facts, case: Case) -> Said:
    """One working day before: it can still be left out."""
    standing = rules.standing_of(facts, case)
    channel = standing.circle.channel if standing else ""
    number = standing.circle.id if standing else 0
    coming = standing.coming if standing else None
    this = f"{number}:{coming.id if coming else 0}"
    when = f" is on {weekday(coming.on)}. " if coming else " is soon. "
    leads = standing and standing.member and standing.member.is_leader
    then = DRAWN if leads else FINE
    return Said(
        f"{HEAD}{when}{then}",
        [line("soon", bold(HEAD), *_in(channel), when, then)],
        button("Not this time", SKIP, this),
        button("Pause …", PAUSE, number),
        short=f"{HEAD}{when}",
    )


def no_place(facts: Facts, case: Case) -> Said:
    """Honestly, once, and not whom else they could have met."""
    missed = rules.left_out_of(facts, case)
    is_many = missed is None or missed.why == Wait.TOO_MANY
    channel = missed.channel if missed else ""
    why = MORE[facts.person.side or Side.BUSINESS] if is_many else NOBODY
    return Said(
        f"{why} {FIRST}",
        [line("no_place", bold("Check-ins"), *_in(channel), f": {why} {FIRST}")],
        short=f"{why} {FIRST}",
    )


def _in(channel: str) -> list[str | Part]:
    return [" of ", place(channel)] if channel else []
