"""The command, the shortcuts and the button: a form, then the interview in the DM."""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of

SALES = "C0SALES"
LABELS = "The label printer is broken again"


async def answers(cast: Cast, opening: Message, who: str = "Ana") -> Message:
    """The three questions under an opening, up to the brief."""
    for question in ("Why are we", "What happens if", "Who is affected"):
        asked = await cast.reads(who, question)
        assert asked.thread_ts == opening.ts
        await cast.says(who, f"An answer to: {question}", under=opening)
    return await cast.reads(who, "Did I get this right?")


async def test_a_command_with_words_opens_the_form_with_them_in_it(cast: Cast) -> None:
    await cast.types("Ana", "/ask-it", "a label printer for @Ben & the shop")
    shown = cast.form("Ana").blocks[0]["element"]["initial_value"]
    assert shown == "a label printer for @Ben & the shop"
    await cast.fills("Ana")
    await cast.reads("Ana", "Request #1: a label printer")
    await cast.reads("Ana", "Why are we doing this?")


async def test_it_reads_what_was_typed_to_the_letter(cast: Cast) -> None:
    """Also what looks like Slack's own signs; the card calls nobody."""
    typed = "a <!channel> sign &lt;ok&gt; & <b>"
    await cast.types("Ana", "/ask-it", typed)
    await cast.fills("Ana")
    brief = await answers(cast, await cast.reads("Ana", "Request #1: a"))
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    await cast.reads("Ana", "is with IT")
    card = await cast.reads("Ivo", "New request #1")
    assert typed in words_of(card)
    assert "<!channel>" not in card.text
    cast.skims("Ana")


async def test_help_is_said_to_who_asked_for_it_only(cast: Cast) -> None:
    await cast.types("Ana", "/ask-it", "help")
    told = await cast.reads("Ana", "Type `/ask-it`")
    assert told.ephemeral_for == "U0ANA"


async def test_the_global_shortcut_opens_the_same_form(cast: Cast) -> None:
    await cast.picks("Ana", "request.ask")
    await cast.fills("Ana", need=LABELS)
    await cast.reads("Ana", "questions follow in this thread")
    await cast.reads("Ana", "Why are we doing this?")


async def test_the_button_in_home_opens_the_same_form(cast: Cast) -> None:
    await cast.sandbox.open_home("U0ANA")
    await cast.settled()
    home = cast.workspace.home("U0ANA")
    assert home is not None
    await cast.sandbox.act_in_view("U0ANA", home.id, "request.ask")
    await cast.settled()
    await cast.fills("Ana", need=LABELS)
    await cast.reads("Ana", "questions follow in this thread")
    await cast.reads("Ana", "Why are we doing this?")


async def test_home_leads_to_the_thread_as_soon_as_it_stands(cast: Cast) -> None:
    await cast.opens_home("Ana")
    cast.sandbox.faults.api("chat.postMessage", "status", status=500)
    await cast.clicks_in_home("Ana", "Ask IT")
    await cast.fills("Ana", need=LABELS)
    assert "#1 The label printer" in words_of(cast.home("Ana"))
    await cast.time_passes(seconds=60)
    opening = await cast.reads("Ana", "questions follow in this thread")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.time_passes(seconds=3)
    place = f"archives/{opening.channel}/p{opening.ts.replace('.', '')}"
    assert place in str(cast.home("Ana").blocks)


async def test_a_form_that_comes_too_late_loses_no_word(cast: Cast) -> None:
    cast.sandbox.faults.api("views.open", "error", error="expired_trigger_id")
    await cast.types("Ana", "/ask-it", LABELS)
    kept = await cast.reads("Ana", "Slack closed the form")
    assert LABELS in words_of(kept)
    await cast.clicks("Ana", "Make it a request", on=kept)
    await cast.reads("Ana", "questions follow in this thread")
    await cast.reads("Ana", "Why are we doing this?")


async def test_an_empty_form_that_comes_too_late_is_offered_again(cast: Cast) -> None:
    cast.sandbox.faults.api("views.open", "error", error="expired_trigger_id")
    await cast.types("Ana", "/ask-it")
    again = await cast.reads("Ana", "Please press again")
    await cast.clicks("Ana", "Ask IT", on=again)
    assert cast.form("Ana").title == "Ask IT"


async def test_a_message_becomes_a_request_from_its_menu(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.picks("Ana", "request.ask_about", on=said)
    form = cast.form("Ana")
    assert form.blocks[0]["element"]["initial_value"] == LABELS
    assert "In the channel's thread I say only" in str(form.blocks)
    await cast.fills("Ana")
    opening = await cast.reads("Ana", "questions follow in this thread")
    assert "/archives/C0SALES/p" in str(opening.blocks)
    await cast.reads("Ana", "Why are we doing this?")
    line = await cast.reads("Ben", "This is request #1 now")
    assert line.thread_ts == said.ts


async def test_where_the_bot_is_not_it_asks_in_the_dm_and_says_so(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", private=True, members=["U0ANA"])
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.picks("Ana", "request.ask_about", on=said)
    assert "I post nothing there" in str(cast.form("Ana").blocks)
    await cast.fills("Ana")
    opening = await cast.reads("Ana", "questions follow in this thread")
    assert "I am not in that conversation" in words_of(opening)
    await cast.reads("Ana", "Why are we doing this?")
    assert cast.workspace.messages(SALES) == [said]


async def test_a_colleagues_message_is_asked_for_them(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.picks("Ben", "request.ask_about", on=said)
    assert "Who needs this?" in str(cast.form("Ben").blocks)
    await cast.fills("Ben", for_whom="U0ANA")
    line = await cast.reads("Ana", "made request #1 for you")
    assert labels_of(line) == ["Answer the questions", "Not needed"]
    await cast.clicks("Ana", "Answer the questions", on=line)
    opening = await cast.reads("Ana", "which <@U0BEN> asked for you")
    assert opening.channel == cast.dm("Ana")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.reads("Ben", "This is request #1 now")


async def test_a_colleagues_message_can_be_asked_for_oneself(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.picks("Ben", "request.ask_about", on=said)
    await cast.fills("Ben")
    await cast.reads("Ben", "questions follow in this thread")
    await cast.reads("Ben", "Why are we doing this?")
    await cast.reads("Ana", "This is request #1 now")


async def test_a_message_in_the_dm_that_is_a_request_already_stays_one(
    cast: Cast,
) -> None:
    said = await cast.says("Ana", LABELS)
    await cast.reads("Ana", "Why are we doing this?")
    await cast.picks("Ana", "request.ask_about", on=said)
    await cast.reads("Ana", "This thread is request #1 already")
    thanks = await cast.says("Ana", "thanks")
    await cast.reads("Ana", "You are welcome")
    await cast.picks("Ana", "request.ask_about", on=thanks)
    await cast.fills("Ana", need="A second printer")
    await cast.reads("Ana", "Request #2: A second printer")
    await cast.reads("Ana", "Request #2: Why are we doing this?")


async def test_the_menu_of_a_message_whose_thread_is_a_request_opens_no_form(
    cast: Cast,
) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ana", said)
    cast.skims("Ana")
    await cast.picks("Ben", "request.ask_about", on=said)
    told = await cast.reads("Ben", "so you follow it now")
    assert told.ephemeral_for == "U0BEN"
    assert cast.workspace.open_views("U0BEN") == []
    cast.skims("Ben")


async def test_two_forms_about_one_message_make_one_request(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.picks("Ana", "request.ask_about", on=said)
    await cast.picks("Ben", "request.ask_about", on=said)
    await cast.fills("Ana")
    await cast.fills("Ben")
    told = await cast.reads("Ben", "so you follow it now")
    assert told.channel == cast.dm("Ben")
    cast.skims("Ana")
    cast.skims("Ben")


async def test_where_the_bot_is_not_a_colleague_is_asked_in_their_dm(
    cast: Cast,
) -> None:
    people = ["U0ANA", "U0BEN"]
    cast.workspace.add_channel(SALES, "sales", private=True, members=people)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.picks("Ben", "request.ask_about", on=said)
    form = words_of(cast.form("Ben"))
    assert "Only whoever needs it and the IT team will see the answers" in form
    assert "Only you" not in form
    await cast.fills("Ben", for_whom="U0ANA")
    told = await cast.reads("Ben", "I have asked <@U0ANA> about it: request *#1*")
    assert told.channel == cast.dm("Ben")
    opening = await cast.reads("Ana", "which <@U0BEN> asked for you")
    assert "I am not in that conversation" in words_of(opening)
    await cast.reads("Ana", "Why are we doing this?")
    await cast.clicks("Ana", "Take it back", on=opening)
    await cast.reads("Ana", "Nothing goes to IT")
    await cast.reads("Ana", "You took it back")
    await cast.reads("Ben", "was taken back by whoever asked it")
