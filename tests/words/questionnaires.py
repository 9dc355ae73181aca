"""What is asked: the pages on which admins change it."""

from collections.abc import Iterator
from dataclasses import replace

from bot import content
from bot.domain.questions import Catalogue
from bot.views import questionnaires as views
from bot.views.questionnaires import KindPage, Page
from tests.words.eyes import Said

TO = "an admin"


def said() -> Iterator[Said]:
    ours = content.catalogue()
    change, figures, access = ours.kinds.values()
    short = replace(access, questions=("goal",))
    two = Catalogue(ours.questions, {"change": change, "access": short})
    last = Catalogue(ours.questions, {"change": change})
    yield Said(TO, "they press “Change the questions”", views.page(Page(ours, [])))
    yield Said(TO, "they took one out", views.page(Page(two, [figures])))
    yield Said(TO, "one is left", views.page(Page(last, [])))
    yield Said(TO, "the page could not open in time", views.late())
    bare = KindPage(ours, replace(access, words=()), is_changed=False, changed=set())
    changed = KindPage(ours, figures, is_changed=True, changed={"goal", "without"})
    usual = KindPage(ours, change, is_changed=False, changed=set())
    yield Said(TO, "they press “Edit”", views.kind_page(usual))
    yield Said(TO, "the same, where words name it", views.kind_page(changed))
    yield Said(TO, "the same, where none does", views.kind_page(bare))
