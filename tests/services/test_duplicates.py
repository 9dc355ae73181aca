"""Many people at once, on both databases: each voice counts, nothing goes round."""

import asyncio

from sqlalchemy import func, select
from sqlmodel import col

from bot import content
from bot.db import Database, UnitOfWork
from bot.errors import BotError
from bot.models import Follower, OutboxRow, Person, Request, Status, Workspace
from bot.services import card_facts, duplicates, partners
from bot.services import request_rows as rows
from tests.samples import MONDAY

TEAM, TRIAGE = "T1", "C0TRIAGE"
PEOPLE = [f"U{number}" for number in range(8)]
NEED = "Label printer for hall three"


def person(slack_id: str) -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=slack_id, looked_up_at=MONDAY
    )


def settle_in(uow: UnitOfWork, status: Status, partner: str | None = None) -> None:
    """Ana's public request, with IT, and one of each of the others."""
    uow.session.add(Workspace(id=TEAM, triage_channel=TRIAGE))
    uow.session.flush()
    everybody = ["UANA", *PEOPLE]
    for number, who in enumerate(everybody, start=1):
        uow.session.add(person(who))
        stands = Status.WAITING_FOR_IT if number == 1 else status
        request = Request(
            workspace_id=TEAM, number=number, requester=who, channel=f"D{who}",
            thread_ts="1.1", need=NEED, opened_at=MONDAY, sent_at=MONDAY,
            is_public=True, status=stands, partner=partner,
        )  # fmt: skip
        uow.session.add(request)
    uow.session.flush()
    for number in range(1, len(everybody) + 1):
        known = rows.load(uow, number)
        assert known
        rows.show_card(uow, known)


def voices(uow: UnitOfWork) -> int:
    needs = col(Follower.needs_it_too).is_(True)
    counted = select(func.count(col(Follower.slack_id))).where(needs)
    return int(uow.session.execute(counted).scalar_one())


def standings(uow: UnitOfWork) -> list[tuple[Status, int | None]]:
    found = select(col(Request.status), col(Request.duplicate_of))
    ordered = found.order_by(col(Request.id))
    return [(row[0], row[1]) for row in uow.session.execute(ordered).all()]


async def test_eight_people_add_their_voice_at_once(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in, Status.CONFIRMING)
    joins = [
        transact(duplicates.join, person(who), number, 1)
        for number, who in enumerate(PEOPLE, start=2)
    ]
    await asyncio.gather(*joins)
    assert await transact(voices) == len(PEOPLE)
    counted = await transact(standings)
    assert counted[1:] == [(Status.DUPLICATE, 1)] * len(PEOPLE)


async def test_two_that_are_put_together_both_ways_do_not_go_round(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in, Status.WAITING_FOR_IT)
    mia, put = person("U0MIA"), duplicates.put_together
    told = await asyncio.gather(
        transact(put, mia, 2, "3", is_in_it=True),
        transact(put, mia, 3, "2", is_in_it=True),
        return_exceptions=True,
    )
    assert [isinstance(each, BotError) for each in told].count(True) == 1
    stands = await transact(standings)
    assert {stands[1], stands[2]} in (
        {(Status.DUPLICATE, 3), (Status.WAITING_FOR_IT, None)},
        {(Status.DUPLICATE, 2), (Status.WAITING_FOR_IT, None)},
    )


async def test_a_voice_that_is_taken_back_counts_no_more(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in, Status.CONFIRMING)
    await transact(duplicates.join, person("U0"), 2, 1)

    def part(uow: UnitOfWork) -> int:
        request = rows.load(uow, 2)
        assert request
        duplicates.part(uow, request)
        return voices(uow)

    assert await transact(part) == 0


async def test_whoever_leaves_with_many_is_named_in_one_line(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in, Status.WAITING_FOR_IT, "U0IVO")
    await transact(partners.leave, "U0IVO", TRIAGE)

    def look(uow: UnitOfWork) -> tuple[int, list[str]]:
        held = select(func.count(col(Request.id))).where(
            col(Request.partner).is_not(None)
        )
        said = select(col(OutboxRow.message)).where(
            col(OutboxRow.key).like("partner:%")
        )
        told = list(uow.session.execute(said).scalars())
        return uow.session.execute(held).scalar_one(), told

    held, told = await transact(look)
    assert held == 0
    assert len(told) == 1
    assert "9 requests are free to take" in told[0]


async def test_a_card_knows_who_needs_it_too_and_what_is_similar(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in, Status.WAITING_FOR_IT)

    def look(uow: UnitOfWork) -> tuple[int, int]:
        request = rows.load(uow, 1)
        assert request
        slack, known = "https://acme.slack.com/", content.catalogue()
        facts = card_facts.of(uow, request, slack, known)
        return len(facts.voices), len(facts.similar)

    assert await transact(look) == (0, 3)
