"""What a kind of nudge would say, of a request that never was: to try it out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bot.domain.checkins import LeftOut, Standing
from bot.domain.contacts import Agreed, Contact, How, Unit
from bot.domain.forwards import Forward, Why
from bot.domain.nudges import A_WEEK, Case, Facts, Rule, ToThank, place_for
from bot.domain.pairings import Wait
from bot.domain.sittings import Sitting
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinMember,
    CheckinRound,
    Outcome,
    Person,
    Request,
    Status,
    Win,
    WinCause,
)

NUMBER = 12
NEED = "A label printer for hall three"
LONG_AGO, LATELY = timedelta(days=30), timedelta(days=1)
STATUSES = (
    Status.IN_PROGRESS, Status.DECIDED, Status.DELIVERED, Status.WAITING_FOR_IT,
    Status.CONFIRMING, Status.INTERVIEWING, Status.OFFERED,
)  # fmt: skip


def sample(rule: Rule, person: Person, now: datetime) -> tuple[Facts, Case]:
    """The first of several situations that this rule has a case for."""
    tried = list(_situations(person, now))
    for facts in tried:
        if found := rule(facts):
            return facts, found[0]
    return tried[0], Case(requests=tried[0].asked)


def _situations(person: Person, now: datetime) -> Iterator[Facts]:
    for status in STATUSES:
        for since in (LONG_AGO, LATELY):
            theirs = (_request(person, status, now - since),)
            yield Facts(
                person,
                place_for(person),
                now,
                asked=theirs,
                looks_after=theirs,
                champions=theirs,
                follows=theirs,
                last_word={0: now - since},
                checkins=(_standing(person, now),),
                left_out=(LeftOut(0, now.date(), Wait.TOO_MANY, ""),),
                to_thank=(ToThank(theirs[0], (person,)),),
                unthanked=(ToThank(theirs[0], (person,)),),
                wins=((_win(person, now), theirs[0]),),
                forwards=(_forward(person, theirs[0], now),),
                sittings=(_sitting(person, now),),
                units=(_unit(person, theirs, now),),
            )


def _unit(person: Person, requests: tuple[Request, ...], now: datetime) -> Unit:
    """They spoke five weeks ago, and mean to every four."""
    agreed = Agreed(4, person.slack_id, now - 2 * LONG_AGO)
    last = Contact(now - timedelta(weeks=5), How.TALK)
    return Unit("Finance", last, agreed, requests)


def _win(person: Person, now: datetime) -> Win:
    return Win(
        id=0,
        workspace_id=person.workspace_id,
        request_id=0,
        cause=WinCause.DELIVERED,
        owner=person.slack_id,
        changed="Nobody waits for a label any more.",
        proposed_at=now - LATELY,
        posted_at=now - LATELY,
    )


def _forward(person: Person, request: Request, now: datetime) -> Forward:
    win, helped = _win(person, now), (person.slack_id,)
    return Forward(win, request, Why.SPONSOR, (person.name,), helped)


def _standing(person: Person, now: datetime) -> Standing:
    """In a circle whose next round is in a week."""
    ours: dict[str, Any] = {"workspace_id": person.workspace_id, "circle_id": 0}
    on = (now + A_WEEK).date()
    return Standing(
        CheckinCircle(id=0, workspace_id=person.workspace_id, set_at=now),
        CheckinMember(**ours, slack_id=person.slack_id, joined_at=now - LONG_AGO),
        CheckinRound(**ours, id=0, number=1, on=on, ends_on=on, seed=0),
    )


def _sitting(person: Person, now: datetime) -> Sitting:
    meeting = CheckinMeeting(
        id=0,
        workspace_id=person.workspace_id,
        round_id=0,
        people=[person.slack_id],
        introduced_at=now - LATELY,
    )
    return Sitting(meeting, (now - LATELY).date(), (now + LATELY).date())


def _request(person: Person, status: Status, at: datetime) -> Request:
    return Request(
        id=0,
        number=NUMBER,
        workspace_id=person.workspace_id,
        requester=person.slack_id,
        partner=person.slack_id,
        champion=person.slack_id,
        need=NEED,
        status=status,
        outcome=Outcome.GO_AHEAD,
        opened_at=at,
        sent_at=at,
        decided_at=at,
        started_at=at,
        delivered_at=at,
        promised_for=(at + LONG_AGO).date(),
    )
