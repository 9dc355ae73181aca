"""Settings: each one that is missing or wrong is named in a sentence; none is shown."""

import os
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot import settings
from bot.errors import SettingsProblem
from bot.settings import FrontDoor, Settings

BOT, APP, SECRET = "xoxb-1-top-Secret", "xapp-1-top-Secret", "signing-top-Secret"
GOOD = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "TRIAGE_CHANNEL": "C0TRIAGE"}
HTTP = {
    "MODE": "http",
    "SLACK_SIGNING_SECRET": SECRET,
    "SLACK_BOT_TOKEN": BOT,
    "TRIAGE_CHANNEL": "G0TRIAGE",
}
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without `.env`, and an environment without our settings."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.upper() in NAMES:
            monkeypatch.delenv(name)
    return tmp_path


def given(monkeypatch: pytest.MonkeyPatch, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, str(value))


def problem() -> str:
    with pytest.raises(SettingsProblem) as caught:
        settings.load()
    return str(caught.value)


def test_two_settings_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {**GOOD, "TRIAGE_CHANNEL": None})
    known = settings.load()
    assert known.triage_channel is None
    assert (known.mode, known.port) == ("socket", 3000)
    assert known.slack_bot_token.get_secret_value() == BOT
    assert not known.slack_is_local


def test_in_http_mode_three_are(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {**HTTP, "TRIAGE_CHANNEL": ""})
    assert settings.load().slack_app_token is None


# --- what is missing or wrong ---


@pytest.mark.parametrize(
    ("start", "missing", "sentence"),
    [
        (
            GOOD,
            "SLACK_BOT_TOKEN",
            f"SLACK_BOT_TOKEN is missing: {settings.WANTED['SLACK_BOT_TOKEN']}.",
        ),
        (
            GOOD,
            "SLACK_APP_TOKEN",
            "SLACK_APP_TOKEN is missing: MODE=socket needs it.",
        ),
        (
            HTTP,
            "SLACK_SIGNING_SECRET",
            "SLACK_SIGNING_SECRET is missing: MODE=http needs it.",
        ),
    ],
)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_setting_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
    start: dict[str, str],
    missing: str,
    sentence: str,
    value: str | None,
) -> None:
    given(monkeypatch, {**start, missing: value})
    assert problem() == sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", APP),
        ("SLACK_BOT_TOKEN", "top-Secret"),
        ("SLACK_BOT_TOKEN", "xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-top Secret"),
        ("SLACK_BOT_TOKEN", "xoxb-top\nSecret"),
        ("SLACK_BOT_TOKEN", "xoxb-top-Secrét"),
        ("SLACK_APP_TOKEN", BOT),
        ("TRIAGE_CHANNEL", "#it-triage"),
        ("TRIAGE_CHANNEL", "D0123ABCD"),
        ("TRIAGE_CHANNEL", "c0123abcd"),
        ("MODE", "sockets"),
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("DATABASE_URL", "goodwill.db"),
        ("DATABASE_URL", "mysql://root:top-Secret@db/x"),
        ("DATABASE_URL", "postgresql+asyncpg://ana:top-Secret@db/x"),
        ("DATABASE_URL", "postgresql://ana:top-Secret@db:port/x"),
        ("SLACK_API_URL", "slack.com"),
        ("LOG_LEVEL", "LOUD"),
        ("LEASE_SECONDS", "0"),
        ("LEASE_SECONDS", "inf"),
        ("LEASE_SECONDS", "nan"),
        ("LEASE_SECONDS", "soon"),
        ("PAUSE_SECONDS", "-1"),
        ("PAUSE_SECONDS", "11"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    given(monkeypatch, {**GOOD, name: value})
    sentence = problem()
    assert sentence.startswith(f"{name} is not right: ")
    assert sentence == f"{name} is not right: {settings.WANTED[name]}."
    assert "top-Secret" not in sentence


def test_several_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {"TRIAGE_CHANNEL": "#it-triage", "PORT": "http"})
    sentence = problem()
    for name in ("SLACK_BOT_TOKEN", "TRIAGE_CHANNEL", "PORT"):
        assert sentence.count(f"{name} is ") == 1


def test_every_setting_that_can_be_wrong_says_what_is_wanted() -> None:
    explained = set(settings.WANTED) | {"SLACK_SIGNING_SECRET"}
    assert explained == NAMES


# --- how they are read ---


def test_spaces_and_line_ends_around_a_value_do_no_harm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given(monkeypatch, {name: f" {value}\n" for name, value in GOOD.items()})
    known = settings.load()
    assert known.slack_bot_token.get_secret_value() == BOT
    assert known.triage_channel == "C0TRIAGE"


def test_settings_come_from_env_and_an_empty_value_is_none(folder: Path) -> None:
    lines = [f"{name}={value}" for name, value in GOOD.items()]
    lines += ["PORT=", "DATABASE_URL=", "SLACK_SIGNING_SECRET=", "SOMEBODY_ELSES=1"]
    (folder / ".env").write_text("\n".join(lines))
    known = settings.load()
    assert (known.port, known.slack_signing_secret) == (3000, None)
    assert known.database_url == "sqlite:///goodwill.db"


def test_the_environment_wins_unless_it_is_empty(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text("PORT=4000\nHOST=127.0.0.2\n")
    given(monkeypatch, {**GOOD, "PORT": "5000", "HOST": ""})
    known = settings.load()
    assert (known.port, known.host) == (5000, "127.0.0.2")


def test_nobody_changes_them_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, GOOD)
    known = settings.load()
    with pytest.raises(ValidationError, match="frozen"):
        known.port = 4000  # type: ignore[misc]


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:3000"),
        ("0.0.0.0", "http://127.0.0.1:3000"),  # noqa: S104 - nobody listens
        ("::", "http://127.0.0.1:3000"),
        ("::1", "http://[::1]:3000"),
        ("10.0.0.5", "http://10.0.0.5:3000"),
    ],
)
def test_the_front_door_is_known_without_any_token(host: str, address: str) -> None:
    assert FrontDoor(host=host).address == address


# --- what is never shown ---


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    password = "postgresql://ana:top-Secret@db/goodwill"
    given(monkeypatch, {**GOOD, "SLACK_SIGNING_SECRET": SECRET})
    given(monkeypatch, {"DATABASE_URL": password})
    known = settings.load()
    shown = f"{known!r} {known} {known.model_dump(exclude={'database_url'})}"
    assert "top-Secret" not in shown
    assert known.database == "postgresql://ana:***@db/goodwill"
    assert known.database_url == password


def test_no_secret_is_in_what_an_error_leaves_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given(monkeypatch, {**GOOD, "SLACK_BOT_TOKEN": "top-Secret"})
    with pytest.raises(SettingsProblem) as caught:
        settings.load()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert "top-Secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "is_local"),
    [
        ("https://slack.com/api/", False),
        ("http://127.0.0.1:8900/api/", True),
        ("http://localhost:8900/api/", True),
        ("http://[::1]:8900/api/", True),
        ("http://127.0.0.1.example.com/api/", False),
        ("http://localhost.example.com/api/", False),
        ("http://example.com/127.0.0.1/", False),
    ],
)
def test_slack_is_local_on_this_machine_only(
    monkeypatch: pytest.MonkeyPatch, url: str, *, is_local: bool
) -> None:
    given(monkeypatch, {**GOOD, "SLACK_API_URL": url})
    assert settings.load().slack_is_local is is_local
