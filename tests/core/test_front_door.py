"""The front door: who is let in, what is kept, and what Slack gets back."""

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from bot.front_door import LARGEST
from bot.sandbox import Sandbox
from tests.core.steps import TEAM, clicked, envelope, until, wrote
from tests.knocking import FORM, JSON, Door

EVENT = json.dumps(wrote("hello")).encode()


# --- who is let in ----------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "garbage"},
        {"X-Slack-Signature": "v1=" + "0" * 64},
        {"X-Slack-Signature": "v0=" + "é" * 10},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": "1e9"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "nan"},
        {"X-Slack-Request-Timestamp": "٣"},
        {"X-Slack-Request-Timestamp": "²"},
        {"X-Slack-Request-Timestamp": "9" * 400},
    ],
)
async def test_who_is_not_slack_gets_401_and_leaves_no_trace(
    change: dict[str, str], door: Door
) -> None:
    assert await door.knock(EVENT, {**door.signed(EVENT), **change}) == 401
    assert await door.rows() == []


@pytest.mark.parametrize("missing", ["X-Slack-Signature", "X-Slack-Request-Timestamp"])
async def test_an_unsigned_request_gets_401(missing: str, door: Door) -> None:
    headers = door.signed(EVENT)
    del headers[missing]
    assert await door.knock(EVENT, headers) == 401
    assert await door.knock(EVENT, {}) == 401
    assert await door.rows() == []


@pytest.mark.parametrize(
    ("age", "status"), [(360, 401), (310, 401), (-310, 401), (290, 200), (-290, 200)]
)
async def test_a_request_is_good_for_five_minutes(
    age: float, status: int, door: Door
) -> None:
    assert await door.knock(EVENT, door.signed(EVENT, age)) == status
    assert len(await door.rows()) == (status == 200)


async def test_another_secret_opens_nothing(door: Door) -> None:
    assert await door.knock(EVENT, door.signed(EVENT, secret="another")) == 401


async def test_a_signature_for_another_body_opens_nothing(door: Door) -> None:
    assert await door.knock(EVENT + b" ", door.signed(EVENT)) == 401


async def test_headers_sent_twice_are_not_taken_for_one_another(door: Door) -> None:
    bad = {"X-Slack-Signature": "v0=bad", "X-Slack-Request-Timestamp": "1"}
    doubled = [*bad.items(), *door.signed(EVENT).items()]
    assert await door.knock(EVENT, doubled) == 401
    assert await door.rows() == []


async def test_more_than_four_megabytes_are_not_read(door: Door) -> None:
    large = b"x" * (LARGEST + 1)
    assert await door.knock(large, door.signed(large)) == 413
    assert await door.rows() == []


async def test_the_challenge_is_answered(door: Door) -> None:
    raw = json.dumps({"type": "url_verification", "challenge": "c"}).encode()
    assert await door.knock(raw) == 200
    assert json.loads(door.said) == {"challenge": "c"}
    assert await door.knock(raw, {}) == 401


# --- what is kept -----------------------------------------------------------------


async def test_a_command_that_speaks_of_a_payload_is_kept(door: Door) -> None:
    command = {"command": "/ask", "text": "payload", "payload": "{}", "trigger_id": "1"}
    command |= {"team_id": TEAM, "user_id": "U0ANA", "channel_id": "C0GENERAL"}
    for body in (command, command | {"text": 'payload={"a":1}', "trigger_id": "2"}):
        raw = urlencode(body).encode()
        assert await door.knock(raw, kind=FORM) == 200
    assert len(await door.rows()) == 2


@pytest.mark.parametrize(
    "body",
    [
        envelope({"type": "emoji_changed", "event_ts": "1.1"}),
        envelope({"type": "nobody_knows_this"}),
        envelope({"type": "message", "channel": "C0X", "text": "no user, no ts"}),
        clicked("1.1"),
        {"type": "view_closed", "team": {"id": TEAM}, "user": {"id": "U0ANA"}},
        {"type": "shortcut", "callback_id": "x", "trigger_id": "3", "team_id": TEAM},
    ],
)
async def test_what_nobody_listens_to_is_kept_and_gets_its_200(
    body: dict[str, Any], door: Door
) -> None:
    assert await door.sends(body) == 200
    await until(lambda: all_done(door))


async def all_done(door: Door) -> bool:
    rows = await door.rows()
    return len(rows) == 1 and rows[0].done_at is not None


async def test_the_echo_of_our_own_words_gets_its_200_and_no_row(
    door: Door, sandbox: Sandbox
) -> None:
    workspace = sandbox.workspace
    for event in (
        wrote("mine", user=workspace.bot_user_id),
        wrote("mine", bot_id=workspace.bot_id),
        wrote("", subtype="message_changed", message={"bot_id": workspace.bot_id}),
    ):
        assert await door.sends(event) == 200
    assert await door.rows() == []


async def test_another_workspaces_events_get_their_200_and_no_row(door: Door) -> None:
    assert await door.sends(wrote("x") | {"team_id": "T0OTHER"}) == 200
    assert await door.rows() == []


# --- garbage ----------------------------------------------------------------------

SCALARS = (
    strategies.none() | strategies.booleans() | strategies.integers()
    | strategies.text(max_size=20)
)  # fmt: skip
ANYTHING = strategies.recursive(
    SCALARS,
    lambda inner: (
        strategies.lists(inner, max_size=3)
        | strategies.dictionaries(strategies.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
REAL: list[dict[str, Any]] = [
    wrote("hello"),
    clicked("1.1") | {"actions": [{"action_id": "request.skip", "value": "1:goal"}]},
    {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": "U0ANA"},
        "view": {"id": "V1", "callback_id": "request.decide", "private_metadata": "1"}
        | {"state": {"values": {}}, "hash": "1", "blocks": [], "type": "modal"},
    },
    {"type": "block_suggestion", "team": {"id": TEAM}, "user": {"id": "U0ANA"}},
    {"command": "/x", "text": "", "team_id": TEAM, "user_id": "U0ANA"},
]


@strategies.composite
def mutated(draw: strategies.DrawFn) -> dict[str, Any]:
    """Something Slack might send, with one or two of its parts replaced."""
    body = json.loads(json.dumps(draw(strategies.sampled_from(REAL))))
    for _ in range(draw(strategies.integers(0, 2))):
        where: Any = body
        while True:
            name = draw(strategies.sampled_from(sorted(where)))
            deeper = where[name]
            if not (isinstance(deeper, dict) and deeper):
                break
            if draw(strategies.booleans()):
                break
            where = deeper
        if draw(strategies.booleans()):
            where[name] = draw(ANYTHING)
        else:
            del where[name]
        if not body:
            break
    return dict(body)


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=mutated(), as_form=strategies.booleans())
async def test_signed_garbage_gets_200_or_400_and_never_a_5xx(
    door: Door,
    body: dict[str, Any],
    as_form: bool,  # noqa: FBT001
) -> None:
    text = json.dumps(body)
    raw = f"payload={quote(text)}" if as_form else text
    status = await door.knock(raw.encode(), kind=FORM if as_form else JSON)
    assert status in {200, 400}, body


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(raw=strategies.binary(max_size=60), kind=strategies.sampled_from([JSON, FORM]))
async def test_signed_bytes_of_any_kind_get_200_or_400(
    door: Door, raw: bytes, kind: str
) -> None:
    assert await door.knock(raw, kind=kind) in answers_to(raw)


def answers_to(raw: bytes) -> set[int]:
    """What is not even text cannot be Slack's, whatever its signature says."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return {401}
    return {200, 400}


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", JSON), (b"null", JSON), (b"[]", JSON), (b"{", JSON), (b"1", JSON),
        (b"[" * 100_000, JSON), (b"payload=[", FORM), (b"payload=1", FORM),
        (b"payload=" + b"[" * 100_000, FORM), (b"&".join([b"a=1"] * 500), FORM),
        (b"\xff\xfe", JSON), (b"\xff\xfe", FORM), (b'{"a": NaN}', JSON),
        (b'{"type": "view_submission"}', JSON), (b'{"type": []}', JSON),
        (b'{"team_id": "T0SANDBOX", "type": []}', JSON),
        (b'{"team_id": "T0SANDBOX", "type": "view_submission", "view": 1}', JSON),
    ],
)  # fmt: skip
async def test_signed_nonsense_gets_400_or_200(
    raw: bytes, kind: str, door: Door
) -> None:
    assert await door.knock(raw, kind=kind) in answers_to(raw)


# --- a database that cannot -------------------------------------------------------


def lock(file: Path) -> sqlite3.Connection:
    """Another program holds the file."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


async def test_a_file_locked_for_a_second_delays_and_loses_nothing(door: Door) -> None:
    with closing(lock(door.file)) as other:
        asyncio.get_running_loop().call_later(1, other.rollback)
        began = time.monotonic()
        assert await door.sends(wrote("hello")) == 200
        assert 0.9 < time.monotonic() - began < 2.5
    assert len(await door.rows()) == 1


async def test_a_file_locked_for_longer_is_admitted_within_three_seconds(
    door: Door,
) -> None:
    body = wrote("hello")
    with closing(lock(door.file)) as other:
        began = time.monotonic()
        answers = await asyncio.gather(*(door.sends(body) for _ in range(3)))
        assert answers == [503, 503, 503]
        assert time.monotonic() - began < 2.9
        other.rollback()
    assert await door.sends(body) == 200
    assert len(await door.rows()) == 1


async def test_the_rest_of_the_bot_goes_on_while_the_file_is_locked(door: Door) -> None:
    with closing(lock(door.file)) as other:
        keeping = asyncio.create_task(door.sends(wrote("hello")))
        url = f"http://127.0.0.1:{door.bot.port}/healthz"
        for _ in range(5):
            began = time.monotonic()
            async with door.session.get(url) as response:
                assert response.status == 200
            assert time.monotonic() - began < 0.5
        other.rollback()
    assert await keeping == 200
