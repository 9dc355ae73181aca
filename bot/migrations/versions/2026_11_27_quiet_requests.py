"""Which promised day IT says will hold, and when a quiet request still mattered."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "2026_11_27_quiet_requests"
down_revision = "2026_11_27_whose"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holds_for", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("matters_at", UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_column("matters_at")
        batch_op.drop_column("holds_for")
