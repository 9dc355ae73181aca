"""Words for whoever clicked or commanded, where they did; when too late, in a DM."""

from typing import Any

from bot import messages
from bot.blocks import Message
from bot.outbox import Address
from bot.services import replies


async def answer(
    context: dict[str, Any], message: Message, thread_ts: str | None = None
) -> None:
    """Before their eyes only, at most once."""
    client, url = context["client"], context.get("response_url") or ""
    if not (url and await messages.answer(client.session, url, message, thread_ts)):
        to = Address(context["user_id"])
        await context["afterwards"](replies.say, message, to)
