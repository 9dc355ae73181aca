"""The pages and forms for what is asked, as full as they can get."""

from typing import Any

import pytest

from bot import content
from bot.domain.entries import LONGEST, LONGEST_IN_LIST, MOST_IN_LIST
from bot.domain.questionnaires import LONGEST_SLUG, MOST_KINDS, MOST_QUESTIONS
from bot.domain.questions import Catalogue, Holds, Kind, Question, Reader, When, made
from bot.sandbox.strict.blocks import view_problems
from bot.views import questionnaire_forms as forms
from bot.views import questionnaires as views
from bot.views.questionnaire_forms import QuestionToFillIn
from bot.views.questionnaires import KindPage, Page
from tests.cast import mrkdwn_of

KEY = "k" * LONGEST_SLUG
POINTS = list(When)


def longest(name: str) -> str:
    return ("<!channel> *now* " * LONGEST[name])[: LONGEST[name]]


def question(number: int) -> Question:
    words = ("text", "help", "label", "short", "probe", "example")
    entry = {
        **{name: longest(name) for name in words},
        "key": f"{KEY}_{number}",
        "when": POINTS[number % len(POINTS)],
        "holds": Holds.STEPS,
        "reader": Reader.PARTNER,
        "steps": ["s" * LONGEST_IN_LIST["steps"]] * MOST_IN_LIST["steps"],
    }
    return made(Question, entry)


QUESTIONS = {f"{KEY}_{number}": question(number) for number in range(MOST_QUESTIONS)}
ASKED = tuple(QUESTIONS)[: MOST_IN_LIST["questions"]]
WORD = "<!here>" + "w" * (LONGEST_IN_LIST["words"] - 7)


def kind(number: int) -> Kind:
    words = (WORD,) * MOST_IN_LIST["words"]
    key = f"{KEY}_{number}"
    return Kind(key, longest("name"), longest("description"), ASKED, words)


KINDS = {f"{KEY}_{number}": kind(number) for number in range(MOST_KINDS)}
FULL = Catalogue(QUESTIONS, KINDS)
ONE = kind(0)
SHIPPED = content.catalogue()
BARE = SHIPPED.kinds["access"]

SHOWN = {
    "all kinds": views.page(Page(FULL, [])),
    "most kinds gone": views.page(Page(SHIPPED, list(KINDS.values())[3:])),
    "a kind": views.kind_page(
        KindPage(FULL, ONE, is_changed=True, changed=set(QUESTIONS))
    ),
    "a new kind": forms.kind_form(FULL, None),
    "a kind to change": forms.kind_form(FULL, ONE),
    "a new question": forms.question_form(QuestionToFillIn(ONE.key, None)),
    "a question": forms.question_form(QuestionToFillIn(ONE.key, question(0))),
}


@pytest.mark.parametrize("name", SHOWN)
def test_slack_takes_it_however_full_it_is(name: str) -> None:
    assert view_problems(SHOWN[name], "modal") == []
    assert len(SHOWN[name].get("private_metadata", "")) <= 3_000


@pytest.mark.parametrize("name", SHOWN)
def test_nobody_is_called_by_what_an_admin_typed(name: str) -> None:
    assert not any("<!" in text for text in mrkdwn_of(SHOWN[name]))


def labels(view: dict[str, Any]) -> list[str]:
    elements = [each for block in view["blocks"] for each in block.get("elements", [])]
    return [each["text"]["text"] for each in elements if each["type"] == "button"]


def test_only_what_can_be_done_is_offered() -> None:
    last = Catalogue(SHIPPED.questions, {"access": BARE})
    assert labels(views.page(Page(last, []))) == ["Edit", "Add a kind"]
    page = views.kind_page(KindPage(last, BARE, is_changed=False, changed=set()))
    assert labels(page) == ["Change this", "Add our own question"]
    rows = [
        each["accessory"]["options"] for each in page["blocks"] if "accessory" in each
    ]
    deeds = [[option["text"]["text"] for option in row] for row in rows]
    assert deeds[:2] == [["Edit"], ["Edit", "Move up"]]
    assert all("Undo our changes" not in row for row in deeds)


def test_of_a_question_of_ours_only_the_words_and_the_moment_can_change() -> None:
    goal, effort = SHIPPED.questions["goal"], SHIPPED.questions["effort"]
    for each, more in ((goal, []), (effort, ["steps"])):
        form = forms.question_form(QuestionToFillIn("change", each, is_shipped=True))
        fields = [block["block_id"] for block in form["blocks"]]
        assert fields[-1 - len(more) :] == ["when", *more]
