"""A Slack workspace that has installed the bot."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bot.models.columns import belongs_to_workspace, json_dict, json_list

REMINDER_DUE = text("due_at IS NOT NULL")


class Workspace(SQLModel, table=True):
    """A Slack workspace that has installed the bot."""

    id: str = Field(primary_key=True, max_length=40)
    name: str = ""
    url: str = ""  # where its messages are read in a browser
    bot_user_id: str = ""
    triage_channel: str = ""  # empty until somebody has set the bot up
    requests: int = 0  # how many there have been: the next one's number is one more
    admins: list[str] = json_list()  # beside Slack's own owners and admins
    units: list[str] = json_list()
    set_up_by: str | None = Field(default=None, max_length=40)
    set_up_at: datetime | None = None
    interview: dict[str, Any] = json_dict()  # how it differs from what we ship
    glossary: dict[str, Any] = json_dict()  # words of theirs, and what they mean
    it_timezone: str = ""  # where IT's working hours count; empty: nobody has said
    it_from: int = 9  # o'clock, Monday to Friday
    it_until: int = 17
    nudges_a_week: int = 1  # unasked messages to a person, counted over all kinds
    hold_out: str = Field(
        default="auto", max_length=8
    )  # on, off; auto: from 200 people
    wins_channel: str = Field(default="", max_length=40)
    values: list[str] = json_list()  # what thanks may be for


class Greeting(SQLModel, table=True):
    """A channel the bot has said hello in, once, and who added it there."""

    workspace_id: str = belongs_to_workspace(primary_key=True)
    channel: str = Field(primary_key=True, max_length=40)
    added_by: str | None = Field(default=None, max_length=40)
    at: datetime


class ChannelReminder(SQLModel, table=True):
    """What the bot posts of itself in a channel, and who set that up there.

    In IT's channel, each working morning; in any other, each Monday.
    """

    __tablename__ = "channel_reminder"
    __table_args__ = (
        Index(
            "ix_channel_reminder_due",
            "due_at",
            sqlite_where=REMINDER_DUE,
            postgresql_where=REMINDER_DUE,
        ),
    )

    workspace_id: str = belongs_to_workspace(primary_key=True)
    channel: str = Field(primary_key=True, max_length=40)
    set_by: str | None = Field(default=None, max_length=40)
    timezone: str = ""  # of whoever set it up
    due_at: datetime | None = None  # none: it was stopped
    times: int = 0  # how often it was set up: each time is introduced
    posts: int = 0
    posted_on: date | None = None  # the last of them, by the clock there
