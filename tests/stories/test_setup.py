"""Cleo, an admin, sets Goodwill up in Slack; nothing said before that is lost."""

import pytest

from bot.sandbox import View
from tests.cast import TRIAGE, Cast, button_called, labels_of, user, words_of

GENERAL, BOARD = "C0GENERAL", "C0BOARD"
GOODWILL = "U0GOODWILL"


@pytest.fixture
def triage_channel() -> None:
    """Nobody has set it up yet."""


async def opens_settings(cast: Cast, who: str = "Cleo") -> View:
    await cast.opens_home(who)
    label = next(each for each in labels_of(cast.home(who)) if "Goodwill" in each)
    await cast.clicks_in_home(who, label)
    return cast.form(who)


async def sets_up(cast: Cast, **more: object) -> dict[str, str] | None:
    await opens_settings(cast)
    return await cast.fills("Cleo", **{"triage": TRIAGE, "units": "", **more})


async def sends(cast: Cast, who: str, need: str) -> None:
    """A request, every question skipped, up to the brief's yes."""
    await cast.says(who, need)
    cast.skims(who)
    for label in ("Skip", "Skip", "Skip", "Yes, send to IT"):
        place = cast.workspace.messages(cast.dm(who))[-1]
        thread = cast.workspace.messages(place.channel, place.ts)
        await cast.clicks(who, label, on=thread[-1])
        cast.skims(who)


async def test_an_admin_sets_it_up_from_home_and_reads_a_summary(cast: Cast) -> None:
    home = await cast.opens_home("Cleo")
    assert "I am not set up yet" in words_of(home)
    assert labels_of(home) == ["Set up Goodwill", "Ask IT", "Our words"]
    errors = await sets_up(cast, units="Sales\n\nWarehouse\nSales", admins=["U0BEN"])
    assert errors is None
    summary = await cast.reads("Cleo", "I am set up.")
    assert "Business units: Sales, Warehouse." in words_of(summary)
    assert "IT is there Monday to Friday, 9:00 to 17:00" in words_of(summary)
    home = cast.home("Cleo")
    assert "not set up" not in words_of(home)
    assert "Units: Sales, Warehouse." in words_of(home)
    await cast.reads("Ivo", "From now on, requests to IT arrive here")


async def test_what_was_asked_before_reaches_it_when_it_is_set_up(cast: Cast) -> None:
    await cast.says("Ana", "A label printer")
    told = await cast.reads("Ana", "I am not set up yet")
    assert "An owner or admin of this Slack can change that" in words_of(told)
    await cast.reads("Ana", "Why are we")
    await sends(cast, "Ben", "A faster till")
    thread = cast.workspace.messages(cast.dm("Ben"))[-1]
    await cast.says("Ben", "By May, please", under=thread)
    await cast.reads("Ben", "IT will read it with the rest")
    kept = await cast.reads("Ben", "is kept, and goes to IT once I am set up")
    await sets_up(cast)
    await cast.reads("Ivo", "From now on")
    card = await cast.reads("Ivo", "A faster till")
    assert "By May, please" in words_of(card)
    now = await cast.reads("Ben", "is with IT")
    assert now.ts == kept.ts
    await cast.reads("Cleo", "I am set up.")


async def test_an_edit_before_it_is_set_up_stands_in_the_card(cast: Cast) -> None:
    await sends(cast, "Ana", "A label printer")
    said = cast.workspace.messages(cast.dm("Ana"))[-1]
    await cast.sandbox.edit("U0ANA", said.channel, said.ts, "Two label printers")
    await cast.settled()
    await cast.reads("Ana", "now says: Two label printers")
    await cast.time_passes(days=2)
    await sets_up(cast)
    await cast.reads("Cleo", "I am set up.")
    await cast.reads("Ivo", "From now on")
    card = await cast.reads("Ivo", "A label printer")
    assert "now says: Two label printers" in words_of(card)
    await cast.reads("Ana", "is with IT")


async def test_the_thread_in_a_channel_says_that_it_is_kept_too(cast: Cast) -> None:
    cast.workspace.channels[GENERAL].members[GOODWILL] = None
    await cast.says_in(GENERAL, "Ana", "@goodwill we need a label printer")
    cast.skims("Ana")
    for label in ("Skip", "Skip", "Skip", "Yes, send to IT"):
        head = cast.workspace.messages(cast.dm("Ana"))[-1]
        thread = cast.workspace.messages(head.channel, head.ts)
        await cast.clicks("Ana", label, on=thread[-1])
    kept = await cast.reads("Ben", "It is kept until I am set up")
    cast.skims("Ana")
    await sets_up(cast)
    now = await cast.reads("Ben", "It is with IT")
    assert now.ts == kept.ts
    for who in ("Ana", "Cleo", "Ivo"):
        cast.skims(who)


async def test_what_was_kept_reaches_a_channel_that_the_settings_name_later(
    cast: Cast,
) -> None:
    await sends(cast, "Ana", "A label printer")
    named = {"triage_channel": TRIAGE}
    cast.bot.settings = cast.bot.settings.model_copy(update=named)
    await cast.restarts()
    await cast.settled()
    await cast.reads("Ivo", "A label printer")
    await cast.reads("Ana", "is with IT")


async def test_a_channel_the_settings_no_longer_name_is_not_used(cast: Cast) -> None:
    for channel in (TRIAGE, None):
        named = {"triage_channel": channel}
        cast.bot.settings = cast.bot.settings.model_copy(update=named)
        await cast.restarts()
    assert "I am not set up yet" in words_of(await cast.opens_home("Cleo"))


async def test_an_admin_who_writes_first_gets_the_button_in_the_thread(
    cast: Cast,
) -> None:
    await cast.says("Cleo", "Let us try this")
    told = await cast.reads("Cleo", "I need to know where IT wants to read requests")
    await cast.reads("Cleo", "Why are we")
    await cast.clicks("Cleo", "Set up Goodwill", on=told)
    assert cast.form("Cleo").title == "Goodwill's settings"
    await cast.fills("Cleo", triage=TRIAGE)
    await cast.reads("Cleo", "I am set up.")
    await cast.reads("Ivo", "From now on")


async def test_others_read_who_can_set_it_up_and_have_no_button(cast: Cast) -> None:
    home = await cast.opens_home("Ana")
    assert "An owner or admin of this Slack can change that" in words_of(home)
    assert labels_of(home) == ["Ask IT", "Our words"]
    await cast.time_passes(hours=1)


async def test_it_goes_on_by_itself_once_it_is_invited(cast: Cast) -> None:
    del cast.workspace.channels[TRIAGE].members[GOODWILL]
    await sends(cast, "Ana", "A label printer")
    assert await sets_up(cast) is None
    invite = await cast.reads("Cleo", "One thing is left")
    assert "/invite @Goodwill" in words_of(invite)
    assert "One thing is left" in words_of(cast.home("Cleo"))
    await cast.sandbox.invite(user("Ivo"), GOODWILL, TRIAGE)
    await cast.settled()
    hello = await cast.reads("Ivo", "From now on")
    assert "U0IVO" in str(hello.blocks)
    await cast.reads("Ivo", "A label printer")
    await cast.reads("Ana", "is with IT")
    done = await cast.reads("Cleo", "I am set up.")
    assert done.ts == invite.ts
    assert "One thing is left" not in words_of(cast.home("Cleo"))


async def test_a_public_channel_is_refused_at_its_field(cast: Cast) -> None:
    errors = await sets_up(cast, triage=GENERAL)
    assert errors is not None
    assert "This channel is public" in errors["triage"]
    assert cast.form("Cleo").title == "Goodwill's settings"


async def test_who_is_not_in_its_channel_can_change_the_rest(cast: Cast) -> None:
    await sets_up(cast)
    await cast.reads("Cleo", "I am set up.")
    await cast.reads("Ivo", "From now on")
    form = await opens_settings(cast)
    assert "Requests arrive in" in str(form.blocks)
    assert await cast.fills("Cleo", triage=None, units="Sales") is None
    assert "Units: Sales." in words_of(cast.home("Cleo"))
    await sends(cast, "Ana", "A label printer")
    await cast.reads("Ivo", "A label printer")


async def test_a_changed_channel_holds_at_once(cast: Cast) -> None:
    await sets_up(cast)
    await cast.reads("Cleo", "I am set up.")
    await cast.reads("Ivo", "From now on")
    await sends(cast, "Ana", "A label printer")
    await cast.reads("Ivo", "A label printer")
    cast.workspace.add_channel(BOARD, "board", private=True, members=["U0MIA"])
    await opens_settings(cast)
    errors = await cast.fills("Cleo", triage=BOARD)
    assert errors is not None
    assert "/invite @Goodwill" in errors["triage"]
    cast.workspace.channels[BOARD].members[GOODWILL] = None
    assert await cast.fills("Cleo", triage=BOARD) is None
    await cast.reads("Mia", "From now on")
    assert "Decide" in labels_of(await cast.opens_home("Mia"))
    assert "Decide" not in labels_of(await cast.opens_home("Ivo"))


async def test_a_card_that_found_no_channel_reaches_the_next_one(cast: Cast) -> None:
    await sets_up(cast)
    await cast.reads("Cleo", "I am set up.")
    await cast.reads("Ivo", "From now on")
    await cast.sandbox.archive("U0IVO", TRIAGE)
    await sends(cast, "Ana", "A label printer")
    board = ["U0MIA", GOODWILL]
    cast.workspace.add_channel(BOARD, "board", private=True, members=board)
    await opens_settings(cast)
    assert await cast.fills("Cleo", triage=BOARD) is None
    await cast.reads("Mia", "From now on")
    await cast.reads("Mia", "A label printer")


async def test_only_admins_change_the_settings(cast: Cast) -> None:
    await sets_up(cast, admins=["U0BEN"])
    await cast.reads("Cleo", "I am set up.")
    await cast.reads("Ivo", "From now on")
    label = "Goodwill's settings"
    assert label not in labels_of(await cast.opens_home("Ana"))
    home = await cast.opens_home("Ben")
    assert label in labels_of(home)
    await cast.clicks_in_home("Ben", label)
    await sets_up(cast, admins=[])
    errors = await cast.fills("Ben", units="Bens own unit")
    assert errors is not None
    assert "Only owners and admins of this Slack" in " ".join(errors.values())


async def test_a_form_that_opens_too_late_is_offered_once_more(cast: Cast) -> None:
    home = await cast.opens_home("Cleo")
    cast.sandbox.faults.api("views.open", "error", error="expired_trigger_id")
    start = button_called("Set up Goodwill", home.blocks)
    await cast.sandbox.act_in_view("U0CLEO", home.id, start["action_id"])
    await cast.settled()
    again = await cast.reads("Cleo", "Please press again")
    await cast.clicks("Cleo", "Open the settings", on=again)
    assert cast.form("Cleo").title == "Goodwill's settings"


async def test_what_was_set_in_slack_outdoes_the_setting(cast: Cast) -> None:
    await sets_up(cast)
    await cast.reads("Cleo", "I am set up.")
    await cast.reads("Ivo", "From now on")
    named = {"triage_channel": GENERAL}  # which would stop the start, were it used
    cast.bot.settings = cast.bot.settings.model_copy(update=named)
    await cast.restarts()
    await sends(cast, "Ana", "A label printer")
    await cast.reads("Ivo", "A label printer")
