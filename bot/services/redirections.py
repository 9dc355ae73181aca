"""What is not one for IT, and its requester's objection. Each is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import progress, wording
from bot.domain import redirections as rules
from bot.domain.actions import Action
from bot.domain.followers import Event
from bot.forms import Flags, Seen
from bot.models import Person, Request
from bot.services import followers, glossary, second_looks
from bot.services import request_rows as rows
from bot.services.requests import for_it
from bot.views import followers as follower_views
from bot.views import redirections as views
from bot.views import requests as request_views

IS_FOR_IT = "says that this is one for IT"


def may_turn_away(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    return for_it(uow, person, request_id, Action.TURN_AWAY, is_in_it=is_in_it)


def look(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    words: dict[str, str],
    *,
    is_in_it: bool,
) -> tuple[Request, Flags]:
    """The request, and what could be said otherwise in a reason."""
    request = may_turn_away(uow, person, request_id, is_in_it=is_in_it)
    written = words["why"], words.get("where", "")
    return request, second_looks.flags(second_looks.notice(uow, request, *written))


def turn_away(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    words: dict[str, str],
    *,
    seen: Seen,
    is_in_it: bool,
) -> None:
    """Nothing closes silently: they read why, and where it belongs."""
    request = may_turn_away(uow, person, request_id, is_in_it=is_in_it)
    written = words["why"], words.get("where", "")
    noticed = second_looks.notice(uow, request, *written)
    why, where = second_looks.final(noticed, seen, *written)
    unknown = glossary.unknown_to_requester(uow, request, why, where)
    rules.turn_away(request, why, where, person.slack_id, uow.now)
    rows.save(uow, request, person.slack_id, "turned_away")
    told = views.turned_away(request, glossary.explanation(unknown))
    rows.say(uow, request, _key(request), told, stays=True)
    _show(uow, request)
    heard = follower_views.turned_away
    followers.say(uow, request, _key(request), heard, by=person.slack_id)


def may_insist(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    return rules.must_be_turned_away(rows.load(uow, request_id), person.slack_id)


def insist(uow: UnitOfWork, person: Person, request_id: int, typed: str) -> None:
    """It waits for IT again, with their words in the card's thread."""
    request = may_insist(uow, person, request_id)
    words = wording.written(typed, field="words")
    rows.say(uow, request, _key(request), views.looked_at_again(request), stays=True)
    progress.reopen(request, words)
    rows.save(uow, request, person.slack_id, "insisted")
    note = request_views.note(request, words, IS_FOR_IT)
    rows.tell_it(uow, request, "insisted", note)
    _show(uow, request)
    followers.tell(uow, request, Event.REOPENED, by=person.slack_id)


def _key(request: Request) -> str:
    """Each time it is turned away is a message of its own."""
    return f"turned_away:{request.reopened}"


def _show(uow: UnitOfWork, request: Request) -> None:
    rows.redraw_brief(uow, request)
    rows.show_card(uow, request)
    rows.show_progress(uow, request)
