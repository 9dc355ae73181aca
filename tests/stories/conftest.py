"""A machine that stands still for seconds makes no story of a bot that is slow."""

import pytest

from bot import app
from bot.sandbox import Sandbox


@pytest.fixture(autouse=True)
def patient(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.delivery.answer_within = 30.0
    monkeypatch.setattr(app, "STORE_WITHIN", 25.0)
