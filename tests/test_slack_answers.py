"""What an answer of Slack, or its absence, says about a call we made."""

import asyncio
from email.utils import formatdate
from ssl import CertificateError
from typing import Any

import aiohttp
import pytest
from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientConnectorSSLError,
    ClientProxyConnectionError,
)
from aiohttp.client_reqrep import ConnectionKey
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.clock import real_time
from bot.slack_answers import LONGEST_WAIT, UNTOLD_WAIT, retry_after, verdict_of

UNTOLD = (UNTOLD_WAIT, UNTOLD_WAIT * 1.2)
NO_LINE = "no connection"
NOON = "Wed, 21 Oct 2026 12:00:00 GMT"
OTHER_SITE = ConnectionKey("slack.test", 443, True, True, None, None, None)  # noqa: FBT003
BAD_CERTIFICATE = ClientConnectorCertificateError(OTHER_SITE, CertificateError())


def answer(
    data: Any,  # noqa: ANN401
    status: int = 200,
    headers: dict[str, str] | None = None,
    method: str = "chat.postMessage",
) -> SlackApiError:
    """What the real client raises for such an answer."""
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url=f"https://slack.com/api/{method}",
        req_args={},
        data=data,
        headers=headers or {},
        status_code=status,
    )
    return SlackApiError("Slack said no", response)


def says(error: str) -> SlackApiError:
    return answer({"ok": False, "error": error})


@pytest.mark.parametrize(
    ("error", "kind", "why"),
    [
        # it never left
        (ClientConnectorError(OTHER_SITE, OSError()), "not_sent", NO_LINE),
        (ClientConnectorDNSError(OTHER_SITE, OSError()), "not_sent", NO_LINE),
        (ClientConnectorSSLError(OTHER_SITE, OSError()), "not_sent", NO_LINE),
        (BAD_CERTIFICATE, "not_sent", NO_LINE),
        (ClientProxyConnectionError(OTHER_SITE, OSError()), "not_sent", NO_LINE),
        (aiohttp.ConnectionTimeoutError(), "not_sent", NO_LINE),
        # nobody knows
        (TimeoutError(), "unknown", "TimeoutError"),
        (asyncio.IncompleteReadError(b"", 1), "unknown", "IncompleteReadError"),
        (aiohttp.ServerDisconnectedError(), "unknown", "ServerDisconnectedError"),
        (ConnectionResetError(), "unknown", "ConnectionResetError"),
        (answer(None, status=500), "unknown", "status 500"),
        (answer({}, status=503), "unknown", "status 503"),
        (answer({"ok": False}), "unknown", "status 200"),
        (answer({"ok": False, "error": None}), "unknown", "status 200"),
        (answer({"ok": False, "error": "?"}, status=502), "unknown", "?"),
        (says("internal_error"), "unknown", "internal_error"),
        (says("fatal_error"), "unknown", "fatal_error"),
        (says("service_unavailable"), "unknown", "service_unavailable"),
        (says("request_timeout"), "unknown", "request_timeout"),
        (SlackApiError("no response", "not a dict"), "unknown", "status 200"),
        # how it looks
        (says("invalid_blocks"), "plain", "invalid_blocks"),
        (says("msg_too_long"), "plain", "msg_too_long"),
        (says("metadata_too_large"), "plain", "metadata_too_large"),
        (says("no_text"), "plain", "no_text"),
        (says("too_many_attachments"), "plain", "too_many_attachments"),
        # never
        (says("channel_not_found"), "never", "channel_not_found"),
        (says("is_archived"), "never", "is_archived"),
        (says("not_in_channel"), "never", "not_in_channel"),
        (says("missing_scope"), "never", "missing_scope"),
        (says("an_error_of_tomorrow"), "never", "an_error_of_tomorrow"),
        # later
        (says("ratelimited"), "wait", "ratelimited"),
        (says("rate_limited"), "wait", "ratelimited"),
        (answer(None, status=429), "wait", "ratelimited"),
        (says("token_revoked"), "wait", "token_revoked"),
        (says("invalid_auth"), "wait", "invalid_auth"),
        (says("account_inactive"), "wait", "account_inactive"),
    ],
    ids=str,
)
def test_each_answer_says_what_to_do_next(
    error: Exception, kind: str, why: str
) -> None:
    verdict = verdict_of(error)
    assert (verdict.kind, verdict.why) == (kind, why)
    waits = kind == "wait" or isinstance(error, TimeoutError)
    assert (verdict.seconds > 0) == (waits and kind != "not_sent")


def test_slack_says_how_long_to_wait_and_with_what() -> None:
    told = answer({}, 429, {"Retry-After": "7"}, "chat.update")
    verdict = verdict_of(told)
    assert (verdict.seconds, verdict.method) == (7, "chat.update")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30),
        (" 30 ", 30),
        ("1.5", 1.5),
        ("0", 1),
        ("-5", 1),
        ("1e3", 1_000),
        ("99999999999", LONGEST_WAIT),
        ("inf", LONGEST_WAIT),
        ("-inf", 1),
        (["5", "6"], 5),
    ],
)
def test_a_wait_is_as_told_within_reason(header: str, seconds: float) -> None:
    assert retry_after({"Retry-After": header}) == seconds
    assert retry_after({"retry-after": header}) == seconds


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        ("Wed, 21 Oct 2026 11:59:53 GMT", 7),
        ("Wed, 21 Oct 2026 13:59:58 +0200", 2),
        ("Wed, 21 Oct 2026 12:00:01 GMT", 1),
        ("Tue, 20 Oct 2026 12:00:00 GMT", LONGEST_WAIT),
    ],
)
def test_a_wait_until_a_moment_goes_by_the_clock_of_slack(
    now: str, seconds: float
) -> None:
    assert retry_after({"Retry-After": NOON, "Date": now}) == seconds


def test_a_moment_without_slacks_clock_goes_by_ours() -> None:
    soon = formatdate(real_time() + 20, usegmt=True)
    assert 18 <= retry_after({"Retry-After": soon}) <= 20


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Retry-After": ""},
        {"Retry-After": "nan"},
        {"Retry-After": "soon"},
        {"Retry-After": "Wed, 99 Oct 2026 07:28:00 GMT"},
        {"Retry-After": NOON, "Date": "today"},
        {"X-Retry-After": "5"},
    ],
)
def test_a_wait_nobody_can_read_is_half_a_minute(headers: dict[str, str]) -> None:
    assert UNTOLD[0] <= retry_after(headers) <= UNTOLD[1]
