"""What it asks and offers, as data: all of it, wherever it is shown."""

from collections.abc import Iterator

from bot import content
from bot.blocks import View, section
from tests.words.eyes import Said

ASKED = "who is asked"


def said() -> Iterator[Said]:
    for asked in content.catalogue().questions.values():
        shown = _list(
            asked.text, asked.help, asked.probe, asked.example,
            asked.label, asked.short, " / ".join(asked.steps),
        )  # fmt: skip
        yield Said(ASKED, f"the question “{asked.key}”", shown)
    for kind in content.catalogue().kinds.values():
        shown = _list(kind.name, kind.description)
        yield Said("who chooses a kind of request", kind.key, shown)
    for answer in content.answers().values():
        headline = answer.headline.format(request="your request #7")
        shown = _list(answer.title, answer.explains, headline, answer.found)
        yield Said("both sides", f"the answer “{answer.key}”", shown)


def _list(*texts: str) -> View:
    blocks = [section(text, f"text_{at}") for at, text in enumerate(texts) if text]
    return {"type": "content", "blocks": blocks}
