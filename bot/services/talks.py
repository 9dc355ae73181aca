"""IT's thread and the requester's are kept in step. Each is one unit of work."""

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import requests as request_rules
from bot.domain import talks as rules
from bot.domain import wording
from bot.domain.asks import File
from bot.domain.talks import Source
from bot.models import Person, Request
from bot.services import glossary, hours
from bot.services import request_rows as rows
from bot.views import talks as views

Files = tuple[File, ...]


def is_talking(uow: UnitOfWork, channel: str, thread: str) -> bool:
    """Whether the requester reads what IT writes in this thread."""
    request = rows.under_card(uow, channel, thread)
    return request is not None and request.is_talking


def hear(
    uow: UnitOfWork,
    person: Person,
    source: Source,
    text: str,
    files: Files,
    *,
    is_in_it: bool,
) -> None:
    """Somebody wrote under a card; if they are in IT, the requester reads it too."""
    request = rows.under_card(uow, source.channel, source.thread)
    text = wording.fitting(text)
    if request is None or not (text or files):
        return
    if not rules.reaches_requester(request, person, is_in_it=is_in_it):
        return
    rules.hear(request, person.slack_id, text)
    rows.save(uow, request, person.slack_id, "told")
    rows.say(uow, request, _copy(source), _of_it(uow, request, source, text, files))
    if files:
        rows.say_to_it(uow, request, "files_of_it", views.share_files(request))
    if wording.is_cut(text):
        rows.say_to_it(uow, request, f"cut:{uow.inbox_id}", views.cut(request))


def pass_on(
    uow: UnitOfWork, request: Request, source: Source, text: str, files: Files
) -> None:
    """What the requester writes after the brief goes into IT's thread."""
    asking = request_rules.answered(request)
    asks = {"asks": True} if "?" in text else {}
    rows.save(uow, request, request.requester, "passed_on", **asks)
    copy = (
        views.answer(request, text, files, asking)
        if asking
        else views.from_requester(request, text, files)
    )
    rows.say_to_it(uow, request, _copy(source), copy)
    _confirm(uow, request)


def edit(uow: UnitOfWork, source: Source, text: str, files: Files) -> bool:
    """The copy on the other side says the same by now. Whether there is one."""
    request, text = _copied(uow, source), wording.fitting(text)
    if request is None:
        return False
    if text or files:
        rows.note(uow, request, source.author, "edited")
        is_theirs = source.author == request.requester
        copy = (
            views.from_requester(request, text, files, edited=True)
            if is_theirs
            else _of_it(uow, request, source, text, files, edited=True)
        )
        _replace(uow, request, source, copy)
    return True


def delete(uow: UnitOfWork, source: Source) -> bool:
    """The copy on the other side is gone, too, and says so. Whether there was one."""
    request = _copied(uow, source)
    if request is None:
        return False
    rows.note(uow, request, source.author, "deleted")
    _replace(uow, request, source, views.deleted(request, source.author))
    return True


def _of_it(
    uow: UnitOfWork,
    request: Request,
    source: Source,
    text: str,
    files: Files,
    *,
    edited: bool = False,
) -> Message:
    """In a talk nobody is stopped for a word; it is only explained."""
    explained = glossary.explanation(glossary.unknown_to_requester(uow, request, text))
    said = (source.author, text, files, explained)
    return views.from_it(request, *said, edited=edited)


def _copied(uow: UnitOfWork, source: Source) -> Request | None:
    """The request about which this message was copied to the other side."""
    find = rows.in_thread if source.is_in_dm else rows.under_card
    request = find(uow, source.channel, source.thread)
    is_copied = request and outbox.is_known(uow, rows.key(request, _copy(source)))
    return request if is_copied else None


def _replace(uow: UnitOfWork, request: Request, source: Source, copy: Message) -> None:
    say = rows.say_to_it if source.is_in_dm else rows.say
    say(uow, request, _copy(source), copy)


def _confirm(uow: UnitOfWork, request: Request) -> None:
    """Each time, until IT speaks to them; then once more. And, if IT is out, that."""
    away = hours.absence(uow, request)
    if away:
        rows.say(uow, request, away.what, views.passed_on(request, back=away.back))
    elif request.is_talking:
        rows.say(uow, request, "passed_on", views.passed_on_for_good(request))
    else:
        rows.reply(uow, request, views.passed_on(request))


def _copy(source: Source) -> str:
    """What the copy of a message is known as: an edit of the one edits the other."""
    return f"copy:{source.channel}:{source.ts}"
