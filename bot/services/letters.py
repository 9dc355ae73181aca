"""What could not be delivered: an admin sees it, and sends it again or lets it go.

Each function is one unit of work.
"""

from collections.abc import Callable
from typing import Any

from sqlmodel import col, or_, select

from bot import home_rows, outbox
from bot.db import UnitOfWork
from bot.domain import homes, workspaces
from bot.domain import letters as rules
from bot.domain.homes import Listed
from bot.domain.letters import Letter, Pile
from bot.errors import AlreadyAnswered
from bot.models import REFUSED, Delivery, OutboxRow, Person, Request, Workspace
from bot.outbox import Address
from bot.services import request_rows as rows
from bot.services import tips
from bot.views import letters as views

MOST = 500  # that are looked at together; the older ones follow once these are gone
SETTLED = "That is settled by now. Nothing has changed."


def listed(uow: UnitOfWork, page: int) -> Listed[Pile]:
    """Newest first, put together where place and reason are the same."""
    found = _letters(uow, _refused(uow))
    most, begin = homes.PAGE_OF_PILES, page * homes.PAGE_OF_PILES
    piles = rules.piles(found)[begin : begin + most + 1]
    return homes.page_of(piles, page, most)


def _refused(uow: UnitOfWork) -> list[OutboxRow]:
    asked = select(OutboxRow).where(
        OutboxRow.workspace_id == uow.workspace_id,
        REFUSED,
    )
    return list(uow.session.exec(asked.order_by(col(OutboxRow.id).desc()).limit(MOST)))


def _letters(uow: UnitOfWork, refused: list[OutboxRow]) -> list[Letter]:
    about = {row.key: rules.request_of(row.key) for row in refused}
    known = select(Request.id, Request.number, Request.requester).where(
        Request.workspace_id == uow.workspace_id,
        col(Request.id).in_(set(about.values()) - {None}),
    )
    requests = {id_: rest for id_, *rest in uow.session.exec(known)}
    return [Letter(row, *requests.get(about[row.key], ())) for row in refused]


# --- what an admin does ------------------------------------------------------------


def try_again(uow: UnitOfWork, person: Person, ids: list[int]) -> None:
    """They wait once more, as if they were new; what may be out is looked for first."""
    _with_each(uow, person, ids, "sent_again", _send_again)


def try_all_again(uow: UnitOfWork, person: Person) -> None:
    try_again(uow, person, [each.id or 0 for each in _refused(uow)])


def let_go(uow: UnitOfWork, person: Person, ids: list[int]) -> None:
    """They need not be sent; who said so is kept with them."""

    def forget(_: UnitOfWork, row: OutboxRow) -> None:
        row.status = Delivery.LET_GO
        row.let_go_by, row.let_go_at = person.slack_id, uow.now

    _with_each(uow, person, ids, "let_go", forget)


def _with_each(
    uow: UnitOfWork,
    person: Person,
    ids: list[int],
    action: str,
    do: Callable[[UnitOfWork, OutboxRow], None],
) -> None:
    workspaces.must_be_admin(rows.workspace(uow), person)
    found = _held(uow, col(OutboxRow.id).in_(ids))
    if not found:
        raise AlreadyAnswered(SETTLED)
    for row in found:
        do(uow, row)
        _note(uow, row, person, action)
    uow.session.flush()
    home_rows.mark_admins(uow, _named(rows.workspace(uow)))


def _held(uow: UnitOfWork, *where: Any) -> list[OutboxRow]:  # noqa: ANN401
    """The same, locked: of two who press at once, the second comes too late."""
    asked = select(OutboxRow).where(
        OutboxRow.workspace_id == uow.workspace_id,
        REFUSED,
        *where,
    )
    return list(uow.session.exec(asked.order_by(col(OutboxRow.id)).with_for_update()))


def _note(uow: UnitOfWork, row: OutboxRow, person: Person, action: str) -> None:
    """Who did that, where it is about a request; its key holds no word of anybody's."""
    request_id = rules.request_of(row.key)
    if request_id and (request := rows.load(uow, request_id)):
        about = {"message": row.key, "refused": row.error}
        rows.note(uow, request, person.slack_id, action, **about)


def _send_again(uow: UnitOfWork, row: OutboxRow) -> None:
    was_gone = row.error in rules.PLACE_IS_GONE
    _make_due(uow, row)
    channel = rows.triage_channel(uow)
    if not (channel and rules.goes_to_it(row)):
        return
    _move(row, channel, even_if_out=was_gone)
    if card := _card_above(uow, row):
        if card.status is Delivery.REFUSED or (was_gone and card.channel != channel):
            _make_due(uow, card)
        _move(card, channel, even_if_out=was_gone)


def _make_due(uow: UnitOfWork, row: OutboxRow) -> None:
    """The count of attempts goes on, so that an attempt of before can't note itself."""
    row.status, row.due_at = Delivery.PENDING, uow.now
    row.told_at = row.refused_at = row.first_tried = row.owner = None
    row.held_until = 0
    uow.spoke = True


def _move(row: OutboxRow, channel: str, *, even_if_out: bool) -> None:
    """Into the channel that is IT's now.

    What stands where nobody is any more is said anew; else it stays, and is edited.
    """
    if row.ts and even_if_out and row.channel != channel:
        row.channel = row.ts = None
        row.cleared = row.attempt  # it was never where it goes now
    if row.ts is None and row.to != channel:
        row.lane = row.lane.replace(f"{row.to}:", f"{channel}:", 1)
        row.to = channel


def _card_above(uow: UnitOfWork, row: OutboxRow) -> OutboxRow | None:
    asked = select(OutboxRow).where(
        OutboxRow.workspace_id == uow.workspace_id, OutboxRow.key == row.thread_of
    )
    return uow.session.exec(asked.with_for_update()).first()


# --- who is told -------------------------------------------------------------------


def tell(uow: UnitOfWork) -> None:
    """Whoever can mend it hears of what was refused, once; the list is drawn anew."""
    fresh = _held(uow, col(OutboxRow.told_at).is_(None))
    if not fresh:
        return
    for row in fresh:
        row.told_at = uow.now
        if asked := rules.ASKS_FOR_TIP.fullmatch(row.key):
            tips.not_reached(uow, int(asked[1]), asked[2], asked[3])
    uow.session.flush()
    workspace = rows.workspace(uow)
    if any(map(rules.is_worth_telling, fresh)) and (admin := _who_mends(uow)):
        _tell_admin(uow, admin)
    home_rows.mark_admins(uow, _named(workspace))


def _tell_admin(uow: UnitOfWork, admin: str) -> None:
    """One message a day; what is refused later that day is counted in it."""
    waiting = [row for row in _refused(uow) if rules.is_worth_telling(row)]
    (newest,) = _letters(uow, waiting[:1])
    note = views.note(len(waiting), newest)
    outbox.put(uow, f"{rules.NOTE}{uow.now:%Y-%m-%d}", note, Address(admin))


def _who_mends(uow: UnitOfWork) -> str | None:
    """Whoever set the bot up; without them, somebody else who may change it."""
    named = _named(rows.workspace(uow))
    asked = select(Person).where(
        Person.workspace_id == uow.workspace_id,
        or_(col(Person.is_admin), col(Person.slack_id).in_(named)),
    )
    met = list(uow.session.exec(asked.order_by(Person.slack_id)))
    gone = {each.slack_id for each in met if each.is_gone}
    may = [*named, *(each.slack_id for each in met if each.is_admin)]
    return next((each for each in may if each not in gone), None)


def _named(workspace: Workspace) -> list[str]:
    return [each for each in (workspace.set_up_by, *workspace.admins) if each]
