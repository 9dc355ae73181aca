"""Check-ins: one from the business, one from IT, and a talk about nothing urgent."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.models.columns import (
    NEVER_REUSE_IDS,
    belongs_to_workspace,
    json_dict,
    json_list,
    words,
)

MEETING_DUE = text("due_at IS NOT NULL")
ROUND_DUE = text("due_at IS NOT NULL")


class CheckinCircle(SQLModel, table=True):
    """Who meets whom from time to time: of one channel, or of the whole workspace."""

    __tablename__ = "checkin_circle"
    __table_args__ = (UniqueConstraint("workspace_id", "channel"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    # Whose members are invited; empty: everybody who reads an invitation anywhere.
    channel: str = Field(default="", max_length=40)
    weeks: int = 2  # from one round to the next
    takes_guests: bool = False
    set_by: str | None = Field(default=None, max_length=40)
    set_at: datetime
    is_stopped: bool = False
    next_on: date | None = None  # the Tuesday of the round to come


class CheckinMember(SQLModel, table=True):
    """Somebody who has joined a circle, by their own click."""

    __tablename__ = "checkin_member"
    __table_args__ = (Index("ix_checkin_member_slack_id", "workspace_id", "slack_id"),)

    workspace_id: str = belongs_to_workspace()
    circle_id: int = Field(foreign_key="checkin_circle.id", primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    joined_at: datetime
    left_at: datetime | None = None
    paused_until: date | None = None  # they come back by themselves on that day
    is_leader: bool = False  # takes part in the lottery only
    waited: int = 0  # rounds in a row that had no place for them


class CheckinRound(SQLModel, table=True):
    """One round of a circle. Who meets whom is settled once, when it is made."""

    __tablename__ = "checkin_round"
    __table_args__ = (
        UniqueConstraint("circle_id", "on"),
        Index(
            "ix_checkin_round_due",
            "due_at",
            sqlite_where=ROUND_DUE,
            postgresql_where=ROUND_DUE,
        ),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    circle_id: int = Field(foreign_key="checkin_circle.id")
    number: int
    on: date  # the Tuesday
    ends_on: date  # the day before the next one
    seed: int
    due_at: datetime | None = None  # when it is made; none: it is
    made_at: datetime | None = None


class Met(StrEnum):
    """What somebody says became of a meeting."""

    MET = "met"
    PLANNED = "planned"
    NOT_THIS_TIME = "not_this_time"


class CheckinMeeting(SQLModel, table=True):
    """Two people, or three, of one round."""

    __tablename__ = "checkin_meeting"
    __table_args__ = (
        Index("ix_checkin_meeting_round_id", "round_id"),
        Index(
            "ix_checkin_meeting_due",
            "due_at",
            sqlite_where=MEETING_DUE,
            postgresql_where=MEETING_DUE,
        ),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    round_id: int = Field(foreign_key="checkin_round.id")
    people: list[str] = json_list()
    why: dict[str, Any] = json_dict()  # what may be told of why these people
    due_at: datetime | None = None  # when it is to be introduced; none: it was
    introduced_at: datetime | None = None
    proposed_for: datetime | None = None  # inside all their working days
    planned_for: datetime | None = None  # what they say they agreed on
    planned_by: str | None = Field(default=None, max_length=40)


class CheckinSeat(SQLModel, table=True):
    """What a round has for somebody, and what they say of it."""

    __tablename__ = "checkin_seat"
    __table_args__ = (
        Index("ix_checkin_seat_slack_id", "workspace_id", "slack_id"),
        Index("ix_checkin_seat_meeting_id", "meeting_id"),
    )

    workspace_id: str = belongs_to_workspace()
    round_id: int = Field(foreign_key="checkin_round.id", primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    skips: bool = False  # "not this time", said before it was made
    meeting_id: int | None = Field(default=None, foreign_key="checkin_meeting.id")
    left_out: str = Field(default="", max_length=40)  # why there is no meeting
    met: Met | None = Field(default=None, sa_column=words(Met, nullable=True))
    answered_at: datetime | None = None


class CheckinNever(SQLModel, table=True):
    """Two people who are not to be brought together. Nobody is told that, or why."""

    __tablename__ = "checkin_never"

    workspace_id: str = belongs_to_workspace(primary_key=True)
    one: str = Field(primary_key=True, max_length=40)  # the lesser of the two ids
    other: str = Field(primary_key=True, max_length=40)
    set_by: str = Field(max_length=40)
    at: datetime


class UnitCadence(SQLModel, table=True):
    """How often a unit and IT mean to talk, and who in IT sees to it."""

    __tablename__ = "unit_cadence"

    workspace_id: str = belongs_to_workspace(primary_key=True)
    unit: str = Field(primary_key=True, max_length=80)
    weeks: int  # 0: nothing is agreed
    partner: str | None = Field(default=None, max_length=40)
    set_by: str = Field(max_length=40)
    set_at: datetime
    spoken_at: datetime | None = None  # when somebody in IT last said that they spoke
