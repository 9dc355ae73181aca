"""Ways to ask, people, Home, and messages that stay."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "2026_11_27_ways_in"
down_revision = "2026_11_22_requests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "greeting",
        sa.Column(
            "workspace_id", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False
        ),
        sa.Column(
            "channel", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False
        ),
        sa.Column(
            "added_by", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True
        ),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_greeting_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "channel", name=op.f("pk_greeting")),
    )
    op.create_table(
        "follower",
        sa.Column(
            "workspace_id", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False
        ),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column(
            "slack_id", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False
        ),
        sa.Column("since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_follower_request_id_request")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_follower_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("request_id", "slack_id", name=op.f("pk_follower")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("stays", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.create_index(
            "ix_outbox_ts", ["workspace_id", "channel", "ts"], unique=False
        )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "is_admin", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )
        batch_op.add_column(
            sa.Column(
                "is_guest", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )
        batch_op.add_column(
            sa.Column(
                "is_stranger", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )
        batch_op.add_column(
            sa.Column(
                "is_gone", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )
        batch_op.add_column(
            sa.Column(
                "side",
                sa.Enum("business", "it", name="side", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "unit",
                sqlmodel.sql.sqltypes.AutoString(length=80),
                server_default="",
                nullable=False,
            )
        )
        batch_op.add_column(
            sa.Column(
                "home_opened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column("home_due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True)
        )
        batch_op.create_index(
            "ix_person_home_due",
            ["home_due_at"],
            unique=False,
            sqlite_where=sa.text("home_due_at IS NOT NULL"),
            postgresql_where=sa.text("home_due_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_person_home_opened",
            ["workspace_id", "side", "home_opened_at"],
            unique=False,
            sqlite_where=sa.text("home_opened_at IS NOT NULL"),
            postgresql_where=sa.text("home_opened_at IS NOT NULL"),
        )

    with op.batch_alter_table(
        "request", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.add_column(
            sa.Column(
                "author", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column(
                "way",
                sa.Enum(
                    "dm",
                    "command",
                    "message_shortcut",
                    "global_shortcut",
                    "emoji",
                    "mention",
                    "home",
                    name="way",
                    native_enum=False,
                    length=40,
                ),
                server_default="dm",
                nullable=False,
            )
        )
        batch_op.add_column(
            sa.Column(
                "place", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column(
                "place_ts", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column(
                "place_thread",
                sqlmodel.sql.sqltypes.AutoString(length=40),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "link",
                sqlmodel.sql.sqltypes.AutoString(),
                server_default="",
                nullable=False,
            )
        )
        batch_op.add_column(
            sa.Column(
                "need_edited_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column(
                "need_deleted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column("files", sa.JSON(), server_default="[]", nullable=False)
        )
        batch_op.alter_column(
            "channel", existing_type=sa.VARCHAR(length=40), nullable=True
        )
        batch_op.alter_column(
            "thread_ts", existing_type=sa.VARCHAR(length=40), nullable=True
        )
        batch_op.create_index(
            "ix_request_status", ["workspace_id", "status", "id"], unique=False
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_request_workspace_id_place_place_thread"),
            ["workspace_id", "place", "place_thread"],
        )

    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("admins", sa.JSON(), server_default="[]", nullable=False)
        )
        batch_op.add_column(
            sa.Column("units", sa.JSON(), server_default="[]", nullable=False)
        )
        batch_op.add_column(
            sa.Column(
                "set_up_by", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column("set_up_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True)
        )


def downgrade() -> None:
    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.drop_column("set_up_at")
        batch_op.drop_column("set_up_by")
        batch_op.drop_column("units")
        batch_op.drop_column("admins")

    with op.batch_alter_table(
        "request", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("uq_request_workspace_id_place_place_thread"), type_="unique"
        )
        batch_op.drop_index("ix_request_status")
        batch_op.alter_column(
            "thread_ts", existing_type=sa.VARCHAR(length=40), nullable=False
        )
        batch_op.alter_column(
            "channel", existing_type=sa.VARCHAR(length=40), nullable=False
        )
        batch_op.drop_column("files")
        batch_op.drop_column("need_deleted_at")
        batch_op.drop_column("need_edited_at")
        batch_op.drop_column("link")
        batch_op.drop_column("place_thread")
        batch_op.drop_column("place_ts")
        batch_op.drop_column("place")
        batch_op.drop_column("way")
        batch_op.drop_column("author")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_person_home_opened",
            sqlite_where=sa.text("home_opened_at IS NOT NULL"),
            postgresql_where=sa.text("home_opened_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_person_home_due",
            sqlite_where=sa.text("home_due_at IS NOT NULL"),
            postgresql_where=sa.text("home_due_at IS NOT NULL"),
        )
        batch_op.drop_column("home_due_at")
        batch_op.drop_column("home_opened_at")
        batch_op.drop_column("unit")
        batch_op.drop_column("side")
        batch_op.drop_column("is_gone")
        batch_op.drop_column("is_stranger")
        batch_op.drop_column("is_guest")
        batch_op.drop_column("is_admin")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_ts")
        batch_op.drop_column("stays")

    op.drop_table("follower")
    op.drop_table("greeting")
