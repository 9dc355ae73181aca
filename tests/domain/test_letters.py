"""What could not be delivered: in words, by reason, and put together."""

import pytest

from bot.domain import letters as rules
from bot.domain.letters import BROKE, GIVEN_UP, MAY_BE_OUT, NOTE, REASONS
from tests.samples import letter

EVERY = [
    "account_inactive", "cannot_dm_bot", "channel_not_found", "ekm_access_denied",
    "invalid_auth", "invalid_blocks", "is_archived", "missing_scope", "msg_too_long",
    "no_text", "not_in_channel", "org_login_required", "restricted_action",
    "team_access_not_granted", "thread_not_found", "token_revoked",
    "too_many_attachments", "user_disabled", "user_not_found",
]  # fmt: skip


@pytest.mark.parametrize("error", EVERY)
def test_each_refusal_of_slack_has_words_of_its_own(error: str) -> None:
    assert error in REASONS
    assert error not in rules.reason(error).why


def test_what_slack_has_never_said_before_is_called_by_its_name() -> None:
    assert "teapot" in rules.reason("teapot").why
    assert rules.reason(None).can_be_mended


@pytest.mark.parametrize("why", ["no connection", "status 500", "is_archived"])
def test_what_was_given_up_after_a_day_says_so(why: str) -> None:
    assert "whole day" in rules.reason(f"{GIVEN_UP}{why}").why


@pytest.mark.parametrize("why", [f"{GIVEN_UP}{BROKE}KeyError", "cannot be read"])
def test_what_went_wrong_with_us_is_not_put_on_slack(why: str) -> None:
    assert "Slack" not in rules.reason(why).why


@pytest.mark.parametrize(
    ("error", "key", "is_told"),
    [
        ("is_archived", "request:3:card", True),
        ("teapot", "request:3:card", True),
        ("user_disabled", "request:3:outcome", False),
        ("thread_not_found", "inbox:7:reply", False),
        ("missing_scope", f"{NOTE}2026-03-02", False),
    ],
)
def test_an_admin_hears_of_what_somebody_can_mend_but_of_our_word_about_it(
    error: str, key: str, *, is_told: bool
) -> None:
    assert rules.is_worth_telling(letter(1, error, key=key).row) is is_told


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("request:3:card", "The card of #12"),
        ("request:3:outcome", "IT's answer to #12"),
        ("request:3:outcome:2", "IT's answer to #12"),
        ("request:3:asks_for_tip:kpi:U0BEN", "A question to a colleague about #12"),
        ("request:3:probe:kpi", "A message about #12"),
        ("inbox:7:reply", "A reply"),
        ("channel:C1:its_hello", "My hello in a channel"),
        ("reminder:C1:post:3", "A reminder in a channel"),
        ("request:3:promise:77", "News of the promised day of #12"),
        ("strange", "A message"),
    ],
)
def test_a_message_is_named_by_its_kind_and_not_by_what_it_says(
    key: str, words: str
) -> None:
    assert rules.what(key, 12) == words


def test_a_request_without_a_number_is_named_all_the_same() -> None:
    assert rules.what("request:3:opening", None) == "The beginning of a request"


@pytest.mark.parametrize(
    ("to", "person"),
    [
        ("U0IVO", "U0IVO"),
        ("W0IVO", "W0IVO"),
        ("D0ANA", "U0ANA"),
        ("C0SALES", ""),
        ("U0ANA,U0IVO", ""),
    ],
)
def test_a_direct_message_is_known_by_whose_it_is(to: str, person: str) -> None:
    """Who was to meet whom is nobody else's business."""
    assert letter(1, to=to).person == person


@pytest.mark.parametrize(
    ("key", "under", "is_its"),
    [
        ("request:3:card", None, True),
        ("request:3:told:9", "request:3:card", True),
        ("request:3:outcome", None, False),
        ("request:3:news", "request:3:opening", False),
        ("channel:C1:hello", None, False),
    ],
)
def test_cards_and_what_stands_under_them_belong_to_it(
    key: str, under: str | None, *, is_its: bool
) -> None:
    assert rules.goes_to_it(letter(1, key=key, thread_of=under).row) is is_its


def test_what_has_one_place_and_one_reason_is_put_together_newest_first() -> None:
    found = [
        letter(9),
        letter(8, "user_disabled", to="U0BEN"),
        letter(7),
        letter(6, "not_in_channel"),
        letter(5, "users_not_found", to="U0BEN"),
    ]
    ids = [pile.ids for pile in rules.piles(found)]
    assert ids == ["9,7", "8", "6", "5"]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("9,7", [9, 7]),
        ("9", [9]),
        ("", []),
        ("9,x,-7,²", [9]),
        ("9" * 40, []),
        (None, []),
    ],
)
def test_a_button_carries_ids_and_what_is_forged_carries_none(
    value: object, ids: list[int]
) -> None:
    assert rules.ids_of(value) == ids


@pytest.mark.parametrize("why", ["missing_scope", "is_archived", "of_tomorrow"])
def test_what_may_stand_there_already_says_so_and_what_would_let_us_look(
    why: str,
) -> None:
    told, plain = rules.reason(f"{MAY_BE_OUT}{why}"), rules.reason(why)
    assert told.why.startswith("It may stand there already")
    assert told.why.endswith(plain.why)
    assert told.mend == plain.mend
