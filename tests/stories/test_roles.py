"""Who may do what: every cell of the table, tried with forged clicks and forms."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import select

from bot.db import UnitOfWork
from bot.demo import WINS
from bot.domain.actions import Action
from bot.domain.people import HERE, MAY, Deed, Role
from bot.models import (
    Audit,
    CheckinCircle,
    CheckinMember,
    Follower,
    Praise,
    Request,
    Status,
    UnitCadence,
    WinName,
    Workspace,
)
from bot.sandbox import Message, Sandbox
from tests.cast import Cast
from tests.stories.attempts import (
    ATTEMPTS,
    DONE,
    FOLLOWS,
    OTHER,
    UNIT,
    WHO,
    Attempt,
    about,
    by_form,
    company,
    form,
    plants_a_win,
    stored,
)
from tests.stories.forging import option, press

# Nothing changes: see below.
ELSEWHERE_TESTED = {
    Deed.FIND,
    Deed.READ_CONFIDED,
    Deed.READ_WINS,
    Deed.SEE_EFFECTS,
    Deed.SEE_MAP,
    Deed.STEP_OFF_WIN,
}


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
async def sandbox(record: Path | None) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(company(), record=record)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


def test_the_table_and_its_test_know_every_action() -> None:
    assert set(MAY) == set(Action) - FOLLOWS | set(Deed)
    assert set(ATTEMPTS) | ELSEWHERE_TESTED == set(MAY)
    assert set(WHO) == set(Role)


@pytest.mark.parametrize("action", ATTEMPTS)
async def test_only_who_may_changes_anything(cast: Cast, action: Action | Deed) -> None:
    attempt, wrong = ATTEMPTS[action], {}
    await count_from(cast, OTHER)
    await stored(cast, about(1, Attempt(attempt.by, more={"id": OTHER})))
    for number, (role, user) in enumerate(WHO.items(), start=2):
        await stored(cast, about(number, attempt))
        before = await everything(cast)
        await attempt.by(cast, user, number)
        has_changed = await everything(cast) != before
        if has_changed is not (role in MAY[action]):
            wrong[role] = has_changed
    forget_all(cast)
    assert wrong == {}


async def test_only_it_finds_a_request_by_its_number(cast: Cast) -> None:
    await stored(cast, about(2, Attempt(by_form)))
    find = form("request.find", number="2")
    found = {
        role for role, user in WHO.items() if "shop 2" in str(await find(cast, user, 0))
    }
    forget_all(cast)
    assert found == MAY[Deed.FIND]


async def test_who_works_here_reads_the_wins_of_a_month(cast: Cast) -> None:
    """Who has left, or is with another company, has no command of ours in Slack."""
    here = {role: user for role, user in WHO.items() if role in HERE}
    for user in here.values():
        place = cast.workspace.dm(user).id
        await cast.sandbox.command(user, place, "/goodwill", "wins")
        await cast.settled()
    heard = {role for role, user in here.items() if whispers(cast, user, "No win")}
    forget_all(cast)
    assert heard == MAY[Deed.READ_WINS]


def whispers(cast: Cast, user: str, words: str) -> bool:
    """Before their eyes only."""
    theirs = [each for each in cast.unread() if each.ephemeral_for == user]
    return words in "".join(each.text for each in theirs)


async def test_only_the_partner_reads_what_is_confided(cast: Cast) -> None:
    """Nobody before somebody takes it; then they, wherever one looks."""
    secret = {"partner": None, "confided": {"sensitivities": "They fear for jobs"}}
    await stored(cast, about(2, Attempt(by_form, more=secret)))
    assert await who_reads(cast, "fear for jobs") == set()
    await press(cast, WHO[Role.PARTNER], "request.take", value="2")
    assert await who_reads(cast, "fear for jobs") == MAY[Deed.READ_CONFIDED]
    forget_all(cast)


async def test_only_admins_see_whether_it_helps_and_try_it_out(cast: Cast) -> None:
    for pressed, carried, words in (
        ("nudge_report.open", {"value": "home"}, "to too few people to tell"),
        ("nudge_setting.try", option("digest"), "This is a test for your eyes."),
    ):
        for user in WHO.values():
            await press(cast, user, pressed, **carried)
        found = {role for role, user in WHO.items() if hears(cast, user, words)}
        assert found == MAY[Deed.SEE_EFFECTS]
    forget_all(cast)


async def test_only_it_and_admins_see_who_talks_with_it(cast: Cast) -> None:
    """It opens for nobody who was offered no button; who may is offered one again."""
    await stored(cast, about(2, Attempt(by_form)))
    spoke = {**option(f"spoke:{UNIT}"), "type": "overflow"}
    changed = set()
    for role, user in WHO.items():
        await press(cast, user, "contact.open", value="home")
        before = await everything(cast)
        cast.clock.advance(seconds=1)
        await press(cast, user, "contact.do", **spoke)
        if await everything(cast) != before:
            changed.add(role)
        await press(cast, user, "checkin_report.open", value="home")
    assert changed == MAY[Deed.SET_CADENCE]
    for words in ("Slack closed the page", "Too few people have had a check-in"):
        found = {role for role, user in WHO.items() if hears(cast, user, words)}
        assert found == MAY[Deed.SEE_MAP]
    forget_all(cast)


async def test_only_who_is_named_is_left_out_of_a_win(cast: Cast) -> None:
    named = [WHO[role] for role in MAY[Deed.STEP_OFF_WIN]]
    await stored(cast, about(2, Attempt(by_form, Status.CLOSED, DONE)))
    await plants_a_win(cast, 2, *named)
    for user in WHO.values():
        await press(cast, user, "win.leave_out", value="2")

    def left_out(uow: UnitOfWork) -> list[str]:
        rows = uow.session.exec(select(WinName)).all()
        return [each.slack_id for each in rows if each.stepped_off_at]

    found = await cast.bot.database.reading(cast.workspace.team_id)(left_out)
    forget_all(cast)
    assert sorted(found) == sorted(named)


def hears(cast: Cast, user: str, words: str) -> bool:
    messages = [each for each in cast.unread() if can_see(cast, user, each)]
    return words in "".join(f"{each.text}{each.blocks}" for each in messages)


async def who_reads(cast: Cast, words: str) -> set[Role]:
    """In a message, in their Home, or by its number."""
    find = form("request.find", number="2")
    shown = {role: str(await find(cast, user, 0)) for role, user in WHO.items()}
    for role, user in WHO.items():
        messages = [each for each in cast.unread() if can_see(cast, user, each)]
        shown[role] += "".join(f"{each.text}{each.blocks}" for each in messages)
        if role not in {Role.ELSEWHERE, Role.GONE}:
            await cast.sandbox.open_home(user)
            await cast.settled()
            home = cast.workspace.home(user)
            shown[role] += str(home.blocks if home else "")
    return {role for role, text in shown.items() if words in text}


def can_see(cast: Cast, user: str, message: Message) -> bool:
    place = cast.workspace.channels[message.channel]
    return place.im_of == user or (not place.is_im and user in place.members)


async def count_from(cast: Cast, number: int) -> None:
    """Requests that are made from here on do not take the numbers of ours."""

    def count(uow: UnitOfWork) -> None:
        space = uow.session.get_one(Workspace, uow.workspace_id)
        space.requests, space.wins_channel = number, WINS

    await cast.bot.database.transacting(cast.workspace.team_id)(count)


async def everything(cast: Cast) -> list[str]:
    """All that may be changed: requests, who follows, the audit, settings, circles."""

    def look(uow: UnitOfWork) -> list[str]:
        kinds = (
            Request, Follower, Audit, Workspace, CheckinCircle, CheckinMember,
            UnitCadence, Praise,
        )  # fmt: skip
        return [
            str(row.model_dump())
            for kind in kinds
            for row in uow.session.exec(select(kind)).all()
        ]

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


def forget_all(cast: Cast) -> None:
    for person in list(cast.workspace.users.values()):
        cast.skims(person.name)
    cast._read |= {
        (each.channel, each.ts, f"{each.text}{each.blocks}") for each in cast.unread()
    }
