"""Everything people see in Home, however much there is of it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.homes import PAGE, Listed, Turned
from bot.models import Outcome, Person, Request, Side, Status, Workspace
from bot.sandbox.strict.blocks import view_problems
from bot.views import homes as views
from bot.views.homes import Entry, Home
from tests.samples import MONDAY, request

SLACK = "https://acme.slack.com/"
LONG = "<!channel> & <@U0IVO> *bold* " + "ä" * 1_950
MOST_BLOCKS = 100


def entry(number: int, status: Status = Status.WAITING_FOR_IT, **more: Any) -> Entry:  # noqa: ANN401
    asked = request(status, id=number, number=number, sent_at=MONDAY, **more)
    return Entry(asked, ("D1", f"{number}.1"), "Lager & Versand")


def listed(count: int, page: int = 0, **more: Any) -> Listed[Entry]:  # noqa: ANN401
    shown = [entry(number, **more) for number in range(1, count + 1)]
    return Listed(shown[:PAGE], page, count > PAGE)


def home(**more: Any) -> Home:  # noqa: ANN401
    person = Person(
        workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MONDAY
    )
    workspace = Workspace(id="T1", triage_channel="C0TRIAGE", set_up_at=MONDAY)
    given: dict[str, Any] = {
        "person": person,
        "workspace": workspace,
        "waiting": [],
        "yours": Listed([], 0, more=False),
        "queue": None,
        "turned": Turned(),
        "now": MONDAY + timedelta(days=3),
    }
    return Home(**{**given, **more})


def fullest() -> Home:
    """The most there is at once: an admin in IT, in the middle of both lists."""
    admin = Person(
        workspace_id="T1", slack_id="U0CLEO", name="Cleo", looked_up_at=MONDAY,
        is_admin=True, side=Side.BUSINESS, unit="x" * 70,
    )  # fmt: skip
    named = [f"{number:02} {'x' * 67}" for number in range(50)]
    workspace = Workspace(
        id="T1", triage_channel="C0TRIAGE", set_up_at=MONDAY, units=named
    )
    waiting = [
        entry(number, Status.CONFIRMING, need=LONG) for number in range(101, 106)
    ]
    return home(
        person=admin,
        workspace=workspace,
        waiting=waiting,
        yours=listed(500, page=3, need=LONG),
        queue=listed(500, page=7, need=LONG),
        turned=Turned(3, 7),
    )


def text_of(shown: Home) -> str:
    return str(views.page(shown, SLACK)["blocks"])


def test_five_hundred_requests_fit_into_a_home_and_slack_takes_it() -> None:
    view = views.page(fullest(), SLACK)
    assert len(view["blocks"]) <= MOST_BLOCKS
    assert view_problems(view, "home") == []


def test_both_lists_turn_in_both_directions_from_the_middle() -> None:
    blocks = views.page(fullest(), SLACK)["blocks"]
    turning = {
        block["block_id"]: [
            (each["text"]["text"], each["value"]) for each in block["elements"]
        ]
        for block in blocks
        if block["block_id"].startswith("turn_")
    }
    assert turning == {
        "turn_yours": [("Newer", "2:7"), ("Older", "4:7")],
        "turn_queue": [("Older", "3:6"), ("Newer", "3:8")],
    }


@pytest.mark.parametrize(
    ("status", "outcome", "words"),
    [
        (Status.OFFERED, None, "waits for your first answer"),
        (Status.INTERVIEWING, None, "waits for your answer"),
        (Status.CONFIRMING, None, "waits for your yes"),
        (Status.WAITING_FOR_IT, None, "with IT, since 3 days"),
        (Status.DECIDED, Outcome.BETTER_PATH, "IT says: a better path"),
        (Status.WITHDRAWN, None, "you took it back"),
    ],
)
def test_each_request_says_how_it_stands(
    status: Status, outcome: Outcome | None, words: str
) -> None:
    yours = Listed([entry(7, status, outcome=outcome)], 0, more=False)
    assert words in text_of(home(yours=yours))


def test_every_state_that_a_request_of_ones_own_can_have_has_words() -> None:
    told = {*views.STANDING, Status.WAITING_FOR_IT, Status.DECIDED}
    assert told == set(Status) - {Status.SORTING, Status.MERGED}


def test_a_request_whose_thread_is_to_come_links_to_its_message() -> None:
    asked: Request = request(
        Status.OFFERED, link="https://acme.slack.com/archives/C1/p1"
    )
    shown = text_of(home(waiting=[Entry(asked, None)]))
    assert "Open the message" in shown
    assert "archives/C1/p1" in shown


def test_typed_words_stand_where_no_mention_in_them_works() -> None:
    shown = home(yours=listed(1, need="<!channel> <@U0IVO>"))
    for block in views.page(shown, SLACK)["blocks"]:
        assert block["type"] == "rich_text" or "<!channel>" not in str(block)
