"""Whose request it is, as partner or as champion, is found without reading them all."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_whose"
down_revision = "2026_11_27_updates"
branch_labels = None
depends_on = None

ROLES = ("partner", "champion")


def upgrade() -> None:
    for role in ROLES:
        somebody = sa.text(f"{role} IS NOT NULL")
        op.create_index(
            f"ix_request_{role}",
            "request",
            ["workspace_id", role],
            sqlite_where=somebody,
            postgresql_where=somebody,
        )


def downgrade() -> None:
    for role in ROLES:
        op.drop_index(f"ix_request_{role}", table_name="request")
