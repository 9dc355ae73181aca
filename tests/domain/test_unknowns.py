"""Who says that they don't know is heard, and so is whom they name instead."""

import pytest

from bot import content
from bot.domain import unknowns

UNKNOWN = [
    "idk", "IDK…", "I don't know", "i don\u2019t know", "I don't know yet, sorry.",
    "We don't know", "no idea", "No idea by when", "Sorry, no idea.", "not sure",
    "Not sure about the budget", "I'm not sure about that", "hard to say",
    "Good question!", "Honestly, I don't know", "unknown", "tbd", "Who knows?",
    "Hm, no clue", "I really don't know how much", "Can't say.", "Weiß nicht",
    "Keine Ahnung, leider", "Don't know exactly", "Not clear yet",
    "Don't know. Ask Tom.", "I don't know, but Finance does", "Ask Tom",
    "No idea. My boss would know.", "Let me ask", "I'd have to ask our controller",
]  # fmt: skip
KNOWN = [
    "", "Tom", "Everyone", "Nothing", "12", "Because the auditors want it", "n/a",
    "Not sure, but the last audit complained about our labels", "about 40 people",
    "I don't know, my boss asked for it", "We don't know what customers want",
    "Nobody knows who has booked the room", "Nobody knows what is in stock",
    "We don't know the customer", "It depends on the season", "no deadline",
    "We have no budget", "Unknown callers block the line",
    "The costs are unclear to us", "They don't know about our prices",
    "Customers ask Tom every day", "by end of March",
    "Our drivers don't know where to go", "Sure", "About 3", "Who?", "The budget",
]  # fmt: skip
NAMED = {
    "ask Tom": "Tom",
    "Ask Tom.": "Tom",
    "Please ask Tom Maier about it": "Tom Maier",
    "No idea, ask Anna-Lena": "Anna-Lena",
    "You could ask <@U123>": "<@U123>",
    "Ask Dr. Maier, please": "Dr. Maier",
    "Better talk to Finance": "Finance",
    "Check with the finance team": "the finance team",
    "I'd have to ask our controller": "our controller",
    "Let me ask Tom first": "Tom",
    "Tom knows": "Tom",
    "Tom knows that": "Tom",
    "Finance knows that better": "Finance",
    "finance would know": "finance",
    "My boss will know that": "My boss",
    "Not sure. I think Tom knows more.": "Tom",
    "Tom and Anna know that": "Tom and Anna",
    "Finance or Purchasing might know": "Finance or Purchasing",
    "The finance team has the numbers": "The finance team",
    "Someone in sales can tell you": "Someone in sales",
    "I don't know, but Finance does": "Finance",
    "No clue but Tom might": "Tom",
    "That's a question for Legal": "Legal",
    "Don't know - that's up to the works council": "the works council",
    "Frag Anna": "Anna",
    "Das weiß ich nicht. Der Vertrieb weiß das.": "Der Vertrieb",
}
NOBODY = [
    "", "I don't know", "Tom", "Finance", "ask me again tomorrow", "Ask again",
    "Ask around", "Everyone knows that", "Nobody knows that", "God knows", "Who knows?",
    "Ask Tom?", "Customers ask Tom every day", "Tom knows the customer",
    "The system knows that", "Finance knows that we pay too late", "Don't ask Tom",
    "If you ask Tom, he says no", "I asked Tom", "Tom asked for it",
    "Ask the customers", "SAP has the numbers", "Excel knows that",
    "No manager knows that", "Tom does", "For finance", "Customers know",
    "Up to 5 managers", "Finance and Sales need to agree", "Tom's list has the numbers",
]  # fmt: skip


@pytest.mark.parametrize("text", UNKNOWN)
def test_who_does_not_know_is_heard(text: str) -> None:
    assert unknowns.is_unknown(content.unknowns(), text)


@pytest.mark.parametrize("text", KNOWN)
def test_who_says_anything_else_is_taken_at_their_word(text: str) -> None:
    assert not unknowns.is_unknown(content.unknowns(), text)


@pytest.mark.parametrize("text", NAMED)
def test_who_would_know_is_heard(text: str) -> None:
    assert unknowns.who_knows(content.unknowns(), text) == NAMED[text]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named_by_mistake(text: str) -> None:
    assert unknowns.who_knows(content.unknowns(), text) is None


def test_the_tables_are_long_and_a_third_of_them_passes() -> None:
    assert len(UNKNOWN) + len(NAMED) >= 50
    assert len({*UNKNOWN, *KNOWN}) == len(UNKNOWN) + len(KNOWN)
    assert len(KNOWN) * 2 >= len(UNKNOWN)
    assert len(NOBODY) * 2 >= len(NAMED)
    assert len(UNKNOWN) + len(KNOWN) + len(NAMED) + len(NOBODY) >= 110


@pytest.mark.parametrize(
    "text",
    ["ask " * 700, "A" * 2_000, "the " * 800, "Tom and " * 400, "?" * 2_000, "ask @-"],
)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert not unknowns.is_unknown(content.unknowns(), text)
    assert unknowns.who_knows(content.unknowns(), text) is None
