"""Giving thanks, changing the words, taking them back. Each is one unit of work."""

from dataclasses import dataclass, replace

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import praise as rules
from bot.domain import wording
from bot.domain.praise import Example, Thanks, Words
from bot.forms import NO_FLAGS, Flags, Seen
from bot.models import Person, Praise, Request, Thanked, Workspace
from bot.outbox import Address
from bot.services import praise_letters as letters
from bot.services import praise_rows as praises
from bot.services import request_rows as rows
from bot.services import second_looks, win_rows
from bot.services import thanks as unasked
from bot.views import praise as views


@dataclass(frozen=True)
class Filled:
    """What stands in the form, and what it offers."""

    space: Workspace
    example: Example
    request: Request | None = None
    people: tuple[str, ...] = ()
    words: Words = Words("", "")  # noqa: RUF009 - frozen
    flags: Flags = NO_FLAGS
    changes: Praise | None = None  # else, new thanks


def to_fill_in(
    uow: UnitOfWork, person: Person, carried: str, said: str, *, is_in_it: bool
) -> Filled:
    """For somebody who may give thanks, about what a button carried."""
    _may_give(uow, person)
    request_id, chosen = rules.read_about(carried)
    request = _request(uow, person, request_id, is_in_it=is_in_it)
    if request and not chosen:
        chosen = rules.likely(person, request)
    others = [each for each in chosen if each != person.slack_id]
    known = praises.everybody(uow, tuple(others))
    people = [each.slack_id for each in known if rules.is_thankable(each)]
    return Filled(
        rows.workspace(uow),
        rules.example(person, request, is_in_it=is_in_it),
        request,
        tuple(people[: rules.MOST_PEOPLE]),
        Words(wording.fitting(said), win_rows.told_of(uow, request_id)),
    )


def keep_for(uow: UnitOfWork, person: Person, carried: str, said: str) -> None:
    """The form came too late: what was typed is shown, and a button goes on."""
    again = rules.about(*rules.read_about(carried))
    late = views.late(again, wording.fitting(said))
    outbox.put(uow, outbox.reply_key(uow), late, Address(person.slack_id))


def look(
    uow: UnitOfWork, person: Person, request_id: int, thanks: Thanks, *, is_in_it: bool
) -> Filled:
    """The form once more, as it was filled in, with what could be said otherwise."""
    carried = rules.about(request_id or None, thanks.people)
    filled = to_fill_in(uow, person, carried, "", is_in_it=is_in_it)
    flags = _flags(uow, thanks.words)
    return replace(filled, words=thanks.words, flags=flags)


def give(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    thanks: Thanks,
    *,
    seen: Seen,
    is_in_it: bool,
) -> int:
    """Keep it, and tell whom it concerns, each as they like it."""
    praises.take_turns(uow, person)
    giver = _may_give(uow, person)
    space = rows.workspace(uow)
    rules.must_be_few(thanks.people)
    rules.must_be_a_team(thanks.team, space.units)
    chosen = praises.everybody(uow, thanks.people)
    people = rules.to_thank(giver, chosen, thanks.team)
    channel = rules.channel_for(thanks, space)
    request = _request(uow, person, request_id, is_in_it=is_in_it)
    words = _final(uow, thanks.words, seen)
    praise = Praise(
        workspace_id=uow.workspace_id,
        giver=giver.slack_id,
        did=words.did,
        changed=words.changed,
        value=words.value if words.value in space.values else "",
        team=thanks.team,
        request_id=request.id if request else None,
        is_public=bool(channel),
        channel=channel,
        given_at=uow.now,
    )
    _keep(uow, praise, people)
    letters.show(uow, praise)
    unasked.settle(uow, giver.slack_id)
    return praise.id or 0


def _keep(uow: UnitOfWork, praise: Praise, people: list[Person]) -> None:
    uow.session.add(praise)
    uow.session.flush()
    for each in people:
        thanked = Thanked(
            workspace_id=uow.workspace_id,
            praise_id=praise.id or 0,
            slack_id=each.slack_id,
        )
        uow.session.add(thanked)
    uow.session.flush()


def to_change(uow: UnitOfWork, person: Person, praise_id: int) -> Filled:
    """Its words, for whoever gave it."""
    praise = rules.may_change(praises.load(uow, praise_id), person)
    rules.must_be_free(praises.giver(uow, person))
    request = praise.request_id and rows.load(uow, praise.request_id)
    return Filled(
        rows.workspace(uow),
        rules.example(person, request or None, is_in_it=False),
        request or None,
        words=Words(praise.did, praise.changed, praise.value),
        changes=praise,
    )


def look_again(uow: UnitOfWork, person: Person, praise_id: int, words: Words) -> Filled:
    """The same, with what could be said otherwise."""
    return replace(to_change(uow, person, praise_id), flags=_flags(uow, words))


def change(
    uow: UnitOfWork, person: Person, praise_id: int, words: Words, *, seen: Seen
) -> None:
    """The words are edited where they stand; nobody is told anew."""
    praise = rules.may_change(praises.hold(uow, praise_id), person)
    filled = to_change(uow, person, praise_id)
    final = _final(uow, words, seen)
    praise.did, praise.changed = final.did, final.changed
    praise.value = final.value if final.value in filled.space.values else ""
    praise.edited_at = uow.now
    uow.session.flush()
    letters.show(uow, praise)


def take_back(uow: UnitOfWork, person: Person, praise_id: int) -> None:
    """Within ten minutes, and it is as good as not given."""
    praise = rules.may_take_back(praises.hold(uow, praise_id), person, uow.now)
    for row, each in praises.thanked(uow, praise):
        if each.thanks is None and rules.is_asked(row, each):
            each.thanks_asked_at = None  # they are, with the next thanks they get
    praise.undone_at = uow.now
    uow.session.flush()
    letters.show(uow, praise)


def offer(uow: UnitOfWork, person: Person, author: Person) -> None:
    """They put 🙌 on a message: a button to say what for.

    One message a day, which is about the latest; people raise their hands often.
    """
    giver = praises.giver(uow, person)
    may_give = rules.is_thankable(giver) and not giver.praise_locked_by
    if may_give and rules.is_thankable(author) and author.slack_id != giver.slack_id:
        day = rules.day_began(giver, uow.now).date()
        key = f"praise:hands-{day}:{person.slack_id}"
        offered = views.offer(author.slack_id)
        outbox.put(uow, key, offered, Address(person.slack_id))


def _may_give(uow: UnitOfWork, person: Person) -> Person:
    giver = praises.giver(uow, person)
    since = rules.day_began(giver, uow.now)
    rules.must_give(giver, praises.given_since(uow, giver.slack_id, since))
    return giver


def _request(
    uow: UnitOfWork, person: Person, request_id: int | None, *, is_in_it: bool
) -> Request | None:
    """What it is about, if that is for them to know."""
    request = rows.load(uow, request_id) if request_id else None
    return request if rules.may_know(person, request, is_in_it=is_in_it) else None


def _flags(uow: UnitOfWork, words: Words) -> Flags:
    noticed = second_looks.notice_blame(uow, words.did, words.changed)
    return second_looks.flags(noticed)


def _final(uow: UnitOfWork, words: Words, seen: Seen) -> Words:
    """What is sent, once its writer has seen what could be said otherwise."""
    noticed = second_looks.notice_blame(uow, words.did, words.changed)
    did, changed = second_looks.final(noticed, seen, words.did, words.changed)
    return Words(
        wording.written(did, field="did"),
        wording.written(changed, field="changed"),
        words.value,
    )
