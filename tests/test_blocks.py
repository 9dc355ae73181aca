"""A message, and the pieces it is built from."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import blocks

TYPED = st.text(st.sampled_from("&<>a;é😀"), max_size=60)
HALF_AN_ESCAPE = re.compile(r"&(?!(amp|lt|gt);)")


@pytest.mark.parametrize(
    ("typed", "inert"),
    [
        ("<!channel> & <@U0ANA>", "&lt;!channel&gt; &amp; &lt;@U0ANA&gt;"),
        ("&lt;", "&amp;lt;"),
        ("*bold* stays", "*bold* stays"),
        ("", ""),
    ],
)
def test_what_people_type_is_made_inert(typed: str, inert: str) -> None:
    assert blocks.escape(typed) == inert
    assert html.unescape(inert) == typed


@pytest.mark.parametrize(
    ("text", "most", "clipped"),
    [
        ("short", 5, "short"),
        ("longer", 5, "lon …"),
        ("ab&amp;", 7, "ab&amp;"),
        ("ab&amp;cd", 8, "ab …"),
        ("ab&amp;cdef", 9, "ab&amp; …"),
        ("&lt;&lt;&lt;", 6, "&lt; …"),
    ],
)
def test_a_long_text_is_cut_before_an_escape(
    text: str, most: int, clipped: str
) -> None:
    assert blocks.clip(text, most) == clipped


@given(TYPED, st.integers(min_value=2, max_value=80))
def test_no_cut_leaves_half_an_escape_or_is_too_long(typed: str, most: int) -> None:
    clipped = blocks.clip(blocks.escape(typed), most)
    assert len(clipped) <= most
    assert not HALF_AN_ESCAPE.search(clipped)
    assert typed.startswith(html.unescape(clipped.removesuffix(" …")))


def test_a_message_has_its_text_and_its_blocks() -> None:
    said = blocks.message("Noted.", None, blocks.section("*Noted.*", "noted"), None)
    assert said.as_json() == {
        "text": "Noted.",
        "blocks": [
            {
                "type": "section",
                "block_id": "noted",
                "text": {"type": "mrkdwn", "text": "*Noted.*"},
            }
        ],
    }


def test_a_text_too_long_for_a_notification_is_clipped() -> None:
    said = blocks.message("&amp;" * 2_000, blocks.section("x", "x"))
    assert len(said.text) <= 4_000
    assert not HALF_AN_ESCAPE.search(said.text)


def test_a_block_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"stands twice in \['a', 'b', 'a'\]"):
        blocks.message("Hi", *(blocks.section("Hi", each) for each in "aba"))


def test_typed_words_stand_in_rich_text_letter_by_letter() -> None:
    said = blocks.message("Hi", blocks.quoted("q", "<!channel> & *b*", "Ana says:"))
    section, quote = said.blocks[0]["elements"]
    assert section["elements"][0]["text"] == "Ana says:"
    assert quote["elements"] == [{"type": "text", "text": "<!channel> & *b*"}]
