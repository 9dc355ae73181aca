"""What is done again and again on the way to what a story is about."""

from sqlmodel import col, select

from bot.db import UnitOfWork
from bot.models import Audit, InboxRow
from bot.sandbox import Message
from tests.cast import WINS, Cast, user

# What somebody thanks a colleague for.
STAYED = "Stayed until the list was right"
LEFT = "The vans left on time"


async def sends(cast: Cast, who: str, need: str, *, to: str = "Ivo") -> Message:
    """A request, every question skipped, up to the card as somebody in IT reads it."""
    await cast.says(who, need)
    brief = await skips_all(
        cast, who, "Why are we", "What happens if", "Who is affected"
    )
    await cast.clicks(who, "Yes, send to IT", on=brief)
    await cast.reads(who, "is with IT")
    return await cast.reads(to, need)


async def skips_all(cast: Cast, who: str, *questions: str) -> Message:
    """Each of these questions, as it comes, up to the brief."""
    for question in questions:
        asked = await cast.reads(who, question)
        await cast.clicks(who, "Skip", on=asked)
    return await cast.reads(who, "Did I get this right?")


async def says_yes(cast: Cast, card: Message, who: str = "Ivo", **more: str) -> Message:
    """IT goes ahead; the record its card becomes."""
    await cast.clicks(who, "Decide", on=card)
    await cast.chooses(who, "request.choose", outcome="go_ahead")
    filled = {"finding": "It is ordered.", "goal": "Labels", **more}
    assert await cast.fills(who, **filled) is None
    await cast.reads("Ana", "IT says yes to your request #1")
    for each in ("Ana", who):
        cast.skims(each)
    return cast.workspace.message(card.channel, card.ts)


def the_answer(cast: Cast, who: str = "Ana") -> Message:
    """What IT has answered to somebody's first request, as it stands now."""
    head = cast.workspace.messages(cast.dm(who))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    return next(each for each in thread if "Decided by" in str(each.blocks))


async def forges(cast: Cast, who: str, action_id: str, value: str) -> None:
    """Press a button that was never offered."""
    home = await cast.opens_home(who)
    text = {"type": "plain_text", "text": "Forged"}
    pressed = {"action_id": action_id, "value": value}
    block = {"type": "actions", "block_id": "forged"}
    button = {"type": "button", "text": text, **pressed}
    home.data["blocks"].append({**block, "elements": [button]})
    await cast.sandbox.act_in_view(f"U0{who.upper()}", home.id, action_id, value=value)
    await cast.settled()


async def audited(cast: Cast) -> list[tuple[str, str]]:
    """Who did what, in order."""

    def read(uow: UnitOfWork) -> list[tuple[str, str]]:
        rows = uow.session.exec(select(Audit).order_by(col(Audit.id))).all()
        return [(row.action, row.actor) for row in rows]

    reading = cast.bot.database.reading(cast.bot.identity.team_id)
    found: list[tuple[str, str]] = await reading(read)
    return found


async def picks_more(cast: Cast, who: str, title: str, on: Message) -> None:
    """Something from the menu behind three dots, as the message stands now."""
    now = cast.workspace.message(on.channel, on.ts)
    value = more_of(now)[title]
    await cast.selects(who, "request.more", value, on)


def more_of(message: Message) -> dict[str, str]:
    """What the menu offers: what each entry carries, by its title."""
    elements = [each for block in message.blocks for each in block.get("elements", [])]
    menus = [each["options"] for each in elements if each.get("type") == "overflow"]
    return {
        option["text"]["text"]: option["value"] for menu in menus for option in menu
    }


async def everything_kept(cast: Cast) -> list[str]:
    """Each body in the inbox: all that was stored of what Slack told."""

    def look(uow: UnitOfWork) -> list[str]:
        return list(uow.session.exec(select(col(InboxRow.body))))

    return await cast.bot.database.reading("")(look)


async def asks_for_more(cast: Cast, who: str, need: str = "A label printer") -> Message:
    """The brief is there, and they want to add to it: the question that comes first."""
    await cast.says(who, need)
    brief = await skips_all(
        cast, who, "Why are we", "What happens if", "Who is affected"
    )
    await cast.clicks(who, "Add more", on=brief)
    await cast.reads(who, "Did I get this right?")
    return await cast.reads(who, "How many people, how many hours a week")


async def reads_brief_anew(cast: Cast, who: str) -> Message:
    """The brief below what was asked; the one above makes way."""
    await cast.reads(who, "The brief stands below by now")
    return await cast.reads(who, "Did I get this right?")


async def sends_brief(cast: Cast, who: str, brief: Message) -> Message:
    """IT's card."""
    await cast.clicks(who, "Yes, send to IT", on=brief)
    await cast.reads(who, "is with IT")
    return await cast.reads("Ivo", "New request #")


async def hears(cast: Cast, who: str, *each: str) -> list[Message]:
    """All that somebody is told by now, once each; else what they know, edited."""
    known = cast.places_read()
    heard = [await cast.reads(who, words) for words in each]
    places = known | {(message.channel, message.ts) for message in heard}
    more = [m.text for m in cast.unread(who) if (m.channel, m.ts) not in places]
    assert more == [], f"{who} is told this as well"
    cast.skims(who)
    return heard


async def wins_are_told(cast: Cast) -> None:
    """Cleo, an admin, says that thanks and wins are read in #wins."""
    await cast.opens_home("Cleo")
    await cast.clicks_in_home("Cleo", "Thanks and wins")
    assert await cast.fills("Cleo", channel=WINS) is None


async def thanks(cast: Cast, who: str, *people: str, **more: object) -> None:
    """By the button in Home; unless they say otherwise, for everybody to read."""
    await cast.opens_home(who)
    await cast.clicks_in_home(who, "Give thanks")
    filled = {"did": STAYED, "changed": LEFT, "people": [*map(user, people)], **more}
    assert await cast.fills(who, **filled) is None


async def likes(cast: Cast, who: str, answer: str) -> None:
    """What somebody answers when asked, with the first thanks they got."""
    told = await cast.reads(who, "May others read yours")
    await cast.clicks(who, answer, on=told)
    await cast.reads(who, "You said that")
