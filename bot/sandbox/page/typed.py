"""What a browser sends for a field, as Slack keeps it."""

import json
from collections.abc import Callable
from datetime import datetime

from bot.sandbox import text
from bot.sandbox.forms import fields
from bot.sandbox.model import Json
from bot.sandbox.page.eyes import Eyes

LOCAL = "%Y-%m-%dT%H:%M"  # a day and an hour, as browsers write them


def state(eyes: Eyes, blocks: list[Json], said: Json) -> Json:
    """All that is typed in a form, by block."""
    kinds = {each.block_id: str(each.element["type"]) for each in fields(blocks)}
    return {key: value(eyes, kinds.get(key, ""), now) for key, now in said.items()}


def chosen(eyes: Eyes, blocks: list[Json], action_id: str, said: object) -> object:
    """What was chosen in the element with this action."""
    kinds = {each.action_id: str(each.element["type"]) for each in fields(blocks)}
    return value(eyes, kinds.get(action_id, ""), said)


def value(eyes: Eyes, kind: str, said: object) -> object:
    read = _READ.get(kind)
    if read is None or said in (None, "", []):
        return said
    return read(eyes, said)


def _moment(eyes: Eyes, said: object) -> int:
    """A day and an hour where this person is, in seconds."""
    local = datetime.strptime(str(said), LOCAL).replace(tzinfo=eyes.zone())
    return int(local.timestamp())


def _rich(eyes: Eyes, said: object) -> Json:
    wire = text.typed(str(said), eyes.workspace.named)
    [block] = text.rich_text(wire, "")
    return {"type": block["type"], "elements": block["elements"]}


def _option(eyes: Eyes, said: object) -> object:  # noqa: ARG001 - one of many
    """The bot's own option, as it came with a suggestion."""
    return json.loads(str(said))


def _options(eyes: Eyes, said: object) -> list[object]:
    return [_option(eyes, each) for each in said] if isinstance(said, list) else []


_READ: dict[str, Callable[[Eyes, object], object]] = {
    "datetimepicker": _moment,
    "rich_text_input": _rich,
    "external_select": _option,
    "multi_external_select": _options,
}
