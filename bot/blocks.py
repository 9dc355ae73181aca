"""A message, and the few Block Kit pieces we build it from, as plain dicts.

`slackblocks` builds the pieces that are the same each time, and refuses most of what
Slack would refuse; it takes milliseconds, so those pieces are kept. Rich text and
buttons, which differ each time, are made here. What people typed stands in rich text,
which Slack shows letter by letter: no mention, link or channel call in it works. Only
in a notification are typed words mrkdwn, and escaped.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import slackblocks as kit

Block = dict[str, Any]
Part = dict[str, Any]
View = dict[str, Any]

MOST_IN_SECTION = 2_900  # Slack's limit is 3,000 characters, escapes included
MOST_IN_TEXT = 3_900
MOST_BLOCKS = 50
MOST_IN_HOME = 100
MOST_TYPED = 2_000  # what one answer may hold, so that it can always be shown again
KNOWN_PIECES = 500


@dataclass(frozen=True)
class Message:
    """Text for notifications and screen readers, blocks for the eye."""

    text: str
    blocks: list[Block]

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "blocks": self.blocks}


def message(text: str, *blocks: Block | None) -> Message:
    """A message; `text` says on its own what the blocks show."""
    shown = [block for block in blocks if block is not None]
    ids = [block["block_id"] for block in shown]
    if len(set(ids)) < len(ids):
        raise ValueError(f"a block_id stands twice in {ids}")
    if len(shown) > MOST_BLOCKS:
        raise ValueError(f"{len(shown)} blocks are more than Slack takes")
    return Message(clip(text, MOST_IN_TEXT), shown)


def sentence(text: str) -> Message:
    """A message that is one plain line."""
    return message(text, section(text, "sentence"))


def escape(typed: str) -> str:
    """What a person typed, made inert: no mention, link or channel call works in it."""
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(escaped: str, most: int = MOST_IN_SECTION) -> str:
    """Cut to length, never through an escape."""
    if len(escaped) <= most:
        return escaped
    return re.sub(r"&[a-z]*$", "", escaped[: most - 2]) + " …"


def mention(slack_id: str) -> str:
    return f"<@{slack_id}>"


@lru_cache(KNOWN_PIECES)
def section(text: str, block_id: str) -> Block:
    """A paragraph of our own words, as mrkdwn."""
    return _built(kit.SectionBlock(kit.Text(clip(text)), block_id=block_id))


@lru_cache(KNOWN_PIECES)
def small_print(text: str, block_id: str) -> Block:
    return _built(kit.ContextBlock([kit.Text(clip(text))], block_id=block_id))


def bold(text: str) -> Part:
    return {"type": "text", "text": text, "style": {"bold": True}}


def who(slack_id: str) -> Part:
    """Somebody, by their name in Slack."""
    return {"type": "user", "user_id": slack_id}


def link(text: str, url: str) -> Part:
    return {"type": "link", "url": url, "text": text}


def place(channel: str) -> Part:
    """A channel, by its name in Slack."""
    return {"type": "channel", "channel_id": channel}


def moment(at: datetime) -> Part:
    """A day and an hour, by the clock of each reader; it never grows old.

    Where neither can be shown, the day alone: an hour would be by another clock.
    """
    shown = {
        "format": "{date_short_pretty} at {time}",
        "fallback": f"{at.day} {at:%B}",
    }
    return {"type": "date", "timestamp": int(at.timestamp()), **shown}


def line(block_id: str, *parts: str | Part) -> Block:
    """A line in which typed words may stand as they are."""
    elements = [_rich("rich_text_section", parts)]
    return {"type": "rich_text", "block_id": block_id, "elements": elements}


def quoted(block_id: str, typed: str, *head: str | Part) -> Block:
    """Somebody's own words, set off from ours, under a line that says what they are."""
    elements = [_rich("rich_text_section", head), _rich("rich_text_quote", (typed,))]
    return {"type": "rich_text", "block_id": block_id, "elements": elements}


def _rich(shape: str, parts: tuple[str | Part, ...]) -> Part:
    """Slack takes no empty text."""
    shown = [
        {"type": "text", "text": part} if isinstance(part, str) else part
        for part in parts
        if part
    ]
    return {"type": shape, "elements": shown}


def heading(text: str, block_id: str) -> Block:
    shown = {"type": "plain_text", "text": text}
    return {"type": "header", "block_id": block_id, "text": shown}


def _built(block: kit.Block) -> Block:
    """As a dict; Home is where every kind of block may stand."""
    built: Block = kit.HomeTabView([block]).to_dict()["blocks"][0]
    return built


def buttons(block_id: str, *elements: Part) -> Block:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def button(
    label: str, action_id: str, value: object, *, primary: bool = False,
    confirm: Part | None = None,
) -> Part:  # fmt: skip
    more: Part = {"style": "primary"} if primary else {}
    more |= {"confirm": confirm} if confirm else {}
    pressed = {"action_id": action_id, "value": str(value), **more}
    return {"type": "button", "text": {"type": "plain_text", "text": label}, **pressed}


def sure(title: str, text: str, yes: str, no: str) -> Part:
    """Asked before a button does what it says."""
    said = {"title": title, "text": text, "confirm": yes, "deny": no}
    return {name: {"type": "plain_text", "text": each} for name, each in said.items()}


def text_input(
    name: str,
    label: str,
    *,
    initial: str = "",
    hint: str = "",
    optional: bool = False,
    is_short: bool = False,
) -> Block:
    """A field for sentences, or one line; `name` is its block_id and action_id."""
    field = kit.PlainTextInput(
        name,
        initial_value=initial or None,
        multiline=not is_short,
        max_length=MOST_TYPED,
    )
    shown_hint = kit.PlainText(hint) if hint else None
    return _built(
        kit.InputBlock(
            kit.PlainText(label),
            field,
            block_id=name,
            hint=shown_hint,
            optional=optional,
        )
    )


def choice(
    name: str, action_id: str, label: str, options: dict[str, tuple[str, str]]
) -> Block:
    """One of a few, each with a line to explain it; choosing tells the bot at once."""
    group = kit.RadioButtonGroup(
        action_id,
        [
            kit.Option(kit.PlainText(title), value, description=kit.PlainText(line))
            for value, (title, line) in options.items()
        ],
    )
    return _built(
        kit.InputBlock(kit.PlainText(label), group, dispatch_action=True, block_id=name)
    )


def either(name: str, label: str, options: dict[str, str]) -> Block:
    """One of a few, by value and title; the first is chosen already."""
    shown = [_option(value, title) for value, title in options.items()]
    element = {"type": "radio_buttons", "action_id": name, "options": shown}
    return field(name, label, element | {"initial_option": shown[0]})


def select(action_id: str, prompt: str, options: dict[str, str], chosen: str) -> Part:
    """One of several, by value and title."""
    shown = {value: _option(value, title) for value, title in options.items()}
    now = {"initial_option": shown[chosen]} if chosen in shown else {}
    text = {"type": "plain_text", "text": prompt}
    offered = {"placeholder": text, "options": list(shown.values())}
    return {"type": "static_select", "action_id": action_id, **offered, **now}


def _option(value: str, title: str) -> Part:
    return {"text": {"type": "plain_text", "text": title}, "value": value}


def overflow(action_id: str, options: dict[str, str]) -> Part:
    """A few more things to do, by value and title, behind three dots."""
    shown = [_option(value, title) for value, title in options.items()]
    return {"type": "overflow", "action_id": action_id, "options": shown}


def colleague(action_id: str, prompt: str) -> Part:
    text = {"type": "plain_text", "text": prompt}
    return {"type": "users_select", "action_id": action_id, "placeholder": text}


def one_line(action_id: str, most: int) -> Part:
    return {"type": "plain_text_input", "action_id": action_id, "max_length": most}


def channel(action_id: str, kind: str, chosen: str = "") -> Part:
    """One of the private or public channels of this company alone."""
    only = {"include": [kind], "exclude_external_shared_channels": True}
    menu = {"type": "conversations_select", "action_id": action_id}
    now = {"initial_conversation": chosen} if chosen else {}
    return {**menu, **now, "filter": {**only, "exclude_bot_users": True}}


def colleagues(action_id: str, chosen: list[str]) -> Part:
    now = {"initial_users": chosen} if chosen else {}
    return {"type": "multi_users_select", "action_id": action_id, **now}


def day_picker(action_id: str, chosen: str) -> Part:
    """A day, as 2026-05-01."""
    now = {"initial_date": chosen} if chosen else {}
    return {"type": "datepicker", "action_id": action_id, **now}


def field(
    name: str, label: str, element: Part, *, hint: str = "", optional: bool = False
) -> Block:
    """Something to choose, in a form."""
    told = {"hint": {"type": "plain_text", "text": hint}} if hint else {}
    return {
        "type": "input",
        "block_id": name,
        "label": {"type": "plain_text", "text": label},
        "element": element,
        "optional": optional,
        **told,
    }


def modal(
    title: str, callback_id: str, private_metadata: str, submit: str, *blocks: Block
) -> View:
    """A form over the page."""
    frame = kit.ModalView(
        kit.PlainText(title),
        [kit.DividerBlock()],  # ours, as dicts, take its place
        close=kit.PlainText("Cancel"),
        submit=kit.PlainText(submit),
        private_metadata=private_metadata or None,
        callback_id=callback_id,
    )
    return {**frame.to_dict(), "blocks": list(blocks)}


def home(*blocks: Block) -> View:
    """Somebody's Home, whole."""
    if len(blocks) > MOST_IN_HOME:
        raise ValueError(f"{len(blocks)} blocks are more than Slack takes")
    return {"type": "home", "blocks": list(blocks)}
