"""Thousands of strangers at the front door: none gets in, and none breaks anything."""

import asyncio
import gc
import json
import os
import random
from collections import Counter
from pathlib import Path

import pytest

from bot.front_door import LARGEST
from tests.core.steps import wrote
from tests.hostile.conftest import Lines
from tests.knocking import FORM, JSON, Door

KNOCKS = 10_000
WARM = 3_000  # knocks after which the process has the memory it needs
AT_ONCE = 10
MOST_GROWN = 64 * 1024 * 1024  # the knockers are in this process, too
EVENT = json.dumps(wrote("hello")).encode()
KINDS = (JSON, FORM, "text/plain", "multipart/form-data; boundary=x", "a/b/c", ";;=")
NAMES = ("X-Slack-Signature", "X-Slack-Request-Timestamp")
GARBAGE = (
    "", " ", "v0=", "v0=" + "0" * 64, "v1=" + "a" * 64, "é" * 40, "v0=" + "g" * 64,
    "a" * 4_000, "soon", "1e9", "-1", "nan", "inf", "0x10", "9" * 400, "٣", "²", "\t",
)  # fmt: skip
REFUSED = {400, 401, 413}

Headers = list[tuple[str, str]]
Knock = tuple[bytes, Headers, str]


def knock_of_a_stranger(dice: random.Random, door: Door) -> Knock:
    """A request that may look as if Slack had sent it, and is not signed by it."""
    raw = garbled(dice)
    how = dice.choice([unsigned, late, badly_signed, signed_twice, with_our_name])
    return raw, how(dice, door, raw), dice.choice(KINDS)


def garbled(dice: random.Random) -> bytes:
    """An event with a few of its bytes turned, or no event at all; once, a huge one."""
    raw = bytearray(EVENT)
    for _ in range(dice.randrange(20)):
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    rare = dice.random()
    if rare < 0.003:
        return bytes(raw) * (LARGEST // len(raw) + 1)
    return bytes(raw) if rare > 0.1 else dice.randbytes(dice.randrange(3_000))


def unsigned(dice: random.Random, door: Door, raw: bytes) -> Headers:
    left = dice.sample(NAMES, dice.randrange(2))
    return [(name, value) for name, value in door.signed(raw).items() if name in left]


def late(dice: random.Random, door: Door, raw: bytes) -> Headers:
    age = dice.choice([301, 3_600, 10**7, -302, -(10**9)])
    return [*door.signed(raw, age).items()]


def badly_signed(dice: random.Random, door: Door, raw: bytes) -> Headers:
    return [*(door.signed(raw) | {dice.choice(NAMES): dice.choice(GARBAGE)}).items()]


def signed_twice(dice: random.Random, door: Door, raw: bytes) -> Headers:
    """The first of two headers counts; that one is wrong."""
    wrong = [(name, dice.choice(GARBAGE)) for name in NAMES]
    return [*wrong, *door.signed(raw).items()]


def with_our_name(dice: random.Random, door: Door, raw: bytes) -> Headers:
    other = dice.choice([door.signed(raw + b" "), door.signed(raw, secret="another")])
    return [*other.items(), ("X-Forwarded-For", "127.0.0.1"), ("Host", "slack.com")]


def memory() -> int:
    """Bytes that this process holds, where the system tells."""
    told = Path("/proc/self/statm")
    pages = int(told.read_text().split()[1]) if told.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE")


async def knocks(door: Door, dice: random.Random, count: int) -> Counter[int]:
    """So many knocks, a few at once; how often each answer was given."""
    answers: Counter[int] = Counter()
    for _ in range(0, count, AT_ONCE):
        strangers = [knock_of_a_stranger(dice, door) for _ in range(AT_ONCE)]
        answers.update(await asyncio.gather(*(door.knock(*each) for each in strangers)))
    return answers


async def test_x1_strangers_in_thousands_get_a_short_no_and_cost_nothing(
    door: Door, written: Lines
) -> None:
    dice = random.Random(1)  # noqa: S311 - the same strangers each time
    before = len(written())
    answers = await knocks(door, dice, WARM)
    gc.collect()
    held = memory()
    answers += await knocks(door, dice, KNOCKS)
    gc.collect()
    assert memory() - held < MOST_GROWN
    assert set(answers) <= REFUSED, answers
    assert answers[401] > KNOCKS * 0.9
    assert written()[before:] == []
    assert await door.rows() == []


async def test_x1_what_a_stranger_sends_stands_in_no_log(
    door: Door, written: Lines
) -> None:
    secret = json.dumps(wrote("the words of a stranger")).encode()
    assert await door.knock(secret, {}) == 401
    assert "stranger" not in json.dumps(written())


@pytest.mark.parametrize("times", [2, 3])
async def test_x1_the_same_request_played_again_has_no_second_effect(
    times: int, door: Door
) -> None:
    headers = door.signed(EVENT)
    for _ in range(times):
        assert await door.knock(EVENT, headers) == 200
    assert len(await door.rows()) == 1


@pytest.mark.parametrize(
    ("age", "status"), [(299, 200), (-298, 200), (302, 401), (-302, 401)]
)
async def test_t5_a_clock_may_be_off_by_five_minutes(
    age: float, status: int, door: Door
) -> None:
    assert await door.knock(EVENT, door.signed(EVENT, age)) == status
    assert len(await door.rows()) == (status == 200)
