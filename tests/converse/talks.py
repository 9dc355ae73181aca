"""A talk with the bot, from the first words to IT's answer, led by somebody's luck.

The same person has the same luck each time: as long as the bot says the same, they do
the same.
"""

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox import Message
from tests.cast import TRIAGE, button_called, labels_of, words_of
from tests.converse.office import PATIENCE, Office
from tests.core.steps import until

IT = ("U0IVO", "U0MIA")
SKIP, SEND, BACK, AGAIN = "Skip", "Yes, send to IT", "Take it back", "Bring it back"
SYLLABLES = ("ba", "du", "fe", "ki", "lo", "mu", "na", "po", "ri", "su", "ta", "vo")
NOT_MEANT = "Not what I meant"
MORE, ENOUGH = "Add more", "That's enough"
FIGURES = "how much money"  # in the one question that wants some
# Seconds: who writes has read the question first; a button is pressed more quickly.
WRITES_AFTER, PRESSES_AFTER = (5.0, 5.0, 8.0), (0.0, 0.0, 0.2, 1.5)


@dataclass(frozen=True)
class Act:
    """What somebody did, and when."""

    ts: str
    kind: str
    what: str


class Talk:
    """One request of one person, and what IT does about it."""

    def __init__(self, office: Office, person: str, number: int) -> None:
        self.office, self.person, self.number = office, person, number
        self.workspace = office.workspace
        self.dm = office.workspace.dm(person).id
        self.luck = random.Random(f"{person} {number}")  # noqa: S311 - the same luck
        self.acts: list[Act] = []
        self.threads: list[Message] = []
        self.ended = ""
        self._answered: set[str] = set()
        self._said = 0

    async def run(self) -> None:
        """From the first words until it is decided, or taken back."""
        await self.says(self.need(), is_new=True)
        while not self.ended:
            open_now = await self.finds(self._open)
            if SEND in labels_of(open_now):
                await self._brief(open_now)
            else:
                await self._question(open_now)

    # --- what they see ---

    def read(self) -> list[Message]:
        """What the bot said in their threads, in order."""
        found = []
        for root in self.threads:
            found += self.workspace.messages(root.channel, root.ts)
        return sorted((m for m in found if m.bot_id), key=lambda message: message.ts)

    def card(self) -> Message | None:
        """What IT has of it."""
        key = f"{self._key()}:card"
        cards = reversed(self.workspace.messages(TRIAGE))
        return next((m for m in cards if key_of(m) == key), None)

    def read_by_it(self) -> list[Message]:
        card = self.card()
        return self.workspace.messages(TRIAGE, card.ts) if card else []

    def _key(self) -> str:
        """`request:42`, as the keys of all its messages begin."""
        first = next(key for m in self.read() if (key := key_of(m))[:8] == "request:")
        return ":".join(first.split(":")[:2])

    def _open(self) -> Message | None:
        """The last that waits for them: a question, or the brief to say yes to."""
        waiting = [m for m in self.read() if self._waits_for_them(m)]
        return waiting[-1] if waiting else None

    def _waits_for_them(self, message: Message) -> bool:
        labels = labels_of(message)
        return SEND in labels or (SKIP in labels and message.ts not in self._answered)

    def with_words(
        self, words: str, among: list[Message] | None = None
    ) -> Message | None:
        seen = self.read() if among is None else among
        return next((m for m in seen if words in words_of(m)), None)

    def with_label(self, label: str) -> Message | None:
        return next((m for m in self.read() if label in labels_of(m)), None)

    def newer_than(self, ts: str) -> Message | None:
        return next((m for m in self.read() if m.ts > ts), None)

    async def finds(self, look: Callable[[], Message | None]) -> Message:
        async def is_there() -> bool:
            await self.office.goes_on()
            return look() is not None

        await until(is_there, PATIENCE)
        found = look()
        assert found
        return found

    # --- what they do ---

    async def _waits(self, seconds: Sequence[float]) -> None:
        await self.office.time_passes(self.luck.choice(seconds))

    def _notes(self, kind: str, what: str) -> str:
        now = self.workspace.next_ts()
        self.acts.append(Act(now, kind, what))
        return now

    async def says(self, *texts: str, is_new: bool = False) -> str:
        """One message or several quick ones, in the thread or at the top."""
        await self._waits(WRITES_AFTER)
        now = self._notes("Writes" if len(texts) == 1 else "Writes twice", str(texts))
        for text in texts:
            thread = None if is_new else self.threads[0].ts
            said = await self.office.sandbox.say(
                self.person, self.dm, text, thread_ts=thread
            )
            self.threads += [said] if is_new else []
        return now

    async def clicks(self, message: Message, label: str, who: str = "") -> str:
        who = who or self.person
        await self._waits(PRESSES_AFTER)
        now = self._notes(label, who)
        await self._press(who, message, label)
        return now

    async def _press(self, who: str, message: Message, label: str) -> None:
        action = button_called(label, message.blocks)
        await self.office.sandbox.click(
            who, message.channel, message.ts, action["action_id"], value=action["value"]
        )

    async def fills(
        self, message: Message, label: str, values: dict[str, Any], who: str = ""
    ) -> str:
        """Open a form and send it; nobody has two forms open at once."""
        who = who or self.person
        await self._waits(PRESSES_AFTER)
        async with self.office.desks[who]:
            now = self._notes(label, f"{who}: {values}")
            while not self.workspace.open_views(who):
                await self._press(who, message, label)
                await until(lambda: bool(self.workspace.open_views(who)))
            form = self.workspace.open_views(who)[-1]
            wrong = await self.office.sandbox.submit(who, form.id, values)
            assert wrong is None, f"{label} was refused: {wrong}"
        return now

    def words(self, what: str) -> str:
        """Words nobody else says, and nobody twice."""
        self._said += 1
        return f"{what}, {self.person}.{self.number}.{self._said}"

    def need(self) -> str:
        """Like nobody else's: what sounds alike is not to be put together."""
        self._said += 1
        coined = random.Random(f"{self.person} {self.number} {self._said}")  # noqa: S311 - the same words
        one, two, three = ("".join(coined.choices(SYLLABLES, k=4)) for _ in range(3))
        return f"Our {one} has no {two} {three}"

    def chance(self, of: float) -> bool:
        return self.luck.random() < of

    # --- a question ---

    async def _question(self, asked: Message) -> None:
        """In one of the ways that are there."""
        ways: dict[Callable[[Message], Awaitable[None]], tuple[int, str]] = {
            self._answers: (8, SKIP),
            self._answers_in_two: (3, SKIP),
            self._skips: (3, SKIP),
            self._says_little: (1, SKIP),
            self._answers_elsewhere: (1, SKIP),
            self._puts_it_off: (1, "Finish later"),
            self._hesitates: (1, BACK),
            self._starts_anew: (1, BACK),
            self._has_said_enough: (5, ENOUGH),
        }
        labels = labels_of(asked)
        there = {way: often for way, (often, label) in ways.items() if label in labels}
        way = self.luck.choices([*there], [*there.values()])[0]
        await way(asked)

    async def _answers(self, asked: Message) -> None:
        figures = FIGURES in words_of(asked) and self.chance(0.7)
        what = "about 12 people, half an hour a day" if figures else ""
        await self._goes_on(asked, what or self.words("half a morning goes into it"))

    async def _answers_in_two(self, asked: Message) -> None:
        """Each may answer a question; then only what was asked last is still open."""
        self._answered.add(asked.ts)
        one, two = self.words("two of us type it"), self.words("and one is lost")
        now = await self.says(one, two)
        await self.finds(lambda: self.newer_than(now))
        await self.office.has_heard(self.person)
        self._answered.update(message.ts for message in self.read()[:-1])

    async def _skips(self, asked: Message) -> None:
        self._answered.add(asked.ts)
        now = await self.clicks(asked, SKIP)
        await self.finds(lambda: self.newer_than(now))

    async def _says_little(self, asked: Message) -> None:
        await self._goes_on(asked, "better")

    async def _goes_on(self, asked: Message, text: str) -> None:
        self._answered.add(asked.ts)
        now = await self.says(text)
        await self.finds(lambda: self.newer_than(now))

    async def _answers_elsewhere(self, asked: Message) -> None:
        """At the top of the DM, and says that it is an answer."""
        self._answered.add(asked.ts)
        await self.says(self.words("the counter waits"), is_new=True)
        sorting = await self.finds(lambda: self.with_label("It is my answer"))
        now = await self.clicks(sorting, "It is my answer")
        await self.finds(lambda: self.newer_than(now))

    async def _puts_it_off(self, asked: Message) -> None:
        """Once in a talk: pressed again at the same question, nothing new is said."""
        if self.with_words("No hurry"):
            await self._skips(asked)
            return
        await self.clicks(asked, "Finish later")
        await self.finds(lambda: self.with_words("No hurry"))

    async def _has_said_enough(self, asked: Message) -> None:
        self._answered.add(asked.ts)
        now = await self.clicks(asked, ENOUGH)
        await self.finds(lambda: self.newer_than(now))

    async def _hesitates(self, asked: Message) -> None:
        await self._takes_back(asked)
        await self.clicks(await self.finds(lambda: self.with_label(AGAIN)), AGAIN)
        await self.finds(lambda: self.with_words("is open again"))

    async def _starts_anew(self, asked: Message) -> None:
        await self._takes_back(asked)
        self.ended = "taken back"

    async def _takes_back(self, asked: Message) -> None:
        await self.clicks(asked, BACK)
        await self.finds(lambda: self.with_label(AGAIN))

    # --- the brief ---

    async def _brief(self, brief: Message) -> None:
        if self.chance(0.3):
            await self._adds()
        if self.chance(0.3):
            await self._fixes(brief)
        if MORE in labels_of(brief) and self.chance(0.3):
            now = await self.clicks(brief, MORE)
            await self.finds(lambda: self.newer_than(now))
        elif self.chance(0.1):
            await self._starts_anew(brief)
        else:
            await self.clicks(brief, SEND)
            await self._with_it()

    async def _adds(self) -> None:
        now = await self.says(self.words("it is worse on Mondays"))
        await self.finds(lambda: self.newer_than(now))

    async def _fixes(self, brief: Message) -> None:
        need = self.need()
        await self.fills(brief, "Fix something", {"need": need})
        await self.finds(lambda: self.with_words(need))

    # --- with IT ---

    async def _with_it(self) -> None:
        card = await self.finds(self.card)
        it = self.luck.choice(IT)
        if self.chance(0.4):
            await self.clicks(card, "I'll take it", it)
            await self.finds(lambda: self.with_words("is looking at it"))
        if self.chance(0.3):
            await self._is_asked(card, it)
        if self.chance(0.2):
            await self._tells_it("it is worse on Mondays")
        await self._decided(card, it)
        if self.chance(0.2):
            await self._objects()
            await self._decided(card, it)
        self.ended = "decided"

    async def _is_asked(self, card: Message, it: str) -> None:
        question = self.words("which list is it")
        await self.fills(card, "Ask a question", {"question": question}, it)
        await self.finds(lambda: self.with_words(question))
        await self._tells_it("the one at the counter")

    async def _tells_it(self, what: str) -> None:
        """In their own thread; it arrives in that of the card."""
        words = self.words(what)
        await self.says(words)
        await self.finds(lambda: self.with_words(words, self.read_by_it()))

    async def _decided(self, card: Message, it: str) -> None:
        outcome = self.luck.choice(("go_ahead", "better_path", "not_worth_solving"))
        found = {"finding": self.words("it can be had"), "goal": "A quick counter"}
        now = await self.fills(card, "Decide", {"outcome": outcome, **found}, it)
        await self.finds(lambda: self._answer_after(now))

    def _answer_after(self, ts: str) -> Message | None:
        answers = [m for m in self.read() if NOT_MEANT in labels_of(m) and m.ts > ts]
        return answers[-1] if answers else None

    async def _objects(self) -> None:
        answer = await self.finds(lambda: self._answer_after(""))
        await self.fills(answer, NOT_MEANT, {"meant": self.words("another list")})
        await self.finds(lambda: self.with_words("they look at it again"))


def key_of(message: Message) -> str:
    marks = (message.metadata or {}).get("event_payload", {})
    return str(marks.get("key", ""))
