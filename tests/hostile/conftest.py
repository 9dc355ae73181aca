"""A log to read, as it is written in a real deployment."""

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
import structlog

from bot import logs

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def paper() -> Iterator[StringIO]:
    """Everything that the bot writes to its log."""
    root, paper = logging.getLogger(), StringIO()
    before, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own, which `configure` would close
    logs.configure("DEBUG")
    (handler,) = root.handlers
    assert isinstance(handler, logs.Lines)
    handler.setStream(paper)
    yield paper
    root.handlers[:], root.level = before, level
    structlog.reset_defaults()


@pytest.fixture
def written(paper: StringIO) -> Lines:
    """The log, line by line; each is JSON."""
    return lambda: [json.loads(line) for line in paper.getvalue().splitlines()]
