"""Our words, as people see them: the list, what is pointed out, what is explained."""

from typing import Any

import pytest

from bot.domain.glossary import LONGEST_MEANING, LONGEST_NAME, PAGE
from bot.domain.homes import Listed
from bot.domain.jargon import MOST_TOLD, Term
from bot.forms import Flags
from bot.models import Outcome, Request, Status
from bot.sandbox.strict.blocks import message_problems, view_problems
from bot.views import decisions, questions
from bot.views import glossary as views
from tests.samples import draft, request

SSO = Term("SSO", "one login for everything")
ETL = Term("ETL", "copying data")
LONG = Term("<!here>" + "W" * (LONGEST_NAME - 7), "<!channel>" * 20)
MOST = [LONG] * MOST_TOLD
SENT = request(Status.WAITING_FOR_IT)


def flags(terms: list[Term]) -> Flags:
    flag, *explained = views.jargon(terms)
    return Flags("flagged", (flag,), tuple(explained))


def decided(outcome: Outcome = Outcome.GO_AHEAD) -> Request:
    return request(
        Status.DECIDED, outcome=outcome, finding="x", goal="y", decided_by="U0IVO"
    )


def text_of(block: dict[str, Any]) -> str:
    (section,) = block["elements"]
    return "".join(part["text"] for part in section["elements"])


def listed(count: int, page: int = 0, *, more: bool = False) -> Listed[Any]:
    return Listed([(LONG, "U0ANA")] * count, page, more)


def labels(form: dict[str, Any]) -> list[tuple[str, str]]:
    elements = [e for b in form["blocks"] for e in b.get("elements", [])]
    buttons = [each for each in elements if each["type"] == "button"]
    return [(each["text"]["text"], each["value"]) for each in buttons]


def test_the_writer_reads_what_may_not_be_known_and_what_to_do() -> None:
    assert text_of(views.jargon([SSO])[0]) == (
        "A business reader may not know: SSO (one login for everything). "
        "Please say it in other words, or send it as it is, "
        "and I explain it under your text."
    )
    assert "not know: SSO (one login for everything), ETL (copying data). Please" in (
        text_of(views.jargon([SSO, ETL])[0])
    )


def test_the_reader_reads_what_it_means() -> None:
    words = (
        "In plain words: SSO means one login for everything; ETL means copying data."
    )
    assert text_of(views.explanation([SSO, ETL])) == words


def test_nothing_is_said_where_every_word_is_known() -> None:
    assert views.jargon([]) == ()
    assert "flag" not in str(decisions.decision_form(SENT))


def test_the_form_shows_the_explanation_as_it_will_be_read() -> None:
    form = decisions.decision_form(SENT, draft(SENT, "go_ahead", "SSO"), flags([SSO]))
    answer = decisions.outcome(decided(), views.explanation([SSO]))
    assert views.explanation([SSO]) in form["blocks"]
    assert views.explanation([SSO]) in answer.blocks
    order = [block["block_id"] for block in form["blocks"]]
    assert order.index("flag") < order.index("preview_head")
    assert order.index("shown_goal") < order.index("plain_words")


@pytest.mark.parametrize("outcome", Outcome)
def test_slack_takes_the_longest_words_and_no_mention_in_them_works(
    outcome: Outcome,
) -> None:
    explained = views.explanation(MOST)
    messages = [
        decisions.outcome(decided(outcome), explained),
        decisions.outcome(decided(outcome), explained, is_reopened=True),
        questions.asked(SENT, "SSO", "U0IVO", explained),
        views.late(),
    ]
    for message in messages:
        assert message_problems(message.blocks) == []
        for block in message.blocks:
            assert block["type"] == "rich_text" or "<!channel>" not in str(block)


def test_slack_takes_every_form_with_the_longest_words() -> None:
    jargon = flags(MOST)
    for form in (
        decisions.decision_form(SENT, draft(SENT, "go_ahead", "x", "y"), jargon),
        decisions.decision_form(
            decided(), draft(decided(), "go_ahead", "x", "y", "z"), jargon
        ),
        questions.form(SENT, jargon),
        views.form(listed(0)),
        views.form(listed(PAGE, 3, more=True)),
    ):
        assert view_problems(form, "modal") == []
        for block in form["blocks"]:
            assert block["type"] == "rich_text" or "<!channel>" not in str(block)
    assert len(LONG.means) == LONGEST_MEANING


def test_the_list_turns_in_both_directions() -> None:
    assert labels(views.form(listed(PAGE))) == []
    assert labels(views.form(listed(PAGE, more=True))) == [("More words", "1")]
    both = [("Back", "1"), ("More words", "3")]
    assert labels(views.form(listed(PAGE, 2, more=True))) == both


def test_a_word_that_everybody_knows_says_so() -> None:
    form = views.form(Listed([(Term("VPN", ""), "U0ANA")], 0, more=False))
    (line,) = [b for b in form["blocks"] if b["block_id"] == "word_0_0"]
    (section,) = line["elements"]
    parts = [part.get("text", part.get("user_id")) for part in section["elements"]]
    assert parts == ["VPN", ": everybody here knows it", " (from ", "U0ANA", ")"]
