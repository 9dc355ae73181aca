"""Thanks that nobody has given yet: who might like to, and for what.

Nobody is scolded for a quiet week, and nobody reads that a colleague goes unthanked:
those who might like to say something are told, in private, what was done for them.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.domain import people
from bot.domain.nudges import Case, Facts, ToThank
from bot.models import Person, Request, Status, Wanted

WAITING, UNTHANKED = "thanks_waiting", "unthanked"
QUIET = timedelta(days=7)  # without public thanks
THIS_WEEK = timedelta(days=4)  # where Friday is a day off, Monday belongs to it
MOST_ASKED = 3  # of all people, in one week
TIME_TO_SAY_IT = timedelta(days=3)  # of themselves, before anybody asks
FRESH = timedelta(days=30)
LONG = timedelta(days=90)
KNOWN = 2 * LONG  # what was delivered before that, nobody has in mind any more
A_MONTH = timedelta(days=30)
ENDED_WELL = {Status.DELIVERED, Status.CLOSED}
NOT_WELL = 2  # of five, and less: nobody is asked for thanks for that


def waiting(facts: Facts) -> list[Case]:
    """One for all that is waiting; the newest of it is shown."""
    return [Case(requests=(each.request,)) for each in facts.to_thank[:1]]


def unthanked(facts: Facts) -> list[Case]:
    """One colleague at a time."""
    return [
        Case(about(each.request, person), requests=(each.request,))
        for each in facts.unthanked
        for person in each.people
    ]


def about(request: Request, person: Person) -> str:
    return f"{request.id}:{person.slack_id}"


def found(facts: Facts, case: Case) -> ToThank:
    """Whom a case is about."""
    if not case.about:
        return facts.to_thank[0]
    return next(
        each
        for each in facts.unthanked
        for person in each.people
        if about(each.request, person) == case.about
    )


# --- a quiet week ---


def is_waiting(request: Request, now: datetime) -> bool:
    """Delivered lately, not just now, and not badly."""
    return _is_past(request, now, FRESH)


def is_news(request: Request, asked_at: datetime | None, now: datetime) -> bool:
    """Silence is an answer: nobody is asked about the same twice."""
    at = request.delivered_at
    if asked_at is None or at is None or now - asked_at < THIS_WEEK:
        return True
    return at + TIME_TO_SAY_IT > asked_at


def _is_past(request: Request, now: datetime, most: timedelta) -> bool:
    at = request.delivered_at
    went_well = request.rating is None or request.rating > NOT_WELL
    is_over = request.status in ENDED_WELL and went_well
    return bool(is_over and at and TIME_TO_SAY_IT <= now - at < most)


def helpers(request: Request) -> list[str]:
    """Who worked on it, besides whoever asked."""
    both = dict.fromkeys(filter(None, (request.partner, request.champion)))
    return [each for each in both if each != request.requester]


def likes_thanks(person: Person) -> bool:
    is_here = people.works_here(person) and not person.is_bot
    return is_here and person.thanks is not Wanted.NONE


def may_give(person: Person) -> bool:
    return person.praise_locked_by is None


def chosen(
    candidates: Iterable[str], asked_at: Mapping[str, datetime], now: datetime
) -> set[str]:
    """Who is asked this week: who has been already, then whoever was longest ago."""

    def turn(who: str) -> tuple[bool, float, str]:
        at = asked_at.get(who)
        was_this_week = at is not None and now - at < THIS_WEEK
        return not was_this_week, at.timestamp() if at else 0, who

    return set(sorted(candidates, key=turn)[:MOST_ASKED])


# --- a colleague whom nobody has thanked ---


def owner(request: Request, helper: str) -> str | None:
    """Who knows what somebody did there: whoever asked; of a champion, IT."""
    return request.partner if helper == request.champion else request.requester


def quiet_helpers(
    requests: Iterable[Request], thanked: set[str], now: datetime
) -> list[tuple[str, Request]]:
    """Each with the newest of their requests, first whose oldest is longest ago.

    Thanked by nobody for so long: not so somebody who helped for the first time lately.
    """
    theirs: dict[str, list[Request]] = {}
    known = [each for each in requests if _is_past(each, now, KNOWN)]
    for request in sorted(known, key=lambda each: each.delivered_at or now):
        for helper in helpers(request):
            theirs.setdefault(helper, []).append(request)
    return [
        (helper, done[-1])
        for helper, done in theirs.items()
        if helper not in thanked and now - (done[0].delivered_at or now) >= LONG
    ]


def this_month(
    found: list[ToThank], hinted: Mapping[str, datetime], now: datetime
) -> list[ToThank]:
    """What they were told lately stays so; if nothing, somebody not brought up yet.

    `hinted` is what they have been told, or are about to be, and when.
    """

    def told(each: ToThank) -> datetime | None:
        at = [hinted.get(about(each.request, person)) for person in each.people]
        return max(filter(None, at), default=None)

    lately = [at for at in hinted.values() if now - at < A_MONTH]
    if not lately:
        return [each for each in found if not told(each)][:1]
    return [each for each in found if told(each) in lately]
