"""A workspace: whether it is set up, and who looks after it."""

from bot.domain.wording import clean
from bot.errors import NotAllowed, NotFound, NotInvited, TooLong
from bot.models import Person, Workspace

LONGEST_UNIT = 70  # characters that fit into a menu
MOST_UNITS = 50


def triage_channel(workspace: Workspace) -> str:
    """Where cards go; empty as long as nobody has set the bot up.

    A channel that was chosen in Slack counts once the bot has been invited there.
    """
    is_awaited = workspace.set_up_by is not None and workspace.set_up_at is None
    return "" if is_awaited else workspace.triage_channel


def awaited_channel(workspace: Workspace) -> str:
    """The channel that was chosen, and that the bot is still to be invited to."""
    return "" if triage_channel(workspace) else workspace.triage_channel


def is_admin(workspace: Workspace, person: Person) -> bool:
    """Slack's owners and admins, whoever set the bot up, and whom they named."""
    named = {workspace.set_up_by, *workspace.admins}
    return person.is_admin or person.slack_id in named


def must_be_admin(workspace: Workspace, person: Person) -> None:
    if not is_admin(workspace, person):
        raise NotAllowed(
            "Only owners and admins of this Slack, and whom they name, can change "
            "these settings. Please ask one of them."
        )


def must_be_usable(before: str, chosen: str, *, is_open: bool) -> None:
    """A channel of IT's that works is only left for one that works as well."""
    if not (before or chosen):
        raise NotFound("Please choose IT's private channel.", field="triage")
    if chosen and before and not is_open:
        raise NotInvited(
            "I am not in that channel. Please write /invite @Goodwill there, "
            "then choose it here again.",
            field="triage",
        )


def units_of(typed: str) -> list[str]:
    """The names of business units, one a line."""
    return named_once(typed, "units", LONGEST_UNIT, MOST_UNITS)


def named_once(typed: str, what: str, longest: int, most: int) -> list[str]:
    """What is named in lines, each once, as first written."""
    lines = [" ".join(line.split()) for line in clean(typed).splitlines()]
    once: dict[str, str] = {}
    for line in filter(None, lines):
        once.setdefault(line.casefold(), line)
    names = list(once.values())
    if too_long := [each for each in names if len(each) > longest]:
        raise TooLong(
            f"“{too_long[0][:20]}…” has {len(too_long[0])} characters, and "
            f"{longest} fit. Please put each of the {what} on a line of its own.",
            field=what,
        )
    if len(names) > most:
        raise TooLong(
            f"These are {len(names)} {what}, and {most} fit. "
            "Please keep the ones that matter most.",
            field=what,
        )
    return names
