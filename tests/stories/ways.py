"""What every way has in common: the interview, the answer, and the end.

Everything is read with `hears`, so it fails where somebody is told more than that.
"""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import hears

LABELS = "We need a label printer in hall three"
USUAL = (
    ("Why are we", "Parcels leave the hall sooner"),
    ("What happens if", "Customers go on calling us"),
    ("Who is affected", "Six packers, each afternoon"),
)
YES = {"outcome": "go_ahead", "finding": "We order one.", "goal": "Faster labels"}
BRIEF = "Did I get this right?"
AT_WORK = "IT is at work on your request #1."


async def tells(cast: Cast) -> Message:
    """Ana's request with her three answers, up to the brief."""
    await cast.says("Ana", LABELS)
    await answers(cast, "Ana", *USUAL)
    [brief] = await hears(cast, "Ana", BRIEF)
    return brief


async def answers(cast: Cast, who: str, *told: tuple[str, str]) -> None:
    """Each question as it comes, in their own words."""
    for question, words in told:
        [asked] = await hears(cast, who, question)
        await cast.says(who, words, under=asked)


async def is_asked(cast: Cast, who: str, need: str) -> Message:
    """Every question skipped, up to the brief."""
    await cast.says(who, need)
    for question, _ in USUAL:
        [asked] = await hears(cast, who, question)
        await cast.clicks(who, "Skip", on=asked)
    [brief] = await hears(cast, who, BRIEF)
    assert words_of(brief).count("left open") == len(USUAL)
    return brief


async def asks(cast: Cast, who: str, need: str, number: int = 1) -> Message:
    return await sends(cast, await is_asked(cast, who, need), who, number)


async def sends(
    cast: Cast, brief: Message, who: str = "Ana", number: int = 1
) -> Message:
    """The yes to a brief; the card IT reads."""
    await cast.clicks(who, "Yes, send to IT", on=brief)
    await hears(cast, who, f"Your request *#{number}* is with IT")
    [card] = await hears(cast, "Ivo", f"New request #{number}")
    return card


async def talks(cast: Cast, card: Message) -> None:
    """IT asks something, and reads the answer under its card."""
    await cast.clicks("Ivo", "Ask a question", on=card)
    assert await cast.fills("Ivo", question="Which colours?") is None
    [asked] = await hears(cast, "Ana", "Which colours?")
    await hears(cast, "Ivo", "Which colours?")
    await cast.says("Ana", "Black will do", under=asked)
    await hears(cast, "Ana", "passed that on to IT")
    [answer] = await hears(cast, "Ivo", "Black will do")
    assert answer.thread_ts == card.ts


async def decides(cast: Cast, who: str, card: Message, filled: dict[str, str]) -> None:
    await cast.clicks(who, "Decide", on=card)
    assert await cast.fills(who, **filled) is None


async def hears_yes(cast: Cast, also: str = "", *, anew: bool = False) -> Message:
    """The answer, where it began; who moves it along is asked for, and found."""
    yes, who = "IT says yes to your request #1", "will move request #1 along?"
    rings = ["IT has decided #1 anew: go ahead."] if anew else []
    answer, asked, *_ = await hears(cast, "Ana", yes, who, *rings)
    assert YES["finding"] in words_of(answer)
    assert answer.thread_ts == asked.thread_ts
    await hears(cast, "Ivo", "is decided: Go ahead")
    await too(cast, also, "IT says yes to ")
    await cast.clicks("Ana", "I will", on=asked)
    await hears(cast, "Ana", "You move", "Champion: ")
    await hears(cast, "Ivo", "Champion: ")
    return answer


async def is_delivered(cast: Cast, card: Message, also: str = "") -> Message:
    """IT starts, and delivers; what Ana is asked then."""
    await cast.clicks("Ivo", "Start", on=card)
    told = await hears(cast, "Ana", "IT has started on your request #1", AT_WORK)
    assert "is on it." in words_of(told[0])
    await hears(cast, "Ivo", "It is \nin progress")
    await too(cast, also, "IT has started on ")
    await cast.clicks("Ivo", "Delivered", on=card)
    [asked] = await hears(cast, "Ana", "Does it do what you meant?")
    await hears(cast, "Ivo", "It is \ndelivered")
    await too(cast, also, "IT has delivered ")
    return asked


async def goes_to_its_end(
    cast: Cast, card: Message, also: str = "", *, aims: bool = False
) -> None:
    """From a yes to the requester's word that it does what it should."""
    asked = await is_delivered(cast, card, also)
    await cast.clicks("Ana", "Yes, close it", on=asked)
    measured = ("Where is it now?",) if aims else ()
    await hears(cast, "Ana", "Request #1 is closed, and IT knows", *measured)
    told, record = await hears(cast, "Ivo", "Thank you, ", "It is \nclosed")
    assert told.thread_ts == card.ts
    assert labels_of(record) == []
    await too(cast, also)


async def closes(cast: Cast, answer: Message) -> None:
    """An honest answer that Ana leaves at that, with a word to IT."""
    await cast.clicks("Ana", "Close it", on=answer)
    assert await cast.fills("Ana", words="Fair enough") is None
    await hears(cast, "Ana", "Request #1 is closed, and IT knows")
    told, _ = await hears(cast, "Ivo", "has closed #1 and says", "It is \nclosed")
    assert "Fair enough" in words_of(told)


async def too(cast: Cast, who: str, *words: str) -> None:
    """Whoever follows it, if anybody does, is told as well."""
    if who:
        await hears(cast, who, *words)
