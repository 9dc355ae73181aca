"""Too much, too slow, or hardly HTTP: refused in a word, and nobody else waits."""

import asyncio
import gzip
import time

import pytest

from bot.app import Bot
from bot.front_door import LARGEST
from bot.sandbox import Sandbox
from tests.conftest import settings_for
from tests.hostile.conftest import Lines
from tests.knocking import FORM, JSON, Door

POST = b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"
CHUNKS = POST + b"Transfer-Encoding: chunked\r\n\r\n"
THREE = b"Content-Length: 3\r\n\r\nabc"
BOMB = gzip.compress(b"a" * (LARGEST * 10))
NOT_QUITE_HTTP = {
    "the start of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "another version": b"POST /slack/events HTTP/9.9\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no colon": POST + b"nothing\r\n\r\n",
    "a folded header": POST + b"X: a\r\n b\r\n\r\n",
    "NUL in a header": POST + b"X: a\x00b\r\n\r\n",
    "a long header": POST + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
    "many headers": POST + b"".join(b"X%d: y\r\n" % n for n in range(5_000)) + b"\r\n",
    "a long path": b"POST /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a broken address": b"GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
    "another method": b"BREW /slack/events HTTP/1.1\r\nHost: x\r\n\r\n",
    "a tunnel": b"CONNECT a:b HTTP/1.1\r\nHost: x\r\n\r\n",
    "a socket": POST.replace(b"POST", b"GET")
    + b"Upgrade: websocket\r\nConnection: upgrade\r\n\r\n\x81\x05",
    "two lengths": POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "a length and chunks": POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked"
    b"\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n",
    "chunks of another name": POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "less than nothing": POST + b"Content-Length: -5\r\n\r\n",
    "a length in words": POST + b"Content-Length: five\r\n\r\n",
    "broken chunks": CHUNKS + b"zz\r\nabc\r\n0\r\n\r\n",
    "chunks, unsigned": CHUNKS + b"3\r\nabc\r\n0\r\n\r\n",
    "not gzip": POST + b"Content-Encoding: gzip\r\n" + THREE,
    "not brotli": POST + b"Content-Encoding: br\r\n" + THREE,
    "a bomb": POST
    + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(BOMB) + BOMB,
    "great expectations": POST + b"Expect: tea\r\n" + THREE,
    "no words": POST + b'Content-Type: \xff\xfe;;;="\r\n' + THREE,
    "three at once": (POST + THREE) * 3,
    "up and away": b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
}  # fmt: skip


async def send(door: Door, raw: bytes) -> bytes:
    """These bytes over a connection of their own, and what comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", door.bot.port)
    writer.write(raw)
    answer = await asyncio.wait_for(reader.read(10_000), 5)
    writer.close()
    return answer


async def is_well(door: Door) -> bool:
    url = f"http://127.0.0.1:{door.bot.port}/healthz"
    async with door.session.get(url) as response:
        return response.status == 200


async def test_x2_what_is_hardly_http_is_refused_and_leaves_no_traceback(
    door: Door, written: Lines
) -> None:
    before = len(written())
    for name, raw in NOT_QUITE_HTTP.items():
        answer = await send(door, raw)
        assert answer[:10] in {b"HTTP/1.0 4", b"HTTP/1.1 4"}, (name, answer[:60])
        assert b"Traceback" not in answer, name
        assert await is_well(door), name
    assert written()[before:] == []
    assert await door.rows() == []


async def test_x2_a_body_that_never_ends_is_given_up(
    door: Door, written: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.front_door.READ_WITHIN", 0.2)
    before, began = len(written()), time.monotonic()
    headers = "".join(f"{name}: {said}\r\n" for name, said in door.signed(b"").items())
    begun = POST + headers.encode() + b"Content-Length: 30\r\n\r\nabc"
    slow = [send(door, begun) for _ in range(50)]
    for answer in await asyncio.gather(*slow):
        assert answer.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 5
    assert await is_well(door)
    assert written()[before:] == []


@pytest.mark.parametrize("said", [b"", POST, POST + b"X: y\r\n"], ids=len)
async def test_x2_who_says_nothing_or_never_ends_is_hung_up_on(
    said: bytes, sandbox: Sandbox, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line held open takes a descriptor, and there are few."""
    monkeypatch.setattr("bot.front_door.IDLE_WITHIN", 0.3)
    bot = Bot(settings_for(sandbox, database_url, mode="http"), limits=False)
    await bot.start()
    lines = [await asyncio.open_connection("127.0.0.1", bot.port) for _ in range(50)]
    for _, writer in lines:
        writer.write(said)
    for reader, writer in lines:
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()
    await bot.stop()


async def test_x2_what_is_not_signed_at_all_is_not_even_read(door: Door) -> None:
    """The answer is there while the body is still on its way."""
    reader, writer = await asyncio.open_connection("127.0.0.1", door.bot.port)
    writer.write(POST + b"Content-Length: 4000000\r\n\r\nabc")
    answer = await asyncio.wait_for(reader.readline(), 2)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 401 ")


async def test_x2_who_hangs_up_half_way_leaves_nothing_behind(
    door: Door, written: Lines
) -> None:
    before = len(written())
    for _ in range(50):
        _, writer = await asyncio.open_connection("127.0.0.1", door.bot.port)
        writer.write(POST + b"Content-Length: 30\r\n\r\nabc")
        await writer.drain()
        writer.transport.abort()
    assert await is_well(door)
    assert written()[before:] == []
    assert await door.rows() == []


@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (b"x" * 10 * 1024 * 1024, JSON, 413),
        (b"&".join(b"f%d=1" % number for number in range(100_000)), FORM, 400),
        (b"[" * 1_000_000, JSON, 400),
        (b'{"a":' * 300_000, JSON, 400),
        (b"payload=" + b"%5B" * 300_000, FORM, 400),
        (b"\xff" * 1_000_000, JSON, 401),
    ],
    ids=["large", "fields", "lists", "tables", "payload", "bytes"],
)
async def test_x2_signed_and_yet_too_much_is_refused_before_it_is_understood(
    raw: bytes, kind: str, status: int, door: Door
) -> None:
    began = time.monotonic()
    assert await door.knock(raw, kind=kind) == status
    assert time.monotonic() - began < 1
    assert await door.rows() == []
