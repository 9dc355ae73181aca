"""Every kind of field in a form: filling it in, and what it cannot be."""

from typing import Any

import pytest

from bot.sandbox import NotThere
from tests.sandbox.conftest import Json, Town, hear_everything
from tests.sandbox.shown import (
    OPTIONS,
    field,
    form,
    modal,
    plain,
)


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


KINDS: list[tuple[Json, object, str, object]] = [
    ({"type": "email_text_input"}, "a@b.example", "value", "a@b.example"),
    ({"type": "url_text_input"}, "https://a.b", "value", "https://a.b"),
    (
        {"type": "number_input", "is_decimal_allowed": False},
        "7",
        "value",
        "7",
    ),
    (
        {"type": "radio_buttons", "options": OPTIONS},
        "low",
        "selected_option",
        OPTIONS[0],
    ),
    (
        {"type": "checkboxes", "options": OPTIONS},
        ["high"],
        "selected_options",
        OPTIONS[1:],
    ),
    (
        {"type": "multi_static_select", "options": OPTIONS},
        ["low", "high"],
        "selected_options",
        OPTIONS,
    ),
    (
        {
            "type": "static_select",
            "option_groups": [{"label": plain("All"), "options": OPTIONS}],
        },
        "high",
        "selected_option",
        OPTIONS[1],
    ),
    ({"type": "users_select"}, "U2", "selected_user", "U2"),
    ({"type": "multi_users_select"}, ["U1", "U2"], "selected_users", ["U1", "U2"]),
    ({"type": "conversations_select"}, "C1", "selected_conversation", "C1"),
    ({"type": "channels_select"}, "C1", "selected_channel", "C1"),
    ({"type": "datepicker"}, "2027-01-02", "selected_date", "2027-01-02"),
    ({"type": "timepicker"}, "09:30", "selected_time", "09:30"),
    ({"type": "datetimepicker"}, 1_800_000_000, "selected_date_time", 1_800_000_000),
]


@pytest.mark.parametrize(
    ("element", "value", "key", "stands"), KINDS, ids=[k[0]["type"] for k in KINDS]
)
async def test_every_kind_of_field_can_be_filled_in(
    town: Town, element: Json, value: object, key: str, stands: object
) -> None:
    seen: list[Json] = []

    @town.bot.app.view("form")
    async def receive(ack: Any, view: Json) -> None:  # noqa: ANN401
        seen.append(view["state"]["values"]["that"]["it"])
        await ack()

    view_id = await form(town, modal(field("that", element)))
    assert await town.sandbox.submit("U1", view_id, {"that": value}) is None
    assert seen == [{"type": element["type"], key: stands}]


@pytest.mark.parametrize(
    ("element", "value", "sentence"),
    [
        ({"type": "email_text_input"}, "nobody", "valid email"),
        ({"type": "url_text_input"}, "nowhere", "valid URL"),
        ({"type": "number_input", "is_decimal_allowed": False}, "many", "a number"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "whole number"),
        (
            {"type": "number_input", "is_decimal_allowed": True, "min_value": "2"},
            "1.5",
            "2 or more",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": True, "max_value": "2"},
            "2.5",
            "2 or less",
        ),
        ({"type": "plain_text_input", "max_length": 3}, "four", "at most 3"),
        (
            {
                "type": "multi_static_select",
                "options": OPTIONS,
                "max_selected_items": 1,
            },
            ["low", "high"],
            "at most 1",
        ),
    ],
)
async def test_slack_itself_turns_down_what_a_field_cannot_be(
    town: Town, element: Json, value: object, sentence: str
) -> None:
    view_id = await form(town, modal(field("that", element)))
    wrong = await town.sandbox.submit("U1", view_id, {"that": value})
    assert sentence in (wrong or {})["that"]


async def test_nobody_fills_in_what_is_not_asked(town: Town) -> None:
    view_id = await form(town)
    submit = town.sandbox.submit
    with pytest.raises(NotThere, match=r"No field 'who'.*there are: why, urgency"):
        await submit("U1", view_id, {"who": "Me"})
    with pytest.raises(NotThere, match=r"no option 'medium'; there are: low, high"):
        await submit("U1", view_id, {"urgency": "medium"})
    with pytest.raises(NotThere, match="does not see the view"):
        await submit("U2", view_id, {"why": "Because"})
    many = modal(field("that", {"type": "checkboxes", "options": OPTIONS}))
    with pytest.raises(NotThere, match="takes a list"):
        await submit("U1", await form(town, many), {"that": "low"})
