"""How what is in progress goes, as its people say."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "2026_11_27_updates"
down_revision = "2026_11_27_nudges"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "progress_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("by", AutoString(40), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("track", sa.Enum(native_enum=False, length=40), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("line", AutoString(), nullable=False),
        sa.Column("promised_for", sa.Date(), nullable=True),
        sa.Column("has_moved", sa.Boolean(), nullable=False),
        sa.Column("was_promised_for", sa.Date(), nullable=True),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_progress_update_workspace_id_workspace"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["request.id"],
            name=op.f("fk_progress_update_request_id_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_update")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_progress_update_request_id", "progress_update", ["request_id", "id"]
    )


def downgrade() -> None:
    op.drop_table("progress_update")
