"""Signed requests, sent one at a time or side by side, and how long they took."""

import asyncio
import json
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from aiohttp import ClientSession
from slack_sdk.signature import SignatureVerifier

from tests.benchmarks.servers import SECRET

Body = dict[str, Any]
TEAM = "T0SANDBOX"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Server:
    """A server in a process of its own."""

    process: asyncio.subprocess.Process
    url: str
    started_in: float | None
    memory: int = 0


@asynccontextmanager
async def server(kind: str, api_url: str, database: str = "") -> AsyncIterator[Server]:
    """Start one, and see it end."""
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{Path(folder) / 'bench.db'}"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.benchmarks.servers", kind, api_url, url,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stdin
        assert process.stdout
        port, *took = (await process.stdout.readline()).decode().split()
        found = Server(
            process,
            f"http://127.0.0.1:{port}/slack/events",
            float(took[0]) if took else None,
        )
        try:
            yield found
        finally:
            process.stdin.close()
            last = (await process.stdout.read()).decode().split()
            found.memory = int(last[-1]) if last else 0
            await process.wait()


def signed(body: Body) -> tuple[bytes, dict[str, str]]:
    """The request as Slack would send it, signed now."""
    is_event = body["type"] == "event_callback"
    text = json.dumps(body) if is_event else urlencode({"payload": json.dumps(body)})
    timestamp = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(
        timestamp=timestamp, body=text
    )
    headers = {
        "Content-Type": JSON if is_event else FORM,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": str(signature),
    }
    return text.encode(), headers


def clicks(count: int, user: str = "U0ANA") -> Iterator[Body]:
    """Presses of a button of a question that is behind us."""
    for number in range(count):
        yield {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user, "team_id": TEAM},
            "api_app_id": "A0GOODWILL",
            "trigger_id": f"{time.time_ns()}.{number}",
            "container": {"type": "message", "channel_id": "D0ANA"},
            "channel": {"id": "D0ANA"},
            "actions": [
                {
                    "type": "button",
                    "block_id": "skip",
                    "action_id": "request.skip",
                    "value": "1:goal",
                    "action_ts": "1.1",
                }
            ],
        }


def forms(count: int, request_id: int, goal: str = "Fewer calls") -> Iterator[Body]:
    """The brief of one request, fixed again and again."""
    for number in range(count):
        fields = {"need": "Stock levels", "goal": f"{goal} {number}"}
        values = {
            key: {key: {"type": "plain_text_input", "value": text}}
            for key, text in fields.items()
        }
        yield {
            "type": "view_submission",
            "team": {"id": TEAM},
            "user": {"id": "U0ANA", "team_id": TEAM},
            "api_app_id": "A0GOODWILL",
            "view": {
                "id": f"V{time.time_ns()}{number}",
                "type": "modal",
                "callback_id": "request.fix",
                "private_metadata": str(request_id),
                "hash": "1.1",
                "blocks": [{"type": "input", "block_id": key} for key in fields],
                "state": {"values": values},
            },
        }


def messages(count: int, people: int) -> Iterator[Body]:
    """Direct messages of many people."""
    for number in range(count):
        user = f"U0P{number % people}"
        event = {
            "type": "message",
            "channel_type": "im",
            "channel": f"D0P{number % people}",
            "user": user,
            "text": "Let the shops see stock levels",
            "ts": f"{time.time():.6f}{number}",
            "event_ts": f"{time.time():.6f}{number}",
        }
        yield {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A0GOODWILL",
            "event_id": f"Ev{time.time_ns()}{number}",
            "event": event,
        }


async def one_at_a_time(url: str, bodies: Iterator[Body], pause: float = 0) -> float:
    """Answers a second, by the time from sending to the answer.

    One plain socket, so that it is the server that is measured. `pause`, not counted,
    lets the work that follows an answer end before the next.
    """
    spent: list[float] = []
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port or 80)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for body in bodies:
            raw = as_bytes(address.path, body)
            began = time.perf_counter()
            line.sendall(raw)
            answer = line.recv(65_536)
            spent.append(time.perf_counter() - began)
            assert answer.startswith(b"HTTP/1.1 200"), answer
            assert b'"errors"' not in answer, answer
            await asyncio.sleep(pause)
    return 1 / statistics.mean(spent)


def as_bytes(path: str, body: Body) -> bytes:
    raw, headers = signed(body)
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(raw)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + raw


async def side_by_side(url: str, bodies: list[Body], at_once: int) -> float:
    """Answers a second, so many in flight all the time."""
    waiting = iter([signed(body) for body in bodies])

    async def sender(session: ClientSession) -> None:
        for raw, headers in waiting:
            async with session.post(url, data=raw, headers=headers) as response:
                assert response.status == 200, response.status
                await response.read()

    async with ClientSession() as session:
        began = time.perf_counter()
        await asyncio.gather(*(sender(session) for _ in range(at_once)))
        return len(bodies) / (time.perf_counter() - began)
