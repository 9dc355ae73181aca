"""What is said of thanks, and to whom: one post, and a word to each, once."""

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import praise as rules
from bot.models import Person, Praise, Thanked
from bot.outbox import Address
from bot.services import praise_rows as praises
from bot.services import request_rows
from bot.views import praise as views
from bot.views.praise import Shown


def show(uow: UnitOfWork, praise: Praise) -> None:
    """As it stands by now: the post, the word to each, and the giver's receipt."""
    shown = _shown(uow, praise)
    thanked = praises.thanked(uow, praise)
    _post(uow, shown, [person for _, person in thanked])
    for row, person in thanked:
        if rules.is_told(person) or row.told_at:
            _tell(uow, shown, row, person)
    _say(uow, praise, "receipt", views.receipt(shown), praise.giver)


def _shown(uow: UnitOfWork, praise: Praise) -> Shown:
    people = [person for _, person in praises.thanked(uow, praise)]
    giver = praises.somebody(uow, praise.giver)
    request = praise.request_id and request_rows.load(uow, praise.request_id)
    return Shown(
        praise,
        giver.name if giver else "",
        tuple(each.name for each in people if rules.is_named(each, praise)),
        tuple(each.slack_id for each in people),
        request.number if request else None,
    )


def _post(uow: UnitOfWork, shown: Shown, people: list[Person]) -> None:
    """In public stands whoever said yes, and a team; with nobody left, nothing."""
    praise = shown.praise
    if not praise.is_public:
        return
    has_names = bool(shown.named or praise.team) and not praise.undone_at
    if has_names:
        post = views.post(shown, rules.in_public(praise, people))
        _say(uow, praise, "post", post, praise.channel)
    elif outbox.is_known(uow, _key(praise, "post")):
        _say(uow, praise, "post", views.was_here(), praise.channel)


def _tell(uow: UnitOfWork, shown: Shown, row: Thanked, person: Person) -> None:
    if row.told_at is None:
        praises.take_turns(uow, person)
        rules.tell(row, person, uow.now)
    told = views.told(shown, person, is_asked=rules.is_asked(row, person))
    if shown.praise.undone_at:
        told = views.taken_back()
    _say(uow, shown.praise, f"told:{row.slack_id}", told, row.slack_id)


def _say(uow: UnitOfWork, praise: Praise, what: str, said: Message, to: str) -> None:
    outbox.put(uow, _key(praise, what), said, Address(to), stays=True)


def _key(praise: Praise, what: str) -> str:
    return f"praise:{praise.id}:{what}"
