"""What arrives from Slack, and what is said there."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.models.columns import belongs_to_workspace, words

NOT_DONE = text("done_at IS NULL")
DONE = text("done_at IS NOT NULL")
PENDING = text("status = 'pending'")
REFUSED = text("status = 'refused'")


class InboxRow(SQLModel, table=True):
    """Something Slack told us, kept before Slack got its 200.

    `held_until` is real time (seconds since 1970): a lease while `owner` is set,
    a back-off while it is not.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index(
            "ix_inbox_open",
            "workspace_id",
            "lane",
            "id",
            sqlite_where=NOT_DONE,
            postgresql_where=NOT_DONE,
        ),
        Index("ix_inbox_done_at", "done_at", sqlite_where=DONE, postgresql_where=DONE),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    key: str = Field(max_length=200)
    lane: str = Field(max_length=80)  # the person: one lane is worked in order
    body: str
    received_at: datetime
    done_at: datetime | None = None
    failed: str | None = Field(default=None, max_length=40)  # the reference we gave out
    owner: str | None = Field(default=None, max_length=40)
    attempt: int = 1
    held_until: float


class Delivery(StrEnum):
    """What became of a message."""

    PENDING = "pending"
    SENT = "sent"
    REFUSED = "refused"  # Slack will never take it; `error` says why
    LET_GO = "let_go"  # it was refused, and an admin said that it need not be sent


class OutboxRow(SQLModel, table=True):
    """One message in Slack; the key is what makes it one.

    `held_until` is real time, as in the inbox. Attempts up to `cleared` are known not
    to have reached Slack; after any other attempt we look before we post again.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index(
            "ix_outbox_due",
            "due_at",
            sqlite_where=PENDING,
            postgresql_where=PENDING,
        ),
        Index(
            "ix_outbox_lane",
            "workspace_id",
            "lane",
            "id",
            sqlite_where=PENDING,
            postgresql_where=PENDING,
        ),
        Index(
            "ix_outbox_refused",
            "workspace_id",
            "id",
            sqlite_where=REFUSED,
            postgresql_where=REFUSED,
        ),
        Index("ix_outbox_created_at", "created_at"),
        Index("ix_outbox_ts", "workspace_id", "channel", "ts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    key: str = Field(max_length=200)
    lane: str = Field(max_length=200)  # the thread: one lane leaves in order
    to: str = Field(max_length=40)  # a channel, or people for their DM
    thread_ts: str | None = Field(default=None, max_length=40)
    thread_of: str | None = Field(default=None, max_length=200)  # … under this key
    message: str  # JSON: text and blocks
    stays: bool = (
        False  # it heads a thread, or is edited for as long as its request lives
    )
    revision: int = 1
    status: Delivery = Field(default=Delivery.PENDING, sa_column=words(Delivery))
    due_at: datetime
    created_at: datetime
    sent_at: datetime | None = None
    channel: str | None = Field(default=None, max_length=40)
    ts: str | None = Field(default=None, max_length=40)
    error: str | None = Field(default=None, max_length=80)
    owner: str | None = Field(default=None, max_length=40)
    attempt: int = 0
    cleared: int = 0
    held_until: float = 0
    first_tried: float | None = None
    refused_at: datetime | None = None
    told_at: datetime | None = None  # when whoever can mend it was told
    let_go_by: str | None = Field(default=None, max_length=40)
    let_go_at: datetime | None = None
