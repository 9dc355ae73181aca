"""Who may be asked to move a request along, and who says yes."""

from typing import Any

import pytest

from bot.domain import champions as rules
from bot.errors import AlreadyAnswered, BotError, NotAllowed, NotFound
from bot.models import Outcome, Person, Request, Status
from tests.samples import MONDAY, request


def yes(status: Status = Status.DECIDED, **more: Any) -> Request:  # noqa: ANN401
    return request(status, **{"outcome": Outcome.GO_AHEAD, "partner": "U0IVO", **more})


def somebody(
    slack_id: str = "U0BEN",
    *,
    is_in_it: bool = False,
    **more: Any,  # noqa: ANN401
) -> rules.Named:
    given = {"workspace_id": "T1", "name": "Ben", "looked_up_at": MONDAY}
    person = Person(**{**given, "slack_id": slack_id, **more})
    return rules.must_be_known(person, is_in_it=is_in_it)


@pytest.mark.parametrize("status", [Status.DECIDED, Status.IN_PROGRESS])
def test_who_is_asked_is_not_the_champion_yet(status: Status) -> None:
    ours = yes(status)
    rules.ask(ours, somebody(), "")
    assert (ours.champion, ours.champion_asked) == (None, "U0BEN")
    rules.answer(ours, "U0BEN", says_yes=True)
    assert (ours.champion, ours.champion_asked) == ("U0BEN", None)


def test_who_says_no_is_asked_no_more_and_may_be_asked_again() -> None:
    ours = yes()
    rules.ask(ours, somebody(), "")
    rules.answer(ours, "U0BEN", says_yes=False)
    assert (ours.champion, ours.champion_asked) == (None, None)
    rules.ask(ours, somebody(), "")
    assert ours.champion_asked == "U0BEN"


def test_whoever_asked_for_it_needs_nobodys_yes() -> None:
    ours = yes(champion_asked="U0BEN")
    rules.volunteer(ours, "")
    assert (ours.champion, ours.champion_asked) == ("U0ANA", None)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ({"is_bot": True}, "Ben is an app"),
        ({"is_gone": True}, "Ben is no longer here"),
        ({"is_guest": True}, "Ben is a guest here"),
        ({"is_stranger": True}, "Ben is with another company"),
        ({"is_in_it": True}, "Ben is in IT; a champion comes from your side"),
        ({"slack_id": "U0IVO"}, "Ben looks after it in IT already"),
    ],
)
def test_some_cant_be_asked(who: dict[str, Any], told: str) -> None:
    ours = yes()
    with pytest.raises(NotAllowed, match=told):
        rules.ask(ours, somebody(**who), "")
    assert ours.champion_asked is None


def test_nobody_is_asked_twice_at_once() -> None:
    with pytest.raises(AlreadyAnswered, match="I have asked Ben already"):
        rules.ask(yes(champion_asked="U0BEN"), somebody(), "")


@pytest.mark.parametrize(
    ("ours", "kind", "told"),
    [
        (yes(champion="U0BEN"), AlreadyAnswered, "Ben moves #7 along already."),
        (
            yes(outcome=Outcome.BETTER_PATH),
            NotFound,
            "IT has not said yes to request #7 yet.",
        ),
        (yes(Status.WAITING_FOR_IT), NotFound, "has not said yes"),
        (yes(Status.DELIVERED), BotError, "is delivered already"),
    ],
)
def test_there_is_one_and_only_after_a_yes(
    ours: Request, kind: type[BotError], told: str
) -> None:
    with pytest.raises(kind, match=told):
        rules.volunteer(ours, "Ben")
    with pytest.raises(kind, match=told):
        rules.ask(ours, somebody("U0CLEO"), "Ben")


@pytest.mark.parametrize(
    ("ours", "person", "kind"),
    [
        (None, "U0BEN", NotFound),
        (yes(), "U0BEN", NotFound),
        (yes(champion_asked="U0CLEO"), "U0BEN", NotFound),
        (yes(champion="U0BEN"), "U0BEN", AlreadyAnswered),
        (yes(Status.WAITING_FOR_IT, champion_asked="U0BEN"), "U0BEN", NotFound),
    ],
)
@pytest.mark.parametrize("says_yes", [True, False])
def test_only_who_is_being_asked_answers(
    ours: Request | None, person: str, kind: type[BotError], *, says_yes: bool
) -> None:
    with pytest.raises(kind):
        rules.answer(ours, person, says_yes=says_yes)
