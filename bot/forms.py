"""What clicks and forms carry, and how a form is opened."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.blocks import Block, View
from bot.mrkdwn import legible
from bot.slack_answers import verdict_of

log = structlog.get_logger(__name__)

TOO_LATE = {
    "expired_trigger_id",
    "exchanged_trigger_id",
    "invalid_trigger_id",
    "trigger_exchanged",
    "trigger_expired",
}
LONGEST_ID = 17  # digits that fit every database


@dataclass(frozen=True)
class Flags:
    """What a writer is shown before it is sent; the form remembers it by its mark."""

    mark: str = ""
    to_writer: tuple[Block, ...] = ()
    explained: tuple[Block, ...] = ()  # as its reader will find it


@dataclass(frozen=True)
class Seen:
    """What a writer was shown, by its mark, and which words they chose."""

    mark: str = ""
    chosen: str = ""


NO_FLAGS = Flags()


def number(value: object) -> int:
    """The id a button or form carries; one that is not a number is nobody's."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) <= LONGEST_ID else 0


def typed(view: dict[str, Any]) -> dict[str, str]:
    """What stands in a form's fields, by block."""
    fields = {}
    for block, elements in view["state"]["values"].items():
        for element in elements.values():
            option = (element.get("selected_option") or {}).get("value")
            chosen = option or element.get("selected_user")
            chosen = chosen or element.get("selected_date")
            chosen = chosen or element.get("selected_date_time")
            fields[block] = legible(str(chosen or element.get("value") or ""))
    return fields


def metadata(request_id: int | None, flags: Flags) -> str:
    """What a form about a request carries."""
    return f"{request_id}:{flags.mark}" if flags.mark else str(request_id)


def about(view: dict[str, Any]) -> tuple[int, str]:
    """The request of a form, and the mark of what was shown in it."""
    request_id, _, mark = view["private_metadata"].partition(":")
    return number(request_id), mark


def several(view: dict[str, Any], name: str) -> tuple[str, ...]:
    """The options chosen in a menu that takes more than one, in their order."""
    (element,) = view["state"]["values"][name].values()
    return tuple(each["value"] for each in element["selected_options"])


def chosen_people(view: dict[str, Any], name: str) -> tuple[str, ...]:
    """The same, of a menu of people; nobody, where nothing was sent of it."""
    field = view["state"]["values"].get(name, {}).get(name, {})
    return tuple(map(str, field.get("selected_users") or ()))


def beneath(view: dict[str, Any]) -> str:
    """The page over which a form was open, and that is seen again without it."""
    root = str(view.get("root_view_id") or "")
    return "" if root == view.get("id") else root


async def opened(client: AsyncWebClient, trigger_id: str, form: View) -> bool:
    """Open a form; False when Slack does not let us: three seconds have passed, say."""
    return await _in_time(client.views_open(trigger_id=trigger_id, view=form))


async def pushed(client: AsyncWebClient, trigger_id: str, form: View) -> bool:
    """Open a form over the one that is open."""
    return await _in_time(client.views_push(trigger_id=trigger_id, view=form))


async def _in_time(call: Awaitable[object]) -> bool:
    try:
        await call
    except (SlackApiError, ClientError, OSError, TimeoutError) as error:
        verdict = verdict_of(error)
        if verdict.kind in {"plain", "never"} and verdict.why not in TOO_LATE:
            raise
        log.info("form.not_opened", why=verdict.why)
        return False
    return True


async def redrawn(
    client: AsyncWebClient, view_id: str, form: View, *, as_of: str | None = None
) -> None:
    """Show in an open view how things stand now. What cannot be shown is stored.

    `as_of` is the hash of what they saw; if they see something newer, that stays.
    """
    try:
        await client.views_update(view_id=view_id, view=form, hash=as_of)
    except (SlackApiError, ClientError, OSError, TimeoutError) as error:
        log.info("form.not_redrawn", why=type(error).__name__)
