"""A colleague is asked for the requester. Each function is one unit of work."""

import re

from bot import content, outbox
from bot.db import UnitOfWork
from bot.domain import requests as request_rules
from bot.domain import small_talk, unknowns, weights, wording
from bot.domain import tips as rules
from bot.errors import AlreadyAnswered
from bot.models import Person, Request, Status
from bot.outbox import Address
from bot.services import interviews, people, replies
from bot.services import request_rows as rows
from bot.views import requests as request_views
from bot.views import tips as views

ASKED = re.compile(r"request:(\d+):asks_for_tip:(\w+):\w+")


def ask(
    uow: UnitOfWork, person: Person, request_id: int, question: str, colleague: Person
) -> None:
    """They read what is needed and the one question; the interview goes on."""
    _ask(uow, _theirs(uow, person, request_id), question, colleague)


def settle(uow: UnitOfWork, request: Request, text: str) -> bool:
    """They type what a button under “Shall I ask” does. Whether they do."""
    question = request.probing
    is_open = request.status is Status.INTERVIEWING and not request.revisiting
    if question is None or not is_open:
        return False
    if not rules.may_ask(request, rows.catalogue(uow), content.unknowns()):
        return False
    named = _named(uow, request, question, text)
    if rules.declines(text, named):
        interviews.pass_over(uow, request, question, "left_short")
    elif rules.agrees(text, named):
        _ask_whom_they_named(uow, request, question, named)
    else:
        return False
    return True


def _named(uow: UnitOfWork, request: Request, question: str, text: str) -> str:
    """Whom they name now, if we know them; else whom they named before."""
    hints = content.unknowns()
    named = unknowns.who_knows(hints, text)
    if named and people.called(uow, named, besides=request.requester):
        return named
    return unknowns.who_knows(hints, request.answers[question]) or ""


def _ask_whom_they_named(
    uow: UnitOfWork, request: Request, question: str, named: str
) -> None:
    """Of nobody known by that name, or of several, they have to choose one."""
    one = people.called(uow, named, besides=request.requester) if named else None
    if one:
        _ask(uow, request, question, one)
    else:
        rows.reply(uow, request, views.choose_one(named))


def _ask(uow: UnitOfWork, request: Request, question: str, colleague: Person) -> None:
    rules.ask(request, question, colleague)
    _write_to(uow, request, question, colleague)
    rows.settle(uow, request, f"probe:{question}", views.has_asked(colleague))
    interviews.pass_over(uow, request, question, "asked_colleague")


def _write_to(
    uow: UnitOfWork, request: Request, question: str, colleague: Person
) -> None:
    asked = views.asked(request, rows.catalogue(uow).questions[question])
    key = rows.key(request, f"asks_for_tip:{question}:{colleague.slack_id}")
    outbox.put(uow, key, asked, Address(colleague.slack_id), stays=True)


def not_reached(
    uow: UnitOfWork, request_id: int, question: str, colleague: str
) -> None:
    """Slack did not take the question: who had them asked can choose somebody else."""
    request = rows.load(uow, request_id)
    if request and rules.is_awaited(request, question, colleague):
        asked = rows.catalogue(uow).questions[question]
        said = views.not_reached(request, asked, colleague)
        rows.say(uow, request, _not_reached(question, colleague), said, stays=True)


def ask_instead(
    uow: UnitOfWork, person: Person, request_id: int, question: str, colleague: Person
) -> None:
    """Somebody else is asked, once we have said that the first is out of reach."""
    request = _theirs(uow, person, request_id)
    what = _not_reached(question, rules.waits_for(request, question) or "")
    if not outbox.is_known(uow, rows.key(request, what)):
        raise AlreadyAnswered(rules.SETTLED)
    rules.ask_instead(request, question, colleague)
    rows.save(uow, request, person.slack_id, "asked_colleague")
    _write_to(uow, request, question, colleague)
    rows.say(uow, request, what, views.has_asked(colleague), stays=True)
    rows.redraw_brief(uow, request)


def _not_reached(question: str, colleague: str) -> str:
    return f"not_reached:{question}:{colleague}"


def hear(uow: UnitOfWork, person: Person, thread: tuple[str, str], text: str) -> bool:
    """A colleague answers under the question. Whether it stands under one at all."""
    head = ASKED.fullmatch(outbox.key_at(uow, *thread) or "")
    request = rows.load(uow, int(head[1])) if head else None
    if head is None or request is None:
        return False
    if small_talk.is_chatter(text, while_asked=True):
        return True
    here = Address(thread[0], thread_ts=thread[1])
    question, words = head[2], wording.written(text)
    if not rules.hear(request, question, person.slack_id, words):
        replies.say(uow, views.too_late(), here)
        return True
    rows.save(uow, request, person.slack_id, "gave_tip")
    _show(uow, request, question)
    replies.say(uow, views.passed_on(request), here)
    return True


def take(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    """What the colleague said is the answer; IT, if it has the brief, reads it too."""
    request = _theirs(uow, person, request_id)
    tip = rules.take(request, question)
    rows.save(uow, request, person.slack_id, "took_tip")
    rows.say(uow, request, _key(question), views.taken(tip["by"]))
    rows.redraw_brief(uow, request)
    if request.status is Status.WAITING_FOR_IT and rows.has_card(uow, request):
        rows.show_card(uow, request)
        _tell_it(uow, request, question, tip["text"])


def _tell_it(uow: UnitOfWork, request: Request, question: str, text: str) -> None:
    """How they see effort and risk IT reads only once it has said the same."""
    if question not in weights.hidden_from_it(request):
        rows.tell_it(uow, request, "tip", request_views.note(request, text))


def leave(uow: UnitOfWork, person: Person, request_id: int, question: str) -> None:
    request = _theirs(uow, person, request_id)
    rules.leave(request, question)
    rows.save(uow, request, person.slack_id, "left_tip")
    rows.say(uow, request, _key(question), views.left())


def _theirs(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    return request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)


def _show(uow: UnitOfWork, request: Request, question: str) -> None:
    asked = rows.catalogue(uow).questions[question]
    rows.say(uow, request, _key(question), views.tip(request, asked))


def _key(question: str) -> str:
    return f"tip:{question}"
