"""A first visit is guided: things to try, each ticked off once it has happened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.sandbox.model import Entry
from bot.sandbox.page import mrkdwn
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.memory import Memory
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Witness:
    """What really happened: what the bot posted, and who has looked at it."""

    workspace: Workspace
    memory: Memory

    def has_read(self, user: str, entry: Entry) -> bool:
        return self.memory.has_read(user, entry.channel, entry.thread_ts, entry.ts)


@dataclass(frozen=True, slots=True)
class Tip:
    """Something to try, and how to see that somebody did."""

    text: str
    done: Callable[[Witness], bool]


class Guide:
    """The things to try; what was done once stays done."""

    def __init__(self, tips: Sequence[Tip]) -> None:
        self._tips = tips
        self._done: set[Tip] = set()

    def card(self, eyes: Eyes, memory: Memory) -> Html | None:
        if not self._tips:
            return None
        self._look(Witness(eyes.workspace, memory))
        items = [self._item(eyes, n, tip) for n, tip in enumerate(self._tips, 1)]
        return tag(
            "details",
            tag("summary", "Try this", self._count()),
            tag("ol", *items),
            self._praise(),
            open=True,
            id="tips",
            class_="tips",
        )

    def _look(self, witness: Witness) -> None:
        """Tick off what has happened, in every window."""
        left = [tip for tip in self._tips if tip not in self._done]
        if news := {tip for tip in left if tip.done(witness)}:
            self._done |= news
            witness.workspace.changed("guide")

    def _item(self, eyes: Eyes, number: int, tip: Tip) -> Html:
        done, is_next = tip in self._done, tip == self._next()
        heard = tag("span", "Done: ", class_="unseen") if done else None
        return tag(
            "li",
            heard,
            tag("span", mrkdwn.inline(eyes, tip.text)),
            value=number,
            class_="done" if done else "next" if is_next else None,
            aria_current="step" if is_next else None,
        )

    def _next(self) -> Tip | None:
        return next((tip for tip in self._tips if tip not in self._done), None)

    def _count(self) -> Html:
        said = f"{len(self._done)} of {len(self._tips)}"
        heard = tag("span", " done", class_="unseen")
        return tag("span", said, heard, class_="progress", role="status")

    def _praise(self) -> Html | None:
        if self._next():
            return None
        return tag(
            "p",
            tag("b", "Well done, that is the whole way."),
            " Ask for something else, be somebody else, or turn the clock.",
            class_="praise",
            role="status",
        )
