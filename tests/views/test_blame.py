"""Gentler words, as a writer sees them before anybody reads theirs."""

from collections.abc import Callable

import pytest
from inline_snapshot import snapshot

from bot import content
from bot.blocks import Block, View
from bot.domain import blame
from bot.forms import Flags
from bot.models import Request, Status
from bot.sandbox.strict.blocks import view_problems
from bot.views import blame as views
from bot.views import decisions, questions, redirections
from tests.samples import request
from tests.words.eyes import visible

SENT = request(Status.WAITING_FOR_IT)
LONG = "Eve broke the <!channel> " + "export " * 52
MOST = "\n".join(f"{LONG}{number}." for number in range(5))


def offer(*texts: str) -> tuple[Block, ...]:
    found = [blame.check(content.blame(), each) for each in texts]
    return views.offer(each for each in found if each)


def read(*texts: str) -> str:
    return visible(list(offer(*texts)))


def test_a_sentence_stands_there_with_what_it_could_say_and_a_choice() -> None:
    assert read("Eve broke the export. It is back.") == snapshot("""\
“Eve broke the export.” may sound like blame. It could say:
> The export broke.
Which words to send
The gentler words
Mine, as they are
Only you see this.\
""")


def test_what_only_blames_could_go_and_the_rest_stays() -> None:
    assert read("Tom is careless. We start again.") == snapshot("""\
“Tom is careless.” may sound like blame. The rest says it all, so it could go.
Which words to send
The gentler words
Mine, as they are
Only you see this.\
""")


def test_where_there_are_no_other_words_there_is_nothing_to_choose() -> None:
    assert read("This is your fault.") == snapshot("""\
“This is your fault.” may sound like blame, and I have no other words for it. \
Please say what happened, or send it as it is.
Only you see this.\
""")


def test_nothing_is_offered_where_nobody_is_blamed() -> None:
    assert offer("Thanks to Ana for reporting the error.") == ()


def decision_form(request: Request, flags: Flags) -> View:
    return decisions.decision_form(request, None, flags)


@pytest.mark.parametrize("form", [decision_form, questions.form, redirections.form])
def test_slack_takes_the_most_that_can_be_offered_and_no_mention_in_it_works(
    form: Callable[[Request, Flags], View],
) -> None:
    offered = offer(MOST, f"{MOST} ", f"{MOST}  ")
    view = form(SENT, Flags("mark", offered))
    assert view_problems(view, "modal") == []
    assert view["private_metadata"] == f"{SENT.id}:mark"
    for block in offered:
        assert block["type"] == "rich_text" or "<!channel>" not in str(block)
