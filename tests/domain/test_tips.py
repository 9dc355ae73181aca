"""A colleague is asked what the requester does not know; what they say is a tip."""

from typing import Any

import pytest

from bot import content
from bot.domain import tips as rules
from bot.errors import AlreadyAnswered, AlreadySent, NotAllowed
from bot.models import Person, Request, Status
from tests.samples import MONDAY, request

SHIPPED, HINTS = content.catalogue(), content.unknowns()


def person(slack_id: str = "U0BEN", **more: Any) -> Person:  # noqa: ANN401
    known = {"workspace_id": "T1", "name": "Ben", "looked_up_at": MONDAY}
    return Person(slack_id=slack_id, **{**known, **more})


def unsure(**more: Any) -> Request:  # noqa: ANN401
    return request(answers={"goal": "I don't know"}, probing="goal", **more)


@pytest.mark.parametrize(
    ("answers", "probing", "may"),
    [
        ({"goal": "I don't know"}, "goal", True),
        ({"goal": "It would be better"}, "goal", False),
        ({"goal": "I don't know"}, None, False),
        ({"sensitivities": "I don't know"}, "sensitivities", False),
    ],
)
def test_a_colleague_is_offered_to_who_does_not_know(
    answers: dict[str, str], probing: str | None, *, may: bool
) -> None:
    ours = request(answers=answers, probing=probing)
    assert rules.may_ask(ours, SHIPPED, HINTS) is may


@pytest.mark.parametrize(
    ("colleague", "sentence"),
    [
        (person("U0ANA"), "That is you"),
        (person(is_stranger=True), "does not work here"),
        (person(is_gone=True), "does not work here"),
    ],
)
def test_some_are_not_asked(colleague: Person, sentence: str) -> None:
    ours = unsure()
    with pytest.raises(NotAllowed, match=sentence):
        rules.ask(ours, "goal", colleague)
    assert ours.tips == {}


def test_only_the_open_question_is_passed_on() -> None:
    with pytest.raises(AlreadyAnswered, match="behind us"):
        rules.ask(unsure(), "without", person())
    with pytest.raises(AlreadyAnswered, match="asked somebody already"):
        rules.ask(request(), "goal", person())


def test_what_they_say_is_kept_apart_until_it_is_taken_over() -> None:
    ours = unsure()
    rules.ask(ours, "goal", person())
    assert rules.waits_for(ours, "goal") == "U0BEN"
    assert rules.hear(ours, "goal", "U0BEN", "Fewer calls")
    assert rules.hear(ours, "goal", "U0BEN", "and mails")
    assert rules.waits_for(ours, "goal") is None
    assert ours.answers == {"goal": "I don't know"}
    assert rules.take(ours, "goal") == {"by": "U0BEN", "text": "Fewer calls\nand mails"}
    assert (ours.answers, ours.tips) == ({"goal": "Fewer calls\nand mails"}, {})
    with pytest.raises(AlreadyAnswered, match="settled already"):
        rules.take(ours, "goal")


@pytest.mark.parametrize(
    ("who", "status"), [("U0CLEO", Status.INTERVIEWING), ("U0BEN", Status.WITHDRAWN)]
)
def test_others_and_late_ones_are_not_heard(who: str, status: Status) -> None:
    tip = {"goal": {"by": "U0BEN", "text": ""}}
    ours = request(status, tips=tip)
    assert not rules.hear(ours, "goal", who, "Fewer calls")
    assert ours.tips == tip


def test_what_it_has_decided_on_is_not_answered_any_more() -> None:
    ours = request(Status.DECIDED, tips={"goal": {"by": "U0BEN", "text": "Fewer"}})
    with pytest.raises(AlreadySent, match="IT is done"):
        rules.take(ours, "goal")


def test_a_tip_may_be_left() -> None:
    ours = unsure(tips={"goal": {"by": "U0BEN", "text": "Fewer calls"}})
    rules.leave(ours, "goal")
    assert (ours.answers, ours.tips) == ({"goal": "I don't know"}, {})


@pytest.mark.parametrize(
    "text",
    ["yes", "Yes please!", "ok", "sure", "fine", "ja", "go ahead", "please ask Cleo",
     "Cleo", "yes, ask her", "of course", "Ja, bitte", "Ask Cleo, please"],
)  # fmt: skip
def test_some_words_only_agree(text: str) -> None:
    assert rules.agrees(text, "Cleo")
    assert not rules.declines(text, "Cleo")


@pytest.mark.parametrize(
    "text", ["no", "No thanks", "nope", "please don't", "don't ask Cleo", "nein danke"]
)
def test_some_words_only_decline(text: str) -> None:
    assert rules.declines(text, "Cleo")
    assert not rules.agrees(text, "Cleo")


@pytest.mark.parametrize(
    "text",
    ["", "Parcels leave on the same day", "yes, 12 calls a week", "no printer works",
     "ask Tom", "thanks", "12"],
)  # fmt: skip
def test_other_words_are_an_answer(text: str) -> None:
    assert not rules.agrees(text, "Cleo")
    assert not rules.declines(text, "Cleo")


def waiting(status: Status = Status.CONFIRMING, text: str = "") -> Request:
    """Ben was asked."""
    return request(status, tips={"goal": {"by": "U0BEN", "text": text}})


def test_somebody_else_is_asked_instead_of_who_is_out_of_reach() -> None:
    ours = waiting()
    assert rules.is_awaited(ours, "goal", "U0BEN")
    rules.ask_instead(ours, "goal", person("U0MIA"))
    assert ours.tips == {"goal": {"by": "U0MIA", "text": ""}}
    assert not rules.is_awaited(ours, "goal", "U0BEN")


@pytest.mark.parametrize(
    "settled", [waiting(text="Parcels"), waiting(Status.WITHDRAWN), request()]
)
def test_once_it_is_settled_nobody_is_asked_instead(settled: Request) -> None:
    before = dict(settled.tips)
    assert not rules.is_awaited(settled, "goal", "U0BEN")
    with pytest.raises(AlreadyAnswered, match="settled already"):
        rules.ask_instead(settled, "goal", person("U0MIA"))
    assert settled.tips == before


@pytest.mark.parametrize("colleague", [person(), person("U0ANA"), person(is_gone=True)])
def test_not_everybody_is_asked_instead(colleague: Person) -> None:
    ours = waiting()
    with pytest.raises(NotAllowed, match="choose somebody else"):
        rules.ask_instead(ours, "goal", colleague)
    assert ours.tips["goal"]["by"] == "U0BEN"
