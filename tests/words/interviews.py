"""The interview, as its requester sees it."""

from collections.abc import Iterator

from bot import content
from bot.domain.interviews import IMPACT, PROBLEM, QUESTIONS
from bot.models import Status, Way
from bot.views import interviews as views
from tests.samples import request
from tests.words.eyes import Said

TO = "the requester"


def said() -> Iterator[Said]:
    yield from questions()
    yield from numbers()
    yield from strays()
    sent = request(Status.WAITING_FOR_IT)
    yield Said(TO, "they add to the brief before they send it", views.added())
    yield Said(TO, "they add to it, and the bot is not set up", views.kept())
    yield Said(
        TO, "they write on after taking it back", views.bring_it_back_first(sent)
    )


def questions() -> Iterator[Said]:
    """Each question where it is asked first, then each where others came before."""
    asked = request()
    solution = request(questions=[PROBLEM, *QUESTIONS])
    elsewhere = request(way=Way.COMMAND)
    yield Said(TO, "they wrote in our DM", views.question(asked, "goal"))
    yield Said(TO, "they named a solution", views.question(solution, PROBLEM))
    yield Said(TO, "they asked by form", views.question(elsewhere, "goal"))
    for key in content.questions():
        if key not in {"goal", PROBLEM}:
            yield Said(TO, "the one before is answered", views.question(asked, key))
    for key in content.questions():
        yield Said(TO, "their answer says little", views.probe(asked, key))
    yield Said(TO, "they press “Finish later”", views.later(asked))


def numbers() -> Iterator[Said]:
    """What becomes of figures."""
    for when, typed in (
        ("their figures are understood", "about 40 people, 2h/wk and €3k a month"),
        ("their figures are not understood", "much"),
        ("they skip the figures", ""),
    ):
        yield Said(TO, when, views.in_numbers(request(answers={IMPACT: typed})))


def strays() -> Iterator[Said]:
    """A message at the top of the DM, while an interview is under way."""
    asked, stray = request(), request(Status.SORTING)
    yield Said(TO, "they write beside an interview", views.sorting(stray, asked))
    yield Said(TO, "they say it is their answer", views.was_an_answer(asked))
    yield Said(TO, "they say it is something new", views.was_new())
    yield Said(TO, "they go on under it", views.look_in_the_other_thread())
