"""From what Slack sent to whoever listens, by way of Bolt."""

from collections.abc import Awaitable, Callable
from typing import Any, TypedDict

import structlog
from slack_bolt.async_app import (
    AsyncAck,
    AsyncApp,
    AsyncBoltContext,
    AsyncBoltRequest,
)
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from structlog.contextvars import bound_contextvars

import handlers
from bot import inbox_rows
from bot.arrivals import facts_of
from bot.db import Database, Transact, UnitOfWork
from bot.directory import Directory
from bot.errors import Superseded
from bot.front_door import Body, Reply
from bot.homes import Homes
from bot.inbox import Inbox, Once
from bot.inbox_rows import Kept
from bot.workspaces import Identity

log = structlog.get_logger(__name__)

TRIES = 1_500  # for as long as the database is not there: about a day
LONGEST_WAIT = 60.0
# What Bolt, or how we explain, stumbles over in a payload that is not like Slack's.
NOT_READABLE = (LookupError, TypeError, AttributeError, ValueError)
ANSWER_MATTERS = {"view_submission", "block_suggestion"}


class Parts(TypedDict):
    """What every handler may ask for by name, besides its unit of work."""

    directory: Directory
    homes: Homes


class Dispatch:
    """Hands on kept rows, and forms, whose answer Slack waits for."""

    def __init__(
        self,
        identity: Identity,
        database: Database,
        inbox: Inbox,
        client: AsyncWebClient,
        parts: Parts,
    ) -> None:
        self._identity = identity
        self._database = database
        self._inbox = inbox
        self._parts = parts
        self._bolt = self._create_bolt(client)

    async def answer(self, body: Body) -> Reply:
        """A form closes only when what was typed is stored."""
        team = self._identity.team_id
        first = inbox_rows.FinishForm(team, body)
        with bound_contextvars(workspace=team, **facts_of(body)):
            response = await self._send(body, self._database.transacting(team, first))
            known = {"status": response.status, "inbox_id": first.inbox_id}
            log.info("form.worked", **known)
        headers = {name: values[0] for name, values in response.headers.items()}
        return Reply(response.status, response.body, headers)

    async def work(self, kept: Kept) -> None:
        """Every line of the log that comes of a kept row says which one it is."""
        known = {"workspace": kept.workspace_id, "inbox_id": kept.id}
        with bound_contextvars(**known, **facts_of(kept.body)):
            await self._work(kept)

    async def _work(self, kept: Kept) -> None:
        """It goes to whoever listens; then it is done, or put off."""
        once = Once(self._database, kept)
        afterwards = self._database.transacting(kept.workspace_id, inbox_id=kept.id)
        try:
            response = await self._send(kept.body, once, kept.attempt, afterwards)
        except NOT_READABLE:
            # Nothing Slack sends looks so; the next try would end like this one.
            log.exception("event.not_readable")
            await self._set_aside(once)
            return
        if response.status < 500:  # noqa: PLR2004
            await self._finish(once)
            log.info("action.worked", attempt=kept.attempt)
        elif kept.attempt < TRIES:
            seconds = min(LONGEST_WAIT, 2.0 ** min(kept.attempt, 10))
            await self._inbox.put_off(kept, seconds)
        else:
            log.error("event.given_up")
            await once(inbox_rows.fail, "given up")

    async def _set_aside(self, once: Once) -> None:
        if not once.done:
            await once(inbox_rows.fail, inbox_rows.NOT_READABLE)

    async def _finish(self, once: Once) -> None:
        if once.done:
            return
        try:
            await once(_no_effect)
        except Superseded as error:
            log.info("event.superseded", why=str(error))

    async def _send(
        self,
        body: Body,
        transact: Transact,
        attempt: int = 1,
        afterwards: Transact | None = None,
    ) -> BoltResponse:
        parts = {
            "transact": transact,
            "afterwards": afterwards,  # when a kept row is done already
            "attempt": attempt,
            "is_kept": body.get("type") not in ANSWER_MATTERS,
            "trigger_id": body.get("trigger_id"),
        }
        request = AsyncBoltRequest(body=body, mode="socket_mode", context=parts)
        return await self._bolt.async_dispatch(request)

    def _create_bolt(self, client: AsyncWebClient) -> AsyncApp:
        token, client.token = client.token, None  # Bolt sets it for each request

        async def authorize(**_: object) -> AuthorizeResult:
            return AuthorizeResult(
                enterprise_id=None,
                team_id=self._identity.team_id,
                bot_token=token,
                bot_id=self._identity.bot_id,
                bot_user_id=self._identity.bot_user_id,
            )

        app = AsyncApp(
            client=client,
            authorize=authorize,
            process_before_response=True,
            # The front door has done all of these.
            request_verification_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            ignoring_self_events_enabled=False,
            # Nothing of ours asks for these.
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
            raise_error_for_unhandled_request=True,
        )
        app.middleware(self._provide)
        handlers.register(app)
        return app

    async def _provide(
        self,
        ack: AsyncAck,
        context: AsyncBoltContext,
        next_: Callable[[], Awaitable[None]],
    ) -> None:
        """Give every handler its parts by name."""
        if context["is_kept"]:
            await ack()  # Slack has its 200 already; Bolt must not miss an answer
        known: dict[str, Any] = {**self._parts}
        team, user = self._identity.team_id, context.user_id
        known["read"] = self._database.reading(team)
        if user:
            known["person"] = await self._parts["directory"].person(team, user)
        context.update(known)
        await next_()


def _no_effect(_: UnitOfWork) -> None:
    """Nobody wanted it, or it only opened a form."""
