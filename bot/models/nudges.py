"""What the bot says unasked."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.models.columns import (
    NEVER_REUSE_IDS,
    belongs_to_workspace,
    words,
)

NUDGE_DUE = text("status IN ('planned', 'sent', 'held_out')")


class NudgeStatus(StrEnum):
    """Where something that the bot says unasked stands."""

    PLANNED = "planned"  # its moment is `due_at`
    SENT = "sent"  # it stands in their DM; `due_at` brings a reminder, or its end
    HELD_OUT = "held_out"  # not sent, to see what happens without; ends at `due_at`
    WAITS = "waits"  # for the digest
    DIGESTED = "digested"
    DONE = "done"  # what it asked for has happened
    IGNORED = "ignored"
    DROPPED = "dropped"  # never sent, or taken back; `why` says why


class Nudge(SQLModel, table=True):
    """One thing the bot says unasked to one person, from planned to over."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "kind", "person", "about"),
        Index(
            "ix_nudge_due",
            "due_at",
            sqlite_where=NUDGE_DUE,
            postgresql_where=NUDGE_DUE,
        ),
        Index("ix_nudge_person", "workspace_id", "person", "status"),
        Index("ix_nudge_kind", "workspace_id", "kind", "planned_for"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    kind: str = Field(max_length=40)
    person: str = Field(max_length=40)
    about: str = Field(max_length=80)  # the case, or the day: it comes once for it
    status: NudgeStatus = Field(
        default=NudgeStatus.PLANNED, sa_column=words(NudgeStatus)
    )
    due_at: datetime
    planned_for: datetime  # its first moment; a later one of their choice replaces it
    sent_at: datetime | None = None
    counted_on: date | None = None  # the day, where they are, that it counts for
    posts: int = 0  # how often it was said anew, since they chose a later moment
    reminders: int = 0
    snoozes: int = 0
    useful: bool | None = None
    is_control: bool = False  # one of those held out, if it comes to be sent
    done_at: datetime | None = None
    why: str = Field(default="", max_length=40)
    owner: str | None = Field(default=None, max_length=40)
    held_until: float = 0  # real time, as in the inbox


class NudgeMode(StrEnum):
    """How somebody wants to hear of one kind."""

    DM = "dm"
    DIGEST = "digest"
    OFF = "off"


class NudgeChoice(SQLModel, table=True):
    """What somebody has said, or shown, about one kind of nudge."""

    __tablename__ = "nudge_choice"

    workspace_id: str = belongs_to_workspace(primary_key=True)
    person: str = Field(primary_key=True, max_length=40)
    kind: str = Field(primary_key=True, max_length=40)
    mode: NudgeMode = Field(default=NudgeMode.DM, sa_column=words(NudgeMode))
    every: int = 1  # only every second, fourth … time
    ignored: int = 0  # in a row
    not_useful: int = 0  # since it was made rarer
    is_paused: bool = False  # after three ignored in a row
