"""A kind of nudge, as CONTRIBUTING says to add one: four pieces, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from bot import content
from bot.domain.nudges import Plan
from bot.services import kinds
from bot.services.kinds import Kind
from tests.tea import rules, views

ENTRY = Path(__file__).parent / "nudges.toml"
LINE = {"tea": Kind(rules.cases, views.tea)}
PLAN = Plan.model_validate(tomllib.loads(ENTRY.read_text(encoding="utf-8"))["nudge"][0])


def add(monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    """For one test. With `changes` it is another kind that differs a little."""
    plan = Plan.model_validate({**PLAN.model_dump(), **changes})
    monkeypatch.setitem(content.nudges(), plan.key, plan)
    monkeypatch.setitem(kinds.KINDS, plan.key, LINE["tea"])
