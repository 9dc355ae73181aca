"""How what is in progress goes, as its people say."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from bot.models.columns import NEVER_REUSE_IDS, belongs_to_workspace, words


class Track(StrEnum):
    """How it goes, in a word."""

    ON = "on_track"
    RISK = "at_risk"
    OFF = "off_track"


class ProgressUpdate(SQLModel, table=True):
    """What its partner in IT, or its champion, said once about a request."""

    __tablename__ = "progress_update"
    __table_args__ = (
        Index("ix_progress_update_request_id", "request_id", "id"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    request_id: int = Field(foreign_key="request.id")
    by: str = Field(max_length=40)
    at: datetime
    track: Track = Field(sa_column=words(Track))
    since: datetime  # the first in a row that said the same
    line: str = ""
    promised_for: date | None = None  # as it is from here on
    has_moved: bool = False  # the day, with this update
    # The day before it was moved last; each later update carries it along.
    was_promised_for: date | None = None
    is_sure: bool = False  # asked again, they said that it really is on track
