"""Signed payloads of every kind that we listen to, with anything in them."""

import json
import os
from itertools import chain
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings, strategies
from sqlalchemy import text

from bot.db import UnitOfWork
from bot.models import Status
from tests.core.steps import TEAM
from tests.hostile.conftest import Lines
from tests.hostile.oracle import Excuses
from tests.hostile.payloads import KINDS, MADE, Body, everything_heard
from tests.knocking import FORM, JSON, Door
from tests.stories.attempts import ATTEMPTS, about, count_on

HEARD = everything_heard()
BEYOND = 10_000  # numbers that no new request gets in a test
BURST = 8  # payloads that arrive one after the other
FUZZ = settings(
    max_examples=int(os.environ.get("GOODWILL_FUZZ", "120")),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def well_formed() -> strategies.SearchStrategy[Body]:
    """As Slack would send it, about something else than we offered."""
    each = chain.from_iterable(
        (KINDS[kind](what) for what in heard) for kind, heard in HEARD.items()
    )
    return strategies.one_of([*each])


@pytest.fixture
async def busy(door: Door) -> Door:
    """A door with requests behind it, one for each thing that can be done to one."""

    def fill(uow: UnitOfWork) -> None:
        for number, attempt in enumerate(ATTEMPTS.values(), 1):
            request = about(number, attempt)
            request.number = BEYOND + number
            uow.session.add(request)
        count_on(uow)

    await door.bot.database.transacting(TEAM)(fill)
    return door


async def sends(door: Door, body: Body) -> int:
    """As Slack sends its kind."""
    if "command" in body:
        return await door.knock(urlencode(body).encode(), kind=FORM)
    told = json.dumps(body)
    if body.get("type") == "event_callback":
        return await door.knock(told.encode(), kind=JSON)
    return await door.knock(f"payload={quote(told)}".encode(), kind=FORM)


@pytest.fixture
def excuses() -> Excuses:
    return Excuses(planted=True)


async def all_is_worked(door: Door) -> None:
    await door.bot.inbox.idle()
    left = [row.body for row in await door.rows() if row.done_at is None]
    assert left == []


async def all_is_well(door: Door) -> None:
    """Every request stands where one can stand."""
    await door.bot.inbox.idle()

    def look(uow: UnitOfWork) -> set[str]:
        found = uow.connection.execute(text("SELECT DISTINCT status FROM request"))
        return {row[0] for row in found}

    known = {each.value for each in Status} | {each.name for each in Status}
    assert await door.bot.database.reading(TEAM)(look) <= known


def test_x3_every_kind_of_payload_is_tried() -> None:
    assert set(HEARD) == set(KINDS)
    assert len(HEARD["action"]) > 50
    assert len(ATTEMPTS) <= MADE


@FUZZ
@given(burst=strategies.lists(well_formed(), min_size=1, max_size=BURST))
async def test_x3_what_is_well_formed_is_handled_whatever_stands_in_it(
    busy: Door, written: Lines, burst: list[Body]
) -> None:
    before = len(written())
    for body in burst:
        assert await sends(busy, body) == 200, body
    await all_is_worked(busy)
    await all_is_well(busy)
    broke = [line for line in written()[before:] if "exception" in line]
    assert broke == []


@FUZZ
@given(body=well_formed(), dice=strategies.randoms(use_true_random=False))
async def test_x3_what_is_bent_is_refused_or_its_failure_is_noted(
    busy: Door, written: Lines, body: Body, dice: Random
) -> None:
    """Slack would not send it. What Bolt cannot read is set aside, with its reason."""
    before = len(written())
    assert await sends(busy, bent(body, dice)) in {200, 400}
    await all_is_well(busy)
    broke = {line["event"] for line in written()[before:] if "exception" in line}
    assert broke <= {"handler.failed", "request.not_understood", "event.not_readable"}


def bent(body: Body, dice: Random) -> Body:
    """One part of it, however deep, is gone or something else."""
    bent: Body = json.loads(json.dumps(body))
    where: Any = bent
    while True:
        name = dice.choice([*where] if isinstance(where, dict) else range(len(where)))
        deeper = where[name]
        if not (isinstance(deeper, dict | list) and deeper) or dice.random() < 0.2:
            break
        where = deeper
    where[name] = dice.choice([None, 0, "", [], {}, True, "x" * 300, [{}], 10**30])
    return bent


async def test_x3_a_form_without_fields_that_fails_is_answered(busy: Door) -> None:
    view = {"id": "V1", "callback_id": "request.fix", "private_metadata": "x"}
    more = {"state": {"values": {}}, "hash": "1", "blocks": [], "type": "modal"}
    who = {"user": {"id": "U0ANA"}, "team": {"id": TEAM}, "type": "view_submission"}
    assert await sends(busy, {**who, "view": {**view, **more}}) == 200
    await all_is_worked(busy)
