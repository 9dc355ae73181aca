"""What people see when something cannot be done."""

import secrets
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot import blocks
from bot.answering import answer
from bot.db import Transact
from bot.engines import complain
from bot.errors import BotError, NotAllowed, NotFound, Superseded
from bot.front_door import at_the_field, fields_of
from bot.models import Person
from bot.outbox import Address
from bot.services import replies
from bot.slack_answers import name_of

Body = dict[str, Any]

log = structlog.get_logger(__name__)

OUR_FAULT = (
    "Something broke on my side, and I am sorry. What you wrote is kept. "
    "If it does not go on by itself, tell whoever runs me this reference: {reference}."
)
OUT_OF_DATE = (
    "That is from an earlier version of me, so nothing has changed. "
    "In my Home you find what there is to do now."
)
OFFERED = {"block_actions", "view_submission", "shortcut", "message_action"}
DENIED = (NotAllowed, NotFound)
DONE = BoltResponse(status=200, body="")


def register(app: AsyncApp) -> None:
    app.error(explain)


async def explain(
    error: Exception, body: Body, context: AsyncBoltContext, transact: Transact
) -> BoltResponse:
    """Say it to the person who caused it, and nobody else; lose nothing."""
    if isinstance(error, BoltUnhandledRequestError):
        log.info("event.not_wanted", kind=body.get("type"))
        if body.get("type") not in OFFERED:
            return DONE
        error = NotFound(OUT_OF_DATE)
    if isinstance(error, Superseded):
        log.info("event.superseded", why=str(error))
        return DONE
    if isinstance(error, DBAPIError | PoolTimeout) and not _is_ours(error):
        complain("database.not_available", error)
        return BoltResponse(status=503, body="")  # kept rows are tried again
    reference = _noted(error, context.user_id)
    sentence = (
        str(error) if reference is None else OUR_FAULT.format(reference=reference)
    )
    if fields := fields_of(body):
        field = getattr(error, "field", None)
        reply = at_the_field(field if field in fields else fields[0], sentence)
        return BoltResponse(
            status=reply.status, body=reply.body, headers={**reply.headers}
        )
    await _tell(body, context, transact, sentence, reference)
    return DONE


def _noted(error: Exception, who: str | None) -> str | None:
    """In the log: what broke, under the reference it returns; or who was refused."""
    if isinstance(error, BotError):
        if isinstance(error, DENIED):
            log.info("action.denied", who=who, why=type(error).__name__)
        return None
    reference = secrets.token_hex(4)
    why = name_of(getattr(error, "response", None))
    log.error("handler.failed", reference=reference, why=why, exc_info=error)
    return reference


def _is_ours(error: Exception) -> bool:
    """A broken rule of the tables is a bug of ours; trying again would not help."""
    return type(error).__name__ in {"IntegrityError", "DataError", "ProgrammingError"}


def _is_a_stranger(context: AsyncBoltContext) -> bool:
    """From another company: we write to nobody there."""
    person: Person | None = context.get("person")
    return person is not None and person.is_stranger


async def _tell(
    body: Body,
    context: AsyncBoltContext,
    transact: Transact,
    text: str,
    reference: str | None,
) -> None:
    """Under a message of theirs, durably; after a click, only to them, at most once."""
    event = body.get("event") or {}
    if context.response_url:
        await transact(replies.nothing, failed=reference)
        thread_ts = (body.get("container") or {}).get("thread_ts")
        await answer(context, blocks.sentence(text), thread_ts)
    elif event.get("channel_type") == "im":
        thread = Address(event["channel"], event.get("thread_ts") or event.get("ts"))
        await transact(replies.tell, text, thread, failed=reference)
    elif context.user_id and not _is_a_stranger(context):
        await transact(replies.tell, text, Address(context.user_id), failed=reference)
    else:
        await transact(replies.nothing, failed=reference)
