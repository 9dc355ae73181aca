"""What Slack refused: since when, who was told, and who let it go."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "2026_11_27_dead_letters"
down_revision = "2026_11_27_whole_interview"
branch_labels = None
depends_on = None

MOMENTS = ("refused_at", "told_at", "let_go_at")
REFUSED = sa.text("status = 'refused'")


def upgrade() -> None:
    by = sqlmodel.sql.sqltypes.AutoString(length=40)
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        for name in MOMENTS:
            moment = sa.DateTime(timezone=True)
            batch_op.add_column(sa.Column(name, moment, nullable=True))
        batch_op.add_column(sa.Column("let_go_by", by, nullable=True))
        batch_op.create_index(
            "ix_outbox_refused",
            ["workspace_id", "id"],
            sqlite_where=REFUSED,
            postgresql_where=REFUSED,
        )


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_refused")
        for name in ("let_go_by", *MOMENTS):
            batch_op.drop_column(name)
