"""Chromium in front of the sandbox's page: one window for each person."""

import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from aiohttp import web
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Page,
    ViewportSize,
    async_playwright,
)

from bot.sandbox import Sandbox, Workspace, page
from tests.browser.greeter import MANIFEST, TIPS, TRIAGE, greeter

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
SCREENSHOTS = Path(__file__).parent / "screenshots"
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 780}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ANA, IVO, LEA = "UANA", "UIVO", "ULEA"
SALES = "CSALES"

Shot = Callable[[Page, str], Awaitable[None]]


class PageAs(Protocol):
    """Opens a window in which one is somebody."""

    async def __call__(
        self,
        user: str,
        *,
        at: str = "",
        viewport: ViewportSize = DESKTOP,
        dark: bool = False,
    ) -> Page: ...


class TurnableClock:
    """Goes on like any clock, from a Wednesday morning, and can be turned forward."""

    def __init__(self) -> None:
        self._zero = datetime(2026, 11, 18, 9, 12, tzinfo=UTC).timestamp()
        self._zero -= time.monotonic()

    def time(self) -> float:
        return self._zero + time.monotonic()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time(), UTC)

    def advance_to(self, moment: datetime) -> None:
        self._zero += max(timedelta(), moment - self.now()).total_seconds()


# --- the workspace, and a bot in it ---


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock()


@pytest.fixture
def workspace(clock: TurnableClock) -> Workspace:
    """Ana in sales, Ivo and Lea in IT; the triage channel is private."""
    made = Workspace(clock=clock.time, manifest=MANIFEST)
    made.add_user(ANA, "ana", real_name="Ana Kovač", status_text="Sales, Zagreb")
    made.add_user(IVO, "ivo", real_name="Ivo Marin", status_text="IT partner")
    made.add_user(
        LEA, "lea", real_name="Lea Brandt", status_text="Service desk", tz="Asia/Tokyo"
    )
    made.add_channel(SALES, "sales", members=[ANA, IVO], bot=True)
    made.add_channel("CRANDOM", "random", members=[ANA, IVO, LEA])
    made.add_channel(TRIAGE, "it-triage", private=True, members=[IVO, LEA], bot=True)
    return made


@pytest.fixture
async def sandbox(workspace: Workspace, clock: TurnableClock) -> AsyncIterator[Sandbox]:
    made = Sandbox(workspace)
    page.add_to(made.app, made, clock=clock, tips=TIPS)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def site(sandbox: Sandbox) -> AsyncIterator[str]:
    """The page's address, with a tiny bot at work; stories bring their own."""
    bot = greeter(sandbox).web_app("/slack/events")
    runner = web.AppRunner(bot, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    sandbox.deliver_over_http(f"http://127.0.0.1:{port}/slack/events")
    yield sandbox.url
    await runner.cleanup()


# --- the browser ---


@pytest.fixture(scope="session")
def chromium() -> Path:
    if not CHROMIUM.exists():
        pytest.fail(f"No {CHROMIUM} here: install chromium, or name it in CHROMIUM.")
    return CHROMIUM


@pytest.fixture
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    """A Chromium with a profile of its own."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=chromium, headless=True, args=FLAGS
        )
        yield started
        await started.close()


@pytest.fixture
async def page_as(browser: Browser, site: str) -> AsyncIterator[PageAs]:
    """Windows of people, side by side. An error on their console fails the test.

    But for 409: what cannot be done is said in a sentence, and stories read it.
    """
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "409" not in message.text:
            errors.append(message.text)

    async def open_window(
        user: str, *, at: str = "", viewport: ViewportSize = DESKTOP, dark: bool = False
    ) -> Page:
        context = await browser.new_context(
            viewport=viewport,
            color_scheme="dark" if dark else "light",
            has_touch=viewport == PHONE,
            is_mobile=viewport == PHONE,
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        window = await context.new_page()
        window.on("console", note)
        window.on("pageerror", lambda error: errors.append(str(error)))
        await window.goto(f"{site}/?as={user}{at}")
        return window

    yield open_window
    assert errors == []


@pytest.fixture
def shot() -> Shot:
    """Keeps a picture where a person can look at it: tests/browser/screenshots/."""

    async def keep(window: Page, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        await window.screenshot(path=path, animations="disabled")

    return keep
