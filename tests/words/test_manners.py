"""Everything the bot says is short, plain and kind, and asks one thing at a time."""

import re
from itertools import chain

import pytest

from tests.words import page
from tests.words.eyes import Said, words

MOST_WORDS = 60
MOST_ON_A_BUTTON = 25
VERBS = {
    "Add",
    "Ask",
    "Close",
    "Find",
    "Hand",
    "Join",
    "Pause",
    "Put",
    "Save",
    "Send",
    "Tell",
}  # that the button under a form begins with
# Words of IT's trade, of offices and of machines, that a colleague would not say aloud;
# words that point at who did it, and polite ones that say nothing.
NOT_OURS = re.compile(
    r"\b(tickets?|SLA|triaged?|backlog|workflows?|escalat\w+|stakeholders?|leverage|"
    r"synerg\w+|users?|submit(ted)?|click|invalid|illegal|denied|errors?|unable|"
    r"fail(ed|ure|s)?|wrong|must|cannot|please contact|kindly|oops|uh-oh|sorry for)\b"
    r"(?!:)",  # as in :ticket:
    re.IGNORECASE,
)
SHOUTED = re.compile(r"\b(?!IT\b|KPI\b)[A-Z]{2,}\b")  # KPI is a word of business
EMOJI = re.compile(r":[a-z0-9_+-]+:|[\u2190-\u2bff\U0001f000-\U0001faff]")

ALL_SAID = list(page.everything())


def each(*kinds: str) -> pytest.MarkDecorator:
    found = [said for said in ALL_SAID if said.kind in kinds]
    names = [f"{said.to}: {said.when}" for said in found]
    return pytest.mark.parametrize("said", found, ids=names)


@each("message", "refusal")
def test_it_is_short(said: Said) -> None:
    if not said.holds_brief:
        assert said.length <= MOST_WORDS


@each("message", "refusal")
def test_it_asks_at_most_one_thing(said: Said) -> None:
    assert said.text.count("?") <= 1
    assert said.notice.count("?") <= 1


@each("message", "refusal", "modal", "home", "content")
def test_it_neither_shouts_nor_blames_nor_speaks_jargon(said: Said) -> None:
    for text in (said.notice, said.text):
        ours = re.sub(r"<.*?>|{.*?}", "", text)  # without names that come in
        assert not (found := NOT_OURS.search(ours)), found
        assert "!" not in ours
        assert not SHOUTED.search(ours)


@each("message")
def test_a_notification_says_on_its_own_what_is_new(said: Said) -> None:
    """It and a screen reader get the text alone."""
    assert len(words(said.notice)) >= 3
    assert not re.search(r"[*_~`<>]", said.notice)


@each("message", "modal", "home")
def test_buttons_say_what_they_do_in_few_plain_words(said: Said) -> None:
    for label in said.labels:
        assert len(label) <= MOST_ON_A_BUTTON
        assert 1 <= len(words(label)) <= 4
        assert label[0].isupper()
        assert not label.endswith((".", "?"))
        assert not EMOJI.search(label)


def test_there_are_buttons() -> None:
    assert len({*chain.from_iterable(said.labels for said in ALL_SAID)}) > 20


@each("message", "modal", "home")
def test_at_most_one_button_stands_out(said: Said) -> None:
    styles = [each.get("style") for each in said.buttons]
    assert styles.count("primary") <= 1
    assert "danger" not in styles


@each("modal")
def test_a_form_has_a_short_title_and_verbs_on_its_buttons(said: Said) -> None:
    for label in said.frame:
        assert 1 <= len(label) <= 24
        assert not EMOJI.search(label)
    assert said.frame[1].split()[0] in VERBS | {"Done"}  # with what holds at once
