"""What was confided reaches the partner in IT, and nobody else."""

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import confidences as rules
from bot.models import Request
from bot.outbox import Address
from bot.services import request_rows as rows
from bot.views import confidences as views


def confide(uow: UnitOfWork, request: Request) -> None:
    """Whoever has it reads it; whoever had it does so no more. To be saved then."""
    reader, told = rules.reader(request), request.confided_to
    for earlier in told:
        if earlier != reader:
            _put(uow, request, earlier, views.taken_away(request, reader))
    if reader:
        _put(uow, request, reader, views.confided(request, rows.catalogue(uow)))
        request.confided_to = [*{*told, reader}]


def _put(uow: UnitOfWork, request: Request, to: str, message: Message) -> None:
    key = rows.key(request, f"confided:{to}")
    outbox.put(uow, key, message, Address(to), stays=True)
