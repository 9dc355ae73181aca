"""Everybody says for themselves what they want to hear, and how often."""

from datetime import date

import pytest

from tests.cast import Cast, button_called, labels_of, words_of
from tests.stories.steps import sends
from tests.stories.test_nudges import _tea, at, until  # noqa: F401 - a kind of nudge

TEA = "kind_tea"
LABEL = "What I write you"


@pytest.fixture
def mode() -> str:
    return "http"


async def opens(cast: Cast, who: str = "Ana") -> None:
    await cast.opens_home(who)
    await cast.clicks_in_home(who, LABEL)


async def asks(cast: Cast) -> None:
    """What makes tea worth a word to Ana on Tuesday at ten."""
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)


def initial(cast: Cast, name: str, who: str = "Ana") -> str:
    [block] = [each for each in cast.form(who).blocks if each["block_id"] == name]
    element = block["element"]
    chosen = element.get("initial_option", {}).get("value")
    return str(chosen or element.get("initial_date", ""))


async def test_a_kind_can_wait_for_the_digest(cast: Cast) -> None:
    await asks(cast)
    await opens(cast)
    assert initial(cast, TEA) == "dm"
    assert await cast.fills("Ana", **{TEA: "digest"}) is None
    await until(cast, at(3, 9))
    await until(cast, at(9, 7, 59))
    await until(cast, at(9, 8))
    digest = await cast.reads("Ana", "1 thing waits for you.")
    assert "worth a cup of tea?" in words_of(digest)
    await opens(cast)
    assert initial(cast, TEA) == "digest"


async def test_what_the_digest_showed_stays_to_be_read_and_done(cast: Cast) -> None:
    await asks(cast)
    await opens(cast)
    assert await cast.fills("Ana", **{TEA: "digest"}) is None
    await until(cast, at(3, 9))
    await until(cast, at(9, 8))
    digest = await cast.reads("Ana", "1 thing waits for you.")
    for day in (10, 11, 12):
        await until(cast, at(day, 8))
    stands = cast.workspace.message(digest.channel, digest.ts)
    assert words_of(stands) == words_of(digest)
    await cast.clicks("Ana", "Have one", on=digest)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_never_means_never_also_for_what_is_planned(cast: Cast) -> None:
    await asks(cast)
    await opens(cast)
    assert await cast.fills("Ana", **{TEA: "off"}) is None
    for day in (3, 4, 5, 6, 9, 10, 11):
        await until(cast, at(day, 9))
    await opens(cast)
    assert initial(cast, TEA) == "off"
    assert await cast.fills("Ana", **{TEA: "dm"}) is None
    await until(cast, at(17, 9))
    await cast.reads("Ana", "worth a cup of tea?")


async def test_a_paused_kind_is_shown_and_comes_back(cast: Cast) -> None:
    await asks(cast)
    for day in range(3, 26):
        await until(cast, at(day, 9, 1))
    cast.skims("Ana")
    shown = words_of(await cast.opens_home("Ana"))
    assert "you did not need the last three: “A cup of tea”." in shown
    await opens(cast)
    assert initial(cast, TEA) == "paused"
    assert await cast.fills("Ana") is None  # as it stands
    await opens(cast)
    assert initial(cast, TEA) == "paused"
    assert await cast.fills("Ana", **{TEA: "dm"}) is None
    assert "Paused" not in words_of(cast.home("Ana"))
    await until(cast, at(31, 8))
    await cast.reads("Ana", "worth a cup of tea?")


async def test_nothing_unasked_before_the_day_they_chose(cast: Cast) -> None:
    await asks(cast)
    await opens(cast)
    assert await cast.fills("Ana", quiet="2026-03-13") is None
    assert "until 13 March" in words_of(cast.home("Ana"))
    for day in (3, 4, 5, 6, 9, 10, 11, 12):
        await until(cast, at(day, 9))
    await opens(cast)
    assert initial(cast, "quiet") == "2026-03-13"
    await until(cast, at(16, 7, 59))
    await until(cast, at(16, 8))  # what waited comes with the first digest
    await cast.reads("Ana", "1 thing waits for you.")
    assert "I write nothing unasked" not in words_of(await cast.opens_home("Ana"))


async def test_the_quiet_ends_when_they_say_so(cast: Cast) -> None:
    await asks(cast)
    await opens(cast)
    assert await cast.fills("Ana", quiet="2026-04-13") is None
    await cast.clicks_in_home("Ana", "Stop snoozing")
    assert "Stop snoozing" not in str(cast.home("Ana").blocks)
    await until(cast, at(3, 9))
    await cast.reads("Ana", "worth a cup of tea?")


async def test_a_day_that_is_over_is_said_to_be_so_beside_it(cast: Cast) -> None:
    await opens(cast)
    errors = await cast.fills("Ana", quiet=str(date(2026, 3, 2)))
    assert errors == {"quiet": "Please choose a day after today, or none at all."}


async def test_none_a_week_leaves_everything_to_the_digest(cast: Cast) -> None:
    await asks(cast)
    await opens(cast)
    assert initial(cast, "a_week") == "usual"
    assert await cast.fills("Ana", a_week="0") is None
    await until(cast, at(3, 9))
    await until(cast, at(9, 8))
    await cast.reads("Ana", "1 thing waits for you.")


async def test_their_country_says_which_days_are_off(cast: Cast) -> None:
    """3 March is a day off in Bulgaria, and none in Germany, where Ana's clock is."""
    await asks(cast)
    await opens(cast)
    assert "Now: As I guess: Germany" in str(cast.form("Ana").data)
    assert "As I guess: Germany" in str(cast.form("Ana").blocks)
    assert await cast.fills("Ana", country="BG") is None
    await until(cast, at(3, 9))
    await until(cast, at(4, 8, 59))
    await until(cast, at(4, 9))
    await cast.reads("Ana", "worth a cup of tea?")
    await opens(cast)
    assert "Now: Bulgaria" in str(cast.form("Ana").data)


async def test_guests_are_asked_nothing_since_they_hear_nothing(cast: Cast) -> None:
    cast.workspace.person("U0BEN").guest = True
    assert LABEL in labels_of(await cast.opens_home("Ana"))
    assert LABEL not in labels_of(await cast.opens_home("Ben"))


async def test_a_form_that_opens_too_late_is_offered_once_more(cast: Cast) -> None:
    home = await cast.opens_home("Ana")
    cast.sandbox.faults.api("views.open", "error", error="expired_trigger_id")
    start = button_called(LABEL, home.blocks)
    await cast.sandbox.act_in_view("U0ANA", home.id, start["action_id"])
    await cast.settled()
    again = await cast.reads("Ana", "Please press again")
    await cast.clicks("Ana", LABEL, on=again)
    assert cast.form("Ana").title == LABEL
