"""The commands, typed by whoever runs the bot, in processes of their own."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from sqlmodel import Session

from bot import check, demo, manifest, migrating, models
from bot.__main__ import main
from bot.clock import utc_now
from bot.engines import create_writer
from bot.sandbox import Sandbox, Workspace
from bot.settings import Settings
from tests.samples import request

ROOT = Path(__file__).parents[1]
SOON = 60.0  # a process of its own on a busy machine
OURS = {name.upper() for name in Settings.model_fields}
PROXIES = {"HTTP_PROXY", "HTTPS_PROXY"}

Env = dict[str, str]


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int | None
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line it complained with."""
        assert (self.code, self.out) == (1, ""), self
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()


@pytest.fixture
def env(sandbox: Sandbox, database_url: str) -> Env:
    """Good settings, for Socket Mode."""
    return {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_SIGNING_SECRET": sandbox.signing_secret,
        "TRIAGE_CHANNEL": demo.TRIAGE,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "PORT": str(free_port()),
    }


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def around() -> Env:
    """The environment, without settings of ours."""
    return {k: v for k, v in os.environ.items() if k.upper() not in OURS | PROXIES}


async def start(folder: Path, env: Env, *words: str) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env={**around(), "PYTHONPATH": str(ROOT), **env},
        stdout=PIPE,
        stderr=PIPE,
    )


async def type_in(folder: Path, env: Env, *words: str) -> Said:
    process = await start(folder, env, *words)
    try:
        async with asyncio.timeout(SOON):
            out, err = await process.communicate()
    finally:
        await end(process)
    return Said(process.returncode, out.decode(), err.decode())


@asynccontextmanager
async def running(folder: Path, env: Env) -> AsyncIterator[Process]:
    """The bot, once it says that it has started, until it is asked to stop."""
    process = await start(folder, env, "run")
    try:
        async with asyncio.timeout(SOON):
            assert await log_line(process) == "bot.started"
        yield process
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(SOON):
            _, err = await process.communicate()
        assert process.returncode == 0
        events = [json.loads(line)["event"] for line in err.splitlines()]
        assert events == ["bot.stopped"]
    finally:
        await end(process)


async def end(process: Process) -> None:
    """Leave nothing running, whatever went wrong."""
    if process.returncode is None:
        process.kill()
        await process.wait()


async def log_line(process: Process) -> str:
    """The next thing it says; a start worth no warning is a single line."""
    assert process.stderr
    return str(json.loads(await process.stderr.readline())["event"])


async def status(env: Env, page: str) -> tuple[int, dict[str, bool]]:
    url = f"http://127.0.0.1:{env['PORT']}{page}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.json()


# --- run ---


async def test_run_comes_up_in_either_mode_and_goes_quietly(
    tmp_path: Path, env: Env, mode: str
) -> None:
    env["MODE"] = mode
    async with running(tmp_path, env):
        assert await status(env, "/healthz") == (200, {"alive": True})
        everything = dict.fromkeys(("started", "database", "slack", "token"), True)
        assert await status(env, "/readyz") == (200, everything)
        if mode == "http":
            astray = {"HTTP_PROXY": "http://127.0.0.1:9", "PORT": env["PORT"]}
            healthy = await type_in(tmp_path, astray, "health")
            assert healthy == Said(0, "", "")


async def test_run_can_be_stopped_while_it_waits_for_slack(
    tmp_path: Path, env: Env
) -> None:
    env["SLACK_API_URL"] = f"http://127.0.0.1:{free_port()}/api/"
    process = await start(tmp_path, env, "run")
    try:
        async with asyncio.timeout(SOON):
            assert await log_line(process) == "slack.not_reached"
            process.send_signal(signal.SIGTERM)
            await process.communicate()
    finally:
        await end(process)
    assert process.returncode == 0


REFUSED = {
    "a setting is missing": (
        {"SLACK_BOT_TOKEN": ""},
        (
            "SLACK_BOT_TOKEN is missing: "
            "it is the Bot User OAuth Token and starts with xoxb-."
        ),
    ),
    "the bot's token is somebody else's": (
        {"SLACK_BOT_TOKEN": "xoxb-of-somebody-else"},
        (
            "SLACK_BOT_TOKEN is not accepted by Slack (invalid_auth): "
            "copy the Bot User OAuth Token again, or install the app again."
        ),
    ),
    "the app's token is somebody else's": (
        {"SLACK_APP_TOKEN": "xapp-of-somebody-else"},
        (
            "SLACK_APP_TOKEN is not accepted by Slack (invalid_auth): copy the "
            "App-Level Token again; it needs the scope connections:write."
        ),
    ),
    "the triage channel is public": (
        {"TRIAGE_CHANNEL": "C0GENERAL"},
        (
            "TRIAGE_CHANNEL names a public channel. It must be private: requests are "
            "between the requester and IT, and whoever is in that channel counts as "
            "IT. Make it private or choose another one."
        ),
    ),
    "the port is taken": (
        {"PORT": "{taken}"},
        (
            "PORT {taken} cannot be used: address already in use. Stop what listens "
            "there, perhaps another Goodwill, or set PORT and HOST to others."
        ),
    ),
}


async def test_run_says_in_one_sentence_why_it_cannot_start(
    tmp_path: Path, env: Env
) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        taken = listening.getsockname()[1]

        async def run(name: str, changed: Env) -> str:
            ours = {"DATABASE_URL": f"sqlite:///{tmp_path}/{name}.db"}
            theirs = {key: value.format(taken=taken) for key, value in changed.items()}
            return (await type_in(tmp_path, {**env, **ours, **theirs}, "run")).sentence

        runs = (run(name, changed) for name, (changed, _) in REFUSED.items())
        said = dict(zip(REFUSED, await asyncio.gather(*runs), strict=True))
    wanted = {name: words.format(taken=taken) for name, (_, words) in REFUSED.items()}
    assert said == wanted


# --- check ---


@dataclass(frozen=True)
class Report:
    """What `check` prints."""

    code: int
    text: str

    @property
    def wrong(self) -> dict[str, str]:
        """Each part that is wrong, and what is said about it."""
        lines = [ln for ln in self.text.splitlines() if ln.startswith("WRONG")]
        assert self.code == (1 if lines else 0)
        return {line[7:31].strip(): line[32:] for line in lines}

    @property
    def good(self) -> set[str]:
        lines = [ln for ln in self.text.splitlines() if ln.startswith("good")]
        return {line[7:31].strip() for line in lines}


@dataclass
class Checking:
    """`check` in this process, as often as needed."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    env: Env

    async def __call__(self, **changed: str) -> Report:
        for name, value in {**self.env, **changed}.items():
            self.monkeypatch.setenv(name, value)
        self.capsys.readouterr()
        code = await check.report()
        out, err = self.capsys.readouterr()
        assert err == ""
        return Report(code, out)


@pytest.fixture
def checking(
    tmp_path: Path,
    env: Env,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Checking:
    monkeypatch.chdir(tmp_path)
    for name in os.environ.keys() - around().keys():
        monkeypatch.delenv(name)
    return Checking(monkeypatch, capsys, env)


async def test_check_finds_every_part_good(tmp_path: Path, env: Env) -> None:
    said = await type_in(tmp_path, env, "check")
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("\nEverything is good.\n")
    report = Report(0, said.out)
    scopes = {f"scope {each}" for each in manifest.scopes()}
    parts = {"database", "audit trail", "content", "clock", "triage channel"}
    assert report.good == OURS | scopes | parts
    for secret in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        assert env[secret] not in said.out


async def test_check_names_each_setting_that_is_wrong(checking: Checking) -> None:
    report = await checking(PORT="http", TRIAGE_CHANNEL="#it")
    assert set(report.wrong) == {"PORT", "TRIAGE_CHANNEL"}
    assert report.wrong["PORT"].endswith("it is a number from 0 to 65535.")
    assert report.text.endswith("\n2 to put right.\n")


async def test_check_says_which_token_slack_does_not_take(checking: Checking) -> None:
    wrong = (await checking(SLACK_BOT_TOKEN="xoxb-of-somebody-else")).wrong
    assert wrong == {
        "SLACK_BOT_TOKEN": "invalid_auth: copy the Bot User OAuth Token again"
    }
    wrong = (await checking(SLACK_APP_TOKEN="xapp-of-somebody-else")).wrong
    assert wrong == {
        "SLACK_APP_TOKEN": "invalid_auth: it needs the scope connections:write"
    }


async def test_check_says_which_scope_is_missing(checking: Checking) -> None:
    less = manifest.for_mode("socket")
    less["oauth_config"]["scopes"]["bot"].remove("users:read")
    workspace = Workspace(manifest=less)
    demo.populate(workspace)
    slack = Sandbox(workspace)
    await slack.start()
    report = await checking(SLACK_API_URL=slack.api_url)
    await slack.stop()
    assert report.wrong == {
        "scope users:read": "missing: update the app from the manifest"
    }
    assert "scope chat:write" in report.good


async def test_check_finds_nothing_wrong_before_it_is_set_up(
    checking: Checking,
) -> None:
    report = await checking(TRIAGE_CHANNEL="")
    assert report.wrong == {}
    assert "not set up yet: open Goodwill's Home in Slack" in report.text


async def test_check_looks_at_the_channel_that_was_chosen_in_slack(
    checking: Checking,
) -> None:
    migrating.require_current(checking.env["DATABASE_URL"])
    engine = create_writer(checking.env["DATABASE_URL"])
    workspace = models.Workspace(
        id="T0SANDBOX", triage_channel="C0GENERAL", set_up_at=utc_now()
    )
    with Session(engine) as session:
        session.add(workspace)
        session.commit()
    engine.dispose()
    assert "public channel" in (await checking()).wrong["triage channel"]


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("C0GENERAL", "names a public channel. It must be private: "),
        ("C0BOARD", "(channel_not_found): invite Goodwill to IT's private channel"),
        ("C0NOWHERE", "(channel_not_found): invite Goodwill to IT's private channel"),
    ],
)
async def test_check_says_what_is_wrong_with_the_triage_channel(
    checking: Checking, sandbox: Sandbox, channel: str, words: str
) -> None:
    sandbox.workspace.add_channel("C0BOARD", "board", private=True, members=["U0CLEO"])
    wrong = (await checking(TRIAGE_CHANNEL=channel)).wrong
    assert set(wrong) == {"triage channel"}
    assert words in wrong["triage channel"]


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////no/such/folder/goodwill.db",
        "postgresql://ana:top-Secret@127.0.0.1:9/goodwill",
    ],
)
async def test_check_says_that_the_database_is_out_of_reach(
    checking: Checking, url: str
) -> None:
    report = await checking(DATABASE_URL=url)
    assert set(report.wrong) == {"database"}
    assert "DATABASE_URL names a database that cannot be used" in report.text
    assert "top-Secret" not in report.text


async def test_check_says_that_the_database_is_behind(
    checking: Checking, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrating.require_current(database_url)
    assert (await checking()).wrong == {}
    monkeypatch.setattr(migrating, "newest", lambda: "tomorrow")
    wrong = (await checking()).wrong
    assert "run `python -m bot migrate`" in wrong["database"]


async def test_check_says_that_the_audit_trail_was_changed(checking: Checking) -> None:
    migrating.require_current(checking.env["DATABASE_URL"])
    engine = create_writer(checking.env["DATABASE_URL"])
    with Session(engine) as session:
        session.add(models.Workspace(id="T1"))
        session.flush()
        session.add_all(
            request(id=n, number=n, thread_ts=f"{n}.1", last_seal="of a lost line")
            for n in range(1, 8)
        )
        session.commit()
    engine.dispose()
    said = (await checking()).wrong["audit trail"]
    assert said.startswith("request #1: what came after line 0 was taken out; request")
    assert said.endswith("; and 2 more")


async def test_check_says_that_slack_is_out_of_reach(checking: Checking) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/api/"
    wrong = (await checking(SLACK_API_URL=nowhere)).wrong
    assert set(wrong) == {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"}
    assert set(wrong.values()) == {check.UNREACHABLE}


@pytest.mark.parametrize("bad", [500, 503])
async def test_check_does_not_blame_a_token_when_slack_is_down(
    checking: Checking, sandbox: Sandbox, bad: int
) -> None:
    sandbox.faults.api("auth.test", "status", status=bad)
    wrong = (await checking()).wrong
    assert wrong == {"SLACK_BOT_TOKEN": check.UNREACHABLE}


# --- manifest and health ---


def in_this_process(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["bot", *words])
    return main()


def test_the_manifest_of_socket_mode_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert in_this_process(monkeypatch, "manifest") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == manifest.for_mode("socket")
    assert printed["settings"]["socket_mode_enabled"] is True


def test_the_manifest_of_http_mode_names_its_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("manifest", "--mode", "http", "--url", "https://goodwill.example.com/")
    assert in_this_process(monkeypatch, *words) == 0
    settings = json.loads(capsys.readouterr().out)["settings"]
    address = "https://goodwill.example.com/slack/events"
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == address
    assert settings["interactivity"]["request_url"] == address


@pytest.mark.parametrize("url", [(), ("--url", "http://goodwill.example.com")])
def test_the_manifest_of_http_mode_needs_a_safe_address(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    url: tuple[str, ...],
) -> None:
    assert in_this_process(monkeypatch, "manifest", "--mode", "http", *url) == 1
    assert "--url https://goodwill.example.com" in capsys.readouterr().err


def test_health_says_when_nobody_is_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", str(free_port()))
    assert in_this_process(monkeypatch, "health") == 1
    assert capsys.readouterr().err.startswith("not ready: ")


def test_health_names_a_port_that_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "http")
    assert in_this_process(monkeypatch, "health") == 1
    said = capsys.readouterr().err
    assert said == "PORT is not right: it is a number from 0 to 65535.\n"
