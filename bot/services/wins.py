"""What went well is told to everybody. Each function is one unit of work."""

from collections.abc import Iterable

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import measures, win_causes, win_drafts, wording
from bot.domain import wins as rules
from bot.domain.calendars import next_working
from bot.domain.nudges import place_for
from bot.domain.win_causes import Seen
from bot.domain.win_drafts import Draft, Filled
from bot.domain.wins import Told
from bot.errors import NotFound
from bot.forms import Flags
from bot.forms import Seen as Shown
from bot.models import Person, Request, Win, WinName, WinStatus
from bot.outbox import Address
from bot.services import nudge_messages, second_looks, win_rows
from bot.services import request_rows as rows
from bot.services.requests import name_of
from bot.views import wins as views

NO_CHANNEL = "There is no channel for wins here. An admin can choose one in settings."
OPEN_AGAIN = "That request is open again, so there is nothing to tell of it yet."


# --- something went well ---


def notice(uow: UnitOfWork, request: Request) -> None:
    """Whoever looks after it will be asked, if wins are told here at all."""
    if not _channel(uow):
        return
    done = win_rows.done(uow, request)
    owner = win_causes.owner(request, done)
    person = owner and uow.session.get(Person, (uow.workspace_id, owner))
    if not person:
        return
    met = measures.is_met(request)
    seen = Seen(
        request, win_rows.updates(uow, request), place=place_for(person), is_met=met
    )
    known = win_rows.of_request(uow, request)
    if win := win_causes.of(seen, known, person.slack_id, uow.now):
        uow.session.add(win)
        uow.session.flush()


def notice_quiet(uow: UnitOfWork, request_id: int) -> None:
    """A week after the delivery, without a word against it."""
    if request := rows.load(uow, request_id):
        notice(uow, request)


# --- its owner says whether it is told ---


def may_tell(uow: UnitOfWork, person: Person, win_id: int) -> Draft:
    """What stands in the form."""
    win, request = _theirs(uow, person, win_id)
    rules.must_be_open(win)
    done = win_rows.done(uow, request)
    likes = _who_likes_it(uow, win_causes.rowed(request, done))
    return win_drafts.draft(win, request, [each.slack_id for each in likes])


def look(
    uow: UnitOfWork, person: Person, win_id: int, filled: Filled
) -> tuple[Draft, Flags]:
    """The same, and what could be said otherwise."""
    draft = may_tell(uow, person, win_id)
    return draft, second_looks.flags(second_looks.notice_blame(uow, filled.changed))


def tell(
    uow: UnitOfWork, person: Person, win_id: int, filled: Filled, seen: Shown
) -> None:
    """Everybody who is named hears of it, and can be left out until it is told."""
    win, request = _theirs(uow, person, win_id)
    rules.must_be_open(win)
    noticed = second_looks.notice_blame(uow, filled.changed)
    (words,) = second_looks.final(noticed, seen, filled.changed)
    win_drafts.fill(win, filled, wording.written(words, field="changed"))
    named = _who_likes_it(uow, filled.named)
    asked = _who_likes_it(uow, [request.requester])
    places = [place_for(each) for each in (*named, *asked)]
    rules.tell(win, uow.now, rules.posts_at(place_for(person), places, uow.now))
    _name(uow, win, asked, filled)
    _name(uow, win, named, filled)
    rows.note(uow, request, person.slack_id, "win_agreed")
    uow.session.flush()
    _ask_each(uow, win, request)
    _say(uow, win, "agreed", win.owner, views.agreed(win, _channel(uow)))
    nudge_messages.settle(uow, win.owner, rules.KIND, rules.about(win))


def drop(uow: UnitOfWork, person: Person, win_id: int) -> None:
    """It is not told; whoever was to be named hears that, and nobody else."""
    win, request = _theirs(uow, person, win_id, is_over=True)
    was_agreed = win.status is WinStatus.AGREED
    rules.drop(win)
    rows.note(uow, request, person.slack_id, "win_dropped")
    nudge_messages.settle(uow, win.owner, rules.KIND, rules.about(win))
    if was_agreed:
        _not_told(uow, win, views.dropped(request))
    else:
        _say(uow, win, "dropped", win.owner, views.dropped(request))


def _theirs(
    uow: UnitOfWork, person: Person, win_id: int, *, is_over: bool = False
) -> tuple[Win, Request]:
    """Of what is over, only an end can be made."""
    win = rules.must_be_theirs(win_rows.load(uow, win_id), person)
    request = rows.load(uow, win.request_id)
    if request is None or not (is_over or request.status in rules.WENT_WELL):
        raise NotFound(OPEN_AGAIN)
    if not (is_over or _channel(uow)):
        raise NotFound(NO_CHANNEL)
    return win, request


def _who_likes_it(uow: UnitOfWork, slack_ids: Iterable[str]) -> list[Person]:
    """In the order given; who does not want to be named is left out without a word."""
    wanted = list(dict.fromkeys(slack_ids))
    known = win_rows.people(uow, wanted)
    return [
        known[each]
        for each in wanted
        if each in known and rules.likes_it_public(known[each])
    ]


def _name(uow: UnitOfWork, win: Win, people: Iterable[Person], filled: Filled) -> None:
    """Whoever is away until then can't say no, and is not named."""
    by = win.posts_at or uow.now
    for person in people:
        part = filled.part(person.slack_id)
        is_known = win_rows.name(uow, win, person.slack_id)
        if is_known or not rules.is_reached(person, by):
            continue
        is_owner = person.slack_id == win.owner
        told = uow.now if is_owner else next_working(place_for(person), uow.now)
        uow.session.add(
            WinName(
                workspace_id=uow.workspace_id,
                win_id=win.id or 0,
                slack_id=person.slack_id,
                part=part,
                told_at=told,
                agreed_at=uow.now if is_owner else None,
            )
        )


def _ask_each(uow: UnitOfWork, win: Win, request: Request) -> None:
    told = as_read(uow, win, request)
    owner = name_of(uow, win.owner)
    for name in win_rows.names(uow, win):
        if name.slack_id != win.owner:
            asked = views.asked(win, told, request, owner, _channel(uow))
            _say_to(uow, win, name, asked)


# --- who is named says yes or no ---


def leave_out(uow: UnitOfWork, person: Person, win_id: int) -> None:
    """They are not named; nobody hears that they said so."""
    win, name = _named(uow, person, win_id)
    rules.step_off(name, uow.now)
    _say_to(uow, win, name, views.left_out())
    if win.status is WinStatus.POSTED:
        uow.session.flush()
        _show_card(uow, win)


def agree(uow: UnitOfWork, person: Person, win_id: int) -> None:
    win, name = _named(uow, person, win_id)
    rules.agree(name, uow.now)
    _say_to(uow, win, name, views.fine(win))


def _named(uow: UnitOfWork, person: Person, win_id: int) -> tuple[Win, WinName]:
    win = win_rows.load(uow, win_id)
    return rules.must_be_named(win_rows.name(uow, win, person.slack_id), win)


# --- it is told ---


def post(uow: UnitOfWork, win_id: int) -> None:
    """Its hour has come. The row is locked: twice at once tells it once."""
    win = win_rows.load(uow, win_id)
    if win is None or not rules.is_due(win, uow.now):
        return
    request, channel = rows.load(uow, win.request_id), _channel(uow)
    if request is None or request.status not in rules.WENT_WELL or not channel:
        rules.drop(win)
        _not_told(uow, win, views.not_told_since(is_open=bool(channel)))
        return
    rules.post(win, channel, uow.now)
    _show_card(uow, win)
    _say(uow, win, "agreed", win.owner, views.posted(win))


def _show_card(uow: UnitOfWork, win: Win) -> None:
    """What others read of it from here on holds no name of who said no, either."""
    if request := rows.load(uow, win.request_id):
        told = as_read(uow, win, request)
        win.changed, win.before, win.after = told.changed, told.before, told.after
        _say(uow, win, "card", win.channel, views.card(told))


def as_read(uow: UnitOfWork, win: Win, request: Request) -> Told:
    """As everybody may read it now."""
    names = win_rows.names(uow, win)
    whose = [request.requester, *(each.slack_id for each in names)]
    people = win_rows.people(uow, whose)
    people |= win_rows.called(uow, f"{win.changed} {win.before} {win.after}")
    asker = people.get(request.requester)
    return rules.told(win, names, people, asker.unit if asker else "")


def _not_told(uow: UnitOfWork, win: Win, why: Message) -> None:
    """All who were to be named read so where they were asked."""
    for name in win_rows.names(uow, win):
        if name.slack_id != win.owner and not name.stepped_off_at:
            _say_to(uow, win, name, views.not_told())
    _say(uow, win, "agreed", win.owner, why)


def _say_to(uow: UnitOfWork, win: Win, name: WinName, message: Message) -> None:
    """In their DM, at an hour of theirs; the one message is edited ever after."""
    key = f"win:{win.id}:named:{name.slack_id}"
    there = Address(name.slack_id)
    outbox.put(uow, key, message, there, stays=True, due=name.told_at)


def _say(uow: UnitOfWork, win: Win, what: str, to: str, message: Message) -> None:
    outbox.put(uow, f"win:{win.id}:{what}", message, Address(to), stays=True)


def _channel(uow: UnitOfWork) -> str:
    return rows.workspace(uow).wins_channel
