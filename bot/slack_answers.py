"""What an answer of Slack, or its absence, says about a call we made."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientHttpProxyError,
    ConnectionTimeoutError,
)
from slack_sdk.errors import SlackApiError

from bot.clock import real_time

UNTOLD_WAIT = 30.0  # seconds, when Slack does not say how long
LONGEST_WAIT = 3_600.0
REVOKED_WAIT = 300.0
CLOCKS_DIFFER = 60.0  # seconds; more is not the network, but a clock that is wrong
STILL_AT_IT = 30.0  # seconds for which Slack may yet take what it did not answer

NOT_SENT = (ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError)

MAY_HAVE_POSTED = {
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
}
TOKEN = {
    "invalid_auth",
    "token_revoked",
    "token_expired",
    "account_inactive",
    "not_authed",
}
LOOKS_WRONG = {
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_metadata_format",
    "metadata_too_large",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "too_many_attachments",
}

Kind = Literal["wait", "plain", "never", "not_sent", "unknown"]


class TooSoon(ClientError):
    """A call that has to wait for so many seconds, and was not made."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not for {seconds:.3f} s")
        self.seconds = seconds


@dataclass(frozen=True)
class Verdict:
    """What to do next.

    wait      Slack took nothing and says when to come back (`seconds`)
    not_sent  it never reached Slack: try again
    unknown   it may have reached Slack: look before trying again, after `seconds`
    plain     Slack does not like how it looks: try plain text
    never     Slack will not take this, ever
    """

    kind: Kind
    why: str
    seconds: float = 0
    method: str = ""


def verdict_of(error: Exception) -> Verdict:
    if isinstance(error, TooSoon):
        return Verdict("wait", "its turn has not come", error.seconds)
    if isinstance(error, NOT_SENT):
        return Verdict("not_sent", "no connection")
    if isinstance(error, TimeoutError):
        return Verdict("unknown", type(error).__name__, STILL_AT_IT)
    if not isinstance(error, SlackApiError):
        return Verdict("unknown", type(error).__name__)
    return _of_answer(error)


def _of_answer(error: SlackApiError) -> Verdict:
    response = error.response
    status = getattr(response, "status_code", 200)
    name = name_of(response)
    method = str(getattr(response, "api_url", "")).rsplit("/", 1)[-1]
    if is_told_to_wait(status, name):
        seconds = retry_after(getattr(response, "headers", {}) or {})
        return Verdict("wait", "ratelimited", seconds, method)
    if name in TOKEN:
        return Verdict("wait", name, REVOKED_WAIT, method)
    if status >= 500 or name == "" or name in MAY_HAVE_POSTED:  # noqa: PLR2004
        return Verdict("unknown", name or f"status {status}", method=method)
    return Verdict("plain" if name in LOOKS_WRONG else "never", name, method=method)


def is_told_to_wait(status: int, name: object) -> bool:
    return status == 429 or name in {"ratelimited", "rate_limited"}  # noqa: PLR2004


def name_of(response: object) -> str:
    """Slack's name for what went wrong; empty when its answer could not be read."""
    try:
        return str(response["error"] or "")  # type: ignore[index]
    except (AttributeError, KeyError, TypeError, ValueError):
        return ""


def clock_ahead(headers: Mapping[str, Any], now: datetime) -> float:
    """By how many seconds our clock is ahead of Slack's, as far as its answer tells."""
    told = str(_header(headers, "date"))
    try:
        return (now - parsedate_to_datetime(told)).total_seconds()
    except (ValueError, TypeError):
        return 0.0


def _header(headers: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401
    told = {key.lower(): value for key, value in headers.items()}.get(name, "")
    return told[0] if isinstance(told, list) else told


def retry_after(headers: Mapping[str, Any]) -> float:
    """Seconds to wait, by the header if it can be read, within reason."""
    told = str(_header(headers, "retry-after"))
    try:
        seconds = float(told)
    except ValueError:
        seconds = _until(told, str(_header(headers, "date")))
    if math.isnan(seconds):
        seconds = UNTOLD_WAIT * random.uniform(1, 1.2)  # noqa: S311 - not a secret
    return min(max(seconds, 1.0), LONGEST_WAIT)


def _until(moment: str, now: str) -> float:
    """Seconds up to a date, by the clock of who wrote it if we know that one."""
    try:
        return _seconds(moment) - (_seconds(now) if now else real_time())
    except (ValueError, OverflowError):
        return math.nan


def _seconds(date: str) -> float:
    return parsedate_to_datetime(date).timestamp()


def nowhere() -> str:
    raise ValueError("Slack said ok, and not where")
