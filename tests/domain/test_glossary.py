"""Both sides add words to the list, and take them away."""

from collections.abc import Callable
from typing import Any

import pytest

from bot import content
from bot.domain import glossary as rules
from bot.domain.glossary import LONGEST_MEANING, LONGEST_NAME, MOST_OF_ONES_OWN, Own
from bot.domain.jargon import Term
from bot.errors import BotError, NotAllowed, NotFound, NothingWritten, TooLong
from bot.models import Person, Side
from tests.samples import MONDAY

SHIPPED = content.glossary(*Side)
OTIF: Own = {"OTIF": {"means": "on time", "by": "U0ANA"}}
FULL: Own = {f"Word {n}": {"means": "a word", "by": "U0ANA"} for n in range(200)}


def add(own: Own, name: str, means: str = "a thing") -> Own:
    return rules.explained(SHIPPED, own, name, means, "U0BEN")


def know(own: Own, name: str) -> Own:
    return rules.known_here(SHIPPED, own, name, "U0BEN")


def remove(own: Own, name: str) -> Own:
    return rules.without(SHIPPED, own, name)


def test_the_latest_word_comes_first_with_who_added_it() -> None:
    own = add(OTIF, "  Blue\n Desk ", "our  help desk\u200b")
    assert list(own) == ["Blue Desk", "OTIF"]
    assert own["Blue Desk"] == {"means": "our help desk", "by": "U0BEN"}
    assert OTIF == {"OTIF": {"means": "on time", "by": "U0ANA"}}


def test_a_word_that_is_added_again_is_explained_anew() -> None:
    assert add(OTIF, "otif", "in full") == {"otif": {"means": "in full", "by": "U0BEN"}}


def test_a_word_is_known_here_until_it_is_taken_away() -> None:
    own = know(OTIF, "SSO")
    assert own["SSO"] == {"means": "", "by": "U0BEN"}
    assert know(own, "otif")["otif"]["means"] == ""
    assert remove(own, "sso") == OTIF
    assert remove(remove(own, "SSO"), "OTIF") == {}


def test_the_list_shows_our_own_words_first_and_each_once() -> None:
    found = rules.listed(SHIPPED, add(OTIF, "single sign-on", "one door"))
    assert found[:2] == [
        (Term("single sign-on", "one door"), "U0BEN"),
        (Term("OTIF", "on time"), "U0ANA"),
    ]
    assert len(found) == len(SHIPPED.terms)
    assert {by for _, by in found[2:]} == {""}


@pytest.mark.parametrize(
    ("change", "own", "typed", "error", "field", "words"),
    [
        (add, {}, (" ", "x"), NothingWritten, "word", "write the word here"),
        (add, {}, ("-", "x"), NothingWritten, "word", "write the word here"),
        (add, {}, ("x" * (LONGEST_NAME + 1),), TooLong, "word", "40 characters fit"),
        (add, {}, ("a b c d e f g",), TooLong, "word", "the word alone"),
        (add, {}, ("x" * 3_000,), TooLong, "word", "shorter"),
        (add, {}, ("X", ""), NothingWritten, "means", "what it means"),
        (add, {}, ("X", "\u200b"), NothingWritten, "means", "what it means"),
        (add, {}, ("X", "x" * (LONGEST_MEANING + 1)), TooLong, "means", "200 fit"),
        (add, {}, ("it", "us"), NotAllowed, "word", "an everyday word"),
        (add, FULL, ("X", "y"), TooLong, "word", "200 words already"),
        (know, {}, ("OTIIF",), NotFound, "word", "“OTIIF” is not in the list"),
        (know, {}, ("",), NothingWritten, "word", "write the word here"),
        (remove, {}, ("OTIIF",), NotFound, "word", "“OTIIF” is not in the list"),
        (remove, {}, ("sso",), NotAllowed, "word", "came with me"),
    ],
)
def test_what_will_not_do_is_said_in_a_sentence_at_its_field(
    change: Callable[..., Own],
    own: Own,
    typed: tuple[str, ...],
    error: type[BotError],
    field: str,
    words: str,
) -> None:
    with pytest.raises(error, match=words) as caught:
        change(own, *typed)
    assert caught.value.field == field


def test_a_full_list_takes_new_words_for_old_ones() -> None:
    assert len(FULL) == MOST_OF_ONES_OWN
    assert len(add(FULL, "word 7", "another")) == MOST_OF_ONES_OWN
    assert len(add(remove(FULL, "Word 7"), "X")) == MOST_OF_ONES_OWN


def test_only_people_who_work_here_have_a_say() -> None:
    known: dict[str, Any] = {
        "workspace_id": "T1",
        "name": "Kim",
        "looked_up_at": MONDAY,
    }
    guest = Person(slack_id="U0KIM", is_guest=True, **known)
    rules.must_work_here(guest)
    with pytest.raises(NotAllowed, match="the people who work here"):
        rules.must_work_here(Person(slack_id="U0EXT", is_stranger=True, **known))
