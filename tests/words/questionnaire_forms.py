"""What is asked: the forms in which admins fill it in."""

from collections.abc import Iterator

from bot import content
from bot.views import questionnaire_forms as views
from bot.views.questionnaire_forms import QuestionToFillIn
from tests.words.eyes import Said

TO = "an admin"


def said() -> Iterator[Said]:
    ours = content.catalogue()
    figures = ours.kinds["figures"]
    yield Said(TO, "they press “Change this”", views.kind_form(ours, figures))
    yield Said(TO, "they press “Add a kind”", views.kind_form(ours, None))
    new = QuestionToFillIn("figures", None)
    yield Said(TO, "they press “Add our own question”", views.question_form(new))
    for key in ("goal", "effort"):
        shipped = QuestionToFillIn("figures", ours.questions[key], is_shipped=True)
        yield Said(TO, "they edit one of ours", views.question_form(shipped))
