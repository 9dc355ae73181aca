"""A short soak; `make soak` runs the long one."""

from pathlib import Path

import pytest

from tests.soak.soak import Plan, as_text, soak


@pytest.mark.soak
async def test_nothing_is_lost_or_said_twice_though_the_bot_dies_again_and_again(
    database_url: str, tmp_path: Path
) -> None:
    ledger = await soak(Plan(kills=8, people=4), database_url, tmp_path)
    assert ledger.is_good, as_text(ledger)
    assert ledger.finished
