"""Who may do what."""

from bot.errors import NotAllowed


def must_be_in_it(is_in_it: bool) -> None:  # noqa: FBT001 - a ruling on one fact
    """IT is whoever is in the triage channel."""
    if not is_in_it:
        raise NotAllowed(
            "Only members of IT's triage channel decide on requests. "
            "Somebody there can invite you."
        )
