"""However somebody asks, one request comes of it. Each function is one unit of work."""

from sqlalchemy.exc import IntegrityError

from bot import outbox
from bot.blocks import Message, sentence
from bot.db import UnitOfWork
from bot.domain import asks as rules
from bot.domain import requests as request_rules
from bot.domain import small_talk, wording
from bot.domain.actions import Action
from bot.domain.asks import Ask, Place
from bot.domain.questions import Kind as RequestKind
from bot.domain.small_talk import Kind
from bot.domain.transitions import move
from bot.models import Person, Request, Status
from bot.outbox import Address
from bot.services import followers, interviews
from bot.services import request_rows as rows
from bot.views import asks as views
from bot.views import followers as follower_views
from bot.views.help import how_to_ask

LEAVES_ITS_THREAD = {Status.SORTING, Status.WITHDRAWN}


def ask(
    uow: UnitOfWork, person: Person, what: Ask, requester: str | None = None
) -> Message | None:
    """Open a request, or follow the one its thread has: then, what to tell them."""
    if what.place and what.place.channel == rows.triage_channel(uow):
        return views.not_here()
    if refusal := rules.why_not_by(person):
        return sentence(refusal)
    known = _in_its_thread(uow, what.place)
    if known:
        return followers.follow(uow, person, known)
    request = _drawn_up(uow, person, what, requester or person.slack_id)
    rival = _take_thread(uow, person, request)
    if rival:
        return followers.follow(uow, person, rival)
    is_open = what.place is not None and what.place.is_open
    if request.author:
        followers.add(uow, request, person.slack_id)
    if request.author and is_open:
        _offer(uow, request)
        return None
    interviews.start(uow, request, in_channel=is_open)
    return follower_views.asked_for(request) if request.author else None


def ask_in_channel(
    uow: UnitOfWork, person: Person, what: Ask, author: Person | None
) -> Message | None:
    """A mark or a mention. It is for whoever wrote the message; a bot's for you."""
    if rules.is_exempt(what.need):
        return views.exempt()
    if not what.need:
        return views.no_words()
    known = None if person.is_stranger else _in_its_thread(uow, what.place)
    if known:
        return followers.follow(uow, person, known)
    if not what.files and small_talk.is_chatter(what.need, while_asked=False):
        return views.small_talk()
    owner = author or person
    refusal = rules.why_not_by(person) or rules.why_not_theirs(owner)
    return sentence(refusal) if refusal else ask(uow, person, what, owner.slack_id)


def ask_by_mention(uow: UnitOfWork, person: Person, what: Ask) -> Message | None:
    """The same, where it may be no more than thanks."""
    kind = Kind.WORDS if what.files else small_talk.kind(what.need)
    if not what.files and small_talk.asks_how_it_stands(what.need):
        return _how_it_stands(uow, person, what.place)
    if kind is Kind.GREETING:
        return how_to_ask()
    if kind in {Kind.WORDS, Kind.UNSURE} or rules.is_exempt(what.need):
        is_sure = kind is not Kind.UNSURE or is_known(uow, what.place)
        asking = ask_in_channel if is_sure else _ask_whether
        return asking(uow, person, what, person)
    return None


def _how_it_stands(uow: UnitOfWork, person: Person, place: Place | None) -> Message:
    """Somebody asks for news in a thread: said to them, and nothing comes of it."""
    known = None if person.is_stranger else _made_there(uow, place)
    if known is None or known.number is None:
        return views.no_request_here()
    return views.standing(known, is_kept=not rows.triage_channel(uow))


def ask_by_form(
    uow: UnitOfWork, person: Person, what: Ask, requester: str | None = None
) -> None:
    """The same, where the form is gone by the time we answer."""
    told = ask(uow, person, what, requester)
    if told:
        outbox.put(uow, outbox.reply_key(uow), told, Address(person.slack_id))


def follow(uow: UnitOfWork, person: Person, place: Place) -> Message | None:
    """Somebody points at a thread: what to tell them if it is a request already."""
    known = _in_its_thread(uow, place)
    return followers.follow(uow, person, known) if known else None


def is_known(uow: UnitOfWork, place: Place | None) -> bool:
    """Whether this thread is a request already."""
    known = _made_there(uow, place)
    return known is not None and known.status not in LEAVES_ITS_THREAD


def begin(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """Whoever a colleague asked for wants to be asked: the questions come."""
    request = request_rules.begin(rows.load(uow, request_id), person.slack_id)
    interviews.start(uow, request, in_channel=True)


def kinds(uow: UnitOfWork) -> list[RequestKind]:
    """What kinds of request there are to choose from."""
    return list(rows.catalogue(uow).kinds.values())


def keep_for(uow: UnitOfWork, person: Person, what: Ask) -> None:
    """The form came too late: nothing typed is lost, and a button goes on."""
    if not what.need.strip():
        form = views.form_again()
        outbox.put(uow, outbox.reply_key(uow), form, Address(person.slack_id))
        return
    request = _drawn_up(uow, person, what, person.slack_id)
    request.place_thread = None  # until it is a request, the thread is free
    rows.save(uow, request, person.slack_id, "set_aside")
    kept = views.kept_for_you(request)
    outbox.put(uow, outbox.reply_key(uow), kept, Address(person.slack_id))


def _ask_whether(
    uow: UnitOfWork, person: Person, what: Ask, _: Person | None
) -> Message:
    """We can't tell whether they need something: their click says so."""
    request = _drawn_up(uow, person, what, person.slack_id)
    rival = _take_thread(uow, person, request)
    return followers.follow(uow, person, rival) if rival else views.unsure(request)


def _in_its_thread(uow: UnitOfWork, place: Place | None) -> Request | None:
    """The request of this thread; one that never was, or is no more, makes room."""
    known = _made_there(uow, place)
    if known and known.status in LEAVES_ITS_THREAD:
        known.place_thread = None
        rows.save(uow, known, known.requester, "left_its_thread")
        return None
    return known


def _made_there(uow: UnitOfWork, place: Place | None) -> Request | None:
    """In a channel's thread, or in a thread of the DM with us."""
    if place is None:
        return None
    find = rows.in_thread if place.is_our_dm else rows.in_place
    return find(uow, place.channel, place.thread)


def _drawn_up(uow: UnitOfWork, person: Person, what: Ask, requester: str) -> Request:
    need = wording.written(wording.fitting(what.need), field="need")
    request = Request(
        workspace_id=uow.workspace_id,
        requester=requester,
        author=person.slack_id if person.slack_id != requester else None,
        way=what.way,
        need=need,
        kind=what.kind,
        files=[dict(each) for each in what.files],
        status=Status.SORTING,
        opened_at=uow.now,
    )
    interviews.sort(uow, request)
    place = what.place
    if place and not place.is_our_dm:
        request.place, request.place_ts = place.channel, place.ts
        request.place_thread, request.link = place.thread, place.link
        request.is_public = place.is_public
    return request


def _take_thread(uow: UnitOfWork, person: Person, request: Request) -> Request | None:
    """Store it. When somebody else asked here in the same moment, theirs counts."""
    if request.place is None:
        return None
    try:
        with uow.connection.begin_nested():
            rows.save(uow, request, person.slack_id, "asked")
    except IntegrityError:
        place, thread = str(request.place), str(request.place_thread)
        return rows.in_place(uow, place, thread)
    return None


def _offer(uow: UnitOfWork, request: Request) -> None:
    """Asked for a colleague: they are told in the thread, and decide themselves."""
    request.number = rows.next_number(uow)
    move(request, Action.OFFER)
    rows.save(uow, request, str(request.author), "offered")
    rows.confirm(uow, request)
