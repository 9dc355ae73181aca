"""What is said unasked of a round: that it is soon, and that it had no place."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.domain.calendars import Place, local_day, workdays_before
from bot.domain.checkins import LeftOut, Standing, ten_oclock
from bot.domain.nudges import Case, Facts

SOON = "checkin_soon"
NO_PLACE = "checkin_no_place"


def soon(facts: Facts) -> list[Case]:
    """One working day before; not to who has only just joined, and knows."""
    return [
        Case(name, due=due)
        for name, each in coming(facts)
        if (due := told_at(facts.place, each)) >= joined_at(each)
    ]


def coming(facts: Facts) -> Iterator[tuple[str, Standing]]:
    """The rounds somebody would take part in, by what a nudge is about."""
    for each in facts.checkins:
        on = each.coming.on if each.takes_part and each.coming else None
        if on is None or _is_quiet(facts, each):
            continue
        if facts.now < ten_oclock(facts.place, on):  # from then on, it has begun
            yield about(each.coming.id if each.coming else None, on), each


def about(round_id: int | None, on: date) -> str:
    return f"{round_id}:{on}"


def told_at(place: Place, standing: Standing) -> datetime:
    """At ten o'clock, on their last working day before."""
    on = standing.coming.on if standing.coming else standing.circle.set_at.date()
    return ten_oclock(place, local_day(place, workdays_before(place, on, 1)))


def joined_at(standing: Standing) -> datetime:
    joined = standing.member.joined_at if standing.member else None
    return joined or standing.circle.set_at


def _is_quiet(facts: Facts, standing: Standing) -> bool:
    """Who snoozes beyond that Tuesday is left out anyway."""
    until = facts.person.quiet_until
    on = standing.coming.on if standing.coming else None
    return bool(until and on and until > ten_oclock(facts.place, on))


def no_place(facts: Facts) -> list[Case]:
    """On the Tuesday, when the others are brought together."""
    return [
        Case(about(each.round_id, each.on), due=ten_oclock(facts.place, each.on))
        for each in facts.left_out
    ]


def standing_of(facts: Facts, case: Case) -> Standing | None:
    return next((each for name, each in coming(facts) if name == case.about), None)


def left_out_of(facts: Facts, case: Case) -> LeftOut | None:
    for each in facts.left_out:
        if about(each.round_id, each.on) == case.about:
            return each
    return None
