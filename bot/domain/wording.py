"""What people type, as far as it can be kept."""

import re
import unicodedata

from bot.errors import NothingWritten, TooLong

CUT = " …"
LONGEST = 2_000  # characters of one answer, so that it can always be shown whole

LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Joiners (emoji, Hindi, Persian) and direction marks (Arabic) stay, and so do the tags
# that make a flag of Scotland. What hides or turns around other words goes.
UNWANTED = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f)"  # such a flag
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # control characters
    "|[\ud800-\udfff]"  # half a character
    "|[\u202a-\u202e\u2066-\u2069]"  # turns the direction of what follows
    "|[\xad\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]"  # not seen at all
)
UNSEEN = {"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"}  # nothing to read, on their own


def clean(typed: str, *, field: str | None = None) -> str:
    """What a person typed, without what no database or screen can take."""
    text = UNWANTED.sub(r"\1", LINE_ENDS.sub("\n", typed)).strip()
    if all(unicodedata.category(each) in UNSEEN for each in text):
        return ""
    if len(text) > LONGEST:
        raise TooLong(
            f"That is {len(text):,} characters, and I can keep {LONGEST:,}. "
            "Could you say it a little shorter?",
            field=field,
        )
    return text


def fitting(text: str) -> str:
    """A message's words as far as they can be kept."""
    kept = UNWANTED.sub(r"\1", LINE_ENDS.sub("\n", text)).strip()
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - len(CUT)]}{CUT}"


def is_cut(text: str) -> bool:
    """Whether that left something out; then its writer is told."""
    return len(text) == LONGEST and text.endswith(CUT)


def written(typed: str, *, field: str | None = None) -> str:
    """The same, for what must not be empty."""
    text = clean(typed, field=field)
    if not text:
        sentence = (
            "Please write a sentence here."
            if field
            else "I can only read words so far. Please say it in a sentence."
        )
        raise NothingWritten(sentence, field=field)
    return text


def replaced(text: str, before: str, after: str) -> str:
    """A text in which some of its lines say something else by now."""
    lines = f"\n{text}\n".replace(f"\n{before}\n", f"\n{after}\n", 1)
    return lines.strip()[:LONGEST] if before else text


def listed(names: list[str]) -> str:
    """As one says it: Ana, Ben and Cleo."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
