"""What is for the partner in IT alone."""

from typing import Any

import pytest

from bot.domain import confidences as rules
from bot.models import Status
from tests.samples import request

TOLD = {"confided": {"sensitivities": "A quarrel\nwith sales"}, "confided_in": ["1.4"]}


@pytest.mark.parametrize(
    ("status", "more", "reader"),
    [
        (Status.WAITING_FOR_IT, {"partner": "U0IVO"}, "U0IVO"),
        (Status.IN_PROGRESS, {"partner": "U0IVO"}, "U0IVO"),
        (Status.WAITING_FOR_IT, {}, None),
        (Status.WITHDRAWN, {"partner": "U0IVO"}, None),
        (Status.DUPLICATE, {"partner": "U0IVO"}, None),
        (Status.WAITING_FOR_IT, {"partner": "U0IVO", "confided": {}}, None),
    ],
)
def test_only_who_has_the_request_reads_it(
    status: Status, more: dict[str, Any], reader: str | None
) -> None:
    assert rules.reader(request(status, **{**TOLD, **more})) == reader


@pytest.mark.parametrize(
    ("before", "after", "confided"),
    [
        ("with sales", "with us", {"sensitivities": "A quarrel\nwith us"}),
        ("with sales", "", {"sensitivities": "A quarrel"}),
        ("A quarrel\nwith sales", "", {}),
        ("something else", "Tom", {"sensitivities": "A quarrel\nwith sales\nTom"}),
        ("something else", "", TOLD["confided"]),
    ],
)
def test_an_edit_stays_where_the_words_were(
    before: str, after: str, confided: dict[str, str]
) -> None:
    ours = request(Status.WAITING_FOR_IT, **TOLD)
    assert rules.holds(ours, "1.4")
    assert not rules.holds(ours, "1.5")
    rules.edit(ours, before, after)
    assert ours.confided == confided
    assert "Tom" not in f"{ours.answers}{ours.added}"
