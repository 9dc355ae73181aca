"""An answer that says little is noticed; one that says something never is."""

import pytest

from bot import content
from bot.domain import listening

NEED = "We need a label printer in hall three"

VAGUE = [
    ("goal", "idk"),
    ("goal", "IDK…"),
    ("goal", "I don't know"),
    ("goal", "i don’t know"),  # noqa: RUF001 - as phones write it
    ("goal", "It would be better"),
    ("goal", "it would be better."),
    ("goal", "Because we need it"),
    ("goal", "because we need it!!"),
    ("goal", "We just need it, please."),
    ("goal", "It's important"),
    ("goal", "It would be nice to have"),
    ("goal", "To make things easier"),
    ("goal", "it would make my life easier"),
    ("goal", "To improve things"),
    ("goal", "It would help us a lot"),
    ("goal", "Because"),
    ("goal", "why not?"),
    ("goal", "Efficiency"),
    ("goal", "n/a"),
    ("goal", "?"),
    ("goal", "👍"),
    ("goal", "See above"),
    ("goal", "as discussed"),
    ("goal", "I think everyone wants this"),
    ("without", "It would be bad"),
    ("without", "Then we don't have it"),
    ("without", "Things get worse"),
    ("without", "no idea"),
    ("without", "Not good."),
    ("without", "hard to say"),
    ("daily_fit", "It depends"),
    ("daily_fit", "not sure"),
    ("daily_fit", "It would be easier"),
]
CIRCULAR = [
    ("goal", "To have a label printer in hall three"),
    ("goal", "Because we need a label printer"),
    ("goal", "So that hall three has label printers"),
    ("goal", "We want a label printer!"),
    ("without", "We won't have a label printer in hall three"),
    ("without", "No label printer in the hall"),
    ("without", "Then there is no label printer"),
]
SUBSTANCE = [
    ("goal", "Fewer late deliveries"),
    ("goal", "Faster packing"),
    ("goal", "It would be better for the auditors"),
    ("goal", "Because the auditors want it"),
    ("goal", "We need it for the audit in May"),
    ("goal", "Happier customers"),
    ("goal", "Safety"),
    ("goal", "Good"),  # too little to tell
    ("goal", "Cost"),
    ("goal", "Because the printer in hall two is too far away"),
    ("goal", "The printer"),  # of all that the need says, it points at one thing
    ("goal", "I don't know, my boss asked for it"),
    ("goal", "Not sure, but the last audit complained about our labels"),
    ("goal", "500"),
    ("goal", "So we can ship on Fridays"),
    ("goal", "Damit die Pakete schneller rausgehen"),
    ("goal", "在庫を見たい"),
    ("goal", "hall three packs half of all orders"),
    ("without", "Nothing"),
    ("without", "Nothing much, we go on walking"),
    ("without", "We can't ship"),
    ("without", "We stop."),
    ("without", "It gets expensive"),
    ("without", "We lose 2 hours a day"),
    ("without", "Somebody will be hurt one day"),
    ("without", "More calls"),
    ("daily_fit", "Everyone"),
    ("daily_fit", "me"),
    ("daily_fit", "Only us"),
    ("daily_fit", "Hall three"),
    ("daily_fit", "The people in hall three who use the label printer"),
    ("daily_fit", "12"),
    ("daily_fit", "Twelve people, each morning"),
    ("daily_fit", "We all do"),
    ("daily_fit", "our customers"),
]
FOLLOWED_UP = [*VAGUE, *CIRCULAR]


def says_little(question: str, text: str, need: str = NEED) -> bool:
    return listening.says_little(content.ear(), question, text, need)


@pytest.mark.parametrize(("question", "text"), FOLLOWED_UP)
def test_what_says_little_is_noticed(question: str, text: str) -> None:
    assert says_little(question, text)


@pytest.mark.parametrize(("question", "text"), SUBSTANCE)
def test_what_says_something_passes_untouched(question: str, text: str) -> None:
    assert not says_little(question, text)


def test_the_table_is_long_and_a_third_of_it_passes() -> None:
    cases = {*FOLLOWED_UP, *SUBSTANCE}
    assert len(cases) == len(FOLLOWED_UP) + len(SUBSTANCE) >= 60
    assert len(SUBSTANCE) * 3 >= len(cases)


def test_a_part_of_a_long_need_is_an_answer() -> None:
    need = "Our list is a day old, so drivers call the warehouse about late parcels"
    assert not says_little("goal", "Drivers call the warehouse", need)


def test_a_need_without_any_substance_is_never_repeated() -> None:
    assert not says_little("goal", "Labels", "Help")
    assert not says_little("goal", "Labels", "")


@pytest.mark.parametrize("text", ["", "'", "x" * 2_000, "ü " * 1_000, "\u0301"])
def test_no_answer_is_too_odd_to_be_read(text: str) -> None:
    assert says_little("goal", text) in {True, False}
