"""Monday's digest: one message, and each thing in it can be done from there."""

from typing import NamedTuple

from bot.blocks import Block, buttons, heading, line
from bot.domain.nudges import Facts
from bot.models import Nudge, Request
from bot.views.nudges import Said
from bot.views.standings import going, standing

MOST = 10  # of each; a digest is read in a minute


class Item(NamedTuple):
    """Something that waited for Monday."""

    nudge: Nudge
    said: Said


def digest(facts: Facts, items: list[Item], news: list[Request]) -> Said:
    """What waited for them, then what they follow."""
    text = " ".join(
        [
            *([_count(len(items), "thing waits for you.")] if items else []),
            *([_count(len(news), "request has news.")] if news else []),
        ]
    )
    return Said(text, [*_waited(items), *_followed(facts, news)])


def _count(many: int, what: str) -> str:
    if many == 1:
        return f"1 {what}"
    noun, _, rest = what.partition(" ")
    return f"{many} {noun}s {rest.replace('waits', 'wait').replace('has', 'have')}"


def _waited(items: list[Item]) -> list[Block]:
    if not items:
        return []
    rows = [_item(each) for each in items[:MOST]]
    return [heading("Waiting for you", "waited"), *(b for row in rows for b in row)]


def _item(item: Item) -> list[Block]:
    number, said = item.nudge.id, item.said
    does = said.in_digest or said.action
    action = [buttons(f"do_{number}", does)] if does else []
    return [line(f"item_{number}", said.short or said.text), *action]


def _followed(facts: Facts, news: list[Request]) -> list[Block]:
    """What they follow; and of what they asked themselves, what goes well."""
    if not news:
        return []
    return [
        heading("How it goes", "followed"),
        *(_news(each, facts) for each in news[:MOST]),
    ]


def _news(request: Request, facts: Facts) -> Block:
    said = standing(request, facts.now, facts.person.slack_id)
    latest = going(facts.updates.get(request.id or 0))
    more = (" ", *latest) if latest else ()
    return line(f"news_{request.id}", f"Request #{request.number}: ", *said, *more)
