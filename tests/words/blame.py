"""Gentler words, offered to a writer."""

from collections.abc import Iterator

from bot import content
from bot.domain import blame
from bot.forms import Flags
from bot.models import Status
from bot.views import blame as views
from bot.views import questions
from tests.samples import request
from tests.words.eyes import Said

TO = "who writes in IT"


def said() -> Iterator[Said]:
    for when, text in (
        ("a name stands beside a fault", "Eve broke the export. Is it back?"),
        ("a sentence holds nothing else", "Tom is careless. Which list is right?"),
        ("there are no other words", "That is entirely your fault."),
    ):
        found = blame.check(content.blame(), text)
        offered = views.offer([found] if found else [])
        form = questions.form(request(Status.WAITING_FOR_IT), Flags("mark", offered))
        yield Said(TO, when, form)
