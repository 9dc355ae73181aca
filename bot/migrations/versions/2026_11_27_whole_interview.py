"""Kinds of requests and what is confided; how IT weighs, promises, delivers, closes."""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "2026_11_27_whole_interview"
down_revision = "2026_11_27_triage"
branch_labels = None
depends_on = None


def text(name: str, length: int | None = None) -> "sa.Column[Any]":
    """Words, none of them at first."""
    kind = sqlmodel.sql.sqltypes.AutoString(length=length)
    return sa.Column(name, kind, server_default="", nullable=False)


def somebody(name: str) -> "sa.Column[Any]":
    kind = sqlmodel.sql.sqltypes.AutoString(length=40)
    return sa.Column(name, kind, nullable=True)


def table(name: str) -> "sa.Column[Any]":
    """A JSON object, empty at first."""
    return sa.Column(name, sa.JSON(), server_default="{}", nullable=False)


def listed(name: str) -> "sa.Column[Any]":
    """A JSON list, empty at first."""
    return sa.Column(name, sa.JSON(), server_default="[]", nullable=False)


def hour(name: str, usual: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), server_default=usual, nullable=False)


def count(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def moment(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=True)


def day(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Date(), nullable=True)


def yes_or_no(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


ADDED = {
    "workspace": (
        text("url"),
        table("interview"),
        table("glossary"),
        text("it_timezone"),
        hour("it_from", "9"),
        hour("it_until", "17"),
    ),
    "request": (
        yes_or_no("is_public"),
        text("kind", 40),
        table("confided"),
        listed("confided_in"),
        listed("confided_to"),
        moment("asked_at"),
        somebody("heard"),
        count("briefs"),
        count("reconsidered"),
        count("turns"),
        table("reopening"),
        table("tips"),
        text("offered"),
        somebody("revisiting"),
        yes_or_no("is_talking"),
        text("urgent"),
        table("weighed"),
        day("not_before"),
        day("promised_for"),
        somebody("champion"),
        somebody("champion_asked"),
        sa.Column("champion_asking", sa.Integer(), nullable=True),
        moment("started_at"),
        moment("delivered_at"),
        sa.Column("duplicate_of", sa.Integer(), nullable=True),
        yes_or_no("stands_alone"),
        text("closing"),
        somebody("closed_by"),
        moment("closed_at"),
    ),
    "person": (yes_or_no("is_bot"),),
    "follower": (yes_or_no("needs_it_too"),),
}
GOES_ON = sa.text("duplicate_of IS NOT NULL")
KEEPS_COUNTING = {"request": {"sqlite_autoincrement": True}}


def upgrade() -> None:
    for name, columns in ADDED.items():
        with op.batch_alter_table(name, schema=None) as batch_op:
            for column in columns:
                batch_op.add_column(column)
    with op.batch_alter_table("follower", schema=None) as batch_op:
        batch_op.create_index("ix_follower_slack_id", ["workspace_id", "slack_id"])
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.create_index(
            "ix_request_duplicate_of",
            ["duplicate_of"],
            sqlite_where=GOES_ON,
            postgresql_where=GOES_ON,
        )


def downgrade() -> None:
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_index("ix_request_duplicate_of")
    with op.batch_alter_table("follower", schema=None) as batch_op:
        batch_op.drop_index("ix_follower_slack_id")
    for name, columns in ADDED.items():
        kept = KEEPS_COUNTING.get(name, {})
        with op.batch_alter_table(name, schema=None, table_kwargs=kept) as batch_op:
            for column in columns:
                batch_op.drop_column(column.name)
