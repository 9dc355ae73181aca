"""IT sees which unit it has not spoken with for how long, and means to talk in time."""

import pytest

from bot.db import UnitOfWork
from bot.models import Person, Side, Workspace
from bot.sandbox import View
from tests.cast import TRIAGE, Cast, labels_of, user, words_of
from tests.samples import MONDAY
from tests.stories.forging import option, press, submit
from tests.stories.steps import says_yes, sends

UNITS = ["Sales", "Warehouse", "Finance"]
WORKS_IN = {"Ana": "Sales", "Ben": "Warehouse", "Cleo": "Finance"}
LABEL = "Who talks with IT"


@pytest.fixture
def mode() -> str:
    return "http"


async def company(cast: Cast) -> None:
    """Its units are named, and everybody has said where they work."""

    def name(uow: UnitOfWork) -> None:
        uow.session.get_one(Workspace, uow.workspace_id).units = UNITS
        for who, unit in WORKS_IN.items():
            person = Person(
                workspace_id=uow.workspace_id, slack_id=user(who), name=who,
                side=Side.BUSINESS, unit=unit, is_admin=who == "Cleo",
                timezone="Europe/Berlin", looked_up_at=MONDAY,
            )  # fmt: skip
            uow.session.merge(person)

    await cast.bot.database.transacting(cast.workspace.team_id)(name)


async def opens_map(cast: Cast, who: str = "Ivo") -> str:
    """What stands there."""
    await cast.opens_home(who)
    await cast.clicks_in_home(who, LABEL)
    return words_of(page(cast, who))


def page(cast: Cast, who: str = "Ivo") -> View:
    shown = cast.form(who)
    assert shown.title == LABEL
    return shown


async def does(cast: Cast, what: str, unit: str, who: str = "Ivo") -> None:
    """With one of the units, by the menu beside it."""
    shown = page(cast, who)
    value = f"{what}:{unit}"
    await cast.sandbox.act_in_view(user(who), shown.id, "contact.do", value=value)
    await cast.settled()


async def test_a_talk_counts_once_both_sides_have_spoken(cast: Cast) -> None:
    await company(cast)
    shown = await opens_map(cast)
    for unit in UNITS:
        assert f"*{unit}*: not yet, as far as I know." in shown
    card = await sends(cast, "Ana", "A label printer")
    assert "*Sales*: not yet" in await opens_map(cast)
    await says_yes(cast, card)
    await cast.time_passes(days=8)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    shown = await opens_map(cast)
    assert "*Sales*: 1 week ago (a talk about a request)." in shown
    assert shown.index("Finance") < shown.index("Warehouse") < shown.index("Sales")
    assert not any(name in shown for name in ("Ana", "U0ANA"))


async def test_it_says_that_they_spoke_and_how_often_they_mean_to(cast: Cast) -> None:
    await company(cast)
    await opens_map(cast)
    await does(cast, "spoke", "Finance")
    assert "*Finance*: today (as IT says).\nNothing agreed." in words_of(page(cast))
    await does(cast, "change", "Finance")
    assert ": today (as IT says)." in words_of(cast.form("Ivo"))
    errors = await cast.fills("Ivo", weeks="4", partner="U0BEN")
    assert errors == {
        "partner": "Ben is not in IT's channel. Please choose somebody who is."
    }
    assert await cast.fills("Ivo", weeks="4", partner="U0MIA") is None
    assert "(as IT says).\nEvery four weeks." in words_of(page(cast))
    await does(cast, "change", "Finance")
    assert "'initial_user': 'U0MIA'" in str(cast.form("Ivo").blocks)


async def test_a_slip_is_taken_back(cast: Cast) -> None:
    await company(cast)
    await opens_map(cast)
    assert "We did not speak" not in words_of(page(cast))
    await does(cast, "spoke", "Sales")
    await does(cast, "not_yet", "Sales")
    assert "*Sales*: not yet, as far as I know." in words_of(page(cast))


async def test_a_unit_that_is_gone_and_a_made_up_choice_are_refused(
    cast: Cast,
) -> None:
    await company(cast)
    chosen = {"weeks": option("3"), "partner": {"type": "users_select"}}
    told = await submit(cast, user("Ivo"), "contact.save", "Sales", **chosen)
    assert "Please choose how often." in told
    told = await submit(cast, user("Ivo"), "contact.save", "Moon", **chosen)
    assert "That unit is no longer in the list." in told
    await press(cast, user("Ivo"), "contact.spoke", value="Moon")
    await cast.reads("Ivo", "That unit is no longer in the list.")


async def test_admins_see_it_and_the_business_does_not(cast: Cast) -> None:
    await company(cast)
    assert LABEL not in labels_of(await cast.opens_home("Ana"))
    assert "*Sales*: not yet, as far as I know." in await opens_map(cast, "Cleo")


async def agrees(cast: Cast, unit: str, **filled: str) -> None:
    """Ivo says how often, and that Mia sees to it."""
    await opens_map(cast)
    await does(cast, "change", unit)
    agreed = {"weeks": "4", "partner": "U0MIA", **filled}
    assert await cast.fills("Ivo", **agreed) is None


async def days_pass(cast: Cast, days: int) -> None:
    """Each morning, at nine in Berlin or ten in summer, every job runs."""
    for _ in range(days):
        await cast.time_passes(days=1)
        await cast.time_passes(seconds=0)


async def test_who_sees_to_it_hears_once_and_says_that_they_spoke(cast: Cast) -> None:
    await company(cast)
    await sends(cast, "Cleo", "An invoice list")
    cast.skims("Cleo")
    await agrees(cast, "Finance")
    await days_pass(cast, 27)
    assert cast.unread("Mia") == []
    await days_pass(cast, 1)
    said = await cast.reads("Mia", "Finance and IT have not spoken yet")
    for words in ("Agreed: every 4 weeks.", "#1 An invoice list", "for 4 weeks."):
        assert words in words_of(said)
    assert said.channel == cast.dm("Mia")
    assert labels_of(said)[0] == "We spoke"
    await days_pass(cast, 9)
    await cast.clicks("Mia", "We spoke", on=said)
    over = await cast.reads("Mia", "done, thank you")
    assert over.ts == said.ts
    assert "*Finance*: today (as IT says)." in await opens_map(cast)
    cast.skims("Cleo")  # whether her request still matters
    await days_pass(cast, 27)
    assert cast.unread("Mia") == []
    cast.skims("Cleo")


async def test_nobody_is_told_again_before_another_whole_period(cast: Cast) -> None:
    await company(cast)
    await agrees(cast, "Sales", weeks="2")
    await days_pass(cast, 14)
    first = await cast.reads("Mia", "Sales and IT have not spoken yet")
    await days_pass(cast, 13)
    assert cast.unread("Mia") == []
    await days_pass(cast, 1)
    second = await cast.reads("Mia", "Sales and IT have not spoken yet")
    assert second.ts != first.ts


async def test_who_left_it_sees_to_no_unit(cast: Cast) -> None:
    await company(cast)
    await agrees(cast, "Sales")
    await cast.sandbox.leave(user("Mia"), TRIAGE)
    await cast.settled()
    assert "Sales" in await opens_map(cast)
    await does(cast, "change", "Sales")
    assert "initial_user" not in str(cast.form("Ivo").blocks)
    await days_pass(cast, 29)
