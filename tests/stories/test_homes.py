"""Everybody who opens Goodwill's Home sees what is theirs, and it stays current."""

from tests.cast import TRIAGE, Cast, labels_of, words_of
from tests.stories.steps import forges, says_yes, sends


async def test_somebody_with_nothing_sees_what_this_is_and_what_to_do(
    cast: Cast,
) -> None:
    home = await cast.opens_home("Ben")
    assert "Goodwill brings what you need to IT" in words_of(home)
    first = ["Ask IT", "Give thanks", "Our words", "What I write you"]
    assert labels_of(home) == [*first, "Thanks to you", "Check-ins"]


async def test_requester_sees_at_once_where_their_request_stands(cast: Cast) -> None:
    await cast.opens_home("Ana")
    await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", "Why are we")
    words = words_of(cast.home("Ana"))
    assert "Waiting for you" in words
    assert "#1 We need a label printer" in words
    assert "I have a question for you." in words
    for question in ("Why are we", "What happens if", "Who is affected"):
        await cast.clicks("Ana", "Skip", on=asked)
        if question != "Who is affected":
            asked = await cast.reads("Ana", "Request #1")
    assert "did I get the brief right?" in words_of(cast.home("Ana"))
    cast.skims("Ana")


async def test_a_request_links_to_its_thread(cast: Cast) -> None:
    said = await cast.says("Ana", "We need a label printer")
    await cast.reads("Ana", "Why are we")
    home = await cast.opens_home("Ana")
    links = [
        part["url"]
        for block in home.blocks
        for element in block.get("elements", [])
        for part in element.get("elements", [])
        if part["type"] == "link"
    ]
    place = f"https://sandbox.slack.com/archives/{said.channel}"
    there = f"{place}/p{said.ts.replace('.', '')}?thread_ts={said.ts}"
    assert links == [f"{there}&cid={said.channel}"]


async def test_it_sees_its_queue_oldest_first_and_decides_there(cast: Cast) -> None:
    await sends(cast, "Ana", "A label printer")
    await sends(cast, "Ben", "A faster till")
    await cast.time_passes(days=2)
    words = words_of(await cast.opens_home("Ivo"))
    assert words.index("#1 A label printer") < words.index("#2 A faster till")
    assert "waiting for 2 days" in words
    await cast.clicks_in_home("Ivo", "Decide")
    await cast.fills("Ivo", outcome="go_ahead", finding="We have one.", goal="Labels")
    await cast.reads("Ana", "IT says yes")
    await cast.reads("Ana", "will move request #1 along?")
    await cast.reads("Ana", "IT has answered your request")
    await cast.reads("Mia", "#1 is decided")
    theirs, _, queue = words_of(cast.home("Ivo")).partition("Waiting for IT")
    assert "A label printer" in theirs
    assert "A label printer" not in queue
    assert "#2 A faster till" in queue


async def test_it_sees_what_it_looks_after_first_what_is_promised_first(
    cast: Cast,
) -> None:
    later = await sends(cast, "Ana", "A label printer")
    await says_yes(cast, later, promised_for="2026-06-01")
    sooner = await sends(cast, "Cleo", "A faster till")
    yes = {"outcome": "go_ahead", "finding": "It is ordered.", "goal": "Speed"}
    await cast.clicks("Ivo", "Decide", on=sooner)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    assert await cast.fills("Ivo", **yes, promised_for="2026-05-01") is None
    await cast.clicks("Ivo", "Start", on=sooner)
    home = await cast.opens_home("Ivo")
    words = words_of(home)
    assert "You look after" in words
    assert words.index("#2 A faster till") < words.index("#1 A label printer")
    assert "in progress, promised for 1 May 2026." in words
    assert "not started, promised for 1 June 2026." in words
    assert sooner.ts.replace(".", "") in str(home.blocks)
    for colleague in ("Mia", "Ana"):
        assert "You look after" not in words_of(await cast.opens_home(colleague))
    for who in ("Ana", "Cleo", "Ivo"):
        cast.skims(who)


async def test_what_is_begun_and_given_back_is_free_to_take_below_the_queue(
    cast: Cast,
) -> None:
    card = await says_yes(cast, await sends(cast, "Ana", "A label printer"))
    await cast.clicks("Ivo", "Start", on=card)
    cast.skims("Ivo")
    await sends(cast, "Ben", "A faster till")
    assert "Nobody has it" not in words_of(await cast.opens_home("Mia"))
    await cast.clicks("Ivo", "Give it back", on=card)
    words = words_of(await cast.opens_home("Mia"))
    assert words.index("#2 A faster till") < words.index("#1 A label printer")
    assert "in progress. Nobody has it." in words
    home = cast.home("Mia")
    taking = [each for each in labels_of(home) if each == "I'll take it"]
    assert len(taking) == 2
    await forges(cast, "Mia", "request.take", "1")
    assert "Nobody has it" not in words_of(await cast.opens_home("Mia"))
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)


async def test_what_was_agreed_and_lost_its_partner_is_free_to_start(
    cast: Cast,
) -> None:
    await says_yes(cast, await sends(cast, "Ana", "A label printer"))
    await cast.sandbox.leave("U0IVO", TRIAGE)
    await cast.settled()
    home = await cast.opens_home("Mia")
    assert "not started. Nobody has it." in words_of(home)
    assert "Decide" not in labels_of(home)
    await cast.clicks_in_home("Mia", "Start")
    await cast.reads("Ana", "<@U0MIA> is on it")
    assert "Nobody has it" not in words_of(await cast.opens_home("Mia"))
    for who in ("Ana", "Mia"):
        cast.skims(who)


async def test_others_who_opened_it_today_see_the_change_within_a_minute(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await cast.opens_home("Ana")
    await cast.opens_home("Mia")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", outcome="go_ahead", finding="We have one.", goal="Labels")
    await cast.reads("Ana", "IT says yes")
    await cast.reads("Ana", "will move request #1 along?")
    await cast.reads("Ana", "IT has answered your request")
    await cast.reads("Ivo", "#1 is decided")
    await cast.time_passes(minutes=1)
    assert "IT says: go ahead" in words_of(cast.home("Ana"))
    assert "Nothing waits for IT" in words_of(cast.home("Mia"))


async def test_who_is_not_in_it_never_sees_the_requests_of_others(cast: Cast) -> None:
    await sends(cast, "Ana", "A label printer")
    words = words_of(await cast.opens_home("Ben"))
    assert "label printer" not in words


async def test_many_requests_are_read_page_by_page(cast: Cast) -> None:
    for number in range(12):
        await cast.says("Ana", f"Wish {number}")
        if number:
            asked = await cast.reads("Ana", "Is this an answer, or something new?")
            await cast.clicks("Ana", "Something new", on=asked)
        cast.skims("Ana")
    home = await cast.opens_home("Ana")
    assert "#12 Wish 11" in words_of(home)
    assert "#1 Wish 0" not in words_of(home)
    await cast.clicks_in_home("Ana", "Older")
    assert "#1 Wish 0" in words_of(cast.home("Ana"))
    await cast.clicks_in_home("Ana", "Newer")
    assert "#12 Wish 11" in words_of(cast.home("Ana"))


async def test_a_home_that_slack_refused_for_now_is_drawn_later(cast: Cast) -> None:
    cast.sandbox.faults.api("views.publish", "status", status=500)
    await cast.sandbox.open_home("U0ANA")
    await cast.settled()
    assert cast.workspace.home("U0ANA") is None
    await cast.time_passes(minutes=1)
    assert "Goodwill brings what you need" in words_of(cast.home("Ana"))
