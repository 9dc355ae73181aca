"""`make demo`: the bot against a Slack that lives in this process."""

from pathlib import Path

from pydantic import SecretStr

from bot.sandbox import Sandbox, Workspace
from bot.settings import Settings

TRIAGE = "C0TRIAGE"


def populate(workspace: Workspace) -> None:
    """A small company: three in the business, two in IT."""
    workspace.add_user("U0ANA", "Ana", real_name="Ana Lopez, Sales")
    workspace.add_user(
        "U0BEN", "Ben", real_name="Ben Okoro, Warehouse", tz="Europe/London"
    )
    workspace.add_user(
        "U0CLEO", "Cleo", real_name="Cleo Martin, Finance", is_admin=True
    )
    workspace.add_user("U0IVO", "Ivo", real_name="Ivo Brandt, IT")
    workspace.add_user("U0MIA", "Mia", real_name="Mia Chen, IT")
    everyone = list(workspace.users)
    workspace.add_channel("C0GENERAL", "general", members=everyone)
    workspace.add_channel(
        TRIAGE, "it-triage", private=True, members=["U0IVO", "U0MIA"], bot=True
    )
    for person in everyone:
        workspace.dm(person)


def settings_for(sandbox: Sandbox, database: Path) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=SecretStr(sandbox.bot_token),
        slack_app_token=SecretStr(sandbox.app_token),
        triage_channel=TRIAGE,
        slack_api_url=sandbox.api_url,
        database_url=f"sqlite:///{database}",
        port=0,
    )
