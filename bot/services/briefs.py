"""The brief is corrected, or filled in at once. Each function is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import interviews as rules
from bot.domain import requests as request_rules
from bot.domain import wording
from bot.domain.interviews import Written
from bot.domain.questions import Catalogue
from bot.models import Person, Request
from bot.services import early_words
from bot.services import request_rows as rows

Fields = dict[str, str]


def to_fix(
    uow: UnitOfWork, person: Person, request_id: int
) -> tuple[Request, Catalogue]:
    """The request, if its brief still is with the requester."""
    request = _theirs(uow, person, request_id)
    rules.may_change(request)
    return request, rows.catalogue(uow)


def fix(uow: UnitOfWork, person: Person, request_id: int, fields: Fields) -> None:
    """Correct the brief, before IT sees it."""
    request, known = _theirs(uow, person, request_id), rows.catalogue(uow)
    need = wording.written(fields["need"], field="need")
    added = wording.clean(fields.get("added", ""), field="added")
    kind = fields.get("kind", request.kind)
    kind = kind if kind in known.kinds else request.kind
    rules.fix(request, known, Written(_typed(known, fields), need, added, kind))
    _show(uow, request, "fixed")


def to_fill(
    uow: UnitOfWork, person: Person, request_id: int
) -> tuple[Request, Catalogue]:
    """The request, if its questions can be answered."""
    request = _theirs(uow, person, request_id)
    rules.may_fill(request)
    return request, rows.catalogue(uow)


def fill(uow: UnitOfWork, person: Person, request_id: int, fields: Fields) -> None:
    """All that was asked is answered in a form, or left open."""
    request, known = _theirs(uow, person, request_id), rows.catalogue(uow)
    rules.fill(request, known, Written(_typed(known, fields)))
    _show(uow, request, "filled_in")


def _theirs(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    return request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)


def _typed(known: Catalogue, fields: Fields) -> Fields:
    """Of the fields of a form, those that are questions."""
    return {
        key: known.questions[key].kept(wording.clean(typed, field=key))
        for key, typed in fields.items()
        if key in known.questions
    }


def _show(uow: UnitOfWork, request: Request, action: str) -> None:
    request.asked_at = uow.now
    rows.save(uow, request, request.requester, action)
    rows.show_brief(uow, request)
    early_words.offer(uow, request, request.need, *request.answers.values())
