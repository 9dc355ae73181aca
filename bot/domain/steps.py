"""Which of some steps, from little to much, somebody means by what they type."""

from collections.abc import Sequence

from bot.domain.listening import plain

LIKE = (  # for five steps, in their order, whatever they are called
    {"tiny", "none", "nothing", "no", "minimal", "negligible", "very small", "very low",
     "very little", "trivial", "keine", "keines", "winzig", "sehr klein"},
    {"small", "little", "few", "a few", "low", "minor", "easy", "klein", "wenig",
     "wenige", "gering"},
    {"medium", "some", "moderate", "average", "middle", "mid", "normal", "mittel",
     "einige"},
    {"large", "big", "many", "high", "a lot", "lots", "much", "major", "gross", "hoch",
     "viel", "viele"},
    {"huge", "serious", "enormous", "massive", "very large", "very big", "very high",
     "very many", "severe", "critical", "riesig", "sehr gross", "sehr hoch"},
)  # fmt: skip
BESIDE = {
    "i", "id", "say", "think", "guess", "it", "its", "is", "would", "be",
    "rather",
    "quite", "pretty", "fairly", "probably", "maybe", "perhaps", "about", "around",
    "just", "there", "are", "effort", "risk", "risks", "work", "of",
}  # fmt: skip


def number(steps: Sequence[str], typed: str) -> str | None:
    """“1” for the first; nothing, where it says more than a step, or another thing."""
    said = plain(typed)
    numbers = [str(n) for n in range(1, len(steps) + 1)]
    if said in numbers:
        return said
    words = " ".join(word for word in said.split() if word not in BESIDE)
    named = dict(zip(map(plain, steps), numbers, strict=True))
    return named.get(said) or named.get(words) or _alike(steps, words)


def apart(steps: Sequence[str], line: str) -> str:
    """“Large: three teams” is a step, and under it the words beside it."""
    head, colon, rest = line.partition(":")
    found = number(steps, line) or number(steps, head)
    words = rest.strip() if colon else ""
    return "\n".join(filter(None, (found, words))) if found else line


def _alike(steps: Sequence[str], words: str) -> str | None:
    if len(steps) != len(LIKE):
        return None
    return next((str(n) for n, like in enumerate(LIKE, start=1) if words in like), None)
