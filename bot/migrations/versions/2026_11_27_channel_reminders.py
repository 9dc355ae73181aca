"""What is posted in a channel of itself, and who set that up."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "2026_11_27_channel_reminders"
down_revision = "2026_11_27_quiet_requests"
branch_labels = None
depends_on = None

DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "channel_reminder",
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("channel", AutoString(40), nullable=False),
        sa.Column("set_by", AutoString(40), nullable=True),
        sa.Column("timezone", AutoString(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_channel_reminder_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "channel", name=op.f("pk_channel_reminder")
        ),
    )
    with op.batch_alter_table("channel_reminder", schema=None) as batch_op:
        batch_op.create_index(
            "ix_channel_reminder_due",
            ["due_at"],
            sqlite_where=DUE,
            postgresql_where=DUE,
        )


def downgrade() -> None:
    op.drop_table("channel_reminder")
