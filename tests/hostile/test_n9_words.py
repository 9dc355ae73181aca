"""N9: odd words, by each way in on which somebody writes freely."""

import pytest

from bot.models import Request
from bot.sandbox import View
from bot.sandbox.delivery import Answer, Parcel
from tests.cast import Cast
from tests.core.steps import rows
from tests.hostile.conftest import Lines

SMART = "\u201cIt\u2019s\u201d \u2013 \u2018late\u2019\u2026"
WORDS = {  # as typed, and as kept
    "payload": ("payload", "payload"),
    "a payload": (
        'payload={"type": "x"}&command=no',
        'payload={"type": "x"}&command=no',
    ),
    "emoji": ("Labels 🎫 👩‍👩‍👧 :ticket:", "Labels 🎫 👩‍👩‍👧 :ticket:"),
    "right to left": ("מדפסת \u202eevil\u202c", "מדפסת evil"),
    "NUL": ("la\x00bels", "labels"),
    "smart quotes": (SMART, SMART),
    "a person": ("As <@U0BEN|ben> says", "As @Ben says"),
    "a channel": ("See #sales and <#C0SALES|sales>", "See #sales and #sales"),
    "percents": ("100 % + 5 % & %00 a=b;c", "100 % + 5 % & %00 a=b;c"),
}
TOO_MUCH = "labels " * 5_800  # 40 kB


@pytest.fixture
def mode() -> str:
    return "http"


def refused_by(cast: Cast) -> list[str]:
    """Whatever is not answered with a 2xx from now on."""
    refused: list[str] = []

    def hear(parcel: Parcel, answer: Answer, _: float) -> None:
        if not answer.ok:
            refused.append(f"{parcel.kind} got {answer}")

    cast.sandbox.delivery.observers.append(hear)
    return refused


async def needs(cast: Cast, who: str) -> list[str]:
    found = await rows(cast.bot.database, Request)
    return [each.need for each in found if each.requester == f"U0{who.upper()}"]


def written_in(form: View) -> str:
    """What stands in the field for the need before anybody types."""
    (field,) = (each for each in form.blocks if each["block_id"] == "need")
    return str(field["element"].get("initial_value", ""))


@pytest.mark.parametrize(("typed", "kept"), WORDS.values(), ids=WORDS)
async def test_n9_odd_words_are_heard_whichever_way_they_come(
    typed: str, kept: str, cast: Cast, written: Lines
) -> None:
    refused = refused_by(cast)
    await cast.says("Ana", f"We need this: {typed}")
    await cast.reads("Ana", "Why are we")
    assert await needs(cast, "Ana") == [f"We need this: {kept}"]
    await cast.types("Ben", "/ask-it", f"We need this: {typed}")
    assert written_in(cast.form("Ben")) == f"We need this: {kept}"
    await cast.types("Cleo", "/goodwill", typed)
    assert cast.unread("Cleo")
    await cast.says_in("C0SALES", "Ana", f"<@U0GOODWILL> we need this: {typed}")
    assert [line for line in written() if "exception" in line] == []
    assert refused == []


async def test_n9_far_too_much_gets_a_sentence_and_stays_with_who_typed_it(
    cast: Cast,
) -> None:
    """What stands elsewhere, or in a form, is kept as far as it fits."""
    refused = refused_by(cast)
    said = await cast.says("Ana", TOO_MUCH)
    told = await cast.reads("Ana", "a little shorter")
    assert len(told.text) < 300
    assert cast.workspace.message(said.channel, said.ts).text == said.text
    assert await needs(cast, "Ana") == []
    await cast.types("Ben", "/ask-it", TOO_MUCH)
    assert written_in(cast.form("Ben")).endswith("lab …")
    await cast.says_in("C0SALES", "Cleo", f"<@U0GOODWILL> {TOO_MUCH}")
    assert [need[-5:] for need in await needs(cast, "Cleo")] == ["lab …"]
    await cast.reads("Cleo", "I keep its beginning")
    assert refused == []
