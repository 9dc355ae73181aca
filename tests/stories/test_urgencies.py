"""A requester says why it can't wait; IT reads it on the card, in their words."""

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, user, words_of
from tests.stories.steps import says_yes, sends

LABELS = "We need a label printer"
AUDIT = "The audit is on Monday & <nobody> knows"


def brief_of(cast: Cast) -> Message:
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    return next(each for each in thread if "What is needed" in words_of(each))


async def urges(cast: Cast, reason: str) -> dict[str, str] | None:
    await cast.clicks("Ana", "It can't wait", on=brief_of(cast))
    return await cast.fills("Ana", reason=reason)


async def test_the_reason_stands_on_the_card_and_in_a_line_of_its_thread(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ana", LABELS)
    assert await urges(cast, AUDIT) is None
    line = await cast.reads("Ivo", "says why #1 can't wait: 🚨")
    assert (line.thread_ts, AUDIT in words_of(line)) == (card.ts, True)
    changed = await cast.reads("Ivo", "New request #1")
    assert (changed.ts, AUDIT in words_of(changed)) == (card.ts, True)
    await cast.reads("Ana", AUDIT)


async def test_it_is_changed_or_taken_back(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    assert set(await urges(cast, "") or {}) == {"reason"}
    assert await cast.fills("Ana", reason=AUDIT) is None
    cast.skims("Ivo")
    cast.skims("Ana")
    assert await urges(cast, AUDIT) is None  # nothing new
    assert cast.unread() == []
    assert await urges(cast, "The audit is on Friday") is None
    line = await cast.reads("Ivo", "says why #1 can't wait: 🚨")
    assert "Friday" in words_of(line)
    cast.skims("Ivo")
    cast.skims("Ana")
    assert await urges(cast, "") is None
    await cast.reads("Ivo", "says that #1 can wait after all.")
    assert "audit" not in words_of(cast.workspace.message(TRIAGE, card.ts))
    assert "audit" not in words_of(brief_of(cast))
    cast.skims("Ivo")
    cast.skims("Ana")


async def test_it_stands_before_whoever_decides_and_on_the_record(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    assert await urges(cast, AUDIT) is None
    cast.skims("Ivo")
    cast.skims("Ana")
    await cast.clicks("Ivo", "Decide", on=card)
    assert AUDIT in words_of(cast.form("Ivo"))
    await cast.sandbox.close(user("Ivo"), cast.form("Ivo").id)
    record = await says_yes(cast, card)
    assert AUDIT in words_of(record)


async def test_what_is_decided_meanwhile_is_said_at_once(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ana", "It can't wait", on=brief_of(cast))
    await says_yes(cast, card)
    errors = await cast.fills("Ana", reason=AUDIT)
    assert "Request #1 is decided already." in str(errors)


async def test_at_work_it_may_become_urgent_too(cast: Cast) -> None:
    card = await says_yes(cast, await sends(cast, "Ana", LABELS))
    await cast.clicks("Ivo", "Start", on=card)
    cast.skims("Ana")
    cast.skims("Ivo")
    assert await urges(cast, AUDIT) is None
    await cast.reads("Ivo", "says why #1 can't wait: 🚨")
    await cast.reads("Ivo", "It is \nin progress")
    await cast.reads("Ana", AUDIT)
