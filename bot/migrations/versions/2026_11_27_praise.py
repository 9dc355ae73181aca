"""Thanks, wins, how people like to be thanked, and what a request brought."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "2026_11_27_praise"
down_revision = "2026_11_27_channel_reminders"
branch_labels = None
depends_on = None

ADDED = {
    "workspace": ("wins_channel", "values"),
    "request": ("rating", "rated_at", "measured", "measured_at"),
    "person": ("thanks", "thanks_asked_at", "praise_locked_by"),
}


def upgrade() -> None:
    op.create_table(
        "praise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("giver", AutoString(40), nullable=False),
        sa.Column("did", AutoString(), nullable=False),
        sa.Column("changed", AutoString(), nullable=False),
        sa.Column("value", AutoString(80), nullable=False),
        sa.Column("team", AutoString(80), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("channel", AutoString(40), nullable=False),
        sa.Column("given_at", UTCDateTime(), nullable=False),
        sa.Column("edited_at", UTCDateTime(), nullable=True),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name="fk_praise_request_id_request"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_praise_workspace_id_workspace"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_praise")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("praise", schema=None) as batch_op:
        batch_op.create_index(
            "ix_praise_given_at", ["workspace_id", "given_at"], unique=False
        )
        batch_op.create_index(
            "ix_praise_giver", ["workspace_id", "giver", "given_at"], unique=False
        )
        batch_op.create_index(
            "ix_praise_request_id",
            ["request_id"],
            unique=False,
            sqlite_where=sa.text("request_id IS NOT NULL"),
            postgresql_where=sa.text("request_id IS NOT NULL"),
        )
    op.create_table(
        "win",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Enum(native_enum=False, length=40), nullable=False),
        sa.Column("status", sa.Enum(native_enum=False, length=40), nullable=False),
        sa.Column("owner", AutoString(40), nullable=False),
        sa.Column("changed", AutoString(), nullable=False),
        sa.Column("before", AutoString(80), nullable=False),
        sa.Column("after", AutoString(80), nullable=False),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.Column("agreed_at", UTCDateTime(), nullable=True),
        sa.Column("posts_at", UTCDateTime(), nullable=True),
        sa.Column("posted_at", UTCDateTime(), nullable=True),
        sa.Column("channel", AutoString(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name="fk_win_request_id_request"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_win_workspace_id_workspace"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_win")),
        sa.UniqueConstraint(
            "workspace_id",
            "request_id",
            "cause",
            name="uq_win_workspace_id_request_id_cause",
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("win", schema=None) as batch_op:
        batch_op.create_index(
            "ix_win_status", ["workspace_id", "status", "posts_at"], unique=False
        )
    op.create_table(
        "thanked",
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("praise_id", sa.Integer(), nullable=False),
        sa.Column("slack_id", AutoString(40), nullable=False),
        sa.Column("told_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["praise_id"], ["praise.id"], name="fk_thanked_praise_id_praise"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_thanked_workspace_id_workspace"
        ),
        sa.PrimaryKeyConstraint("praise_id", "slack_id", name=op.f("pk_thanked")),
    )
    with op.batch_alter_table("thanked", schema=None) as batch_op:
        batch_op.create_index(
            "ix_thanked_slack_id", ["workspace_id", "slack_id"], unique=False
        )
    op.create_table(
        "win_name",
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("win_id", sa.Integer(), nullable=False),
        sa.Column("slack_id", AutoString(40), nullable=False),
        sa.Column("part", sa.Enum(native_enum=False, length=40), nullable=False),
        sa.Column("told_at", UTCDateTime(), nullable=True),
        sa.Column("stepped_off_at", UTCDateTime(), nullable=True),
        sa.Column("agreed_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["win_id"], ["win.id"], name="fk_win_name_win_id_win"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_win_name_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint("win_id", "slack_id", name=op.f("pk_win_name")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("thanks", sa.Enum(native_enum=False, length=40), nullable=True)
        )
        batch_op.add_column(sa.Column("thanks_asked_at", UTCDateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("praise_locked_by", AutoString(40), nullable=True)
        )
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rating", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("rated_at", UTCDateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("measured", AutoString(80), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("measured_at", UTCDateTime(), nullable=True))
    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("wins_channel", AutoString(40), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("values", sa.JSON(), server_default="[]", nullable=False)
        )


def downgrade() -> None:
    for table in ("win_name", "win", "thanked", "praise"):
        op.drop_table(table)
    for table, names in ADDED.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in names:
                batch_op.drop_column(name)
