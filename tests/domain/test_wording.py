"""What is kept of what people type."""
# ruff: noqa: RUF001 - people write in many scripts

from collections.abc import Callable

import pytest

from bot.domain import wording
from bot.errors import NothingWritten, TooLong


@pytest.mark.parametrize(
    "text",
    [
        "Größe, Straße, „schön“ – 10\u00a0000\u202f€",
        "Ça coûte trop cher\u00a0!",
        "مرحبا بالعالم، 12 شخصًا",
        "עברית \u200fB2B\u200e עברית",
        "नमस्ते क्\u200dष और क्\u200cष",
        "می\u200cخواهم",
        "在庫\u3000レベル",
        "한국어",
        "Z̈ĕr̊o",
        "👍🏽 👩🏿‍🚒 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️ 1️⃣",
        "🇩🇪 🇮🇳 \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "an emoji newer than Python: \U0001fae9",
        "two\nlines\tand a tab",
        "C:\\stock & <b>prices</b> *bold* {number} %s",
        "\U00020bb7野家 𝔉raktur",
    ],
)
def test_people_are_kept_word_for_word(text: str) -> None:
    assert wording.clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("".join(map(chr, range(9))) + "a", "a"),
        ("\x1b[31mred\x7f", "[31mred"),
        ("a\x9bb\x80c", "abc"),
        ("a\ud800b\udfffc", "abc"),
        ("\udc00", ""),
        ("\u202eana\u202c \u2066ben\u2069 \u202a\u202b\u202d\u2067\u2068", "ana ben"),
        ("a\u200bb\ufeffc\u2060d\xade", "abcde"),
        ("say hi\U000e0001\U000e0041\U000e0042\U000e007f", "say hi"),
        ("1\r\n2\r3\u20284\u20295\x856", "1\n2\n3\n4\n5\n6"),
        ("  \n around \t\n", "around"),
        ("\u3000\u00a0around\u2003", "around"),
        ("\u200d\u200c\u200f\ufe0f", ""),
        ("\u00a0 \u200b\n", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_what_no_database_or_screen_can_take_is_left_out(typed: str, kept: str) -> None:
    assert wording.clean(typed) == kept
    kept.encode()


def test_the_longest_answer_is_kept_whole() -> None:
    assert wording.clean("ü" * 2_000) == "ü" * 2_000
    assert wording.clean(" " * 500 + "x" * 2_000 + "\x00" * 500) == "x" * 2_000


@pytest.mark.parametrize("check", [wording.clean, wording.written])
def test_somebody_who_writes_too_much_is_told_how_much_it_is(
    check: Callable[..., str],
) -> None:
    with pytest.raises(TooLong) as caught:
        check("x" * 2_345, field="finding")
    assert str(caught.value) == (
        "That is 2,345 characters, and I can keep 2,000. "
        "Could you say it a little shorter?"
    )
    assert caught.value.field == "finding"


@pytest.mark.parametrize("typed", ["", " \n\t ", "\x00", "\u200b\u200d", "\ufe0f"])
def test_somebody_who_writes_nothing_is_asked_for_words(typed: str) -> None:
    with pytest.raises(NothingWritten, match="Please write a sentence here") as caught:
        wording.written(typed, field="need")
    assert caught.value.field == "need"
    with pytest.raises(NothingWritten, match="Please say it in a sentence"):
        wording.written(typed)


def test_words_around_nothing_are_kept() -> None:
    assert wording.written(" \x00 Stock levels \n") == "Stock levels"


def test_a_message_longer_than_fits_is_kept_as_far_as_it_does() -> None:
    assert len(wording.fitting("z" * 9_999)) == wording.LONGEST
    assert wording.fitting(" short ") == "short"
