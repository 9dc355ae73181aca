"""What the bot asks and offers: complete as it is, and refused in a sentence if not."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import content
from bot.domain.requests import IMPACT, PROBLEM, QUESTIONS
from bot.errors import SettingsProblem
from bot.models import Outcome

FILES = ("interview.toml", "outcomes.toml", "scales.toml")
LISTENING, SOLUTIONS = "listening.toml", "solutions.toml"


def forget() -> None:
    content.questions.cache_clear()
    content.answers.cache_clear()
    content.scales.cache_clear()
    content.ear.cache_clear()
    content.solutions.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the content, to be spoilt."""
    for name in (*FILES, LISTENING, SOLUTIONS):
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
    assert tuple(content.questions()) == (*QUESTIONS, PROBLEM, IMPACT)


def test_every_outcome_has_an_answer_for_who_decides_and_who_asked() -> None:
    assert set(content.answers()) == set(Outcome)


def test_effort_and_risk_have_a_name_for_each_step() -> None:
    named = {key: list(scale.named.values()) for key, scale in content.scales().items()}
    assert named == {
        "effort": ["tiny", "small", "medium", "large", "huge"],
        "risk": ["none", "low", "some", "high", "severe"],
    }


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
        ("interview.toml", '"Why', '"' + "Why " * 300, '1 "goal"', "1000 fit"),
        ("interview.toml", '"without"', '"goal"', '"goal"', "stands there 2 times"),
        ("interview.toml", '"without"', '"other"', '"without"', "there 0 times"),
        ("interview.toml", 'text = "Why', "text = Why", "line", "Invalid value"),
        ("outcomes.toml", "found =", "# ", 'answer 1 "go_ahead"', "has no found"),
        ("outcomes.toml", '"We will', '"' + "We " * 30, '1 "go_ahead"', "75 fit"),
        ("outcomes.toml", "{request}", "{nmber}", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{request}", "{}", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{request}", "{request.a.b}", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{request}", "{", '1 "go_ahead"', "in braces"),
        ("outcomes.toml", "{worth}", "{hours}", '"better_path"', "in braces in worth"),
        ("outcomes.toml", 'thanks = "The', 'thanks = "" # "', "2", "has no thanks"),
        ("scales.toml", "tiny, ", "", 'scale 1 "effort"', "has not 5 steps"),
        ("scales.toml", '"risk"', '"danger"', '"risk"', "0 times"),
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
        ('"idk"', "7", "phrases is not a list of words"),
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


def test_solutions_that_will_not_do_stop_the_start(folder: Path) -> None:
    spoil(folder / SOLUTIONS, "kinds =", "kind =")
    with pytest.raises(SettingsProblem, match=f"{SOLUTIONS}: kind is not known"):
        content.require_good()


def test_words_to_listen_for_are_written_as_people_write_them(folder: Path) -> None:
    spoil(folder / LISTENING, '"idk"', '"Don\u2019t ask, please"')
    assert "dont ask please" in content.ear().phrases
