"""People, and how they want to be spoken to."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bot.models.columns import belongs_to_workspace, words

HOME_DUE = text("home_due_at IS NOT NULL")
HOME_OPENED = text("home_opened_at IS NOT NULL")


class Side(StrEnum):
    """Where somebody works, seen from here."""

    BUSINESS = "business"
    IT = "it"


class Wanted(StrEnum):
    """How somebody likes to be thanked."""

    PUBLIC = "public"
    PRIVATE = "private"
    NONE = "none"


class Person(SQLModel, table=True):
    """Somebody we have met: what Slack knows of them, and what they told us."""

    __table_args__ = (
        Index(
            "ix_person_home_due",
            "home_due_at",
            sqlite_where=HOME_DUE,
            postgresql_where=HOME_DUE,
        ),
        Index(
            "ix_person_home_opened",
            "workspace_id",
            "side",
            "home_opened_at",
            sqlite_where=HOME_OPENED,
            postgresql_where=HOME_OPENED,
        ),
    )

    workspace_id: str = belongs_to_workspace(primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    name: str
    timezone: str = "UTC"
    looked_up_at: datetime
    is_admin: bool = False  # an owner or admin of the workspace in Slack
    is_guest: bool = False
    is_stranger: bool = False  # from another company
    is_gone: bool = False  # deactivated
    is_bot: bool = False
    side: Side | None = Field(default=None, sa_column=words(Side, nullable=True))
    unit: str = Field(default="", max_length=80)
    home_opened_at: datetime | None = None
    home_due_at: datetime | None = None  # when their Home is to be drawn anew
    # What they say about nudges; what they say about one kind is in NudgeChoice.
    quiet_until: datetime | None = None  # nothing unasked before then
    nudges_a_week: int | None = None  # of their own; none: what the workspace says
    country: str = Field(default="", max_length=8)  # whose holidays; empty: guessed
    thanks: Wanted | None = Field(
        default=None, sa_column=words(Wanted, nullable=True)
    )  # none: they have not said
    thanks_asked_at: datetime | None = None  # how they like them; it is asked once
    praise_locked_by: str | None = Field(default=None, max_length=40)  # may give none
