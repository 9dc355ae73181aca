"""When somebody in IT last said that they and a unit spoke."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "2026_11_27_contacts"
down_revision = "2026_11_27_checkins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("unit_cadence", schema=None) as batch_op:
        batch_op.add_column(sa.Column("spoken_at", UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("unit_cadence", schema=None) as batch_op:
        batch_op.drop_column("spoken_at")
