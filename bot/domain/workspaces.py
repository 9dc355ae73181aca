"""A workspace: whether it is set up, and who looks after it."""

from bot.models import Person, Workspace


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
