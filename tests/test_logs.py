"""Logs: an event a line, and never a token in them, whichever way it came."""

import asyncio
import json
import logging
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
import structlog

from bot import logs

TOKENS = (
    "xoxb-1234567890-1234567890-AbCdEfGhIjKlMnOp",
    "xapp-1-A0123-4567890-abcdef0123456789",
    "xoxp-1-2-3-abcdef",
    "xoxe-1-My0xLTEyMzQ1Njc4OTA",
    "xoxe.xoxp-1-Mi0yLTEyMzQ1Njc4OTAtYWJj",
    "xoxe.xoxb-1-MS0yLTEyMzQ1Njc4OTAtYWJj",
    "xoxc-1-2-3-abcdef",
    "xoxd-abc%2Bdef%2Fghi%3D",
    "xoxa-2-abc/def+ghi=",
    "xwfp-1-2-3-abcdef",
)
SECRETS = [token.partition("-")[2] for token in TOKENS]

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(paper: StringIO) -> Lines:
    """What was written, line by line, once it is sure that no token is in it."""

    def written() -> list[dict[str, Any]]:
        text = paper.getvalue()
        assert [secret for secret in SECRETS if secret in text] == []
        return [json.loads(line) for line in text.splitlines()]

    return written


def ours() -> Any:  # noqa: ANN401
    return structlog.get_logger("bot.test")


def theirs() -> logging.Logger:
    return logging.getLogger("a.library")


def fail_with(token: str) -> None:
    tokens: dict[str, str] = {}
    try:
        tokens[token]
    except KeyError as error:
        raise RuntimeError(f"Bearer {token}") from error


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize(
    "around", ["{}", "Bearer {}", "token={}&x=1", "token%3D{}", "t_{}"]
)
def test_a_token_is_cut_down_to_its_kind(token: str, around: str) -> None:
    secret = token.partition("-")[2]
    shown = logs.redacted(around.format(token))
    assert secret not in shown
    assert secret[-6:] not in shown
    assert f"{token.partition('-')[0]}-…" in shown


@pytest.mark.parametrize(
    "text", ["", "xoxo, Ana", "xapp", "xoxb-", "max-width", "a-xox-b"]
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert logs.redacted(text) == text


@pytest.mark.parametrize("token", TOKENS)
def test_our_own_events_hold_no_token(lines: Lines, token: str) -> None:
    ours().info("bot.started", token=token)
    ours().info(f"bot.started with {token}")
    ours().info(
        "bot.started", nested={"headers": [{"Authorization": f"Bearer {token}"}]}
    )
    ours().info("bot.started", raw=token.encode(), error=ValueError(token))
    ours().bind(token=token).warning("bot.started")
    ours().info("bot.started with %s", token)
    seen = lines()
    assert len(seen) == 6
    assert {line["level"] for line in seen} == {"info", "warning"}
    assert {line["logger"] for line in seen} == {"bot.test"}


@pytest.mark.parametrize("token", TOKENS)
def test_events_of_libraries_hold_no_token(lines: Lines, token: str) -> None:
    theirs().info("token %s", token)
    theirs().info("token %(token)s", {"token": token})
    theirs().info("headers %r", {"Authorization": [token, (token, {token})]})
    theirs().warning(f"token {token}")
    theirs().info(ValueError(token))
    theirs().info("with more", extra={"token": token})
    assert len(lines()) == 6


@pytest.mark.parametrize("token", TOKENS)
def test_tracebacks_hold_no_token(lines: Lines, token: str) -> None:
    for log in (ours(), theirs()):
        try:
            fail_with(token)
        except RuntimeError as error:
            log.exception("handler.failed")
            log.warning("handler.failed", exc_info=error)
    seen = lines()
    assert len(seen) == 4
    for line in seen:
        assert "Traceback" in line["exception"]
        assert "KeyError" in line["exception"]
        assert "test_logs.py" in line["exception"]


def test_a_stack_holds_no_token(lines: Lines) -> None:
    theirs().info("here %s", TOKENS[0], stack_info=True)
    assert len(lines()) == 1


def test_a_line_that_cannot_be_written_is_lost_without_a_token(lines: Lines) -> None:
    del logging.getLogger().handlers[1:]  # pytest's own, which would raise
    theirs().info("%d items", TOKENS[0])
    assert lines() == [{"event": "log.lost", "logger": "a.library"}]


def test_what_fails_in_the_background_holds_no_token(lines: Lines) -> None:
    async def forget_a_failure() -> None:
        loop = asyncio.get_running_loop()
        loop.call_exception_handler(
            {"message": f"lost {TOKENS[0]}", "exception": ValueError(TOKENS[1])}
        )

    asyncio.run(forget_a_failure())
    assert "ValueError" in lines()[-1]["exception"]


def test_context_holds_no_token(lines: Lines) -> None:
    with structlog.contextvars.bound_contextvars(token=TOKENS[0], person="U0ANA"):
        theirs().info("person.heard")
        ours().info("person.heard")
    assert [line["person"] for line in lines()] == ["U0ANA", "U0ANA"]


def test_a_line_says_when_and_what_in_any_script(lines: Lines) -> None:
    ours().info("person.heard", name="Größe नमस्ते 👍", count=3, ok=True, left=None)
    (line,) = lines()
    assert line["event"] == "person.heard"
    assert (line["name"], line["count"], line["ok"]) == ("Größe नमस्ते 👍", 3, True)
    assert line["left"] is None
    assert line["timestamp"].endswith("Z")


def test_libraries_speak_up_only_when_something_is_wrong(lines: Lines) -> None:
    for name in logs.QUIET:
        logging.getLogger(name).info("every little thing")
        logging.getLogger(name).warning("something wrong")
    assert [line["event"] for line in lines()] == ["something wrong"] * len(logs.QUIET)
