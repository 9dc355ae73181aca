"""Words that the business may not know: pointed out, explained, added by anybody."""

import asyncio

import pytest

from bot.sandbox import Message
from tests.cast import Cast, labels_of, user, words_of
from tests.stories.steps import sends

PLAIN = "In plain words: "
UNSURE = "A business reader may not know: "
SSO = "SSO means one login for everything"
DECIDED = {"outcome": "go_ahead", "finding": "It comes with SSO.", "goal": "Labels"}


async def asks(cast: Cast) -> Message:
    return await sends(cast, "Ana", "We need a label printer")


async def hears(cast: Cast) -> str:
    """Ana reads her answer, and all skim what else is said of it."""
    heard = await cast.reads("Ana", "IT says yes")
    await cast.reads("Ana", "IT has answered your request")
    await cast.reads("Ana", "will move request #1 along?")
    await cast.reads("Ivo", "is decided: Go ahead")
    return words_of(heard).replace("\n", "")


async def opens_words(cast: Cast, who: str) -> str:
    await cast.opens_home(who)
    await cast.clicks_in_home(who, "Our words")
    return form_of(cast, who)


def form_of(cast: Cast, who: str) -> str:
    return words_of(cast.form(who)).replace("\n", "")


async def fills(
    cast: Cast, who: str, word: str, means: str = "", change: str = "explain"
) -> dict[str, str] | None:
    await opens_words(cast, who)
    return await cast.fills(who, word=word, means=means, change=change)


async def test_a_word_is_pointed_out_once_and_sent_with_its_explanation(
    cast: Cast,
) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    assert UNSURE not in form_of(cast, "Ivo")
    assert await cast.fills("Ivo", **DECIDED) is None
    assert f"{UNSURE}SSO (one login for everything)" in form_of(cast, "Ivo")
    assert cast.form("Ivo").typed["finding"]["finding"]["value"] == DECIDED["finding"]
    assert cast.unread() == []
    assert await cast.fills("Ivo", **DECIDED) is None
    assert f"{PLAIN}{SSO}." in await hears(cast)
    assert cast.workspace.open_views(user("Ivo")) == []


async def test_who_has_read_it_in_the_preview_is_not_stopped(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.preview", **DECIDED)
    shown = form_of(cast, "Ivo")
    assert f"{UNSURE}SSO (one login for everything)" in shown
    assert f"{PLAIN}{SSO}." in shown
    await cast.fills("Ivo", **DECIDED)
    assert SSO in await hears(cast)


async def test_who_says_it_in_other_words_sends_no_explanation(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **DECIDED)
    await cast.fills("Ivo", **{**DECIDED, "finding": "You log in only once."})
    heard = await hears(cast)
    assert "You log in only once." in heard
    assert PLAIN not in heard


async def test_who_explains_it_themselves_is_not_stopped(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **{**DECIDED, "finding": "SSO (you log in once) is in it."})
    assert PLAIN not in await hears(cast)


async def test_what_the_requester_said_themselves_is_known_to_them(cast: Cast) -> None:
    card = await sends(cast, "Ana", "The shops need sso")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **DECIDED)
    assert PLAIN not in await hears(cast)


async def test_decided_anew_it_is_pointed_out_and_explained_again(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **{**DECIDED, "finding": "We have one."})
    await hears(cast)
    await cast.clicks("Ivo", "Decide anew", on=card)
    anew = {**DECIDED, "finding": "We have one.", "reason": "The VPN is there now."}
    await cast.fills("Ivo", **anew)
    assert f"{UNSURE}VPN" in form_of(cast, "Ivo")
    assert cast.unread() == []
    await cast.fills("Ivo", **anew)
    heard = await cast.reads("Ana", "IT has decided anew")
    assert "VPN" in words_of(heard)
    assert PLAIN in words_of(heard)
    cast.skims("Ivo")
    await cast.clicks("Ana", "Not what I meant", on=heard)
    await cast.fills("Ana", meant="Not that one")
    assert PLAIN in words_of(await cast.reads("Ana", "You told IT"))
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_a_question_is_pointed_out_and_explained_to_the_requester_only(
    cast: Cast,
) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Ask a question", on=card)
    question = "Is it for the SSO or the VPN?"
    assert await cast.fills("Ivo", question=question) is None
    assert f"{UNSURE}SSO (one login for everything), VPN" in form_of(cast, "Ivo")
    assert cast.unread() == []
    assert await cast.fills("Ivo", question=question) is None
    asked = words_of(await cast.reads("Ana", "IT has a question"))
    assert f"{PLAIN}{SSO}; VPN means" in asked.replace("\n", "")
    assert PLAIN not in words_of(await cast.reads("Mia", question))


async def test_a_flag_is_no_way_around_who_may_decide(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.clicks("Mia", "Decide", on=card)
    await cast.fills("Ivo", **DECIDED)
    await cast.fills("Mia", **{**DECIDED, "finding": "We have one."})
    await hears(cast)
    errors = await cast.fills("Ivo", **DECIDED)
    assert "Mia has already decided on #1" in str(errors)


async def test_ana_adds_a_word_and_it_is_pointed_out_the_next_time(cast: Cast) -> None:
    assert "Blue Desk" not in await opens_words(cast, "Ana")
    assert await cast.fills("Ana", word="Blue Desk", means="our help desk") is None
    words = await opens_words(cast, "Ivo")
    assert words.index("Blue Desk: our help desk (from ") < words.index("2FA")
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    said = {**DECIDED, "finding": "Ask the blue desk."}
    await cast.fills("Ivo", **said)
    assert f"{UNSURE}Blue Desk (our help desk)" in form_of(cast, "Ivo")
    await cast.fills("Ivo", **said)
    assert f"{PLAIN}Blue Desk means our help desk." in await hears(cast)


async def test_a_word_that_is_known_here_is_not_pointed_out(cast: Cast) -> None:
    await fills(cast, "Ivo", "SSO", change="known")
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **DECIDED)
    assert PLAIN not in await hears(cast)


async def test_a_word_is_taken_away_by_anybody(cast: Cast) -> None:
    await fills(cast, "Ana", "Blue Desk", "our help desk")
    assert await fills(cast, "Ben", "blue desk", change="remove") is None
    assert "Blue Desk" not in await opens_words(cast, "Ana")
    errors = await fills(cast, "Ana", "Blue Desk", change="remove")
    assert "“Blue Desk” is not in the list" in (errors or {})["word"]
    errors = await cast.fills("Ana", word="SSO", change="remove")
    assert "came with me" in (errors or {})["word"]


@pytest.mark.parametrize(
    ("word", "means", "field"),
    [("OTIF", "", "means"), ("\u200b", "On time", "word"), ("x" * 41, "y", "word")],
)
async def test_what_will_not_do_is_said_and_what_was_typed_stays(
    cast: Cast, word: str, means: str, field: str
) -> None:
    assert set(await fills(cast, "Ana", word, means) or {}) == {field}
    typed = cast.form("Ana").typed
    assert typed["word"]["word"]["value"] == word


async def test_the_list_is_read_page_by_page_and_what_was_typed_stays(
    cast: Cast,
) -> None:
    first = await opens_words(cast, "Ana")
    await cast.chooses("Ana", "glossary.turn_on", word="OTIF")
    second = form_of(cast, "Ana")
    assert "2FA" in first
    assert "2FA" not in second
    assert "Back" in labels_of(cast.form("Ana"))
    await cast.chooses("Ana", "glossary.turn_back")
    assert form_of(cast, "Ana") == first
    assert cast.form("Ana").typed["word"]["word"]["value"] == "OTIF"


async def test_a_list_that_slack_did_not_let_open_is_offered_once_more(
    cast: Cast,
) -> None:
    await cast.opens_home("Ana")
    cast.sandbox.faults.api("views.open", "error", error="expired_trigger_id")
    await cast.clicks_in_home("Ana", "Our words")
    again = await cast.reads("Ana", "Slack closed the form")
    await cast.clicks("Ana", "Our words", on=again)
    assert "2FA: a second proof at login" in form_of(cast, "Ana")


async def test_two_people_add_a_word_at_once_and_both_stand(cast: Cast) -> None:
    forms = {}
    for who in ("Ana", "Ivo"):
        await opens_words(cast, who)
        forms[who] = cast.form(who).id
    added = {"means": "a word", "change": "explain"}
    await asyncio.gather(
        *(
            cast.sandbox.submit(user(who), form, {"word": f"{who}ism", **added})
            for who, form in forms.items()
        )
    )
    words = await opens_words(cast, "Ben")
    assert "Anaism: a word" in words
    assert "Ivoism: a word" in words
