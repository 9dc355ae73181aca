"""Thanks, and the wins they are for."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.models.columns import NEVER_REUSE_IDS, belongs_to_workspace, words

HAS_REQUEST = text("request_id IS NOT NULL")


class Praise(SQLModel, table=True):
    """What somebody thanks one person, several, or a team for."""

    __table_args__ = (
        Index("ix_praise_given_at", "workspace_id", "given_at"),
        Index("ix_praise_giver", "workspace_id", "giver", "given_at"),
        Index(
            "ix_praise_request_id",
            "request_id",
            sqlite_where=HAS_REQUEST,
            postgresql_where=HAS_REQUEST,
        ),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    giver: str = Field(max_length=40)
    did: str  # what they did
    changed: str  # what that changed
    value: str = Field(default="", max_length=80)  # one of the workspace's
    team: str = Field(default="", max_length=80)  # a unit of the business, or "IT"
    request_id: int | None = Field(default=None, foreign_key="request.id")
    is_public: bool = True  # as the giver chose
    channel: str = Field(default="", max_length=40)  # for all, with who likes that
    given_at: datetime
    edited_at: datetime | None = None
    undone_at: datetime | None = None


class Thanked(SQLModel, table=True):
    """Somebody who is thanked."""

    __table_args__ = (Index("ix_thanked_slack_id", "workspace_id", "slack_id"),)

    workspace_id: str = belongs_to_workspace()
    praise_id: int = Field(foreign_key="praise.id", primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    told_at: datetime | None = None  # they hear of it once


class WinCause(StrEnum):
    """What made the bot see a win."""

    DELIVERED = "delivered"
    TARGET_MET = "target_met"
    RATED_FIVE = "rated_five"
    EARLY_WARNING = "early_warning"  # a risk, said while something could be done


class WinStatus(StrEnum):
    """How far a win has come."""

    PROPOSED = "proposed"  # to its owner, who alone has seen it
    AGREED = "agreed"  # by its owner; who is named may step off until `posts_at`
    POSTED = "posted"
    DROPPED = "dropped"


class Part(StrEnum):
    """What somebody has to do with a win."""

    ASKED = "asked"
    ROWED = "rowed"
    BEYOND = "beyond"  # they did more than anybody could expect


class Win(SQLModel, table=True):
    """Something that went well, and may be told to everybody."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "request_id", "cause"),
        Index("ix_win_status", "workspace_id", "status", "posts_at"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    request_id: int = Field(foreign_key="request.id")
    cause: WinCause = Field(sa_column=words(WinCause))
    status: WinStatus = Field(default=WinStatus.PROPOSED, sa_column=words(WinStatus))
    owner: str = Field(max_length=40)  # who decides whether it is told
    changed: str = ""  # for the business, in the owner's words
    before: str = Field(default="", max_length=80)  # the number, with its unit
    after: str = Field(default="", max_length=80)
    proposed_at: datetime
    agreed_at: datetime | None = None
    posts_at: datetime | None = None
    posted_at: datetime | None = None
    channel: str = Field(default="", max_length=40)


class WinName(SQLModel, table=True):
    """Somebody named in a win, unless they step off."""

    __tablename__ = "win_name"

    workspace_id: str = belongs_to_workspace()
    win_id: int = Field(foreign_key="win.id", primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    part: Part = Field(sa_column=words(Part))
    told_at: datetime | None = None
    stepped_off_at: datetime | None = None
    agreed_at: datetime | None = None  # that others may read it with their name
