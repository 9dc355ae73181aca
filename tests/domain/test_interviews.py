"""The interview: which question is open, and what becomes of what is said."""

import pytest

from bot.domain import interviews as rules
from bot.domain import requests
from bot.domain.wording import LONGEST
from bot.errors import AlreadyAnswered, AlreadySent, TooLong
from bot.models import Status
from tests.samples import MONDAY, THREE, request


@pytest.mark.parametrize(
    ("answered", "following"),
    [
        ((), "goal"),
        (("goal",), "without"),
        (("goal", "without"), "daily_fit"),
        (("goal", "without", "daily_fit"), None),
        (("without",), "goal"),
        (("daily_fit", "goal"), "without"),
    ],
)
def test_the_first_open_question_comes_next(
    answered: tuple[str, ...], following: str | None
) -> None:
    assert rules.next_question(dict.fromkeys(answered, "…")) == following


def test_three_answers_make_a_brief() -> None:
    ours = request()
    assert rules.answer(ours, "Fewer calls") == "without"
    assert rules.answer(ours, "More calls") == "daily_fit"
    assert ours.status is Status.INTERVIEWING
    assert rules.answer(ours, "Twelve people") is None
    assert (ours.status, ours.answers) == (Status.CONFIRMING, THREE)


def test_three_skips_make_a_brief_too() -> None:
    ours = request()
    followed = [rules.skip(ours, question) for question in rules.QUESTIONS]
    assert followed == ["without", "daily_fit", None]
    assert ours.status is Status.CONFIRMING
    assert ours.answers == dict.fromkeys(rules.QUESTIONS, "")


@pytest.mark.parametrize("question", ["goal", "daily_fit", "", "no such question"])
def test_only_the_open_question_is_skipped(question: str) -> None:
    ours = request(answers={"goal": "Fewer calls"})
    with pytest.raises(AlreadyAnswered, match="Nothing has changed"):
        rules.skip(ours, question)
    assert ours.answers == {"goal": "Fewer calls"}


def test_an_answer_that_says_little_is_followed_up_once_and_joined() -> None:
    ours = request()
    assert rules.answer(ours, "idk", says_little=True) == "goal"
    assert (ours.probing, ours.answers) == ("goal", {"goal": "idk"})
    assert rules.answer(ours, "because", says_little=True) == "without"
    assert (ours.probing, ours.answers) == (None, {"goal": "idk\nbecause"})


def test_a_skipped_follow_up_leaves_the_answer_as_it_was() -> None:
    ours = request(answers={"goal": "idk"}, probing="goal")
    with pytest.raises(AlreadyAnswered):
        rules.skip(ours, "without")
    assert rules.skip(ours, "goal") == "without"
    assert (ours.probing, ours.answers) == (None, {"goal": "idk"})


def test_the_last_answer_is_followed_up_before_the_brief() -> None:
    ours = request(answers={"goal": "", "without": ""})
    followed = [rules.answer(ours, "not sure", says_little=True)]
    followed.append(rules.answer(ours, "The counter"))
    assert followed == ["daily_fit", None]
    assert ours.status is Status.CONFIRMING


def test_a_follow_up_too_long_to_join_changes_nothing() -> None:
    ours = request(answers={"goal": "idk"}, probing="goal")
    with pytest.raises(TooLong):
        rules.answer(ours, "x" * LONGEST)
    assert (ours.probing, ours.answers) == ("goal", {"goal": "idk"})


def test_a_request_brought_back_goes_on_with_its_follow_up() -> None:
    ours = request(
        Status.WITHDRAWN, answers={"goal": "", "without": "", "daily_fit": "idk"}
    )
    ours.probing = "daily_fit"
    assert requests.bring_back(ours) == "daily_fit"
    assert ours.status is Status.INTERVIEWING


def test_a_named_solution_is_asked_about_first() -> None:
    ours = request(questions=[rules.PROBLEM, *rules.QUESTIONS])
    followed = [rules.open_question(ours)]
    followed += [rules.skip(ours, question) for question in rules.asked(ours)]
    assert followed == ["problem", "goal", "without", "daily_fit", None]
    assert rules.how_many(ours) == "four"


@pytest.mark.parametrize("status", set(Status) - {Status.INTERVIEWING})
def test_nothing_is_being_asked_but_in_the_interview(status: Status) -> None:
    with pytest.raises(AlreadyAnswered, match="behind us"):
        rules.being_asked(request(status, answers={}))


def test_numbers_are_asked_for_once_and_the_brief_comes_back() -> None:
    ours = request(Status.CONFIRMING)
    assert rules.put_in_numbers(ours) == "impact"
    assert (ours.status, rules.how_many(ours)) == (Status.INTERVIEWING, "three")
    with pytest.raises(AlreadyAnswered, match="asked for numbers already"):
        rules.put_in_numbers(ours)
    assert rules.answer(ours, "2 hours a week") is None
    assert ours.status is Status.CONFIRMING
    with pytest.raises(AlreadyAnswered):
        rules.put_in_numbers(ours)


@pytest.mark.parametrize("probing", [None, "impact"])
def test_who_sends_while_numbers_are_asked_for_goes_without(
    probing: str | None,
) -> None:
    ours = request(Status.CONFIRMING)
    rules.put_in_numbers(ours)
    if probing:
        rules.answer(ours, "a lot", says_little=True)
    requests.send(ours, MONDAY)
    assert ours.status is Status.WAITING_FOR_IT
    assert ours.answers == {**THREE, "impact": "a lot" if probing else ""}


@pytest.mark.parametrize("status", [Status.WAITING_FOR_IT, Status.DECIDED])
def test_numbers_are_not_asked_for_once_it_is_with_it(status: Status) -> None:
    ours = request(status)
    with pytest.raises(AlreadySent):
        rules.put_in_numbers(ours)
    assert (ours.status, ours.questions) == (status, [])


def test_a_request_from_before_is_asked_the_usual_three() -> None:
    assert rules.asked(request(questions=[])) == rules.QUESTIONS
    assert rules.how_many(request(questions=[])) == "three"


def test_an_answer_replaces_the_dict_so_that_it_is_saved() -> None:
    """JSON changed in place would be lost."""
    ours = request()
    before = ours.answers
    rules.answer(ours, "Fewer calls")
    assert before == {}
    assert ours.answers == {"goal": "Fewer calls"}


def test_who_has_answered_everything_is_not_asked_again() -> None:
    with pytest.raises(AlreadyAnswered, match="Nothing has changed"):
        rules.answer(request(answers=dict(THREE)), "One more")


def test_more_words_come_under_those_already_there() -> None:
    ours = request(Status.CONFIRMING)
    rules.add(ours, "By May")
    rules.add(ours, "For the web shop too")
    assert ours.added == "By May\nFor the web shop too"


def test_more_words_than_fit_change_nothing() -> None:
    ours = request(Status.CONFIRMING, added="x" * 1_990)
    with pytest.raises(TooLong):
        rules.add(ours, "ten more words")
    assert ours.added == "x" * 1_990


def test_a_fixed_brief_says_what_the_requester_says() -> None:
    ours = request(Status.CONFIRMING, added="By May")
    rules.fix(ours, "Prices", {"goal": "Happier shops", "other": "?"}, "")
    assert (ours.need, ours.added) == ("Prices", "")
    assert ours.answers == {"goal": "Happier shops", "without": "", "daily_fit": ""}
