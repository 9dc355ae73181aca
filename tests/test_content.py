"""What the bot asks and offers: complete as it is, and refused in a sentence if not."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import content
from bot.domain import jargon
from bot.domain.glossary import LONGEST_MEANING, LONGEST_NAME
from bot.domain.interviews import IMPACT, PROBLEM, QUESTIONS
from bot.domain.questions import SCALES, When
from bot.domain.weights import STEPS
from bot.errors import SettingsProblem
from bot.models import Outcome, Side

FILES = ("interview.toml", "outcomes.toml")
ACCESS = "Access to something we have"
LISTENING, GLOSSARY = "listening.toml", "glossary.toml"
COVERS, NUDGES = "covers.toml", "nudges.toml"
TOPICS = "checkins.toml"
OTHER_WORDS = {
    "absences.toml": "whole",
    "blame.toml": "teams",
    "fixed.toml": "done",
    "likeness.toml": "common",
    "solutions.toml": "kinds",
    "unknowns.toml": "teams",
}


def forget() -> None:
    content.catalogue.cache_clear()
    content.answers.cache_clear()
    content.ear.cache_clear()
    content.solutions.cache_clear()
    content.unknowns.cache_clear()
    content.fixed.cache_clear()
    content.covers.cache_clear()
    content.glossary.cache_clear()
    content.lexicon.cache_clear()
    content.absences.cache_clear()
    content.blame.cache_clear()
    content.nudges.cache_clear()
    content.topics.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the content, to be spoilt."""
    for name in (*FILES, LISTENING, GLOSSARY, COVERS, NUDGES, TOPICS, *OTHER_WORDS):
        shutil.copy(content.HERE / name, tmp_path)
    monkeypatch.setattr(content, "HERE", tmp_path)
    forget()
    yield tmp_path
    forget()


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_question_of_the_interview_has_its_words_in_its_order() -> None:
    known = content.catalogue()
    assert known.asked("change", When.FIRST) == list(QUESTIONS)
    assert known.asked("change", When.SOLUTION) == [PROBLEM]
    assert known.asked("change", When.MORE)[0] == IMPACT


def test_every_outcome_has_an_answer_for_who_decides_and_who_asked() -> None:
    assert set(content.answers()) == set(Outcome)


def test_effort_and_risk_have_a_name_for_each_step() -> None:
    for scale in SCALES:
        assert len(content.questions()[scale].steps) == len(STEPS)


def test_each_question_is_one_question() -> None:
    for question in content.questions().values():
        assert question.text.count("?") == question.probe.count("?") == 1
        assert question.help.endswith(".")
        assert question.example.endswith(".")
        assert not question.label.endswith(("?", ".", ":"))


def test_each_headline_names_the_request() -> None:
    for answer in content.answers().values():
        assert "#7" in answer.headline.format(request="#7")


@pytest.mark.usefixtures("folder")
def test_good_content_lets_the_bot_start() -> None:
    content.require_good()


def test_editing_the_words_is_all_it_takes(folder: Path) -> None:
    spoil(folder / "interview.toml", "Why are we doing this?", "Wozu das Ganze?")
    assert content.questions()["goal"].text == "Wozu das Ganze?"


@pytest.mark.parametrize(
    ("name", "old", "new", "named", "problem"),
    [
        ("interview.toml", 'label = "What', '# "What', '2 "without"', "has no label"),
        ("interview.toml", 'text = "Why', 'text = "" # "', '1 "goal"', "has no text"),
        ("interview.toml", 'text = "Why', 'text = 7 # "', '1 "goal"', "has no text"),
        ("interview.toml", "help =", "hlep =", '1 "goal"', "has no help"),
        ("interview.toml", "help =", 'hint = "x"\nhelp =', '1 "goal"', "has hint"),
        ("interview.toml", 'key = "goal"', "", 'question 1 ""', "has no key"),
        ("interview.toml", '"Why', '"' + "Why " * 300, '1 "goal"', "150 fit"),
        ("interview.toml", '"without"', '"goal"', '"goal"', "stands there 2 times"),
        ("interview.toml", '"without"', '"other"', '"without"', "there 0 times"),
        ("interview.toml", 'when = "first"', 'when = "now"', '1 "goal"', "one of: "),
        ("interview.toml", "steps = [", 'steps = "tiny" # [', '"effort"', "not a list"),
        ("interview.toml", '"decides", ', '"decided", ', "decided", "no question"),
        ("interview.toml", "questions = [", "asks = [", 'kind 1 "change"', "asks"),
        ("interview.toml", "doing this?", "doing this.", '"goal"', "one question mark"),
        (
            "interview.toml",
            '"Figures or a report',
            f'"{ACCESS}',
            '"figures"',
            "name of",
        ),
        ("interview.toml", 'text = "Why', "text = Why", "line", "Invalid value"),
        ("outcomes.toml", "found =", "# ", 'answer 1 "go_ahead"', "has no found"),
        ("outcomes.toml", '"We will', '"' + "We " * 30, '1 "go_ahead"', "75 fit"),
        ("outcomes.toml", "{request}", "{nmber}", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{request}", "{}", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{request}", "{request.a.b}", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{request}", "{", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{worth}", "{hours}", '"better_path"', "in braces in worth"),
        ("outcomes.toml", 'thanks = "It', 'thanks = "" # "', "3", "has no thanks"),
        ("outcomes.toml", '"better_path"', '"best"', '"better_path"', "0 times"),
    ],
)
def test_bad_content_stops_the_start_with_a_sentence(
    folder: Path, name: str, old: str, new: str, named: str, problem: str
) -> None:
    spoil(folder / name, old, new)
    with pytest.raises(SettingsProblem) as caught:
        content.require_good()
    sentence = str(caught.value)
    assert sentence.startswith(f"bot/content/{name}: ")
    assert named in sentence
    assert problem in sentence


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "text", [None, "", "question = 7", "answer = [7]\nquestion = [7]"]
)
def test_a_file_that_is_not_what_it_should_be_is_named(
    folder: Path, name: str, text: str | None
) -> None:
    path = folder / name
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(
        SettingsProblem, match=rf"bot/content/{name}: .*It needs one \[\["
    ):
        content.require_good()


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "outcomes.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(SettingsProblem, match=r"bot/content/outcomes.toml: 'utf-8'"):
        content.require_good()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("filler =", "filter =", "filler is missing"),
        ("filler =", "more = []\nfiller =", "more is not known"),
        ('"because"', "7", "phrases is not a list of words"),
        ("filler = [", "filler = [[", "Unclosed array"),
    ],
)
def test_words_to_listen_for_that_will_not_do_stop_the_start(
    folder: Path, old: str, new: str, problem: str
) -> None:
    spoil(folder / LISTENING, old, new)
    with pytest.raises(SettingsProblem) as caught:
        content.require_good()
    assert str(caught.value).startswith(f"bot/content/{LISTENING}: ")
    assert problem in str(caught.value)


@pytest.mark.parametrize("name", OTHER_WORDS)
def test_each_other_list_of_words_is_checked_at_the_start(
    folder: Path, name: str
) -> None:
    spoil(folder / name, f"{OTHER_WORDS[name]} =", "other =")
    with pytest.raises(SettingsProblem, match=f"{name}: .*other is not known|missing"):
        content.require_good()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('question = "goal"', 'question = "gaol"', "no question that we know"),
        ("begins = [", "begin = [", "a rule of goal has not either begins or says"),
        ("beside = [", "says = [", "a rule of goal has not either begins or says"),
        ('"so that"', "7", "begins is not a list of words"),
        ("\nkpi = [", "\nkpis = [", "kpi is missing"),
        ("[never]", "[ever]", "ever is not known"),
        ("[never]", "[[never]]", "one [never]"),
    ],
)
def test_rules_of_what_answers_what_that_will_not_do_stop_the_start(
    folder: Path, old: str, new: str, problem: str
) -> None:
    spoil(folder / COVERS, old, new)
    with pytest.raises(SettingsProblem) as caught:
        content.require_good()
    assert str(caught.value).startswith(f"bot/content/{COVERS}: ")
    assert problem in str(caught.value)


def test_words_to_listen_for_are_written_as_people_write_them(folder: Path) -> None:
    spoil(folder / LISTENING, '"because"', '"Don\u2019t ask, please"')
    assert "dont ask please" in content.ear().phrases


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[business]", "[sales]", "business is missing"),
        ("[it]", "[sales]\n[it]", "sales is not known"),
        ("ordinary =", "usual =", "ordinary is missing"),
        ('"a safe line', '7 # "', '[it] "VPN" does not say what it means'),
        ('"VPN" =', '"VPN, SSO" =', '"VPN, SSO" is empty or stands there twice'),
        ('"VPN" =', '"VPN, -" =', '"VPN, -" is empty or stands there twice'),
        ("[business]", "[business", "at line"),
    ],
)
def test_a_glossary_that_will_not_do_stops_the_start(
    folder: Path, old: str, new: str, problem: str
) -> None:
    spoil(folder / GLOSSARY, old, new)
    with pytest.raises(SettingsProblem) as caught:
        content.require_good()
    assert str(caught.value).startswith(f"bot/content/{GLOSSARY}: ")
    assert problem in str(caught.value)


def test_what_explains_a_word_needs_no_explanation_itself() -> None:
    known = content.glossary(*Side)
    for term in known.terms:
        assert jargon.unknown(known, term.means) == [], term.name
        assert not term.means.endswith("."), term.name
        assert len(term.means) <= LONGEST_MEANING, term.name
        assert len(term.name) <= LONGEST_NAME, term.name


@pytest.mark.parametrize(
    "written",
    ["topics = []", 'topics = "Tea"', "topics = [1]", 'topics = [" "]', "other = []"],
)
def test_topics_are_sentences(folder: Path, written: str) -> None:
    (folder / TOPICS).write_text(written, encoding="utf-8")
    with pytest.raises(SettingsProblem, match=TOPICS):
        content.require_good()
