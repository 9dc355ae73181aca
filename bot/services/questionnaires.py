"""What is asked, as admins change it. Each function is one unit of work."""

from bot import content
from bot.db import UnitOfWork
from bot.domain import questionnaires as rules
from bot.domain import workspaces
from bot.domain.questionnaires import Changes, KindFilled, Rule
from bot.domain.questions import Catalogue, Kind, customised
from bot.models import Person, Workspace
from bot.services import request_rows as rows
from bot.views.questionnaire_forms import QuestionToFillIn
from bot.views.questionnaires import KindPage, Page


def look(uow: UnitOfWork, person: Person) -> Page:
    """All kinds of request, for somebody who may change them."""
    changes, shipped = _changes(uow, person), content.catalogue()
    return Page(customised(shipped, changes), rules.taken_out(shipped, changes))


def look_at_kind(uow: UnitOfWork, person: Person, key: str) -> KindPage:
    changes, shipped = _changes(uow, person), content.catalogue()
    ours = customised(shipped, changes)
    kind = rules.known_kind(ours, key)
    is_changed = rules.is_changed(shipped, changes, "kinds", key)
    changed = {
        each
        for each in kind.questions
        if rules.is_changed(shipped, changes, "questions", each)
    }
    return KindPage(ours, kind, is_changed=is_changed, changed=changed)


def look_at_question(
    uow: UnitOfWork, person: Person, kind: str, key: str
) -> QuestionToFillIn:
    """A question that this kind asks, or room for a new one."""
    changes, shipped = _changes(uow, person), content.catalogue()
    ours = customised(shipped, changes)
    question = rules.known_question(ours, key) if key else None
    return QuestionToFillIn(kind, question, is_shipped=key in shipped.questions)


def look_into_kind(
    uow: UnitOfWork, person: Person, key: str
) -> tuple[Catalogue, Kind | None]:
    """A kind to change, among all questions; none yet, for a new one."""
    ours = customised(content.catalogue(), _changes(uow, person))
    return ours, rules.known_kind(ours, key) if key else None


def change(uow: UnitOfWork, person: Person, rule: Rule, *args: object) -> None:
    """One change, on top of what others have changed by now."""
    workspace = _locked(uow, person)
    workspace.interview = dict(rule(content.catalogue(), workspace.interview, *args))


def save_kind(uow: UnitOfWork, person: Person, filled: KindFilled) -> str:
    """The same for a kind that may be new; returns its key."""
    workspace = _locked(uow, person)
    now, key = rules.with_kind(content.catalogue(), workspace.interview, filled)
    workspace.interview = dict(now)
    return key


def _locked(uow: UnitOfWork, person: Person) -> Workspace:
    workspace = uow.session.get_one(Workspace, uow.workspace_id, with_for_update=True)
    workspaces.must_be_admin(workspace, person)
    return workspace


def _changes(uow: UnitOfWork, person: Person) -> Changes:
    workspace = rows.workspace(uow)
    workspaces.must_be_admin(workspace, person)
    return workspace.interview
