"""Our words: the list, changing it, and what a writer and a reader are told of it."""

from collections.abc import Iterable
from itertools import chain

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    either,
    heading,
    line,
    message,
    modal,
    section,
    text_input,
    who,
)
from bot.domain.homes import Listed
from bot.domain.jargon import Term

OPEN = "glossary.open"
SAVE = "glossary.save"
BACK = "glossary.turn_back"
ON = "glossary.turn_on"

EXPLAIN, KNOWN, REMOVE = "explain", "known", "remove"

WHAT_FOR = (
    "When IT writes one of these words to somebody in the business, I point it out to "
    "the writer first. Where it stays, I explain it to the reader."
)
WHAT_TO_DO = {
    EXPLAIN: "Add it, or explain it anew",
    KNOWN: "Don't explain it: everybody here knows it",
    REMOVE: "Take it out of our own words",
}


def form(listed: Listed[tuple[Term, str]]) -> View:
    """A page of the list, each word with who added it, and one change to make."""
    return modal(
        "Our words",
        SAVE,
        "",
        "Save",
        section(WHAT_FOR, "what_for"),
        text_input("word", "A word", hint="Such as “middleware”.", is_short=True),
        text_input(
            "means",
            "What it means, in plain words",
            hint="It should fit into a sentence that begins with “middleware means”.",
            optional=True,
            is_short=True,
        ),
        either("change", "What to do with it", WHAT_TO_DO),
        heading("All our words", "all"),
        *(
            _listed(f"word_{listed.page}_{place}", term, by)
            for place, (term, by) in enumerate(listed.shown)
        ),
        *_turning(listed),
    )


def _listed(block_id: str, term: Term, by: str) -> Block:
    added = (" (from ", who(by), ")") if by else ()
    means = term.means or "everybody here knows it"
    return line(block_id, bold(term.name), f": {means}", *added)


def _turning(listed: Listed[tuple[Term, str]]) -> list[Block]:
    here = listed.page
    there = []
    if here > 0:
        there.append(button("Back", BACK, here - 1))
    if listed.more:
        there.append(button("More words", ON, here + 1))
    return [buttons("turn", *there)] if there else []


def late() -> Message:
    """The form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button("Our words", OPEN, "words", primary=True))
    return message(text, section(text, "late"), again)


def jargon(terms: list[Term]) -> tuple[Block, ...]:
    """To the writer, before it is sent; and as the reader will find it explained."""
    return (_flag(terms), explanation(terms)) if terms else ()


def _flag(terms: list[Term]) -> Block:
    them = "it" if len(terms) == 1 else "them"
    named = [(bold(term.name), f" ({term.means})") for term in terms]
    return line(
        "flag",
        "A business reader may not know: ",
        *_joined(named),
        f". Please say {them} in other words, or send it as it is, "
        f"and I explain {them} under your text.",
    )


def explanation(terms: list[Term]) -> Block:
    """To the reader, under what was written."""
    means = [(bold(term.name), f" means {term.means}") for term in terms]
    return line("plain_words", "In plain words: ", *_joined(means, "; "), ".")


def _joined(
    named: Iterable[tuple[str | Part, ...]], between: str = ", "
) -> tuple[str | Part, ...]:
    parts = chain.from_iterable((between, *each) for each in named)
    return tuple(parts)[1:]
