"""Finding requests, and what every change to one leaves behind: a record, a message."""

from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import String, cast, inspect
from sqlalchemy.orm import attributes, class_mapper

from bot import audit, content, home_rows, outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import workspaces as rules
from bot.domain.questions import Catalogue, customised
from bot.models import Person, Request, Way, Workspace
from bot.outbox import Address
from bot.prepared import Prepared
from bot.services import card_facts, likenesses
from bot.services.request_statements import (
    BY_ID,
    CHANGING,
    COUNT,
    IN_PLACE,
    IN_THREAD,
    INSERT,
    UNDER_WAY,
    WORKSPACE,
    updating,
)
from bot.views import asks as ask_views
from bot.views import cards as card_views
from bot.views import requests as views

Row = TypeVar("Row", Request, Workspace)


def say(
    uow: UnitOfWork,
    request: Request,
    what: str,
    message: Message,
    *,
    stays: bool = False,
    due: datetime | None = None,
) -> None:
    """One message in the requester's thread, known as `what`."""
    thread = thread_with_requester(request)
    outbox.put(uow, key(request, what), message, thread, stays=stays, due=due)


def tell_it(uow: UnitOfWork, request: Request, what: str, message: Message) -> None:
    """In the thread of the card: one message for each thing that happened."""
    say_to_it(uow, request, f"{what}:{uow.inbox_id}", message)


def say_to_it(uow: UnitOfWork, request: Request, what: str, message: Message) -> None:
    """One message in the thread of the card, known as `what`."""
    thread = Address(triage_channel(uow), thread_of=card_key(request))
    outbox.put(uow, key(request, what), message, thread)


def key(request: Request, what: str) -> str:
    return f"request:{request.id}:{what}"


def ask(uow: UnitOfWork, request: Request, what: str, message: Message) -> None:
    """The same, below what was said since: a message of its own each time.

    It comes once there was time to add to the last answer.
    """
    this_time = _which(what, _times_asked(uow, request, what) + 1)
    say(uow, request, this_time, message, due=request.asked_at)


def settle(uow: UnitOfWork, request: Request, what: str, message: Message) -> None:
    """What was asked last becomes a record, where it still stands."""
    if times := _times_asked(uow, request, what):
        say(uow, request, _which(what, times), message)


def _times_asked(uow: UnitOfWork, request: Request, what: str) -> int:
    times = 0
    while outbox.is_known(uow, key(request, _which(what, times + 1))):
        times += 1
    return times


def _which(what: str, number: int) -> str:
    """What the first one is known as, or one after it."""
    return f"{what}:{number}" if number > 1 else what


def reply(uow: UnitOfWork, request: Request, message: Message) -> None:
    outbox.put(uow, outbox.reply_key(uow), message, thread_with_requester(request))


def thread_with_requester(request: Request) -> Address:
    """Under their own words in the DM, or under the opening that we wrote there."""
    if request.way is Way.DM:
        return Address(str(request.channel), thread_ts=request.thread_ts)
    return Address(request.requester, thread_of=opening_key(request))


def opening_key(request: Request) -> str:
    return f"request:{request.id}:opening"


def ask_to_share(uow: UnitOfWork, request: Request) -> None:
    """Once for each request: a file stands where IT can't open it."""
    say(uow, request, "files", ask_views.share_files())


def show_brief(uow: UnitOfWork, request: Request) -> None:
    """As it stands now; one that was read to them before it makes way."""
    if request.briefs > 1:
        before = _which("brief", request.briefs - 1)
        say(uow, request, before, views.brief_before(request))
    space, same = workspace(uow), likenesses.known_to_requester(uow, request)
    is_kept, known = not rules.triage_channel(space), catalogue_of(space)
    brief = views.brief(request, is_kept=is_kept, same=same, known=known)
    say(uow, request, _which("brief", request.briefs), brief)


def redraw_brief(uow: UnitOfWork, request: Request) -> None:
    """Say it anew where it stands already."""
    if outbox.is_known(uow, key(request, _which("brief", request.briefs))):
        show_brief(uow, request)


def show_card(uow: UnitOfWork, request: Request) -> None:
    """In IT's channel. As long as there is none, the request is kept for it."""
    space = workspace(uow)
    if not (channel := rules.triage_channel(space)):
        return
    facts = card_facts.of(uow, request, space.url, catalogue_of(space))
    card = card_views.card(request, facts)
    outbox.put(uow, card_key(request), card, Address(channel), stays=True)


def has_card(uow: UnitOfWork, request: Request) -> bool:
    """Whether IT sees it; as long as the bot is not set up, nobody there does."""
    return outbox.is_known(uow, card_key(request))


def card_key(request: Request) -> str:
    return f"request:{request.id}:card"


def card_key_of(request_id: Any) -> Any:  # noqa: ANN401
    """The same, inside a statement."""
    return "request:" + cast(request_id, String) + ":card"


def show_opening(uow: UnitOfWork, request: Request) -> None:
    """The head of the interview's thread, where the bot opened it."""
    if request.way is not Way.DM:
        is_posted = outbox.is_known(uow, confirmation_key(request))
        opening = ask_views.opening(request, is_posted=is_posted)
        to = Address(request.requester)
        outbox.put(uow, opening_key(request), opening, to, stays=True)


def has_thread(uow: UnitOfWork, request: Request) -> bool:
    """Whether the interview ever began."""
    return request.way is Way.DM or outbox.is_known(uow, opening_key(request))


def confirm(uow: UnitOfWork, request: Request) -> None:
    """The one line in the thread where it was said."""
    line = ask_views.confirmation(request, is_kept=not triage_channel(uow))
    there = Address(str(request.place), thread_ts=request.place_thread)
    outbox.put(uow, confirmation_key(request), line, there, stays=True)


def confirmation_key(request: Request) -> str:
    return f"request:{request.id}:confirmation"


def show_progress(uow: UnitOfWork, request: Request) -> None:
    """Where it was asked, say how it stands by now."""
    if request.way is Way.DM:
        return  # its thread has said it
    if outbox.is_known(uow, opening_key(request)):
        show_opening(uow, request)
    if outbox.is_known(uow, confirmation_key(request)):
        confirm(uow, request)


def triage_channel(uow: UnitOfWork) -> str:
    return rules.triage_channel(workspace(uow))


def workspace(uow: UnitOfWork) -> Workspace:
    """The workspace as it is stored, to look at. Only the ORM changes it."""
    if uow.has_session or "workspace" not in uow.seen:
        found = WORKSPACE.find(uow.connection, id=uow.workspace_id)
        uow.seen["workspace"] = found[0]
    return _as_loaded(Workspace, uow.seen["workspace"])


def catalogue(uow: UnitOfWork) -> Catalogue:
    """All that may be asked in this workspace."""
    return catalogue_of(workspace(uow))


def catalogue_of(space: Workspace) -> Catalogue:
    return customised(content.catalogue(), space.interview)


def next_number(uow: UnitOfWork) -> int:
    return int(COUNT(uow.connection, id=uow.workspace_id).rows[0][0])


def load(uow: UnitOfWork, request_id: int) -> Request | None:
    """A request of this workspace."""
    return first(BY_ID, uow, id=request_id)


def in_thread(uow: UnitOfWork, channel: str, thread_ts: str | None) -> Request | None:
    known = first(IN_THREAD, uow, channel=channel, thread_ts=thread_ts)
    return known or _under_our_opening(uow, channel, thread_ts)


def in_place(uow: UnitOfWork, channel: str, thread: str) -> Request | None:
    """The one request of a thread in a channel."""
    return first(IN_PLACE, uow, place=channel, place_thread=thread)


def under_card(uow: UnitOfWork, channel: str, thread_ts: str) -> Request | None:
    """The request whose card heads this thread."""
    return _headed_by("card", uow, channel, thread_ts)


def _under_our_opening(
    uow: UnitOfWork, channel: str, thread_ts: str | None
) -> Request | None:
    """Somebody answers for the first time in a thread that we opened."""
    request = _headed_by("opening", uow, channel, thread_ts)
    if request:
        request.channel, request.thread_ts = channel, thread_ts
    return request


def _headed_by(
    what: str, uow: UnitOfWork, channel: str, thread_ts: str | None
) -> Request | None:
    """The request of a thread, if this message of ours is what heads it."""
    head = outbox.key_at(uow, channel, thread_ts) or ""
    kind, _, rest = head.partition(":")
    request_id, _, heads = rest.partition(":")
    is_it = (kind, heads) == ("request", what)
    return load(uow, int(request_id)) if is_it else None


def under_way(uow: UnitOfWork, person: Person) -> Request | None:
    """The latest interview of this person that waits for an answer."""
    return first(UNDER_WAY, uow, requester=person.slack_id)


def first(search: Prepared, uow: UnitOfWork, **by: object) -> Request | None:
    found = search.find(uow.connection, workspace_id=uow.workspace_id, **by)
    return audit.held(uow, _as_loaded(Request, found[0])) if found else None


def _as_loaded(kind: type[Row], row: dict[str, Any]) -> Row:
    """As the ORM makes them of a row: nothing is validated, which takes its time."""
    made: Row = class_mapper(kind).class_manager.new_instance()
    attributes.instance_dict(made).update(row)
    return made


def save(
    uow: UnitOfWork, request: Request, actor: str, action: str, **details: object
) -> None:
    """Store a request as it stands now, and who did what to it."""
    line = audit.next_line(uow, request, actor, action, details)
    unchanged = inspect(request).unmodified if request.id else ()
    changed = [name for name in CHANGING if name not in unchanged]
    values = {name: getattr(request, name) for name in changed}
    if request.id is None:
        request.id = INSERT(uow.connection, **values).rows[0][0]
    else:
        updating(*changed)(uow.connection, row=request.id, **values)
    _keep(uow, request, line)


def note(
    uow: UnitOfWork, request: Request, actor: str, action: str, **details: object
) -> None:
    """Who did what to a request, and when."""
    line = audit.next_line(uow, request, actor, action, details)
    updating("last_seal")(uow.connection, row=request.id, last_seal=line["seal"])
    _keep(uow, request, line)


def _keep(uow: UnitOfWork, request: Request, line: audit.Line) -> None:
    audit.keep(uow, request, line)
    uow.request_id = request.id
    home_rows.mark(uow, request, line["actor"])
