"""Check-ins: who joined, the rounds, the meetings, and how often units talk."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "2026_11_27_checkins"
down_revision = "2026_11_27_praise"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "checkin_circle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("channel", AutoString(40), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("takes_guests", sa.Boolean(), nullable=False),
        sa.Column("set_by", AutoString(40), nullable=True),
        sa.Column("set_at", UTCDateTime(), nullable=False),
        sa.Column("is_stopped", sa.Boolean(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_checkin_circle_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_circle")),
        sa.UniqueConstraint(
            "workspace_id", "channel", name="uq_checkin_circle_workspace_id_channel"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "checkin_never",
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("one", AutoString(40), nullable=False),
        sa.Column("other", AutoString(40), nullable=False),
        sa.Column("set_by", AutoString(40), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_checkin_never_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "one", "other", name=op.f("pk_checkin_never")
        ),
    )
    op.create_table(
        "unit_cadence",
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("unit", AutoString(80), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("partner", AutoString(40), nullable=True),
        sa.Column("set_by", AutoString(40), nullable=False),
        sa.Column("set_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_unit_cadence_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "unit", name=op.f("pk_unit_cadence")),
    )
    op.create_table(
        "checkin_member",
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("circle_id", sa.Integer(), nullable=False),
        sa.Column("slack_id", AutoString(40), nullable=False),
        sa.Column("joined_at", UTCDateTime(), nullable=False),
        sa.Column("left_at", UTCDateTime(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("is_leader", sa.Boolean(), nullable=False),
        sa.Column("waited", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["checkin_circle.id"],
            name="fk_checkin_member_circle_id_checkin_circle",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_checkin_member_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint(
            "circle_id", "slack_id", name=op.f("pk_checkin_member")
        ),
    )
    with op.batch_alter_table("checkin_member", schema=None) as batch_op:
        batch_op.create_index(
            "ix_checkin_member_slack_id", ["workspace_id", "slack_id"], unique=False
        )
    op.create_table(
        "checkin_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("circle_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=True),
        sa.Column("made_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["checkin_circle.id"],
            name="fk_checkin_round_circle_id_checkin_circle",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_checkin_round_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_round")),
        sa.UniqueConstraint("circle_id", "on", name="uq_checkin_round_circle_id_on"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checkin_round", schema=None) as batch_op:
        batch_op.create_index(
            "ix_checkin_round_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
    op.create_table(
        "checkin_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=True),
        sa.Column("introduced_at", UTCDateTime(), nullable=True),
        sa.Column("proposed_for", UTCDateTime(), nullable=True),
        sa.Column("planned_for", UTCDateTime(), nullable=True),
        sa.Column("planned_by", AutoString(40), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["checkin_round.id"],
            name="fk_checkin_meeting_round_id_checkin_round",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_checkin_meeting_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_meeting")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checkin_meeting", schema=None) as batch_op:
        batch_op.create_index(
            "ix_checkin_meeting_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.create_index("ix_checkin_meeting_round_id", ["round_id"], unique=False)
    op.create_table(
        "checkin_seat",
        sa.Column("workspace_id", AutoString(40), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("slack_id", AutoString(40), nullable=False),
        sa.Column("skips", sa.Boolean(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("left_out", AutoString(40), nullable=False),
        sa.Column("met", sa.Enum(native_enum=False, length=40), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["checkin_meeting.id"],
            name="fk_checkin_seat_meeting_id_checkin_meeting",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["checkin_round.id"],
            name="fk_checkin_seat_round_id_checkin_round",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name="fk_checkin_seat_workspace_id_workspace",
        ),
        sa.PrimaryKeyConstraint("round_id", "slack_id", name=op.f("pk_checkin_seat")),
    )
    with op.batch_alter_table("checkin_seat", schema=None) as batch_op:
        batch_op.create_index(
            "ix_checkin_seat_meeting_id", ["meeting_id"], unique=False
        )
        batch_op.create_index(
            "ix_checkin_seat_slack_id", ["workspace_id", "slack_id"], unique=False
        )


def downgrade() -> None:
    for table in (
        "checkin_seat",
        "checkin_meeting",
        "checkin_round",
        "checkin_member",
        "checkin_circle",
        "checkin_never",
        "unit_cadence",
    ):
        op.drop_table(table)
