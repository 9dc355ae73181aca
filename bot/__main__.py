"""The commands: `python -m bot run`, `demo`, `migrate`, `check` and so on."""

import argparse
import asyncio
import gc
import json
import os
import signal
import sys
import urllib.request

from bot import check, content, demo, doctor, logs, manifest, migrating, settings
from bot.app import Bot
from bot.clock import utc_now
from bot.errors import BotError

HEALTH_WITHIN = 3.0


def main() -> int:
    """Do what the first word says, or say in a sentence why not and exit with 1."""
    chosen = _parser().parse_args()
    try:
        return int(chosen.command(chosen) or 0)
    except BotError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Goodwill")
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, command: object, words: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words, description=words)
        sub.set_defaults(command=command)
        return sub

    add("run", _run, "serve a Slack workspace, as the settings say")
    showing = add("demo", _demo, "try everything in a Slack on this machine")
    showing.add_argument("--port", type=int, default=8900)
    add("migrate", _migrate, "bring the database up to date, after a copy of the file")
    add("check", _check, "say for each setting and for Slack whether it is good")
    asking = add("doctor", _doctor, "tell all of one request, or how everything is")
    asking.add_argument("number", type=int, nargs="?", help="of the request, as 42")
    printing = add("manifest", _manifest, "print the manifest to create the Slack app")
    printing.add_argument("--mode", choices=["socket", "http"], default="socket")
    printing.add_argument("--url", help="where Slack reaches the bot, in HTTP mode")
    add("health", _health, "ask the running bot on this machine whether it is ready")
    return parser


def _run(_: argparse.Namespace) -> None:
    known = settings.load()
    os.environ.pop("SLACK_BOT_TOKEN", None)  # Bolt would warn that it is there as well
    logs.configure(known.log_level)
    content.require_good()
    asyncio.run(_serve(Bot(known)))


async def _serve(bot: Bot) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    starting = asyncio.create_task(bot.start())
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait({starting, stop}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():  # asked to stop while it still waits for Slack
        starting.cancel()
        await asyncio.wait({starting})
        return
    await starting
    gc.collect()
    gc.freeze()  # what lives from start to end need not be looked at again
    await stop
    await bot.stop()


def _demo(chosen: argparse.Namespace) -> None:
    logs.configure("WARNING")
    asyncio.run(demo.run(chosen.port))


def _migrate(_: argparse.Namespace) -> None:
    known = settings.store()
    copy = migrating.migrate(known.database_url, utc_now())
    if copy:
        print(f"A copy of the database as it was: {copy}")
    print(f"The database is at version {migrating.newest()}.")


def _check(_: argparse.Namespace) -> int:
    return asyncio.run(check.report())


def _doctor(chosen: argparse.Namespace) -> None:
    url = settings.store().database_url
    is_general = chosen.number is None
    told = doctor.health(url) if is_general else doctor.story(url, chosen.number)
    print("\n".join(told))


def _manifest(chosen: argparse.Namespace) -> None:
    print(json.dumps(manifest.for_mode(chosen.mode, chosen.url), indent=2))


def _health(_: argparse.Namespace) -> int:
    address = f"{settings.front_door().address}/readyz"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        direct.open(address, timeout=HEALTH_WITHIN).close()
    except OSError as error:
        print(f"not ready: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
