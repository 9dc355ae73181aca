"""The form to ask IT for something."""

from collections.abc import Sequence

from bot.blocks import (
    Block,
    View,
    bold,
    clip,
    either,
    escape,
    field,
    line,
    modal,
    select,
    small_print,
    text_input,
)
from bot.domain import wording
from bot.domain.asks import Ask
from bot.domain.questions import Kind
from bot.views.standings import NOT_IN_CHANNEL, WHO_SEES

ASK = "request.ask"

FOR_ME = "me"
WHO_SEES_THEIRS = "Only whoever needs it and the IT team will see the answers."
IN_CHANNEL = "In the channel's thread I say only that it is a request, and how it goes."


def ask_form(ask: Ask, author: str = "", kinds: Sequence[Kind] = ()) -> View:
    """One field, filled in with what is known. `author`: whose message it may be."""
    theirs = {FOR_ME: "I do", ask.author: clip(author, 70)}
    names = ", ".join(each["name"] for each in ask.files)
    return modal(
        "Ask IT",
        ASK,
        ask.carried(),
        "Ask",
        *([either("for_whom", "Who needs this?", theirs)] if author else []),
        text_input(
            "need",
            "What do you need?",
            initial=wording.fitting(ask.need),
            hint="In your own words. A few short questions follow, one at a time.",
        ),
        *(_kind(kinds) if len(kinds) > 1 else []),
        *([_kept(names)] if names else []),
        small_print(_who_sees(ask, author), "who_sees"),
    )


def _kind(kinds: Sequence[Kind]) -> list[Block]:
    """Chosen by plain words; who chooses none leaves it to us."""
    names = {kind.key: kind.name for kind in kinds}
    told = escape("\n".join(f"{kind.name}: {kind.description}" for kind in kinds))
    chosen = select("kind", "I don't know yet", names, "")
    label = "What kind of request is it?"
    return [field("kind", label, chosen, optional=True), small_print(told, "kinds")]


def _kept(names: str) -> Block:
    return line("files", bold("Kept with it"), f": {names}")


def _who_sees(ask: Ask, author: str) -> str:
    sees = WHO_SEES_THEIRS if author else WHO_SEES
    if ask.place is None or ask.place.is_our_dm:
        return sees
    return f"{sees} {IN_CHANNEL if ask.place.is_open else NOT_IN_CHANNEL}"
