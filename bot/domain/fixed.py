"""Whether a vendor or a date is fixed already; when unsure, nothing is."""

from dataclasses import dataclass

from bot.domain import dates
from bot.domain.sentences import first, is_denied, split_at, told


@dataclass(frozen=True)
class Fixings:
    """The words that tell it, as `plain` leaves them."""

    done: frozenset[str]
    events: frozenset[str]
    things: frozenset[str]
    happens: frozenset[str]
    never: frozenset[str]


def words_of(known: Fixings, text: str) -> str | None:
    """The sentence for which IT should hear of it now, as typed; others won't wait."""
    return next((each for each in told(text) if _is_fixed(known, each)), None)


def _is_fixed(known: Fixings, sentence: str) -> bool:
    if first(known.never, sentence):
        return False
    if _is_said(known.done, sentence):
        return True
    is_event = _is_said(known.events, sentence) or _happens(known, sentence)
    return is_event and any(dates.mentions(sentence))


def _happens(known: Fixings, sentence: str) -> bool:
    return _is_said(known.things, sentence) and _is_said(known.happens, sentence)


def _is_said(words: frozenset[str], sentence: str) -> bool:
    """And not taken back in the same breath."""
    found = first(words, sentence)
    return found is not None and not is_denied(split_at(found.start(), sentence)[0])
