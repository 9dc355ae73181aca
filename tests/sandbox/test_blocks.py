"""What Slack refuses of blocks, and what it takes: one row for each rule."""

from typing import Any

import pytest

from bot.sandbox.model import Refused
from bot.sandbox.strict.blocks import message_problems, view_problems
from bot.sandbox.strict.views import checked

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Json:  # noqa: ANN401
    return {"type": "section", "text": mrkdwn("Hello"), **more}


def button(**more: Any) -> Json:  # noqa: ANN401
    return {"type": "button", "text": plain("Go"), **more}


def acts(*elements: Json, **more: Any) -> Json:  # noqa: ANN401
    return {"type": "actions", "elements": list(elements), **more}


def field(element: Json, **more: Any) -> Json:  # noqa: ANN401
    return {"type": "input", "label": plain("L"), "element": element, **more}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def words(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def option(name: str = "a", **more: Any) -> Json:  # noqa: ANN401
    return {"text": plain(name), "value": name, **more}


def select(**more: Any) -> Json:  # noqa: ANN401
    return {"type": "static_select", "options": [option()], **more}


def chart(title: str = "T", **more: Any) -> Json:  # noqa: ANN401
    pie = {"type": "pie", "segments": [{"label": "a", "value": 1}]}
    return {"type": "data_visualization", "title": title, "chart": pie | more}


def plot(labels: list[str], *series: list[str]) -> Json:
    def points(names: list[str]) -> list[Json]:
        return [{"label": name, "value": 1.5} for name in names]

    drawn = [{"name": "s", "data": points(names)} for names in series]
    axis = {"categories": labels, "y_label": "Many"}
    kind = {"type": "line", "series": drawn, "axis_config": axis}
    return {"type": "data_visualization", "title": "T", "chart": kind}


CONFIRM = {
    "title": plain("Sure?"),
    "text": mrkdwn("Really?"),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
TABLE = {
    "type": "table",
    "rows": [[{"type": "raw_text", "text": "a"}, rich(words())]],
    "column_settings": [{"align": "right", "is_wrapped": True}],
}
IMAGE = {"type": "image", "image_url": "https://a.b/c.png", "alt_text": "A cat"}
LIST = {"type": "rich_text_list", "style": "bullet", "elements": [words()]}

GOOD: list[Json] = [
    section(),
    section(accessory=button(value="1", style="primary", confirm=CONFIRM)),
    section(accessory=IMAGE),
    section(accessory={"type": "overflow", "options": [option(url="https://a.b")]}),
    {"type": "section", "fields": [mrkdwn("a"), plain("b")]},
    {"type": "divider"},
    {"type": "header", "text": plain("H")},
    {"type": "context", "elements": [mrkdwn("a"), IMAGE]},
    {"type": "markdown", "text": "# Hello"},
    IMAGE | {"title": plain("Cat")},
    acts(button(), select(), {"type": "datepicker", "initial_date": "2027-01-01"}),
    field({"type": "plain_text_input", "multiline": True}, optional=True),
    field({"type": "checkboxes", "options": [option(description=plain("d"))]}),
    rich(words({"type": "text", "text": "a", "style": {"bold": True}}), LIST),
    rich(words({"type": "user", "user_id": "U1"}, {"type": "emoji", "name": "x"})),
    TABLE,
    chart(),
    plot(["a", "b"], ["b", "a"]),
]
BAD: list[tuple[Json, str]] = [
    ({}, "unsupported type for a block in a message: None"),
    ({"type": "alert", "text": mrkdwn("a")}, "unsupported type for a block"),
    ({"type": "section"}, "needs text or fields"),
    (section(colour="red"), "invalid additional property: colour"),
    (section(text=mrkdwn("")), "must be more than 0 characters"),
    (section(text=mrkdwn("x" * 3001)), "less than 3001 characters"),
    (section(text="x"), "must be an object"),
    (section(text={"type": "html", "text": "x"}), "unsupported type for a text"),
    (section(text=mrkdwn("x") | {"emoji": True}), "additional property: emoji"),
    (section(fields=[mrkdwn("x")] * 11), "no more than 10 items"),
    (section(fields=[mrkdwn("x" * 2001)]), "less than 2001"),
    (section(fields=mrkdwn("x")), "must be an array"),
    (section(accessory={"type": "plain_text_input"}), "unsupported type for an acc"),
    (section(block_id="x" * 256), "less than 256"),
    ({"type": "header", "text": plain("x" * 151)}, "less than 151"),
    ({"type": "header", "text": mrkdwn("x")}, "must be one of: plain_text"),
    ({"type": "context", "elements": []}, "no fewer than 1 items"),
    ({"type": "context", "elements": [mrkdwn("x")] * 11}, "no more than 10"),
    (acts(), "no fewer than 1 items"),
    (acts(*[button()] * 26), "no more than 25 items"),
    (acts(button(text=plain("x" * 76))), "less than 76"),
    (acts(button(text=mrkdwn("x"))), "must be one of: plain_text"),
    (acts(button(value="x" * 2001)), "less than 2001"),
    (acts(button(value=42)), "must be a string"),
    (acts(button(style="blue")), "must be one of: primary, danger"),
    (acts(button(confirm=CONFIRM | {"title": plain("x" * 101)})), "less than 101"),
    (acts(button(confirm={"title": plain("x")})), "missing required field: deny"),
    (acts(button(action_id="a"), button(action_id="a")), "action_id a already exists"),
    (acts({"type": "button"}), "missing required field: text"),
    (acts({"type": "plain_text_input"}), "unsupported type for an element"),
    (acts({"type": "static_select"}), "needs either options or option_groups"),
    (acts(select(options=[])), "no fewer than 1 items"),
    (acts(select(options=[option()] * 101)), "no more than 100 items"),
    (acts(select(options=[option("x" * 76)])), "less than 76"),
    (acts(select(options=[option(value="x" * 151)])), "less than 151"),
    (acts(select(initial_option=option("b"))), "must be among the options"),
    (acts(select(placeholder=plain("x" * 151))), "less than 151"),
    (acts({"type": "datepicker", "initial_date": "soon"}), "must be YYYY-MM-DD"),
    (acts({"type": "datepicker", "initial_date": "2027-13-01"}), "must be YYYY-MM-DD"),
    (acts({"type": "timepicker", "initial_time": "24:00"}), "must be HH:mm"),
    (acts(button(url="example.com")), "must be a valid url"),
    (section(accessory=IMAGE | {"image_url": "file:///a.png"}), "must be a valid url"),
    (
        field({"type": "plain_text_input", "min_length": 9, "max_length": 8}),
        "must not be above",
    ),
    (acts({"type": "datetimepicker", "initial_date_time": "x"}), "must be an integer"),
    (
        acts({"type": "overflow", "options": [option(n) for n in "abcdef"]}),
        "no more than 5 items",
    ),
    (field({"type": "button", "text": plain("x")}), "unsupported type for an element"),
    (field({"type": "plain_text_input"}, label=mrkdwn("x")), "one of: plain_text"),
    (field({"type": "plain_text_input", "max_length": 3001}), "between 1 and 3000"),
    (field({"type": "plain_text_input"}, optional="yes"), "must be a boolean"),
    (field({"type": "number_input"}), "missing required field: is_decimal_allowed"),
    (field({"type": "radio_buttons", "options": [option()] * 11}), "no more than 10"),
    ({"type": "image", "alt_text": "x"}, "needs an image_url"),
    ({"type": "image", "image_url": "https://a.b"}, "missing required field: alt_text"),
    ({"type": "markdown", "text": "x" * 12_001}, "less than 12001"),
    (rich({"type": "rich_text_poem"}), "unsupported type for a rich text part"),
    (rich(words({"type": "text", "text": "a", "style": {"big": True}})), "big"),
    (rich(words({"type": "user"})), "missing required field: user_id"),
    (TABLE | {"rows": [[{"type": "raw_text", "text": "a"}] * 21]}, "no more than 20"),
    (chart("x" * 51), "less than 51"),
    (chart(segments=[{"label": "x" * 21, "value": 1}]), "less than 21"),
    (chart(segments=[{"label": "x", "value": 0}]), "value must be above 0"),
    (chart(segments=[{"label": "x", "value": "1"}]), "must be a number"),
    (plot(["a", "b"], ["a"]), "one point for each category"),
    (plot(["a", "a"], ["a", "a"]), "one point for each category"),
]


@pytest.mark.parametrize("block", GOOD)
def test_slack_shows_a_block_that_is_right(block: Json) -> None:
    assert message_problems([block]) == []


@pytest.mark.parametrize(("block", "problem"), BAD)
def test_slack_refuses_a_block_that_is_not(block: Json, problem: str) -> None:
    problems = message_problems([block])
    assert any(problem in found for found in problems), problems


@pytest.mark.parametrize(
    ("blocks", "problem"),
    [
        ([{"type": "divider"}] * 51, "no more than 50 items"),
        ([section(block_id="a"), section(block_id="a")], "block_id a already exists"),
        ([chart()] * 3, "no more than 2 data_visualization"),
        ([TABLE] * 2, "no more than 1 table"),
    ],
)
def test_slack_refuses_blocks_that_do_not_go_together(
    blocks: list[Json], problem: str
) -> None:
    assert problem in message_problems(blocks)[0]


def test_slack_says_where_the_mistake_is() -> None:
    (problem,) = message_problems([section(), acts(button(text=plain("x" * 76)))])
    assert problem.endswith("[json-pointer:/blocks/1/elements/0/text/text]")


MODAL = {"type": "modal", "title": plain("T"), "blocks": []}
HOME: Json = {"type": "home", "blocks": []}
FOCUSED = field({"type": "plain_text_input", "focus_on_load": True})
NAMED = field({"type": "plain_text_input"})


@pytest.mark.parametrize(
    ("view", "surface", "problem"),
    [
        (MODAL | {"title": plain("x" * 25)}, "modal", "less than 25"),
        (MODAL | {"submit": plain("x" * 25)}, "modal", "less than 25"),
        (MODAL | {"blocks": [NAMED]}, "modal", "needs submit"),
        (MODAL | {"blocks": [chart()]}, "modal", "unsupported type for a block in a m"),
        (MODAL | {"blocks": [TABLE]}, "modal", "unsupported type for a block in a m"),
        (MODAL | {"blocks": [{"type": "divider"}] * 101}, "modal", "no more than 100"),
        (MODAL | {"private_metadata": "x" * 3001}, "modal", "less than 3001"),
        (MODAL | {"callback_id": "x" * 256}, "modal", "less than 256"),
        ({"type": "modal", "blocks": []}, "modal", "missing required field: title"),
        (MODAL | {"colour": "red"}, "modal", "invalid additional property"),
        (HOME | {"title": plain("x")}, "home", "invalid additional property: title"),
        (HOME | {"blocks": [{"type": "markdown", "text": "x"}]}, "home", "unsupported"),
        (HOME, "modal", "must be one of: modal"),
        (HOME | {"blocks": [FOCUSED, FOCUSED]}, "home", "set once only"),
        (
            HOME | {"blocks": [section(block_id="a")] * 2},
            "home",
            "block_id a already exists",
        ),
    ],
)
def test_slack_refuses_a_view_that_is_not_right(
    view: Json, surface: str, problem: str
) -> None:
    problems = view_problems(view, surface)
    assert any(problem in found for found in problems), problems


@pytest.mark.parametrize(
    ("view", "surface"),
    [
        (MODAL | {"blocks": [NAMED, section()], "submit": plain("Send")}, "modal"),
        (MODAL | {"notify_on_close": True, "external_id": "x"}, "modal"),
        (HOME | {"blocks": [section(), chart(), TABLE, NAMED]}, "home"),
    ],
)
def test_slack_shows_a_view_that_is_right(view: Json, surface: str) -> None:
    assert view_problems(view, surface) == []


def test_slack_names_every_block_and_element_itself_if_nobody_does() -> None:
    ids = iter("abcdef")
    view = HOME | {"blocks": [acts(button()), section(accessory=button()), NAMED]}
    shown = checked(view, "home", lambda: next(ids))
    first, second, third = shown["blocks"]
    named = [first["block_id"], first["elements"][0]["action_id"]]
    named += [second["block_id"], second["accessory"]["action_id"]]
    named += [third["block_id"], third["element"]["action_id"]]
    assert sorted(named) == list("abcdef")
    assert "block_id" not in view["blocks"][0]


def test_a_view_is_an_object() -> None:
    with pytest.raises(Refused, match="invalid_arguments"):
        checked("view", "modal", str)
