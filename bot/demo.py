"""`make demo`: the bot against a Slack that lives in this process, with a page on it.

Everybody in the cast is made up, the clock can be turned, and all is forgotten when it
stops. Nothing leaves this machine.
"""

import asyncio
import gc
import re
import signal
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot import manifest
from bot.app import Bot
from bot.clock import ManualClock, utc_now
from bot.errors import SettingsProblem
from bot.sandbox import Entry, Sandbox, Workspace, page
from bot.settings import Settings

ANA = "U0ANA"
TRIAGE = "C0TRIAGE"
WINS = "C0WINS"
UNASKED = {
    "nudges.plan", "nudges.send_due", "channel_reminders.post_due",
    "roundups.post_due", "checkins.make_due", "meetings.introduce_due",
    "wins.post_due", "wins.notice",
}  # fmt: skip


def populate(workspace: Workspace) -> None:
    """A small company: three in the business, two in IT."""
    workspace.add_user(ANA, "Ana", real_name="Ana Lopez", status_text="Sales")
    workspace.add_user(
        "U0BEN",
        "Ben",
        real_name="Ben Okoro",
        tz="Europe/London",
        status_text="Warehouse",
    )
    workspace.add_user(
        "U0CLEO", "Cleo", real_name="Cleo Martin", is_admin=True, status_text="Finance"
    )
    workspace.add_user("U0IVO", "Ivo", real_name="Ivo Brandt", status_text="IT")
    workspace.add_user("U0MIA", "Mia", real_name="Mia Chen", status_text="IT")
    people = [each for each in workspace.users.values() if not each.is_bot]
    everyone = [person.id for person in people]
    workspace.add_channel("C0GENERAL", "general", members=everyone)
    workspace.add_channel(
        "C0SALES", "sales", members=[ANA, "U0BEN", "U0CLEO"], bot=True
    )
    workspace.add_channel(WINS, "wins", members=everyone, bot=True)
    workspace.add_channel(
        TRIAGE, "it-triage", private=True, members=["U0IVO", "U0MIA"], bot=True
    )
    workspace.add_channel(
        "C0FINANCE", "finance-leads", private=True, members=["U0BEN", "U0CLEO"]
    )
    for person in everyone:
        workspace.dm(person)


def invite_visitors(workspace: Workspace) -> None:
    """A guest, and somebody of another company, in a channel the two firms share."""
    workspace.add_user(
        "U0NILS", "Nils", real_name="Nils Berg", guest=True, status_text="Guest"
    )
    workspace.add_user(
        "U0TESS",
        "Tess",
        real_name="Tess Moreau",
        team_id="T0COURIER",
        status_text="Another company",
    )
    those = ["U0BEN", "U0NILS", "U0TESS"]
    workspace.add_channel("C0COURIERS", "couriers", members=those, bot=True)


# --- what to try -----------------------------------------------------------------


def _about(what: str) -> Callable[[page.Witness], bool]:
    """Whether Goodwill has said this of some request."""
    return lambda seen: any(_said(seen, what))


def _said(seen: page.Witness, what: str) -> Iterator[Entry]:
    for entry in seen.workspace.ledger:
        marks = (entry.metadata or {}).get("event_payload", {})
        if re.fullmatch(rf"request:\d+:{what}", str(marks.get("key"))):
            yield entry


def _asked(seen: page.Witness) -> bool:
    """Ana wrote to Goodwill, and it answered in the thread; or it came another way."""
    hers = seen.workspace.dm(ANA).by_ts
    threads = (entry.thread_ts for entry in seen.workspace.ledger)
    wrote = any(ts in hers and hers[ts].user == ANA for ts in threads if ts)
    return wrote or any(_said(seen, r"\w+"))


def _read(seen: page.Witness) -> bool:
    return any(seen.has_read(ANA, entry) for entry in _said(seen, "outcome"))


TIPS = (
    page.Tip("You are *Ana*, from Sales. Write to *Goodwill* what you need.", _asked),
    page.Tip("Answer its questions in the thread, or skip one.", _about("brief")),
    page.Tip("Read the brief it made of that, and send it to IT.", _about("card")),
    page.Tip(
        "Be *Ivo*, who is in IT: press your name, above. Decide in #it-triage.",
        _about("outcome"),
    ),
    page.Tip("Be *Ana* again, and read IT's answer in your thread.", _read),
)


# --- the demo --------------------------------------------------------------------


def settings_for(sandbox: Sandbox, database: Path) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=SecretStr(sandbox.bot_token),
        slack_app_token=SecretStr(sandbox.app_token),
        triage_channel=TRIAGE,
        slack_api_url=sandbox.api_url,
        database_url=f"sqlite:///{database}",
        mode="socket",
        port=0,
    )


class Clock:
    """The demo's clock: it runs, and the page can turn it."""

    def __init__(self) -> None:
        self.manual = ManualClock(utc_now(), running=True)
        self.bot: Bot | None = None

    def now(self) -> datetime:
        return self.manual()

    async def advance_to(self, moment: datetime) -> None:
        """Hour by hour, so that everything on the way comes at its own time."""
        while (now := self.now()) < moment:
            hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            ahead = min(hour, moment) - now
            self.manual.advance(seconds=ahead.total_seconds())
            await self._say_what_is_due()

    async def _say_what_is_due(self) -> None:
        if self.bot is None:
            return
        for job in self.bot.jobs:
            if job.name in UNASKED:
                await job.run()
        await self.bot.idle()  # it stands there before the next hour comes


async def run(port: int) -> None:
    """Serve the page until somebody presses Ctrl+C."""
    with tempfile.TemporaryDirectory(prefix="goodwill-demo-") as folder:
        await _run(port, Path(folder) / "demo.db")


async def _run(port: int, database: Path) -> None:
    clock, stopping = Clock(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    sandbox = await start_sandbox(clock, port)
    bot = Bot(settings_for(sandbox, database), clock=clock.now)
    await bot.start()
    clock.bot = bot
    gc.collect()
    gc.freeze()
    print(
        f"Goodwill's demo is at {sandbox.url}\nPress Ctrl+C to stop it. "
        "It remembers nothing: each start begins afresh.",
        flush=True,
    )
    await stopping.wait()
    await bot.stop()
    await sandbox.stop()


async def start_sandbox(clock: Clock, port: int) -> Sandbox:
    """The demo's Slack, with its people and its page."""
    known = manifest.for_mode("socket")
    workspace = Workspace(clock=lambda: clock.now().timestamp(), manifest=known)
    populate(workspace)
    invite_visitors(workspace)
    sandbox = Sandbox(workspace, limits=True)
    page.add_to(sandbox.app, sandbox, clock=clock, tips=TIPS)
    try:
        await sandbox.start(port)
    except OSError:
        raise SettingsProblem(
            f"Port {port} is taken, perhaps by another demo. "
            'Stop it, or choose another: make demo ARGS="--port 8901"'
        ) from None
    return sandbox
