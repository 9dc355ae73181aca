"""Events come again until they are answered; clicks and forms do not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SOON, Bot, events_url, hear_everything, serve

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Receiver:
    """A web server in the bot's place, which answers as each test wants."""

    def __init__(self) -> None:
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.answers: list[Answer] = []
        self.more = asyncio.Event()

    async def receive(self, request: web.Request) -> web.StreamResponse:
        self.headers.append(dict(request.headers))
        self.bodies.append(await request.read())
        self.more.set()
        answer = self.answers.pop(0) if self.answers else status(200)
        return await answer(request)

    def retries(self) -> list[tuple[str | None, str | None]]:
        names = ("X-Slack-Retry-Num", "X-Slack-Retry-Reason")
        return [(h.get(names[0]), h.get(names[1])) for h in self.headers]

    async def has(self, count: int) -> None:
        async with asyncio.timeout(SOON):
            while len(self.headers) < count:
                self.more.clear()
                await self.more.wait()


def status(code: int, **headers: str) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        del request
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=code, headers=named)

    return answer


async def silence(request: web.Request) -> web.StreamResponse:
    """Say nothing for longer than Slack waits."""
    await asyncio.sleep(1)
    del request
    return web.Response()


@pytest.fixture
async def receiver(sandbox: Sandbox) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/slack/events", receiver.receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sandbox.deliver_over_http(events_url(runner))
    yield receiver
    await sandbox.delivery.stop()
    await runner.cleanup()


async def test_what_slack_sends_is_signed(sandbox: Sandbox, receiver: Receiver) -> None:
    await sandbox.say("U1", "C1", "Hello.")
    await sandbox.shortcut("U1", "start")
    verifier = SignatureVerifier(sandbox.signing_secret)
    for body, headers in zip(receiver.bodies, receiver.headers, strict=True):
        assert verifier.is_valid_request(body, headers)
    assert receiver.headers[0]["Content-Type"] == "application/json"
    assert list(parse_qs(receiver.bodies[1].decode())) == ["payload"]


async def test_an_event_comes_again_until_it_is_answered(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    sandbox.delivery.answer_within = 1.0
    receiver.answers = [status(500), silence, status(404), status(200)]
    await sandbox.say("U1", "C1", "Hello.")
    assert receiver.retries() == [
        (None, None),
        ("1", "http_error"),
        ("2", "http_timeout"),
        ("3", "http_error"),
    ]
    assert len(set(receiver.bodies)) == 1


async def test_slack_gives_up_after_three_more_times(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    receiver.answers = [status(500)] * 9
    await sandbox.say("U1", "C1", "Hello.")
    await sandbox.settled()
    assert len(receiver.bodies) == 4


async def test_a_bot_may_ask_not_to_be_told_again(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    receiver.answers = [status(500, X_Slack_No_Retry="1")]
    await sandbox.say("U1", "C1", "Hello.")
    assert len(receiver.bodies) == 1


async def test_nobody_waits_for_an_event_that_comes_again_much_later(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    sandbox.retry_waits = (0.0, 60.0)
    receiver.answers = [status(500)] * 2
    async with asyncio.timeout(SOON):
        await sandbox.say("U1", "C1", "Hello.")
        await sandbox.settled()
    assert receiver.retries() == [(None, None), ("1", "http_error")]


async def test_an_event_waits_for_a_bot_that_is_down(
    sandbox: Sandbox, bot: Bot
) -> None:
    hear_everything(bot)
    runner = await serve(bot)
    url = events_url(runner)
    await runner.cleanup()
    sandbox.deliver_over_http(url)
    sandbox.retry_waits = (0.0, 0.01, 60.0)
    await sandbox.say("U1", "C1", "Hello.")
    assert bot.heard == []


@pytest.mark.parametrize("answers", [[status(500)], [silence]])
async def test_a_click_goes_once_and_the_person_is_told(
    sandbox: Sandbox, receiver: Receiver, answers: Iterable[Answer]
) -> None:
    sandbox.delivery.answer_within = 1.0
    receiver.answers = list(answers)
    await sandbox.shortcut("U1", "start")
    await sandbox.settled()
    assert len(receiver.bodies) == 1
    assert len(sandbox.workspace.notices("U1")) == 1


async def test_the_sandbox_talks_to_this_machine_only(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        sandbox.deliver_over_http("https://example.com/slack/events")
    with pytest.raises(ValueError, match="this machine only"):
        await Sandbox(sandbox.workspace).start(host="0.0.0.0")  # noqa: S104 - refused


# --- on demand ---------------------------------------------------------------


async def test_an_event_is_delivered_several_times_under_other_ids(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    sandbox.faults.inbound(copies=3)
    await sandbox.say("U1", "C1", "Hello.")
    assert len(set(receiver.bodies)) == 4
    assert receiver.retries() == [(None, None)] * 4
    sandbox.faults.inbound()
    await sandbox.say("U1", "C1", "Once.")
    assert len(receiver.bodies) == 5


async def test_an_event_is_delivered_several_times_as_a_retry(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    sandbox.faults.inbound(copies=2, new_ids=False)
    await sandbox.say("U1", "C1", "Hello.")
    assert len(set(receiver.bodies)) == 1
    assert sorted(receiver.retries(), key=str) == [
        ("1", "http_timeout"),
        ("1", "http_timeout"),
        (None, None),
    ]


async def test_an_old_event_comes_once_more(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    await sandbox.say("U1", "C1", "One.")
    await sandbox.say("U1", "C1", "Two.")
    await sandbox.redeliver()
    sandbox.faults.inbound(new_ids=False)
    await sandbox.redeliver(last=2)
    texts = ["Two." if b"Two." in body else "One." for body in receiver.bodies]
    assert sorted(texts) == ["One.", "One.", "Two.", "Two.", "Two."]
    assert len(set(receiver.bodies)) == 3
    assert receiver.retries().count(("1", "http_timeout")) == 2


async def test_slack_tells_of_what_no_person_did(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    await sandbox.happen({"type": "app_rate_limited", "minute_rate_limited": 1})
    (body,) = receiver.bodies
    assert b'"minute_rate_limited": 1' in body


async def test_events_come_out_of_order(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.faults.inbound(shuffle=True, seed=3)
    said = [sandbox.say("U1", "C1", f"Message {n}.") for n in range(8)]
    sent = [m.ts for m in await asyncio.gather(*said)]
    came = [body.decode().partition('"ts": "')[2][:17] for body in receiver.bodies]
    assert sorted(came) == sent
    assert came != sent
