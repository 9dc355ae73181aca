"""Logs: one event a line, named `noun.past`, and never a token in them."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, TextIO

import structlog
from structlog.typing import ExcInfo

TOKEN = re.compile(r"(xox[a-z](?:\.xox[a-z])?-|xapp-|xwfp-)[\w%+/=.-]+")
QUIET = (
    "aiohttp.access", "alembic", "apscheduler", "asyncio", "slack_bolt", "slack_sdk",
)  # fmt: skip
# Of all that is not HTTP, aiohttp would write a traceback, with what a stranger sent.
SILENT = "aiohttp.server"


def redacted(text: str) -> str:
    """The text with every Slack token cut down to its kind."""
    return TOKEN.sub(r"\1…", text)


def redact(
    _: object, __: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Take tokens out of every value of a log event, tracebacks included."""
    return {key: _clean(value) for key, value in event.items()}


def _clean(value: object) -> object:
    if isinstance(value, str):
        return redacted(value)
    if isinstance(value, bool | int | float | None):
        return value
    return redacted(repr(value))


def where_it_broke(exc_info: ExcInfo) -> str:
    """The way through the code. What an error says may hold what somebody typed."""
    parts: list[str] = []
    error: BaseException | None = exc_info[1]
    while error is not None:
        frames = "".join(traceback.format_tb(error.__traceback__))
        kind = type(error).__qualname__
        parts.append(f"Traceback (most recent call last):\n{frames}{kind}")
        error = error.__cause__ or error.__context__
    return "\n\nwhich came after\n\n".join(parts)


class Lines(logging.StreamHandler[TextIO]):
    """Writes a line for each event. One that it cannot write, it does not print raw."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        with suppress(OSError, ValueError):
            self.stream.write(f'{{"event": "log.lost", "logger": "{record.name}"}}\n')


def configure(level: str) -> None:
    """Send our own events and the libraries' through the same redaction."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = Lines(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.ExceptionRenderer(where_it_broke),
                redact,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(SILENT).setLevel(logging.CRITICAL)
