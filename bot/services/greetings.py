"""Saying hello in a channel, once. Each function is one unit of work."""

from bot import outbox
from bot.db import UnitOfWork
from bot.models import Greeting
from bot.outbox import Address
from bot.services import channel_reminders
from bot.views import greetings as views


def greet(uow: UnitOfWork, channel: str, added_by: str | None, *, is_its: bool) -> None:
    """Name who brought us and say what we will write; again only if that changes."""
    known = uow.session.get(Greeting, (uow.workspace_id, channel))
    if known is None:
        here = {"workspace_id": uow.workspace_id, "channel": channel}
        uow.session.add(Greeting(**here, added_by=added_by, at=uow.now))
    if is_its:
        said = views.its_hello(added_by)
        channel_reminders.begin_with_hello(uow, channel, added_by)
        key = f"channel:{channel}:its_hello"
        if not outbox.is_known(uow, key):
            outbox.put(uow, key, said, Address(channel), stays=True)
    elif known is None:
        said = views.hello(added_by)
        outbox.put(uow, f"channel:{channel}:hello", said, Address(channel))
