"""`python -m bot check`: is every part good, and if not, what to do."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from pydantic import ValidationError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import inspect
from sqlmodel import Session, col, select

from bot import audit, content, manifest, migrating, settings, slack_client, workspaces
from bot.clock import utc_now
from bot.engines import create_reader
from bot.errors import SettingsProblem
from bot.models import Workspace
from bot.settings import Settings
from bot.slack_answers import CLOCKS_DIFFER, clock_ahead, verdict_of

UNREACHABLE = "Slack cannot be reached: check the network, and HTTPS_PROXY if needed"
MOST = 5  # sentences about one part


@dataclass(frozen=True)
class Finding:
    """One part, whether it is good, and what to know or do."""

    part: str
    good: bool
    words: str

    def __str__(self) -> str:
        return f"{'good' if self.good else 'WRONG':5}  {self.part:24} {self.words}"


async def report() -> int:
    """Print every finding; 1 if any part is wrong."""
    wrong = 0
    async for finding in findings():
        print(finding)
        wrong += not finding.good
    print("Everything is good." if not wrong else f"{wrong} to put right.")
    return 1 if wrong else 0


async def findings() -> AsyncIterator[Finding]:
    """Settings first; the rest only makes sense with them."""
    try:
        known = Settings()
    except ValidationError as error:
        for name, words in settings.problems(error).items():
            yield Finding(name, good=False, words=words)
        return
    for finding in _settings(known):
        yield finding
    yield _content()
    database = await asyncio.to_thread(_database, known)
    yield database
    if database.good:
        yield await asyncio.to_thread(_audit, known)
    chosen = await asyncio.to_thread(_chosen_in_slack, known) if database.good else ""
    async with slack_client.create_session(known) as session:
        client = slack_client.create_client(known, session, lookups=True)
        async for finding in _slack(client, chosen or known.triage_channel):
            yield finding
        if known.mode == "socket":
            yield await _app_token(client, known)


def _settings(known: Settings) -> list[Finding]:
    """Each setting as it stands; of secrets, only whether they are set."""
    shown = {
        name.upper(): _shown(name, value)
        for name, value in known
        if name not in {"slack_bot_token", "slack_app_token"}
    }
    shown["DATABASE_URL"] = known.database
    return [Finding(name, good=True, words=words) for name, words in shown.items()]


def _shown(name: str, value: object) -> str:
    if name == "triage_channel" and value is None:
        return "not set: it is chosen in Slack, in Goodwill's Home"
    if value is None:
        return "not set, and not needed in this mode"
    return "set" if hasattr(value, "get_secret_value") else str(value)


def _content() -> Finding:
    try:
        content.require_good()
    except SettingsProblem as error:
        return Finding("content", good=False, words=str(error))
    return Finding("content", good=True, words="every question and answer is there")


def _database(known: Settings) -> Finding:
    try:
        good, words = migrating.verdict(known.database_url)
    except SettingsProblem as error:
        good, words = False, str(error)
    return Finding("database", good=good, words=words)


def _audit(known: Settings) -> Finding:
    engine = create_reader(known.database_url)
    with engine.connect() as connection:
        has_tables = inspect(connection).has_table("audit")
        wrong = audit.verify(connection) if has_tables else []
    engine.dispose()
    words = "; ".join(wrong[:MOST]) or "every line as it was written"
    more = f"; and {len(wrong) - MOST} more" if len(wrong) > MOST else ""
    return Finding("audit trail", good=not wrong, words=words + more)


def _chosen_in_slack(known: Settings) -> str:
    """The triage channel, where somebody has set the bot up; it outdoes the setting."""
    engine = create_reader(known.database_url)
    is_set_up = col(Workspace.set_up_at).is_not(None)
    chosen = select(Workspace.triage_channel).where(is_set_up)
    with Session(engine) as session:
        has_tables = inspect(session.connection()).has_table("workspace")
        found = session.exec(chosen).first() if has_tables else None
    engine.dispose()
    return found or ""


async def _slack(client: AsyncWebClient, channel: str | None) -> AsyncIterator[Finding]:
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        words = _refusal(error, "copy the Bot User OAuth Token again")
        yield Finding("SLACK_BOT_TOKEN", good=False, words=words)
        return
    except (ClientError, OSError, TimeoutError):
        yield Finding("SLACK_BOT_TOKEN", good=False, words=UNREACHABLE)
        return
    words = f"{answer.get('user')} in {answer.get('team')}"
    yield Finding("SLACK_BOT_TOKEN", good=True, words=words)
    yield clock(answer)
    for finding in _scopes(answer):
        yield finding
    yield await _triage(client, channel)


def _refusal(error: SlackApiError, advice: str) -> str:
    """What Slack said, and what to do; when it broke, no setting is to blame."""
    verdict = verdict_of(error)
    return UNREACHABLE if verdict.kind == "unknown" else f"{verdict.why}: {advice}"


def clock(answer: Any) -> Finding:  # noqa: ANN401
    """Slack signs with the time; by a clock five minutes off, nothing of it is true."""
    ahead = clock_ahead(answer.headers, utc_now())
    if abs(ahead) <= CLOCKS_DIFFER:
        return Finding("clock", good=True, words="agrees with Slack's")
    minutes, where = round(abs(ahead) / 60), "ahead of" if ahead > 0 else "behind"
    words = f"{minutes} min {where} Slack's: set the clock of this machine"
    return Finding("clock", good=False, words=words)


def _scopes(answer: Any) -> list[Finding]:  # noqa: ANN401
    headers = {name.lower(): value for name, value in answer.headers.items()}
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
    words = {True: "granted", False: "missing: update the app from the manifest"}
    return [
        Finding(f"scope {scope}", good=scope in granted, words=words[scope in granted])
        for scope in sorted(manifest.scopes())
    ]


async def _triage(client: AsyncWebClient, channel: str | None) -> Finding:
    if not channel:
        words = "not set up yet: open Goodwill's Home in Slack"
        return Finding("triage channel", good=True, words=words)
    try:
        await workspaces.require_private(client, channel)
    except SettingsProblem as error:
        return Finding("triage channel", good=False, words=str(error))
    except (ClientError, OSError, TimeoutError, SlackApiError):
        return Finding("triage channel", good=False, words=UNREACHABLE)
    return Finding("triage channel", good=True, words="private, and Goodwill is in it")


async def _app_token(client: AsyncWebClient, known: Settings) -> Finding:
    token = known.slack_app_token
    try:
        await client.apps_connections_open(
            app_token=token.get_secret_value() if token else ""
        )
    except SlackApiError as error:
        words = _refusal(error, "it needs the scope connections:write")
        return Finding("SLACK_APP_TOKEN", good=False, words=words)
    except (ClientError, OSError, TimeoutError):
        return Finding("SLACK_APP_TOKEN", good=False, words=UNREACHABLE)
    return Finding("SLACK_APP_TOKEN", good=True, words="Socket Mode can be opened")
