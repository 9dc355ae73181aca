"""Cleo, an admin, changes what people are asked; nothing that was asked is lost."""

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot import content
from bot.blocks import View as Form
from bot.db import UnitOfWork
from bot.domain.questions import Catalogue, When
from bot.sandbox import View
from bot.services import request_rows as rows
from bot.views import questionnaire_forms as forms
from bot.views import questionnaires as pages
from bot.views.questionnaire_forms import QuestionToFillIn
from bot.views.questionnaires import KindPage, Page
from tests.cast import Cast, user, words_of

OWN = {
    "text": "Which shop is it for?",
    "help": "Its name, or its number.",
    "label": "For which shop",
    "short": "shop",
    "probe": "Which shop would feel it first?",
    "example": "The one at the station.",
    "when": "first",
    "holds": "words",
    "reader": "it",
}
SHOP = {"name": "Something for a shop", "description": "A till, a sign, a shelf."}
FIRST = ["goal", "without", "daily_fit"]
NOT_YOURS = "Only owners and admins of this Slack"


async def asked(cast: Cast) -> Catalogue:
    """All that may be asked by now."""

    def look(uow: UnitOfWork) -> Catalogue:
        return rows.catalogue(uow)

    return await cast.bot.database.reading("T0SANDBOX")(look)


async def opens(cast: Cast, who: str = "Cleo") -> str:
    await cast.opens_home(who)
    await cast.clicks_in_home(who, "Change the questions")
    return words_of(cast.form(who))


async def presses(cast: Cast, label: str, which: str = "", who: str = "Cleo") -> str:
    """A button on the page that is open; `which` of several. What is open then."""
    view = cast.form(who)
    found = [each for each in buttons(view) if each["text"]["text"] == label]
    button = next(each for each in found if which in ("", each["value"]))
    return await acts(cast, view, button["action_id"], button["value"], who)


async def picks(cast: Cast, deed: str, question: str, who: str = "Cleo") -> str:
    """Something behind the three dots beside a question. What is open then."""
    value = f"{deed}:{question}"
    return await acts(cast, cast.form(who), pages.WITH_QUESTION, value, who)


async def acts(cast: Cast, view: View, action: str, value: str, who: str) -> str:
    await cast.sandbox.act_in_view(user(who), view.id, action, value=value)
    await cast.settled()
    return words_of(cast.form(who))


def buttons(view: View) -> list[dict[str, Any]]:
    elements = [each for block in view.blocks for each in block.get("elements", [])]
    return [each for each in elements if each["type"] == "button"]


def labels(cast: Cast, who: str = "Cleo") -> list[str]:
    return [each["text"]["text"] for each in buttons(cast.form(who))]


async def test_an_admin_adds_a_kind_with_a_first_question_of_its_own(
    cast: Cast,
) -> None:
    assert "Something new or different (the usual one)" in flat(await opens(cast))
    await presses(cast, "Add a kind")
    chosen = [*FIRST, "impact", "sensitivities"]
    assert (
        await cast.fills("Cleo", **SHOP, words="till, shop\nshelf", questions=chosen)
        is None
    )
    page = words_of(cast.form("Cleo"))
    assert "I think of it when a need says “till”, “shop”, “shelf”." in page
    await presses(cast, "Add our own question")
    assert await cast.fills("Cleo", **OWN) is None
    assert "Which shop is it for?" in words_of(cast.form("Cleo"))
    ours = await asked(cast)
    kind = next(each for each in ours.kinds.values() if each.name == SHOP["name"])
    assert ours.asked(kind.key, When.FIRST)[:3] == FIRST
    own = ours.questions[ours.asked(kind.key, When.FIRST)[3]]
    assert (own.text, own.short, own.steps) == ("Which shop is it for?", "shop", ())
    await cast.sandbox.close(user("Cleo"), cast.form("Cleo").id)
    assert "Questions: 6. Asked of everybody: 4." in words_of(cast.form("Cleo"))


def flat(text: str) -> str:
    return text.replace("\n", "")


async def test_an_admin_puts_a_question_in_other_words_and_takes_them_back(
    cast: Cast,
) -> None:
    await opens(cast)
    await presses(cast, "Edit", "change")
    await picks(cast, "edit", "goal")
    assert await cast.fills("Cleo", text="What is it good for?", when="first") is None
    page = words_of(cast.form("Cleo"))
    assert "What is it good for?" in page
    assert "Why are we doing this?" not in page
    assert (await asked(cast)).questions["goal"].text == "What is it good for?"
    await picks(cast, "undo", "goal")
    assert (await asked(cast)).questions["goal"].text == "Why are we doing this?"


async def test_questions_are_chosen_and_moved_up(cast: Cast) -> None:
    await opens(cast)
    await presses(cast, "Edit", "access")
    await presses(cast, "Change this")
    chosen = ["daily_fit", "goal", "deadline", "impact"]
    await cast.fills("Cleo", questions=chosen)
    kind = (await asked(cast)).kinds["access"]
    assert kind.questions == ("goal", "daily_fit", "deadline", "impact")
    await picks(cast, "up", "impact")
    await picks(cast, "up", "daily_fit")
    kind = (await asked(cast)).kinds["access"]
    assert kind.questions == ("daily_fit", "goal", "impact", "deadline")
    assert "Undo our changes" in labels(cast)
    await presses(cast, "Undo our changes")
    assert (await asked(cast)).kinds["access"] == content.catalogue().kinds["access"]


async def test_another_kind_becomes_the_usual_one(cast: Cast) -> None:
    await opens(cast)
    page = await presses(cast, "Make it the usual", "access")
    assert "Access to something we have (the usual one)" in flat(page)
    assert list((await asked(cast)).kinds) == ["access", "change", "figures"]


async def test_kinds_are_taken_out_up_to_the_last_and_brought_back(cast: Cast) -> None:
    await opens(cast)
    await presses(cast, "Take out", "change")
    await presses(cast, "Take out", "figures")
    assert list((await asked(cast)).kinds) == ["access"]
    assert "Take out" not in labels(cast)
    page = await presses(cast, "Bring back", "figures")
    assert page.index("Access to") < page.index("Not offered any more")
    assert list((await asked(cast)).kinds) == ["figures", "access"]


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"text": "Which shop"}, "text", "one question mark"),
        ({"text": "Which shop? Which till?"}, "text", "one question mark"),
        ({"probe": "Tell me more."}, "probe", "one question mark"),
        ({"label": "\u200b"}, "label", "write a few words"),
        ({"short": "s" * 41}, "short", "41 characters, and 40 fit"),
        ({"holds": "steps"}, "steps", "at least two steps"),
        ({"holds": "steps", "steps": "few\nfew"}, "steps", "“few” stands here twice"),
        ({"steps": "few\nmany"}, "steps", "Steps are only for"),
    ],
)
async def test_what_will_not_do_is_said_at_its_field_and_stays_there(
    cast: Cast, wrong: dict[str, str], field: str, words: str
) -> None:
    await opens(cast)
    await presses(cast, "Edit", "figures")
    await presses(cast, "Add our own question")
    errors = await cast.fills("Cleo", **{**OWN, **wrong})
    assert set(errors or {}) == {field}
    assert words in (errors or {})[field]
    typed = cast.form("Cleo").typed
    assert typed["help"]["help"]["value"] == OWN["help"]
    assert await asked(cast) == content.catalogue()


async def test_a_kind_asks_no_more_than_five_questions_first(cast: Cast) -> None:
    await opens(cast)
    await presses(cast, "Edit", "change")
    for number in range(2):
        await presses(cast, "Add our own question")
        more = {**OWN, "text": f"Which shop is number {number}?"}
        assert await cast.fills("Cleo", **more) is None
    await picks(cast, "edit", "impact")
    errors = await cast.fills("Cleo", when="first")
    assert "would begin with 6 questions, and 5 fit" in (errors or {})["when"]


async def test_who_reads_an_answer_is_never_widened(cast: Cast) -> None:
    await opens(cast)
    await presses(cast, "Edit", "change")
    await picks(cast, "edit", "sensitivities")
    assert "Who reads the answer" not in words_of(cast.form("Cleo"))
    await cast.sandbox.close(user("Cleo"), cast.form("Cleo").id)
    await presses(cast, "Add our own question")
    await cast.fills("Cleo", **{**OWN, "reader": "partner"})
    await picks(cast, "edit", "which_shop_is_it_for_1")
    errors = await cast.fills("Cleo", reader="it")
    assert "only one person reads this" in (errors or {})["reader"]


async def test_two_admins_change_it_at_once_and_both_changes_stand(cast: Cast) -> None:
    cast.workspace.users[user("Ben")].is_admin = True
    filled = {"Cleo": ("goal", "What for?"), "Ben": ("without", "What if not?")}
    for who, (question, _) in filled.items():
        await opens(cast, who)
        await presses(cast, "Edit", "change", who)
        await picks(cast, "edit", question, who)
    await asyncio.gather(
        *(
            cast.sandbox.submit(user(who), cast.form(who).id, {"text": text})
            for who, (_, text) in filled.items()
        )
    )
    await cast.settled()
    ours = (await asked(cast)).questions
    assert (ours["goal"].text, ours["without"].text) == ("What for?", "What if not?")


async def test_a_question_added_meanwhile_is_not_left_out(cast: Cast) -> None:
    cast.workspace.users[user("Ben")].is_admin = True
    for who in ("Cleo", "Ben"):
        await opens(cast, who)
        await presses(cast, "Edit", "access", who)
    await presses(cast, "Change this")
    await presses(cast, "Add our own question", who="Ben")
    await cast.fills("Ben", **OWN)
    await cast.fills("Cleo", questions=["goal"], name="Access")
    kind = (await asked(cast)).kinds["access"]
    assert kind.questions == ("goal", "which_shop_is_it_for_1")


async def test_a_page_that_is_behind_says_what_is_not_there_any_more(
    cast: Cast,
) -> None:
    cast.workspace.users[user("Ben")].is_admin = True
    await opens(cast, "Ben")
    await opens(cast)
    await presses(cast, "Take out", "figures")
    await presses(cast, "Take out", "figures", "Ben")
    assert "Bring back" in labels(cast, "Ben")
    await presses(cast, "Bring back", "figures", "Ben")
    await presses(cast, "Bring back", "figures")
    await presses(cast, "Take out", "figures", "Ben")
    await presses(cast, "Edit", "figures")
    await cast.reads("Cleo", "is not offered any more")


SHIPPED = content.catalogue()
KIND = SHIPPED.kinds["figures"]
FORGED = [
    pages.page(Page(SHIPPED, [KIND])),
    pages.kind_page(KindPage(SHIPPED, KIND, is_changed=True, changed={"goal"})),
]
FORGED_FORMS = [
    forms.kind_form(SHIPPED, KIND),
    forms.kind_form(SHIPPED, None),
    forms.question_form(
        QuestionToFillIn("figures", SHIPPED.questions["goal"], is_shipped=True)
    ),
    forms.question_form(QuestionToFillIn("figures", None)),
]


async def test_who_is_no_admin_has_no_button_and_opens_nothing(cast: Cast) -> None:
    home = await cast.opens_home("Ana")
    words = next(b for b in buttons(home) if b["text"]["text"] == "Our words")
    words["action_id"] = pages.OPEN
    await cast.clicks_in_home("Ana", "Our words")
    await cast.reads("Ana", NOT_YOURS)
    assert cast.workspace.open_views(user("Ana")) == []


@pytest.mark.parametrize("page", FORGED)
async def test_who_is_no_admin_changes_nothing_with_a_forged_page(
    cast: Cast, page: Form
) -> None:
    await cast.says("Ana", "help")
    cast.skims("Ana")
    view = cast.workspace.windows.open(user("Ana"), page)
    pressed = [(each["action_id"], each["value"]) for each in buttons(view)]
    rows = [b["accessory"] for b in view.blocks if "accessory" in b]
    options = [each["value"] for row in rows for each in row["options"]]
    pressed += [(pages.WITH_QUESTION, value) for value in options[:3]]
    for action, value in pressed:
        await acts(cast, view, action, value, "Ana")
        await cast.reads("Ana", NOT_YOURS)
    assert await asked(cast) == SHIPPED


@pytest.mark.parametrize("form", FORGED_FORMS)
async def test_who_is_no_admin_saves_nothing_with_a_forged_form(
    cast: Cast, form: Form
) -> None:
    cast.workspace.windows.open(user("Ana"), form)
    there = {block["block_id"] for block in form["blocks"]}
    typed = {name: each for name, each in {**OWN, **SHOP}.items() if name in there}
    errors = await cast.fills("Ana", **typed)
    assert NOT_YOURS in str(errors)
    assert await asked(cast) == SHIPPED


async def test_a_page_that_slack_did_not_let_open_is_offered_once_more(
    cast: Cast,
) -> None:
    await cast.opens_home("Cleo")
    cast.sandbox.faults.api("views.open", "error", error="expired_trigger_id")
    await cast.clicks_in_home("Cleo", "Change the questions")
    again = await cast.reads("Cleo", "Slack closed the form")
    await cast.clicks("Cleo", "Change the questions", on=again)
    cast.sandbox.faults.api("views.push", "error", error="expired_trigger_id")
    await presses(cast, "Edit", "change")
    await cast.reads("Cleo", "Slack closed the form")


async def test_a_change_is_noted_with_who_made_it_and_not_with_its_words(
    cast: Cast,
) -> None:
    await opens(cast)
    await presses(cast, "Edit", "change")
    await presses(cast, "Add our own question")
    with capture_logs() as noted:
        await cast.fills("Cleo", **OWN)
    (change,) = [each for each in noted if each["event"] == "questions.changed"]
    assert (change["by"], change["what"]) == ("U0CLEO", "question")
    assert "hop" not in str(noted)
