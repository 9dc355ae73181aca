"""Buttons that open a form about a request, or offer it once more if it is too late."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.blocks import View
from bot.db import Transact
from bot.directory import Directory
from bot.forms import number, opened
from bot.models import Person, Request
from bot.services import requests

Body = dict[str, Any]
Context = dict[str, Any]
May = Callable[..., Request]
Form = Callable[[Request], View]
Opens = Callable[..., Awaitable[None]]


def opens_own(may: May, form: Form, label: str) -> Opens:
    """A button that opens a form about one's own request."""

    async def open_form(
        action: Body, read: Transact, context: Context, person: Person
    ) -> None:
        request = await read(may, person, number(action["value"]))
        await _open(context, form(request), label)

    return open_form


def opens(may: May, form: Form, label: str) -> Opens:
    """A button of IT's that opens a form about a request."""

    async def open_form(
        action: Body,
        read: Transact,
        context: Context,
        directory: Directory,
        person: Person,
    ) -> None:
        is_in_it = await directory.is_in_it(person.slack_id)
        request_id = number(action["value"])
        request = await read(may, person, request_id, is_in_it=is_in_it)
        await _open(context, form(request), label)

    return open_form


async def _open(context: Context, form: View, label: str) -> None:
    """Open a form; when Slack no longer lets us, offer the button once more in a DM."""
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
