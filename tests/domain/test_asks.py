"""What may become a request, whose it is, and what a form takes along."""

from dataclasses import replace

import pytest

from bot.domain import asks as rules
from bot.domain.asks import MOST_CARRIED, MOST_FILES, Ask, Place
from bot.models import Person, Way
from tests.samples import MONDAY

PLACE = Place("C1", "1.2", "1.1", "https://acme.slack.com/archives/C1/p12")
FILE = {"name": "label.png", "link": "https://acme.slack.com/files/F1/label.png"}
ABOUT = Ask(Way.MESSAGE_SHORTCUT, "Labels", PLACE, "U0BEN", (FILE,))


def zoe(**more: bool) -> Person:
    known = Person(workspace_id="T1", slack_id="U0ZOE", name="Zoe", looked_up_at=MONDAY)
    return known.model_copy(update=more)


@pytest.mark.parametrize("ask", [ABOUT, Ask(Way.HOME), replace(ABOUT, files=())])
def test_a_form_takes_all_but_the_words_along(ask: Ask) -> None:
    assert rules.sent(ask.carried(), "Other words") == replace(ask, need="Other words")


def test_a_form_takes_as_many_files_as_fit() -> None:
    long = {"name": "n" * 80, "link": "https://acme.slack.com/" + "x" * 800}
    much = replace(ABOUT, files=(long,) * MOST_FILES)
    assert len(much.carried()) <= MOST_CARRIED
    assert 0 < len(rules.sent(much.carried(), "").files) < MOST_FILES


@pytest.mark.parametrize(
    ("text", "is_exempt"),
    [
        ("📢 Lunch", True),
        ("  📣 Lunch", True),
        (":mega: Lunch", True),
        (":loudspeaker: Lunch", True),
        ("Lunch 📢", False),
        ("The 📣 button is broken", False),
        ("", False),
    ],
)
def test_a_loudspeaker_counts_at_the_start(
    text: str,
    is_exempt: bool,  # noqa: FBT001 - a fact of the table
) -> None:
    assert rules.is_exempt(text) is is_exempt


@pytest.mark.parametrize(
    ("shared", "known"),
    [
        ({"name": "a.png", "permalink": "https://s/a"}, ("a.png", "https://s/a")),
        ({"title": "A", "permalink": "https://s/a"}, ("A", "https://s/a")),
        ({"id": "F1", "file_access": "check_file_info"}, ("a file", "")),
        ({"name": "a.png", "permalink": "javascript:alert(1)"}, ("a.png", "")),
        ({"name": "n" * 300}, ("n" * 80, "")),
    ],
)
def test_of_a_file_its_name_and_link_are_kept(
    shared: dict[str, str], known: tuple[str, str]
) -> None:
    (file,) = rules.files_of({"files": [shared]})
    assert (file["name"], file["link"]) == known


@pytest.mark.parametrize("nothing", [{}, {"files": None}, {"files": ["F1"]}])
def test_a_message_without_files_has_none(nothing: dict[str, object]) -> None:
    assert rules.files_of(nothing) == ()


def test_where_only_files_were_shared_their_names_are_the_words() -> None:
    assert rules.words_of(" ", (FILE, FILE)) == "label.png, label.png"
    assert rules.words_of("Look", (FILE,)) == "Look"


def test_people_who_can_not_be_asked_are_named_with_the_reason() -> None:
    assert rules.why_not_theirs(zoe()) is None
    assert rules.why_not_theirs(zoe(is_guest=True)) is None
    assert "another company" in str(rules.why_not_theirs(zoe(is_stranger=True)))
    assert "no longer here" in str(rules.why_not_theirs(zoe(is_gone=True)))


def test_guests_may_ask_and_people_of_other_companies_may_not() -> None:
    assert rules.why_not_by(zoe(is_guest=True)) is None
    assert "people who work here" in str(rules.why_not_by(zoe(is_stranger=True)))


def test_the_dm_with_us_is_told_from_other_peoples() -> None:
    assert replace(PLACE, channel="D1").is_our_dm
    assert not replace(PLACE, channel="D1", is_open=False).is_our_dm
    assert not PLACE.is_our_dm
