"""The interview: which question is open, and what becomes of what is said."""

from datetime import timedelta

import pytest

from bot import content
from bot.domain import interviews as rules
from bot.domain import requests
from bot.domain.interviews import Written
from bot.domain.wording import LONGEST
from bot.errors import AlreadyAnswered, AlreadySent, TooLong
from bot.models import Status
from tests.samples import MONDAY, THREE, request

SHIPPED = content.catalogue()


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
    assert (
        rules.next_question(request(answers=dict.fromkeys(answered, "…"))) == following
    )


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
    assert rules.short_questions(ours) == "four short questions"
    followed = [rules.open_question(ours)]
    followed += [rules.skip(ours, question) for question in rules.asked(ours)]
    assert followed == ["problem", "goal", "without", "daily_fit", None]


@pytest.mark.parametrize("status", set(Status) - {Status.INTERVIEWING})
def test_nothing_is_being_asked_but_in_the_interview(status: Status) -> None:
    with pytest.raises(AlreadyAnswered, match="behind us"):
        rules.being_asked(request(status, answers={}))


# --- more ---


def test_more_is_asked_numbers_first_and_the_brief_comes_back() -> None:
    ours = request(Status.CONFIRMING, kind="access", briefs=1)
    assert rules.go_on(ours, SHIPPED) == "deadline"
    assert (ours.status, rules.is_adding(ours)) == (Status.INTERVIEWING, True)
    assert rules.short_questions(ours) == "a few short questions"
    followed = [rules.answer(ours, "By May"), rules.skip(ours, "regulatory")]
    followed += [rules.answer(ours, "Ben"), rules.skip(ours, "sensitivities")]
    assert followed == ["regulatory", "stakeholders", "sensitivities", None]
    assert (ours.status, ours.briefs) == (Status.CONFIRMING, 2)


def test_numbers_come_first_of_what_is_asked_more() -> None:
    assert rules.go_on(request(Status.CONFIRMING, kind="change"), SHIPPED) == "impact"


def test_what_was_skipped_is_asked_once_nothing_else_is_left() -> None:
    answers = {**THREE, "without": "", "deadline": "", "regulatory": "None"}
    ours = request(
        Status.CONFIRMING,
        kind="access",
        answers={**answers, "stakeholders": "Ben", "sensitivities": ""},
        confided={"sensitivities": "An old quarrel"},
        questions=[*THREE, "deadline", "regulatory", "stakeholders", "sensitivities"],
    )
    assert rules.go_on(ours, SHIPPED) == "deadline"
    assert rules.answer(ours, "By May") == "without"
    assert rules.answer(ours, "We wait") is None
    with pytest.raises(AlreadyAnswered, match="answered everything"):
        rules.go_on(ours, SHIPPED)


def test_who_is_being_asked_is_not_asked_twice() -> None:
    ours = request(Status.CONFIRMING)
    rules.go_on(ours, SHIPPED)
    with pytest.raises(AlreadyAnswered, match="asking already"):
        rules.go_on(ours, SHIPPED)


def test_enough_is_enough_and_the_rest_stays_open() -> None:
    ours = request(Status.CONFIRMING, briefs=1)
    rules.go_on(ours, SHIPPED)
    rules.answer(ours, "2 hours a week")
    with pytest.raises(AlreadyAnswered):
        rules.enough(ours, "impact")
    rules.enough(ours, "deadline")
    assert (ours.status, ours.briefs) == (Status.CONFIRMING, 2)
    assert ours.answers["impact"] == "2 hours a week"
    assert rules.open_question(ours) is None
    assert "deadline" in rules.unanswered(ours, SHIPPED)


def test_the_first_questions_are_not_ended_by_an_old_button() -> None:
    ours = request()
    with pytest.raises(AlreadyAnswered, match="behind us"):
        rules.enough(ours, "goal")


@pytest.mark.parametrize("probing", [None, "impact"])
def test_who_sends_while_more_is_asked_leaves_it_open(probing: str | None) -> None:
    ours = request(Status.CONFIRMING)
    rules.go_on(ours, SHIPPED)
    if probing:
        rules.answer(ours, "a lot", says_little=True)
    requests.send(ours, MONDAY)
    assert (ours.status, ours.probing) == (Status.WAITING_FOR_IT, None)
    assert {key: text for key, text in ours.answers.items() if text} == {
        **THREE,
        **({"impact": "a lot"} if probing else {}),
    }


@pytest.mark.parametrize("status", [Status.WAITING_FOR_IT, Status.DECIDED])
def test_nothing_more_is_asked_once_it_is_with_it(status: Status) -> None:
    ours = request(status)
    with pytest.raises(AlreadySent):
        rules.go_on(ours, SHIPPED)
    assert (ours.status, ours.questions) == (status, [])


# --- back ---


def test_they_go_back_put_it_differently_and_go_on_where_they_were() -> None:
    ours = request(answers={"goal": "Fewer calls", "without": ""})
    assert rules.go_back(ours, "daily_fit") == "without"
    assert rules.go_back(ours, "without") == "goal"
    assert rules.answer(ours, "Happier shops") == "daily_fit"
    assert ours.answers == {"goal": "Happier shops", "without": ""}


def test_what_was_said_before_can_be_kept() -> None:
    ours = request(answers={"goal": "Fewer calls"})
    rules.go_back(ours, "without")
    assert rules.skip(ours, "goal") == "without"
    assert ours.answers == {"goal": "Fewer calls"}


def test_there_is_nothing_before_the_first_question() -> None:
    with pytest.raises(AlreadyAnswered, match="the first question"):
        rules.go_back(request(), "goal")
    with pytest.raises(AlreadyAnswered, match="behind us"):
        rules.go_back(request(answers={"goal": ""}), "goal")


def test_back_from_a_question_forgets_its_offer_and_follow_up() -> None:
    ours = request(answers={"goal": ""}, offered="so that nobody waits")
    rules.go_back(ours, "without")
    assert (ours.offered, rules.open_question(ours)) == ("", "goal")


# --- confided ---


def test_what_is_confided_stands_apart() -> None:
    ours = request(Status.CONFIRMING, kind="access", briefs=1)
    ours.questions = [*THREE, "sensitivities"]
    ours.status = Status.INTERVIEWING
    rules.answer(ours, "An old quarrel", is_private=True)
    assert ours.confided == {"sensitivities": "An old quarrel"}
    assert ours.answers == {**THREE, "sensitivities": ""}


def test_what_is_confided_can_be_taken_out_again() -> None:
    ours = request(Status.CONFIRMING, confided={"sensitivities": "An old quarrel"})
    rules.fix(ours, SHIPPED, Written({"sensitivities": ""}))
    assert ours.confided == {}


# --- two quick messages ---


@pytest.mark.parametrize(
    ("heard", "after", "joins"),
    [("goal", -1, True), ("goal", 0, False), ("goal", 5, False), (None, -1, False)],
)
def test_a_second_message_joins_unless_the_next_question_can_be_read(
    heard: str | None, after: int, *, joins: bool
) -> None:
    ours = request(answers={"goal": "Fewer calls"}, heard=heard, asked_at=MONDAY)
    assert rules.joins_last(ours, MONDAY + timedelta(seconds=after)) is joins


def test_two_quick_messages_are_two_parts_of_one_answer() -> None:
    ours = request(answers={"goal": "Fewer calls"}, heard="goal", asked_at=MONDAY)
    rules.join(ours, "and mails", "Fewer calls")
    assert ours.answers == {"goal": "Fewer calls\nand mails"}
    assert rules.open_question(ours) == "without"


def test_the_second_part_of_a_confided_answer_is_confided_too() -> None:
    ours = request(heard="sensitivities", confided={"sensitivities": "A quarrel"})
    rules.join(ours, "with sales", "A quarrel", is_private=True)
    assert ours.confided == {"sensitivities": "A quarrel\nwith sales"}
    assert "sales" not in str(ours.answers)


def test_two_quick_messages_may_begin_it() -> None:
    ours = request(heard=rules.NEED, asked_at=MONDAY)
    rules.join(ours, "For hall three", ours.need)
    assert ours.need == "Stock levels\nFor hall three"


# --- in a form ---


def test_a_form_is_filled_in_instead_of_answering_one_by_one() -> None:
    ours = request(kind="access")
    rules.fill(ours, SHIPPED, Written({"goal": "Fewer calls", "deadline": "By May"}))
    assert (ours.status, ours.briefs) == (Status.CONFIRMING, 1)
    assert rules.asked(ours) == (*THREE, "deadline")
    assert ours.answers["without"] == ""
    assert rules.open_question(ours) is None


def test_another_kind_brings_its_own_questions_and_loses_no_answer() -> None:
    ours = request(Status.CONFIRMING, kind="change", questions=list(THREE), briefs=1)
    rules.fix(ours, SHIPPED, Written({}, kind="figures"))
    assert ours.kind == "figures"
    assert "decides" in rules.unanswered(ours, SHIPPED)
    assert ours.answers == THREE


def test_nothing_is_filled_in_once_it_is_with_it() -> None:
    with pytest.raises(AlreadySent):
        rules.fill(request(Status.WAITING_FOR_IT), SHIPPED, Written({}))


def test_a_request_from_before_is_asked_the_usual_three() -> None:
    assert rules.asked(request(questions=[])) == rules.QUESTIONS
    assert rules.short_questions(request(questions=[])) == "three short questions"


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
    written = Written({"goal": "Happier shops"}, need="Prices", added="")
    rules.fix(ours, SHIPPED, written)
    assert (ours.need, ours.added) == ("Prices", "")
    assert ours.answers == {**THREE, "goal": "Happier shops"}
