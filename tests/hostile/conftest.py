"""A log to read, as it is written in a real deployment."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def written(paper: StringIO) -> Lines:
    """The log, line by line; each is JSON."""
    return lambda: [json.loads(line) for line in paper.getvalue().splitlines()]
