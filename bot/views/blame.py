"""Gentler words, offered to a writer before anybody else reads theirs."""

from collections.abc import Iterable, Iterator

from bot.blocks import Block, either, line, quoted, small_print
from bot.domain.blame import Found

CHOICE = "words"
GENTLER, MINE = "gentler", "mine"
WHICH = {GENTLER: "The gentler words", MINE: "Mine, as they are"}


def offer(found: Iterable[Found]) -> tuple[Block, ...]:
    """Each sentence with what it could say, and which words to send."""
    texts = list(found)
    said = [each for text in texts for each in _sentences(text)]
    if not said:
        return ()
    shown = [_shown(f"blame_{place}", *each) for place, each in enumerate(said)]
    is_choice = any(text.text for text in texts)
    choice = [either(CHOICE, "Which words to send", WHICH)] if is_choice else []
    return (*shown, *choice, small_print("Only you see this.", "blame_note"))


def _sentences(found: Found) -> Iterator[tuple[str, str, bool]]:
    for typed, gentler in zip(found.sentences, found.gentler, strict=True):
        yield typed, gentler, bool(found.text)


def _shown(block_id: str, typed: str, gentler: str, more: bool) -> Block:  # noqa: FBT001
    head = f"“{typed}” may sound like blame"
    if gentler:
        return quoted(block_id, gentler, f"{head}. It could say:")
    if more:
        return line(block_id, f"{head}. The rest says it all, so it could go.")
    return line(
        block_id,
        f"{head}, and I have no other words for it. "
        "Please say what happened, or send it as it is.",
    )
