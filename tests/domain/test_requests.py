"""A request: what it is asked, who may do what, and what follows."""

from typing import Any

import pytest

from bot.domain import partners, progress
from bot.domain import requests as rules
from bot.domain.wording import LONGEST
from bot.errors import (
    AlreadyAnswered,
    AlreadyDecided,
    AlreadySent,
    AlreadyTaken,
    NotAllowed,
    NotFound,
    TakenBack,
    TooLong,
)
from bot.models import Outcome, Request, Status
from tests.samples import MONDAY, THREE, request

# --- the interview ---


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
    assert rules.bring_back(ours) == "daily_fit"
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
    rules.send(ours, MONDAY)
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


def test_a_confirmed_brief_goes_to_it_at_that_moment() -> None:
    ours = request(Status.CONFIRMING)
    rules.send(ours, MONDAY)
    assert (ours.status, ours.sent_at) == (Status.WAITING_FOR_IT, MONDAY)


# --- who looks at it ---


def test_whoever_takes_a_request_has_it_until_they_give_it_back() -> None:
    ours = request(Status.WAITING_FOR_IT)
    partners.take(ours, "U0IVO", "Somebody")
    assert (ours.partner, ours.status) == ("U0IVO", Status.WAITING_FOR_IT)
    partners.give_back(ours, "U0IVO", "Ivo")
    assert ours.partner is None


@pytest.mark.parametrize(
    ("partner", "person", "sentence"),
    [
        ("U0IVO", "U0IVO", "You have #7 already."),
        (
            "U0MIA",
            "U0IVO",
            "Mia has #7 already. They can give it back, and then it is yours to take.",
        ),
    ],
)
def test_what_somebody_has_is_not_taken(
    partner: str, person: str, sentence: str
) -> None:
    ours = request(Status.WAITING_FOR_IT, partner=partner)
    with pytest.raises(AlreadyTaken) as caught:
        partners.take(ours, person, "Mia")
    assert (str(caught.value), ours.partner) == (sentence, partner)


def test_only_who_has_it_gives_it_back() -> None:
    ours = request(Status.WAITING_FOR_IT, partner="U0MIA")
    with pytest.raises(NotAllowed, match=r"Mia has #7. Only they give it back."):
        partners.give_back(ours, "U0IVO", "Mia")
    assert ours.partner == "U0MIA"
    with pytest.raises(AlreadyTaken, match="Nobody has #7 at the moment"):
        partners.give_back(request(Status.WAITING_FOR_IT), "U0IVO", "Somebody")


def test_whoever_asked_waits_for_the_next_words_of_the_requester() -> None:
    ours = request(Status.WAITING_FOR_IT)
    assert not rules.is_asked(ours)
    rules.ask(ours, "U0IVO")
    assert rules.is_asked(ours)
    assert rules.answered(ours) == "U0IVO"
    assert rules.answered(ours) is None
    assert not rules.is_asked(ours)
    assert rules.is_asked(request(Status.INTERVIEWING))


def test_what_is_not_there_is_not_worked_on() -> None:
    with pytest.raises(NotFound, match="It may not be with IT yet"):
        rules.must_be_there(None)


# --- the decision ---


@pytest.mark.parametrize("outcome", Outcome)
def test_a_decision_keeps_who_why_and_when(outcome: Outcome) -> None:
    ours = request(Status.WAITING_FOR_IT)
    rules.decide(
        ours, outcome, finding="A report", goal="Fewer calls", by="U0IVO", now=MONDAY
    )
    assert ours.status is Status.DECIDED
    assert (ours.outcome, ours.finding, ours.goal) == (
        outcome,
        "A report",
        "Fewer calls",
    )
    assert (ours.decided_by, ours.decided_at) == ("U0IVO", MONDAY)


def test_the_second_to_decide_is_told_who_was_first() -> None:
    with pytest.raises(AlreadyDecided) as caught:
        rules.may_be_decided(request(Status.DECIDED), "Mia", "a better path")
    assert str(caught.value) == (
        "Mia has already decided on #7: a better path. Your answer was not sent."
    )


def test_it_decides_anew_with_a_reason_and_the_second_answer_stands() -> None:
    ours = request(Status.DECIDED, outcome=Outcome.GO_AHEAD, asking="U0IVO")
    progress.reconsider(ours, "A new price")
    given: dict[str, Any] = {"finding": "A report", "goal": "Fewer", "now": MONDAY}
    rules.decide(ours, Outcome.BETTER_PATH, by="U0MIA", **given)
    assert (ours.status, ours.outcome) == (Status.DECIDED, Outcome.BETTER_PATH)
    assert (ours.reason, ours.decided_by) == ("A new price", "U0MIA")
    assert not rules.is_asked(ours)


def test_what_was_decided_is_forgotten_when_it_is_reopened() -> None:
    ours = request(
        Status.DECIDED, outcome=Outcome.GO_AHEAD, finding="A report", goal="Fewer",
        decided_by="U0IVO", decided_at=MONDAY, reason="A new price",
    )  # fmt: skip
    progress.reopen(ours)
    assert (ours.status, ours.reopened) == (Status.WAITING_FOR_IT, 1)
    assert (ours.outcome, ours.finding, ours.goal) == (None, "", "")
    assert (ours.decided_by, ours.decided_at, ours.reason) == (None, None, "")


# --- who ---


def test_a_request_belongs_to_who_made_it() -> None:
    ours = request()
    assert rules.must_belong_to(ours, "U0ANA") is ours


@pytest.mark.parametrize("theirs", [None, request()])
def test_nobody_else_learns_whether_it_exists(theirs: Request | None) -> None:
    with pytest.raises(NotFound, match="I can't find that request among yours"):
        rules.must_belong_to(theirs, "U0BEN")


def test_a_request_that_is_not_there_cannot_be_decided() -> None:
    with pytest.raises(NotFound, match="It may not be with IT yet"):
        rules.may_be_decided(None, "", "")


# --- begun, taken back, brought back, edited ---


def test_only_who_it_was_asked_for_begins() -> None:
    ours = request(Status.OFFERED, author="U0BEN")
    assert rules.begin(ours, "U0ANA") is ours
    with pytest.raises(NotAllowed):
        rules.begin(ours, "U0BEN")
    with pytest.raises(AlreadyAnswered):
        rules.begin(request(), "U0ANA")


@pytest.mark.parametrize(
    "status",
    [
        Status.OFFERED,
        Status.INTERVIEWING,
        Status.CONFIRMING,
        Status.WAITING_FOR_IT,
    ],
)
def test_a_request_is_taken_back_until_it_is_decided(status: Status) -> None:
    ours = rules.withdraw(request(status), "U0ANA")
    assert ours.status is Status.WITHDRAWN


def test_who_asked_for_a_colleague_takes_it_back_until_they_begin() -> None:
    ours = rules.withdraw(request(Status.OFFERED, author="U0BEN"), "U0BEN")
    assert rules.colleague_who_took_back(ours) == "U0BEN"
    theirs = rules.withdraw(request(Status.OFFERED, author="U0BEN"), "U0ANA")
    assert rules.colleague_who_took_back(theirs) is None
    for status in (Status.INTERVIEWING, Status.WAITING_FOR_IT):
        with pytest.raises(NotAllowed):
            rules.withdraw(request(status, author="U0BEN"), "U0BEN")


def test_what_is_over_is_not_taken_back() -> None:
    with pytest.raises(AlreadyDecided, match="IT has decided on request #7 already"):
        rules.withdraw(request(Status.DECIDED), "U0ANA")
    with pytest.raises(TakenBack, match="taken back already"):
        rules.withdraw(request(Status.WITHDRAWN), "U0ANA")
    with pytest.raises(NotAllowed):
        rules.withdraw(None, "U0ANA")


@pytest.mark.parametrize(
    ("given", "status", "question"),
    [
        ({"answers": {}}, Status.INTERVIEWING, "goal"),
        ({"answers": {"goal": "Fewer calls"}}, Status.INTERVIEWING, "without"),
        ({"answers": THREE}, Status.CONFIRMING, None),
        ({"answers": THREE, "sent_at": MONDAY}, Status.WAITING_FOR_IT, None),
    ],
)
def test_a_request_brought_back_goes_on_where_it_was(
    given: dict[str, Any], status: Status, question: str | None
) -> None:
    ours = request(Status.WITHDRAWN, decided_by="U0ANA", **given)
    assert rules.bring_back(ours) == question
    assert (ours.status, ours.decided_by) == (status, None)
    with pytest.raises(AlreadySent):
        rules.bring_back(ours)


@pytest.mark.parametrize(
    ("status", "need", "need_then", "added_then"),
    [
        (Status.INTERVIEWING, "Stock", "Prices", ""),
        (Status.CONFIRMING, "Stock", "Prices", ""),
        (Status.CONFIRMING, "My own words", "My own words", "Prices"),
        (Status.WAITING_FOR_IT, "Stock", "Stock", "Prices"),
        (Status.DECIDED, "Stock", "Stock", "Prices"),
    ],
)
def test_an_edit_replaces_the_need_until_it_is_confirmed(
    status: Status, need: str, need_then: str, added_then: str
) -> None:
    ours = request(status, need=need)
    rules.edit(ours, "Stock", "Prices", MONDAY)
    assert ours.need == need_then
    assert ours.added.endswith(added_then)
    assert bool(ours.added) is bool(added_then)
    assert rules.changed_since(ours) == " (edited since)"


def test_an_edit_never_makes_it_longer_than_can_be_shown() -> None:
    ours = request(Status.WAITING_FOR_IT, added="x" * LONGEST)
    rules.edit(ours, "Stock", "y" * LONGEST, MONDAY)
    assert len(ours.added) == LONGEST


@pytest.mark.parametrize(
    ("status", "before", "goal", "added"),
    [
        (Status.CONFIRMING, "Fewer calls", "None", "Urgent"),
        (Status.CONFIRMING, "Urgent", "Fewer calls", "None"),
        (Status.CONFIRMING, "", "Fewer calls", "Urgent\n{}None"),
        (Status.CONFIRMING, "Twice", "Fewer calls", "Urgent\n{}None"),
        (Status.WAITING_FOR_IT, "Fewer calls", "Fewer calls", "Urgent\n{}None"),
    ],
)
def test_an_edited_answer_replaces_the_old_one_until_it_is_with_it(
    status: Status, before: str, goal: str, added: str
) -> None:
    answers = {"goal": "Fewer calls", "without": "Twice", "daily_fit": "Twice"}
    ours = request(status, answers=answers, added="Urgent")
    rules.edit_answer(ours, before, "None")
    assert ours.answers == {**answers, "goal": goal}
    assert ours.added == added.format("An answer was edited and now says: ")
