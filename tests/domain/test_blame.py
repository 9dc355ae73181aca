"""Blame is found and said more gently; praise and plain reports are left alone."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from bot import content
from bot.domain import blame
from bot.domain.blame_rules import BadRule, made

SENTENCES = tomllib.loads(
    (Path(__file__).parent / "blame_sentences.toml").read_text(encoding="utf-8")
)
PARTS = list(SENTENCES)
BLAMES = {
    says: gentler for p in PARTS for says, gentler in SENTENCES[p]["blame"].items()
}
UNTOUCHED = [each for part in PARTS for each in SENTENCES[part]["untouched"]]


# Of which anything may be made
WORDS = """
Eve Tom's <@U0EVE> you your She HR Finance the a broke forgot to renew lost never code`
answers always mistake because of due who that if not and , . ; ? ` late fault is us it
with caused outage team thanks should have told keeps breaking only sloppy wrong
"""


def found(text: str, *names: str) -> blame.Found | None:
    return blame.check(content.blame(), text, names)


def gentler(text: str, *names: str) -> str:
    return (blame.check(content.blame(), text, names) or untouched(text)).text


def untouched(text: str) -> blame.Found:
    return blame.Found((), (), (), text)


@pytest.mark.parametrize("part", PARTS)
def test_nearly_all_blame_is_found_and_hardly_anything_else(
    part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = SENTENCES[part]
    right = sum(1 for each in said["blame"] if found(each))
    wrong = sum(1 for each in said["untouched"] if found(each))
    precision, recall = right / (right + wrong), right / len(said["blame"])
    with capsys.disabled():
        measured = f"precision {precision:.2f}, recall {recall:.2f}"
        print(f"\nblame, {part}: {measured}")  # noqa: T201 - asked for
    assert precision >= 0.95
    assert recall >= 0.9


def test_there_are_many_sentences_half_pass_and_a_third_was_held_back() -> None:
    assert len(BLAMES) + len(UNTOUCHED) >= 120
    assert len(UNTOUCHED) >= len(BLAMES)
    late = [SENTENCES["held_back"], SENTENCES["praise_held_back"]]
    for kind, all_of in (("blame", BLAMES), ("untouched", UNTOUCHED)):
        assert sum(len(each[kind]) for each in late) * 3 >= len(all_of)


@pytest.mark.parametrize(("says", "wanted"), BLAMES.items())
def test_the_gentler_words_keep_the_fact(says: str, wanted: str) -> None:
    assert gentler(says) == wanted


@pytest.mark.parametrize("says", BLAMES.values())
def test_who_takes_the_gentler_words_is_asked_nothing_more(says: str) -> None:
    assert found(says) is None


def test_the_rest_of_a_text_stays_as_it_was_typed() -> None:
    text = "Good morning\n\n-  one\n- Eve broke the export.  It is back.\n"
    assert gentler(text) == ("Good morning\n\n-  one\n- The export broke.  It is back.")


def test_a_sentence_that_only_blames_goes_with_the_space_after_it() -> None:
    assert gentler("It is late. Tom is careless. We start again.") == (
        "It is late. We start again."
    )


def test_a_colleague_with_a_rare_name_is_known_by_first_or_last_name() -> None:
    for name in ("Xanthippe", "Zephyrine Quill", "Quill"):
        says = f"{name} broke the export."
        assert found(says) is None or name == "Quill"
        assert gentler(says, "Xanthippe Moor", "Zephyrine Quill") == "The export broke."


def test_the_same_words_in_another_sentence_stay() -> None:
    assert gentler("Eve broke it\nNobody says that Eve broke it\nEve broke items") == (
        "It broke\nNobody says that Eve broke it\nItems broke"
    )


@given(lists(sampled_from([*WORDS.split(), "\n"]), max_size=25).map(" ".join))
def test_whatever_is_typed_it_is_read_to_its_end(text: str) -> None:
    heard = found(text, "Zephyrine Quill")
    assert heard is None or heard.text != text
    assert not re.search("[\ue000-\uf8ff\0]", gentler(text))


def test_code_stays_as_it_was_typed() -> None:
    assert gentler("Because of Tom's mistake, `a.b` was late.") == "`a.b` was late."


def test_it_is_said_who_and_which_sentence() -> None:
    heard = found("It is late. <@U0EVE> broke the export. Tom's mistake cost us a day.")
    assert heard is not None
    assert heard.who == ("<@U0EVE>", "Tom")
    assert heard.sentences == (
        "<@U0EVE> broke the export.",
        "Tom's mistake cost us a day.",
    )
    assert heard.gentler == ("The export broke.", "A mistake cost us a day.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ue000 broke the export",
        "Type `Eve broke the export` there",
        "eve broke the export",
        "Excel broke the export",
        "a " * 3_000,
        "Eve and " * 500,
    ],
)
def test_what_is_no_sentence_about_a_person_is_left_alone(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("says", "wanted"),
    [
        ({"{who} broke {nothing}": ""}, "cannot be read"),
        ({"{who} broke)": "x"}, "cannot be read"),
        ({"{who} broke {what}": "{what} {3}"}, "no {3}"),
    ],
)
def test_a_rule_that_cannot_work_is_named(says: dict[str, str], wanted: str) -> None:
    known = content.blame()
    read = {**known.words, "done": known.done, "rules": says}
    lists = {name: [*each] for name, each in known.words.items()}
    with pytest.raises(BadRule, match="rule") as refused:
        made({**read, **lists})
    assert wanted in str(refused.value)
