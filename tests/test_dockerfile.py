"""No Docker engine runs where these tests do, so they read the Dockerfile instead."""

import json
import re
import shlex
import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
FOR_PYTHON = {"HOME", "PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "TMPDIR"}
PROGRAMS = {"python", "/venv/bin/python", "groupadd", "useradd", "install"}


class Step(NamedTuple):
    name: str
    rest: str


def steps(text: str) -> list[Step]:
    """The instructions, each on one line, without comments."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [Step(*line.split(maxsplit=1)) for line in joined.splitlines() if line]


STEPS = steps((ROOT / "Dockerfile").read_text(encoding="utf-8"))
LAST_STAGE = STEPS[max(n for n, step in enumerate(STEPS) if step.name == "FROM") :]


def all_of(name: str) -> list[str]:
    return [step.rest for step in STEPS if step.name == name]


def last(name: str) -> str:
    return next(step.rest for step in reversed(LAST_STAGE) if step.name == name)


def is_left_out(path: str, rules: list[str]) -> bool:
    """What .dockerignore says of a path in the root; the last rule that fits counts."""
    out = False
    for rule in rules:
        if fnmatch(path, rule.lstrip("!")):
            out = not rule.startswith("!")
    return out


def sources() -> list[str]:
    """What is copied from this repository."""
    copies = [shlex.split(rest) for rest in all_of("COPY")]
    local = [words for words in copies if not words[0].startswith("--from")]
    return [path for words in local for path in words[:-1]]


def environment() -> dict[str, str]:
    pairs = (pair for rest in all_of("ENV") for pair in shlex.split(rest))
    return dict(pair.split("=", maxsplit=1) for pair in pairs)


@cache
def usage() -> str:
    """What `python -m bot --help` prints."""
    command = [sys.executable, "-m", "bot", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_everything_it_copies_is_in_the_repository() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {"bot", "handlers", "schedules", "requirements.lock"} <= set(sources())
    for path in sources():
        assert (ROOT / path).exists(), path
        assert not is_left_out(path, rules), f".dockerignore leaves out {path}"


def test_secrets_and_databases_stay_out_of_the_image() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for path in (".env", ".git", "goodwill.db", ".venv", "tests"):
        assert is_left_out(path, rules), path


def test_every_package_of_the_bot_is_copied() -> None:
    """A new top-level package must not be forgotten here."""
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages <= set(sources())


def test_each_base_image_is_slim_and_says_its_version() -> None:
    images = {rest.split()[0] for rest in all_of("FROM")}
    assert len(images) == 1, "what is built and what runs must be the same Python"
    assert re.fullmatch(r"python:3\.1[1-9]-slim-\w+", images.pop())


def test_what_is_copied_between_stages_was_built() -> None:
    stages = {rest.split(" AS ")[1] for rest in all_of("FROM") if " AS " in rest}
    taken = re.findall(r"--from=(\w+)", " ".join(all_of("COPY")))
    assert set(taken) == stages


def test_packages_come_from_the_hashed_lock() -> None:
    installs = [rest for rest in all_of("RUN") if "pip install" in rest]
    assert len(installs) == 1
    assert "--require-hashes --requirement /build/requirements.lock" in installs[0]
    assert "requirements.lock /build/requirements.lock" in all_of("COPY")


def test_it_runs_only_programs_that_the_base_image_or_the_build_has() -> None:
    commands = [part for rest in all_of("RUN") for part in rest.split("&&")]
    assert {shlex.split(command)[0] for command in commands} <= PROGRAMS


def test_it_does_not_run_as_root() -> None:
    user, group = last("USER").split(":")
    assert user.isdigit()
    assert int(user) > 0
    made = " ".join(rest for rest in all_of("RUN"))
    assert f"useradd --uid {user} --gid {group} " in made


def test_it_writes_to_its_volume_only() -> None:
    volume = json.loads(last("VOLUME"))
    assert volume == ["/data"]
    assert "--directory --owner=goodwill --group=goodwill /data" in " ".join(
        all_of("RUN")
    )
    assert environment()["DATABASE_URL"].startswith("sqlite:////data/")
    assert environment()["HOME"] == environment()["TMPDIR"] == "/data"
    assert environment()["PYTHONDONTWRITEBYTECODE"] == "1"


def test_every_variable_is_a_setting() -> None:
    known = {name.upper() for name in Settings.model_fields}
    assert set(environment()) <= known | FOR_PYTHON


def test_every_variable_has_a_value_the_bot_accepts() -> None:
    given = {k.lower(): v for k, v in environment().items() if k not in FOR_PYTHON}
    needed = {
        "slack_bot_token": "xoxb-1",
        "slack_app_token": "xapp-1",
        "triage_channel": "C0123ABCD",
    }
    settings = Settings.model_validate(needed | given)
    assert (settings.host, str(settings.port)) == ("0.0.0.0", last("EXPOSE"))  # noqa: S104 - inside a container


@pytest.mark.parametrize("name", ["CMD", "HEALTHCHECK"])
def test_every_command_it_names_exists(name: str) -> None:
    entry = json.loads(last("ENTRYPOINT"))
    words = json.loads(last(name)[last(name).index("[") :])
    command = words if name == "HEALTHCHECK" else entry + words
    *start, subcommand = command
    assert start == ["python", "-m", "bot"]
    assert re.search(rf"\b{subcommand}\b", usage()), usage()
