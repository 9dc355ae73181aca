"""A request: who may do what with it, and what follows."""

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
)
from bot.models import Outcome, Request, Status
from tests.samples import MONDAY, THREE, request


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
    with pytest.raises(NotAllowed, match=r"Mia has #7. Only they can give it back."):
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
    progress.reopen(ours, "For parcels")
    assert (ours.status, ours.reopened) == (Status.WAITING_FOR_IT, 1)
    assert (ours.outcome, ours.finding, ours.goal) == (None, "", "")
    assert (ours.decided_by, ours.decided_at, ours.reason) == (None, None, "")
    assert ours.reopening == {
        "outcome": "go_ahead",
        "by": "U0IVO",
        "found": "A report",
        "words": "For parcels",
    }


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
