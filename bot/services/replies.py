"""Short sentences to one person, about what they just did."""

from bot import inbox_rows, outbox
from bot.blocks import Message, sentence
from bot.db import UnitOfWork
from bot.outbox import Address


def tell(
    uow: UnitOfWork, text: str, address: Address, *, failed: str | None = None
) -> None:
    """Say why it did not work. `failed` is the reference we gave out, if it broke."""
    nothing(uow, failed=failed)
    say(uow, sentence(text), address)


def say(uow: UnitOfWork, message: Message, address: Address) -> None:
    """The one answer to what they wrote or pressed."""
    outbox.put(uow, outbox.reply_key(uow), message, address)


def nothing(uow: UnitOfWork, *, failed: str | None = None) -> None:
    """No effect: the row is done all the same."""
    if failed:
        inbox_rows.fail(uow, failed)
