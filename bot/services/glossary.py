"""The words of a workspace. Each function is one unit of work, or a part of one."""

from dataclasses import dataclass

from bot.blocks import Block
from bot.content import glossary as shipped
from bot.db import UnitOfWork
from bot.domain import glossary as rules
from bot.domain import jargon
from bot.domain.homes import Listed
from bot.domain.jargon import Term
from bot.models import Person, Request, Side, Workspace
from bot.services import request_rows as rows
from bot.views import glossary as views


@dataclass(frozen=True)
class Filled:
    """A word, and what somebody wants to be done with it."""

    word: str
    means: str
    change: str


def look(uow: UnitOfWork, person: Person, page: int) -> Listed[tuple[Term, str]]:
    """A page of all words, the latest of our own first, with who added them."""
    rules.must_work_here(person)
    own = rows.workspace(uow).glossary
    found = rules.listed(shipped(*Side), own)[page * rules.PAGE :]
    return Listed(found[: rules.PAGE], page, len(found) > rules.PAGE)


def change(uow: UnitOfWork, person: Person, filled: Filled) -> None:
    """Add a word, take it away, or leave it unexplained."""
    rules.must_work_here(person)
    workspace = uow.session.get_one(Workspace, uow.workspace_id, with_for_update=True)
    own, by = workspace.glossary, person.slack_id
    if filled.change == views.REMOVE:
        workspace.glossary = rules.without(shipped(*Side), own, filled.word)
    elif filled.change == views.KNOWN:
        workspace.glossary = rules.known_here(shipped(*Side), own, filled.word, by)
    else:
        workspace.glossary = rules.explained(
            shipped(*Side), own, filled.word, filled.means, by
        )


def unknown_to_requester(
    uow: UnitOfWork, request: Request, *written: str
) -> list[Term]:
    """Words of IT's that they have not used themselves."""
    known = rules.with_own(shipped(Side.IT), rows.workspace(uow).glossary)
    theirs = (request.need, *request.answers.values(), request.added)
    return jargon.unknown(known, "\n".join(written), "\n".join(theirs))


def explanation(words: list[Term]) -> Block | None:
    return views.explanation(words) if words else None
