"""What the bot says unasked, and what people chose about it."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "2026_11_27_nudges"
down_revision = "2026_11_27_seals"
branch_labels = None
depends_on = None

DUE = sa.text("status IN ('planned', 'sent', 'held_out')")
ADDED: dict[str, tuple["sa.Column[Any]", ...]] = {
    "workspace": (
        sa.Column("nudges_a_week", sa.Integer(), server_default="1", nullable=False),
        sa.Column("hold_out", AutoString(8), server_default="auto", nullable=False),
    ),
    "person": (
        sa.Column("quiet_until", UTCDateTime(), nullable=True),
        sa.Column("nudges_a_week", sa.Integer(), nullable=True),
        sa.Column("country", AutoString(8), server_default="", nullable=False),
    ),
}


def words(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Enum(native_enum=False, length=40), nullable=False)


def identity(name: str) -> "sa.Column[Any]":
    return sa.Column(name, AutoString(40), nullable=False)


def number(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=False)


def yes_or_no(name: str, *, nullable: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.Boolean(), nullable=nullable)


def moment(name: str, *, nullable: bool = True) -> "sa.Column[Any]":
    return sa.Column(name, UTCDateTime(), nullable=nullable)


def workspace_of(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_workspace_id_workspace"
    return sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=name)


def upgrade() -> None:
    for name, columns in ADDED.items():
        with op.batch_alter_table(name, schema=None) as batch_op:
            for column in columns:
                batch_op.add_column(column)
    _create_nudge()
    op.create_table(
        "nudge_choice",
        identity("workspace_id"),
        identity("person"),
        identity("kind"),
        words("mode"),
        number("every"),
        number("ignored"),
        number("not_useful"),
        yes_or_no("is_paused"),
        workspace_of("nudge_choice"),
        sa.PrimaryKeyConstraint(
            "workspace_id", "person", "kind", name=op.f("pk_nudge_choice")
        ),
    )


def _create_nudge() -> None:
    op.create_table(
        "nudge",
        sa.Column("id", sa.Integer(), nullable=False),
        identity("workspace_id"),
        identity("kind"),
        identity("person"),
        sa.Column("about", AutoString(80), nullable=False),
        words("status"),
        moment("due_at", nullable=False),
        moment("planned_for", nullable=False),
        moment("sent_at"),
        sa.Column("counted_on", sa.Date(), nullable=True),
        number("posts"),
        number("reminders"),
        number("snoozes"),
        yes_or_no("useful", nullable=True),
        yes_or_no("is_control"),
        moment("done_at"),
        sa.Column("why", AutoString(40), nullable=False),
        sa.Column("owner", AutoString(40), nullable=True),
        sa.Column("held_until", sa.Float(), nullable=False),
        workspace_of("nudge"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge")),
        sa.UniqueConstraint(
            "workspace_id",
            "kind",
            "person",
            "about",
            name=op.f("uq_nudge_workspace_id_kind_person_about"),
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.create_index(
            "ix_nudge_due", ["due_at"], sqlite_where=DUE, postgresql_where=DUE
        )
        batch_op.create_index("ix_nudge_person", ["workspace_id", "person", "status"])
        batch_op.create_index("ix_nudge_kind", ["workspace_id", "kind", "planned_for"])


def downgrade() -> None:
    op.drop_table("nudge_choice")
    op.drop_table("nudge")
    for name, columns in ADDED.items():
        with op.batch_alter_table(name, schema=None) as batch_op:
            for column in columns:
                batch_op.drop_column(column.name)
