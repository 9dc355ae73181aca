"""The modal that is open for a person: the top one of at most three."""

from collections.abc import Sequence

from bot.sandbox.forms import state_of
from bot.sandbox.model import View
from bot.sandbox.page import mrkdwn
from bot.sandbox.page.blocks import blocks
from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.memory import Memory
from bot.sandbox.page.spot import Spot
from bot.sandbox.page.surface import Surface, words


def modal(spot: Spot, memory: Memory) -> Html | None:
    stack = spot.eyes.workspace.open_views(spot.eyes.me)
    return _dialog(spot, memory, stack[-1]) if stack else None


def _dialog(spot: Spot, memory: Memory, view: View) -> Html:
    """A dialog that shows what was typed and what is wrong with it."""
    errors = memory.errors(spot.eyes.me, view.id)
    surface = Surface(spot.eyes, f"v-{view.id}", state_of(view), errors)
    title = f"v-{view.id}-title"
    form = tag(
        "form",
        _head(view, title),
        tag(
            "div",
            notices(memory.notices(spot.eyes)),
            blocks(surface, view.blocks),
            class_="blocks",
            tabindex="-1",
        ),
        _foot(view),
        novalidate=True,
    )
    return tag(
        "dialog",
        form,
        id=f"v-{view.id}",
        class_="modal",
        role="dialog",
        aria_modal="true",
        aria_labelledby=title,
        data_view=view.id,
    )


def _head(view: View, title: str) -> Html:
    return tag(
        "div",
        tag("h2", mrkdwn.plain(view.title), id=title),
        tag(
            "button",
            "✕",
            type="button",
            aria_label="Close",
            class_="x",
            data_close=True,
        ),
        class_="head",
    )


def _foot(view: View) -> Html:
    close = words(view.data.get("close")) or "Cancel"
    submit = words(view.data.get("submit"))
    return tag(
        "div",
        tag(
            "button",
            mrkdwn.plain(close),
            type="button",
            class_="button",
            data_close=True,
        ),
        tag("button", mrkdwn.plain(submit), type="submit", class_="button primary")
        if submit
        else None,
        class_="foot",
    )


def notices(told: Sequence[str]) -> Html | None:
    """What Slack itself has to say, until it is put away."""
    if not told:
        return None
    dismiss = tag("button", "Dismiss", type="button", data_dismiss_notices=True)
    said = (tag("p", each) for each in dict.fromkeys(told))
    return tag("div", tag("div", *said), dismiss, class_="notices", role="alert")
