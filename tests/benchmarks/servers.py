"""One server in a process of its own: `python -m tests.benchmarks.servers KIND …`.

Prints its port when it is ready, and for the bot, how long that took.
"""

import asyncio
import gc
import resource
import sys
import time
from typing import Any

from aiohttp import ClientSession, web
from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import demo, logs, pacing
from bot.app import Bot
from bot.settings import Settings

SECRET = "sandbox-signing-secret"
TOKEN = "xoxb-sandbox"


async def stock(api_url: str) -> web.Application:
    return bolt(api_url, process_before_response=False)


async def noop(api_url: str) -> web.Application:
    return bolt(api_url, process_before_response=True)


async def posting(api_url: str) -> web.Application:
    """No-op Bolt, but for one fixed message per event, through one shared session."""
    app = new_app(process_before_response=True)
    session = ClientSession()
    client = AsyncWebClient(
        token=TOKEN, base_url=api_url, session=session, retry_handlers=[]
    )

    @app.event("message")
    async def post(event: dict[str, Any]) -> None:
        if "bot_id" not in event:
            thread_ts = event.get("thread_ts") or event["ts"]
            await client.chat_postMessage(
                channel=event["channel"], thread_ts=thread_ts, text="Why?"
            )

    async def close(_: web.Application) -> None:
        await session.close()

    site = app.web_app("/slack/events")
    site.on_cleanup.append(close)
    return site


def bolt(_: str, *, process_before_response: bool) -> web.Application:
    app = new_app(process_before_response=process_before_response)

    @app.action("request.skip")
    async def click(ack: Any) -> None:  # noqa: ANN401
        await ack()

    @app.view("request.fix")
    async def form(ack: Any) -> None:  # noqa: ANN401
        await ack()

    @app.event("message")
    async def message() -> None:
        """Only acknowledge."""

    return app.web_app("/slack/events")


def new_app(*, process_before_response: bool) -> AsyncApp:
    async def authorize(**_: object) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id="T0SANDBOX",
            bot_token=TOKEN,
            bot_id="B0GOODWILL",
            bot_user_id="U0GOODWILL",
        )

    return AsyncApp(
        signing_secret=SECRET,
        authorize=authorize,
        process_before_response=process_before_response,
    )


async def serve_bolt(kind: str, api_url: str) -> None:
    build = {"stock": stock, "noop": noop, "posting": posting}[kind]
    runner = web.AppRunner(await build(api_url), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await told_to_stop()
    await runner.cleanup()


async def serve_bot(kind: str, api_url: str, database: str) -> None:
    began = time.perf_counter()
    kind, _, speed = kind.partition(":")
    hurry(float(speed or 1))
    logs.configure("CRITICAL")  # made-up threads are refused, and that is all right
    settings = Settings(
        _env_file=None,
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr(SECRET),
        triage_channel=demo.TRIAGE,
        slack_api_url=api_url,
        database_url=database,
        mode="http",
        port=0,
        pause_seconds=0,  # what it waits on purpose is not what is measured
    )
    bot = Bot(settings, limits=kind == "paced")
    await bot.start()
    if kind == "paused":
        bot.inbox.work = None
    gc.collect()
    gc.freeze()  # as `python -m bot run` does
    print(bot.port, f"{(time.perf_counter() - began) * 1000:.0f}", flush=True)
    await told_to_stop()
    await bot.stop()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)


def hurry(speed: float) -> None:
    """Where Slack's minute is shorter, so is ours."""
    for name in ("A_CHANNEL", "A_WORKSPACE", "FOR_VIEWS", "FOR_OPENS", "OTHERS"):
        a_second, burst = getattr(pacing, name)
        setattr(pacing, name, (a_second * speed, burst))
    pacing.QUEUE /= speed


async def told_to_stop() -> None:
    """Until the parent closes our standard input."""
    await asyncio.to_thread(sys.stdin.read)


def main() -> None:
    kind, api_url, *rest = sys.argv[1:]
    if kind.partition(":")[0] in {"bot", "paused", "paced"}:
        asyncio.run(serve_bot(kind, api_url, rest[0]))
    else:
        asyncio.run(serve_bolt(kind, api_url))


if __name__ == "__main__":
    main()
