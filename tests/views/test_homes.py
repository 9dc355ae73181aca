"""Everything people see in Home, however much there is of it."""

from datetime import date, timedelta

import pytest

from bot.domain.homes import Entry, Home, Listed, Turned
from bot.models import Outcome, Person, Request, Side, Status, Workspace
from bot.sandbox.strict.blocks import view_problems
from bot.services.homes import UNDER_WAY_OR_OVER, WAITS_FOR_THEM
from bot.views import homes as views
from bot.views import lists
from tests.samples import MONDAY, entry, home, listed, pile, request

SLACK = "https://acme.slack.com/"
LONG = "<!channel> & <@U0IVO> *bold* " + "ä" * 1_950
MOST_BLOCKS = 100


def fullest() -> Home:
    """The most there is at once: an admin in IT, in the middle of each list."""
    admin = Person(
        workspace_id="T1", slack_id="U0CLEO", name="Cleo", looked_up_at=MONDAY,
        is_admin=True, side=Side.BUSINESS, unit="x" * 70,
        quiet_until=MONDAY + timedelta(days=99),
    )  # fmt: skip
    named = [f"{number:02} {'x' * 67}" for number in range(50)]
    workspace = Workspace(
        id="T1", triage_channel="C0TRIAGE", set_up_at=MONDAY, units=named
    )
    return home(
        person=admin,
        workspace=workspace,
        waiting=listed(500, page=2, status=Status.CONFIRMING, need=LONG),
        yours=listed(500, page=3, need=LONG, status=Status.IN_PROGRESS),
        follows=listed(500, page=1, need=LONG, status=Status.IN_PROGRESS),
        looks_after=listed(500, page=4, need=LONG, status=Status.IN_PROGRESS),
        queue=listed(500, page=7, need=LONG),
        undelivered=Listed([pile(each, count=40) for each in range(5)], 2, more=True),
        turned=Turned(2, 3, 7, 1, 4, 2),
        paused=tuple(f"{number} {'x' * 58}" for number in range(20)),
    )


def text_of(shown: Home) -> str:
    return str(views.page(shown, SLACK)["blocks"])


def test_five_hundred_requests_fit_into_a_home_and_slack_takes_it() -> None:
    view = views.page(fullest(), SLACK)
    assert len(view["blocks"]) <= MOST_BLOCKS
    assert view_problems(view, "home") == []


def test_each_list_turns_in_both_directions_from_the_middle() -> None:
    blocks = views.page(fullest(), SLACK)["blocks"]
    turning = {
        block["block_id"]: [
            (each["text"]["text"], each["value"]) for each in block["elements"]
        ]
        for block in blocks
        if block["block_id"].startswith("turn_")
    }
    assert turning == {
        "turn_undelivered": [("Newer", "2:3:7:1:4:1"), ("Older", "2:3:7:1:4:3")],
        "turn_waiting": [("Newer", "1:3:7:1:4:2"), ("Older", "3:3:7:1:4:2")],
        "turn_yours": [("Newer", "2:2:7:1:4:2"), ("Older", "2:4:7:1:4:2")],
        "turn_follows": [("Newer", "2:3:7:0:4:2"), ("Older", "2:3:7:2:4:2")],
        "turn_looks_after": [("Sooner", "2:3:7:1:3:2"), ("Later", "2:3:7:1:5:2")],
        "turn_queue": [("Older", "2:3:6:1:4:2"), ("Newer", "2:3:8:1:4:2")],
    }


@pytest.mark.parametrize(
    ("status", "outcome", "words"),
    [
        (Status.WAITING_FOR_IT, None, "with IT for 3 days"),
        (Status.DECIDED, Outcome.BETTER_PATH, "IT says: a better path"),
        (Status.WITHDRAWN, None, "you took it back"),
    ],
)
def test_each_request_says_how_it_stands(
    status: Status, outcome: Outcome | None, words: str
) -> None:
    yours = Listed([entry(7, status, outcome=outcome)], 0, more=False)
    assert words in text_of(home(yours=yours))


@pytest.mark.parametrize(
    ("status", "labels"),
    [
        (Status.WAITING_FOR_IT, ["It can't wait"]),
        (Status.DECIDED, ["Close it"]),
        (Status.IN_PROGRESS, ["It can't wait", "Close it"]),
        (Status.DELIVERED, ["Close it", "Not what I meant"]),
        (Status.CLOSED, []),
        (Status.WITHDRAWN, []),
        (Status.DUPLICATE, []),
    ],
)
def test_each_request_offers_what_its_requester_can_do(
    status: Status, labels: list[str]
) -> None:
    yours = Listed([entry(7, status)], 0, more=False)
    blocks = views.page(home(yours=yours), SLACK)["blocks"]
    steps = [each for each in blocks if each["block_id"] == "steps_7"]
    found = [part["text"]["text"] for each in steps for part in each["elements"]]
    assert found == labels


def test_who_follows_a_request_reads_who_asked_it_and_how_it_stands() -> None:
    taken_back = entry(8, Status.WITHDRAWN, requester="U0BEN", decided_by="U0BEN")
    begun = entry(
        7, Status.IN_PROGRESS, requester="U0BEN", promised_for=date(2026, 5, 1)
    )
    seen = text_of(home(follows=Listed([begun, taken_back], 0, more=False)))
    assert "You follow" in seen
    assert "IT is at work on it, promised for 1 May 2026." in seen
    assert " took it back." in seen
    assert "you took it back" not in seen
    assert "steps_" not in seen


def test_the_queue_says_who_looks_at_a_request_and_offers_the_others() -> None:
    taken, free = entry(1, partner="U0IVO"), entry(2)
    view = views.page(home(queue=Listed([taken, free], 0, more=False)), SLACK)
    blocks = {block["block_id"]: block for block in view["blocks"]}
    labels = [
        [
            each["text"]["text"]
            for each in blocks[f"decide_{number}"]["elements"]
            if each["type"] == "button"
        ]
        for number in (1, 2)
    ]
    assert labels == [["Decide"], ["Decide", "I'll take it"]]
    assert "is looking at it" in str(blocks["queue_1"])
    assert "is looking at it" not in str(blocks["queue_2"])


def test_every_state_stands_in_one_list_and_has_words_there() -> None:
    assert set(WAITS_FOR_THEM) == set(lists.WAITS_FOR)
    assert {*WAITS_FOR_THEM, *UNDER_WAY_OR_OVER, Status.MERGED} == set(Status)


def test_what_is_kept_until_the_bot_is_set_up_is_not_said_to_be_with_it() -> None:
    bare = Workspace(id="T1")
    shown = text_of(home(workspace=bare, yours=listed(1)))
    assert "kept until I am set up" in shown
    assert "with IT" not in shown


def test_a_request_whose_thread_is_to_come_links_to_its_message() -> None:
    asked: Request = request(
        Status.OFFERED, link="https://acme.slack.com/archives/C1/p1"
    )
    shown = text_of(home(waiting=Listed([Entry(asked, None)], 0, more=False)))
    assert "Open the message" in shown
    assert "archives/C1/p1" in shown


def test_typed_words_stand_where_no_mention_in_them_works() -> None:
    shown = home(yours=listed(1, need="<!channel> <@U0IVO>"))
    for block in views.page(shown, SLACK)["blocks"]:
        assert block["type"] == "rich_text" or "<!channel>" not in str(block)
