"""The questions of a request, and the one that is asked about once more."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "2026_11_27_listening"
down_revision = "2026_11_27_ways_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table(
        "request", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.add_column(
            sa.Column("questions", sa.JSON(), server_default="[]", nullable=False)
        )
        batch_op.add_column(
            sa.Column(
                "probing", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True
            )
        )


def downgrade() -> None:
    with op.batch_alter_table(
        "request", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.drop_column("probing")
        batch_op.drop_column("questions")
