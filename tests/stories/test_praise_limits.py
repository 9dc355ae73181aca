"""Who gives thanks, to whom, and how often; and what is forged."""

import pytest

from tests.cast import WINS, Cast, words_of
from tests.stories.forging import option, submit
from tests.stories.steps import LEFT, STAYED, forges, sends, thanks, wins_are_told


@pytest.fixture
def mode() -> str:
    return "http"


async def opens(cast: Cast, who: str = "Ana") -> None:
    await cast.opens_home(who)
    await cast.clicks_in_home(who, "Give thanks")


async def fills(cast: Cast, *people: str, **more: object) -> dict[str, str]:
    filled = {"people": [*people], "did": STAYED, "changed": LEFT, **more}
    return await cast.fills("Ana", **filled) or {}


async def test_nobody_thanks_themselves(cast: Cast) -> None:
    await opens(cast)
    errors = await fills(cast, "U0ANA")
    assert "Thanks go to somebody else." in errors["people"]
    assert "Please choose whom you thank" in (await fills(cast))["people"]
    assert "Only people who work here" in (await fills(cast, "U0GOODWILL"))["people"]
    assert await fills(cast, "U0ANA", "U0IVO") == {}
    receipt = await cast.reads("Ana", "on their way")
    assert "U0ANA" not in str(receipt.blocks)
    await cast.reads("Ivo", "Ana thanks you.")


async def test_what_for_is_needed_and_a_team_reads_it_in_a_channel(cast: Cast) -> None:
    await opens(cast)
    assert set(await fills(cast, "U0IVO", did="")) == {"did"}
    errors = await fills(cast, team="IT", where="alone")
    assert "A team reads its thanks in a channel." in errors["where"]
    errors = await fills(cast, team="IT", where="channel")
    assert "Please choose the channel." in errors["channel"]
    errors = await fills(cast, team="IT", where="channel", channel="C0GENERAL")
    assert "/invite @Goodwill" in errors["channel"]
    errors = await fills(cast, "U0IVO", where="alone", channel="C0SALES")
    assert "You have chosen a channel below." in errors["where"]
    sales = {"where": "channel", "channel": "C0SALES"}
    assert await fills(cast, team="IT", **sales) == {}
    post = await cast.reads("Ben", "Ana thanks everybody in IT.")
    assert post.channel == "C0SALES"
    receipt = words_of(await cast.reads("Ana", "Your thanks to "))
    assert "as they like it best" not in receipt
    assert "everybody in IT stand in " in receipt.replace("\n", "")


async def test_five_a_day_are_enough_and_tomorrow_there_are_more(cast: Cast) -> None:
    for _ in range(5):
        await thanks(cast, "Ana", "Ivo")
    cast.skims("Ivo")
    cast.skims("Ana")
    await cast.clicks_in_home("Ana", "Give thanks")
    await cast.reads("Ana", "You have given thanks 5 times today")
    await cast.time_passes(days=1)
    await thanks(cast, "Ana", "Ivo")
    cast.skims("Ivo")
    await cast.reads("Ana", "on their way")


async def test_who_is_locked_hears_it_plainly_and_can_still_be_thanked(
    cast: Cast,
) -> None:
    await cast.opens_home("Ana")
    for locked in (["U0ANA"], []):
        await cast.opens_home("Cleo")
        await cast.clicks_in_home("Cleo", "Thanks and wins")
        assert await cast.fills("Cleo", locked=locked) is None
        if locked:
            bens = await cast.says_in("C0SALES", "Ben", "The list is right again.")
            await cast.marks("Ana", bens, "raised_hands")  # nothing is offered
            await cast.clicks_in_home("Ana", "Give thanks")
            await cast.reads("Ana", "You can give no thanks through me for now.")
            await thanks(cast, "Ivo", "Ana")
            await cast.reads("Ana", "Ivo thanks you.")
            await cast.reads("Ivo", "on their way")
    await thanks(cast, "Ana", "Ivo")
    await cast.reads("Ivo", "Ana thanks you.")
    await cast.reads("Ana", "on their way")


async def test_a_value_is_offered_once_the_admin_has_some(cast: Cast) -> None:
    await opens(cast)
    assert "What does it stand for?" not in words_of(cast.form("Ana"))
    await cast.opens_home("Cleo")
    await cast.clicks_in_home("Cleo", "Thanks and wins")
    assert await cast.fills("Cleo", values="Says it early") is None
    await opens(cast)
    assert await fills(cast, "U0IVO", value="Says it early") == {}
    told = await cast.reads("Ivo", "Ana thanks you.")
    assert "It stands for Says it early." in words_of(told).replace("\n", "")
    await cast.reads("Ana", "on their way")


async def test_what_people_type_calls_nobody(cast: Cast) -> None:
    await wins_are_told(cast)
    await opens(cast)
    typed = "Fixed it <!channel> <@U0BEN> & <https://evil.example|our list>"
    assert await fills(cast, team="IT", did=typed) == {}
    post = await cast.reads("Ben", "Ana thanks everybody in IT.")
    assert typed in words_of(post)
    assert "<!channel>" not in post.text
    await cast.reads("Ana", "everybody in IT")


async def test_a_request_that_is_not_theirs_is_not_shown_nor_kept(cast: Cast) -> None:
    await sends(cast, "Ana", "A label printer")
    cast.skims("Mia")
    await forges(cast, "Ben", "praise.open", "1:U0IVO")
    assert "A label printer" not in str(cast.form("Ben").blocks)
    fields: dict[str, object] = {
        "people": {"type": "multi_users_select", "selected_users": ["U0IVO"]},
        "channel": {"type": "conversations_select", "selected_conversation": None},
        "did": STAYED,
        "changed": LEFT,
        "where": option("alone"),
        "value": option("Forged"),
    }
    assert "error" not in await submit(cast, "U0BEN", "praise.give", "1", **fields)
    told = words_of(await cast.reads("Ivo", "Ben thanks you."))
    assert "#1" not in told
    assert "Forged" not in told
    await cast.reads("Ben", "on their way")


async def test_who_forges_anothers_thanks_changes_nothing(cast: Cast) -> None:
    await thanks(cast, "Ana", "Ivo")
    await cast.reads("Ivo", "May others read yours")
    await cast.reads("Ana", "on their way")
    for action_id in ("praise.take_back", "praise.change"):
        await forges(cast, "Ben", action_id, "1")
        await cast.reads("Ben", "I can't find that among the thanks you gave.")
    await forges(cast, "Ben", "praise.like_public", "1")
    await cast.reads("Ben", "I can't find that among the thanks you were given.")
    forged = {"did": "Nothing", "changed": "Nothing"}
    answer = await submit(cast, "U0BEN", "praise.change", "1", **forged)
    assert "I can't find that" in answer
    assert cast.workspace.messages(WINS) == []


async def test_a_form_that_comes_too_late_is_offered_again_with_what_was_typed(
    cast: Cast,
) -> None:
    cast.sandbox.faults.api("views.open", "error", times=2, error="expired_trigger_id")
    await cast.types("Ana", "/praise", "@ivo for staying late")
    late = await cast.reads("Ana", "Slack closed the form")
    assert "staying late" in words_of(late)
    await cast.clicks("Ana", "Give thanks", on=late)
    again = await cast.reads("Ana", "Slack closed the form")
    await cast.clicks("Ana", "Give thanks", on=again)
    assert "['U0IVO']" in str(cast.form("Ana").blocks)


async def test_the_change_and_the_wish_that_come_too_late_are_offered_again(
    cast: Cast,
) -> None:
    await thanks(cast, "Ana", "Ivo")
    await cast.reads("Ivo", "May others read yours")
    receipt = await cast.reads("Ana", "on their way")
    why = "expired_trigger_id"
    cast.sandbox.faults.api("views.open", "error", error=why)
    await cast.clicks("Ana", "Change the words", on=receipt)
    late = await cast.reads("Ana", "Please press once more.")
    await cast.clicks("Ana", "Change the words", on=late)
    assert STAYED in str(cast.form("Ana").blocks)
    await cast.opens_home("Ivo")
    cast.sandbox.faults.api("views.open", "error", error=why)
    await cast.clicks_in_home("Ivo", "Thanks to you")
    late = await cast.reads("Ivo", "Slack closed the form")
    await cast.clicks("Ivo", "Thanks to you", on=late)
    assert STAYED in words_of(cast.form("Ivo"))
