"""The interview, as its requester sees it."""

from collections.abc import Iterator

from bot import content
from bot.domain.interviews import PROBLEM, QUESTIONS
from bot.models import Status, Way
from bot.views import interviews as views
from bot.views import ways
from tests.samples import request
from tests.words.eyes import Said

TO = "the requester"
QUESTION = content.questions()


def said() -> Iterator[Said]:
    yield from questions()
    yield from more()
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
    yield Said(TO, "they wrote in our DM", views.question(asked, QUESTION["goal"]))
    yield Said(TO, "they named a solution", views.question(solution, QUESTION[PROBLEM]))
    yield Said(TO, "they asked by form", views.question(elsewhere, QUESTION["goal"]))
    for key in content.questions():
        if key not in {"goal", PROBLEM}:
            yield Said(
                TO, "the one before is answered", views.question(asked, QUESTION[key])
            )
    for key in content.questions():
        yield Said(TO, "their answer says little", views.probe(asked, QUESTION[key]))
    for key in ("effort", "sensitivities"):
        offered = views.question(asked, QUESTION[key], is_new_round=True)
        yield Said(TO, "they press “Add more”, and this comes first", offered)
    yield Said(TO, "they press “Finish later”", views.later(asked))
    sure = "\n".join(each["text"] for each in ways.IF_SURE.values())
    yield Said(TO, "they press “Take it back” under a question", sure)


def more() -> Iterator[Said]:
    """After the brief; and what was said already, or is said anew."""
    adding = request(briefs=1, questions=[*QUESTIONS, "impact", "deadline", "effort"])
    for key in ("impact", "effort", "sensitivities"):
        asked = views.question(adding, QUESTION[key])
        yield Said(TO, "they press “Add more”", asked)
    read = ["€36,000 a year (€3,000 × 12 months)"]
    after = views.question(adding, QUESTION["deadline"], read)
    yield Said(TO, "their figures are understood", after)
    back = request(answers={"goal": "Fewer calls"}, revisiting="goal")
    yield Said(TO, "they press “Back”", views.question(back, QUESTION["goal"]))
    offered = request(answers={"goal": "Fewer"}, offered="or we copy it all by hand")
    yield Said(
        TO, "they have said it before", views.question(offered, QUESTION["without"])
    )


def strays() -> Iterator[Said]:
    """A message at the top of the DM, while an interview is under way."""
    asked, stray = request(), request(Status.SORTING)
    yield Said(TO, "they write beside an interview", views.sorting(stray, asked))
    yield Said(TO, "they say it is their answer", views.was_an_answer(asked))
    yield Said(TO, "they say it is something new", views.was_new())
    yield Said(TO, "they go on under it", views.look_in_the_other_thread())
