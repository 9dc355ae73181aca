"""Where wins are told, what thanks may be for, and who gives none: admins say."""

from bot.blocks import (
    Message,
    View,
    button,
    buttons,
    channel,
    colleagues,
    field,
    message,
    modal,
    section,
    text_input,
)
from bot.models import Workspace

OPEN = "praise_setting.open"
SAVE = "praise_setting.save"

LABEL = "Thanks and wins"


def form(space: Workspace, locked: list[str]) -> View:
    return modal(
        LABEL,
        SAVE,
        "",
        "Save",
        field(
            "channel",
            "Where thanks and wins are read",
            channel("channel", "public", space.wins_channel),
            hint="A public channel that I am in. Without one, thanks go to each person "
            "alone, and wins are not told.",
            optional=True,
        ),
        text_input(
            "values",
            "What thanks may be for",
            initial="\n".join(space.values),
            hint="Your values, one a line. Whoever gives thanks may choose one.",
            optional=True,
        ),
        field(
            "locked",
            "Who gives no thanks for now",
            colleagues("locked", locked),
            hint="They can still be thanked. Only admins see this list.",
            optional=True,
        ),
    )


def late() -> Message:
    """The form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button(LABEL, OPEN, "home", primary=True))
    return message(text, section(text, "late"), again)
