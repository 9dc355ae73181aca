"""What a person sees of a message, a form or a Home."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.blocks import Block, Message, View

FRAME = ("title", "submit", "close")
MOST_OFFERED = 12
WORD = re.compile(r"[\w'#@-]+")


@dataclass(frozen=True)
class Said:
    """Something the bot says, to whom, and when."""

    to: str
    when: str
    shown: Message | View | str
    holds_brief: bool = False  # it plays back what people said, and may be longer

    @property
    def blocks(self) -> list[Block]:
        if isinstance(self.shown, str):
            return []
        if isinstance(self.shown, Message):
            return self.shown.blocks
        blocks: list[Block] = self.shown["blocks"]
        return blocks

    @property
    def notice(self) -> str:
        """What a message says where it is not seen: in a notification, or aloud."""
        return self.shown.text if isinstance(self.shown, Message) else ""

    @property
    def kind(self) -> str:
        """A message, a refusal, a modal, a home, or content that stands in any."""
        if isinstance(self.shown, str):
            return "refusal"
        return "message" if isinstance(self.shown, Message) else self.shown["type"]

    @property
    def text(self) -> str:
        """All of it, a line for each block."""
        if isinstance(self.shown, str):
            return self.shown
        head = " ".join([*self.frame[:1], *(f"[{it}]" for it in self.frame[1:])])
        return f"{head}\n{visible(self.blocks)}".lstrip()

    @property
    def length(self) -> int:
        return len(words(self.text))

    @property
    def frame(self) -> list[str]:
        """Of a form, its title and the buttons under it."""
        if isinstance(self.shown, dict) and self.kind == "modal":
            return [self.shown[name]["text"] for name in FRAME if name in self.shown]
        return []

    @property
    def buttons(self) -> list[dict[str, Any]]:
        elements = [each for block in self.blocks for each in block.get("elements", ())]
        return [each for each in elements if each["type"] == "button"]

    @property
    def asked_first(self) -> str:
        """What Slack asks in a small window before a button does what it says."""
        asks = [lines(each["confirm"]) for each in self.buttons if "confirm" in each]
        return "\n".join(" / ".join(each) for each in asks)

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [each["text"]["text"] for each in self.buttons]


def visible(blocks: list[Block]) -> str:
    """A line for each block, buttons in brackets."""
    found = []
    for block in blocks:
        if block["type"] == "actions":
            found.append(" ".join(f"[{_label(each)}]" for each in block["elements"]))
        elif block["type"] == "rich_text":
            parts = ["".join(lines(each)) for each in block["elements"]]
            found.append("\n> ".join(parts))
        else:
            found.append("\n".join(lines(block)))
    return "\n".join(found)


def _label(element: dict[str, Any]) -> str:
    """A menu shows its prompt, and what it offers; one behind three dots, only that."""
    offered = [*lines(element.get("options", []))]
    if element["type"] == "overflow":
        return " | ".join(offered)
    if element["type"] == "datepicker":
        return "a day"
    shown = element["text"] if "text" in element else element["placeholder"]
    return ": ".join([shown["text"], *filter(None, [" / ".join(offered)])])


def lines(part: object) -> Iterator[str]:
    """What the eye meets: blocks, titles, labels and hints, a line each."""
    if isinstance(part, list):
        for each in part:
            yield from lines(each)
    elif isinstance(part, dict):
        yield from _own(part)
        for name, each in part.items():
            if name == "options":
                yield from _offered([*lines(each)])
            elif not name.startswith("initial_option"):  # they are options as well
                yield from lines(each)


def _offered(titles: list[str]) -> list[str]:
    """Of a long menu, how it begins and ends."""
    is_long = len(titles) > MOST_OFFERED
    return [*titles[:2], "…", titles[-1]] if is_long else titles


def _own(part: dict[str, Any]) -> Iterator[str]:
    if part.get("type") == "user":
        yield f"<@{part['user_id']}>"
    if part.get("type") == "channel":
        yield f"<#{part['channel_id']}>"
    for name in ("text", "initial_value", "fallback", "title", "name", "y_label"):
        if isinstance(part.get(name), str):
            yield part[name]


def words(text: str) -> list[str]:
    return WORD.findall(text)
