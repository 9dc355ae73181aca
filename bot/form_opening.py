"""A click opens a form about a request; one that comes too late is offered again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.forms import number, opened
from bot.models import Person
from bot.services import requests

Context = dict[str, Any]  # what Bolt hands to every handler
Handler = Callable[..., Awaitable[None]]


@dataclass(frozen=True)
class Opening:
    """Who may open a form: `may` finds what stands in it, or says why not."""

    may: Callable[..., Any]
    form: Callable[[Any], View]
    label: str  # of the button that opens it


def opens_own(opening: Opening) -> Handler:
    """A button that opens a form about one's own request."""

    async def open_form(
        action: Context, read: Transact, context: Context, person: Person
    ) -> None:
        found = await read(opening.may, person, number(action["value"]))
        await _open(context, opening.form(found), opening.label)

    return open_form


def opens(opening: Opening) -> Handler:
    """A button of IT's that opens a form about a request."""

    async def open_form(action: Context, context: Context) -> None:
        await open_for_it(opening, number(action["value"]), context)

    return open_form


async def open_for_it(opening: Opening, request_id: int, context: Context) -> None:
    """The same, whatever was pressed."""
    person, directory = context["person"], _directory(context)
    is_in_it = await directory.is_in_it(person.slack_id)
    read: Transact = context["read"]
    found = await read(opening.may, person, request_id, is_in_it=is_in_it)
    await _open(context, opening.form(found), opening.label)


def _directory(context: Context) -> Directory:
    known: Directory = context["directory"]
    return known


async def _open(context: Context, form: View, label: str) -> None:
    """Open it; when Slack no longer lets us, offer the button once more in a DM."""
    is_first = context["attempt"] == 1
    if is_first and await opened(context["client"], context["trigger_id"], form):
        return
    await context["transact"](
        requests.offer_form_again,
        context["person"],
        number(form["private_metadata"]),
        form["callback_id"],
        label,
    )
