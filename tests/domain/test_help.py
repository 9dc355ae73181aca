"""What is a call for help, and what is a need that mentions it."""

import pytest

from bot.domain import help as rules


@pytest.mark.parametrize(
    "text",
    [
        "help", "Help", "HELP!", " help ", "help?", "*help*", "`help`", "help me",
        "Help  me\n", "please help", "How does this work?", "what can you do", "Hilfe",
        "aide", "¿ayuda?", "Aiuto!", "Who are you?", "?", " ?? ? ",
    ],
)  # fmt: skip
def test_a_call_for_help(text: str) -> None:
    assert rules.is_asked_for(text)
    assert rules.is_bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "help the shops see their stock", "We need help with the till",
        "helpdesk", "What can you do about the printer?", "Hilfe beim Versand",
        "no help", "a help page for suppliers", "thanks",
    ],
)  # fmt: skip
def test_a_need_is_not_a_call_for_help(text: str) -> None:
    assert not rules.is_asked_for(text)
    assert not rules.is_bare(text)


@pytest.mark.parametrize("text", ["", " ", "!!", " : "])
def test_a_name_with_nothing_behind_it_is_bare_and_no_words_are_no_call(
    text: str,
) -> None:
    assert rules.is_bare(text)
    assert not rules.is_asked_for(text)
