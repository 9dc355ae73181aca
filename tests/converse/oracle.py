"""Each talk must read as it would have, had its person been alone with the bot."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.sandbox import Message
from tests.cast import TRIAGE
from tests.converse.talks import Talk
from tests.words.eyes import visible

OWN = re.compile(r"#\d+|\d\d \w{3}, \d\d:\d\d")


@dataclass
class Verdict:
    """Sentences about what went wrong; none is the only good answer."""

    out_of_order: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    messages: int = 0

    @property
    def all(self) -> list[str]:
        return [*self.out_of_order, *self.lost, *self.twice]


@dataclass(frozen=True)
class Line:
    """A message as it stands in the end, and after how many acts it was posted."""

    after: int
    text: str


def compare(verdict: Verdict, talk: Talk, alone: Talk) -> None:
    """Hold a talk against the same talk of somebody alone."""
    where = f"{talk.person}, talk {talk.number}"
    for name, lines, wanted in zip(
        _names(talk), _threads(talk), _threads(alone), strict=False
    ):
        verdict.messages += len(lines)
        hold(verdict, f"{where}, {name}", lines, wanted)
    did, would = ([(act.kind, act.what) for act in each.acts] for each in (talk, alone))
    if did != would or talk.ended != alone.ended:
        verdict.out_of_order.append(f"{where}: {did} instead of {would}")


def hold(verdict: Verdict, where: str, lines: list[Line], wanted: list[Line]) -> None:
    """What was said against what should have been said, in its order."""
    there, due = (Counter(line.text for line in each) for each in (lines, wanted))
    verdict.lost += [f"{where}: {text!r}" for text in due - there]
    verdict.twice += [f"{where}: {text!r}" for text in there - due]
    if there != due:
        return
    for line, want in zip(lines, wanted, strict=True):
        if line.text != want.text:
            verdict.out_of_order.append(f"{where}: {line.text!r} for {want.text!r}")
        elif line.after < want.after:
            verdict.out_of_order.append(f"{where}: {line.text!r} came before its cause")


def _names(talk: Talk) -> list[str]:
    return [*(f"thread {at}" for at, _ in enumerate(talk.threads)), "card"]


def _threads(talk: Talk) -> Iterator[list[Line]]:
    """What the bot said in each of its threads, and in that of the card."""
    card = talk.card()
    for root in [*talk.threads, *([card] if card else [])]:
        place = TRIAGE if root is card else talk.dm
        thread = talk.workspace.messages(place, root.ts)
        yield [_line(talk, each) for each in thread if each.bot_id]


def _line(talk: Talk, message: Message) -> Line:
    """Without numbers of requests and times, which differ from crowd to crowd."""
    after = sum(act.ts < message.ts for act in talk.acts)
    text = f"{message.text}\n{visible(message.blocks)}"
    return Line(after, OWN.sub("…", text))
