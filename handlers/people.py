"""People come and go in the triage channel, and so in IT."""

from slack_bolt.async_app import AsyncApp

from bot.directory import Directory


def register(app: AsyncApp) -> None:
    app.event("member_joined_channel")(come_or_go)
    app.event("member_left_channel")(come_or_go)


async def come_or_go(directory: Directory) -> None:
    directory.forget_members()
