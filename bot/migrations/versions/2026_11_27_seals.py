"""Lines of the audit trail are sealed, each to the one before; older ones as well."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "2026_11_27_seals"
down_revision = "2026_11_27_dead_letters"
branch_labels = None
depends_on = None

REQUEST: Any = sa.table("request", sa.column("id"), sa.column("last_seal"))
AUDIT: Any = sa.table(
    "audit",
    sa.column("id"),
    sa.column("request_id"),
    sa.column("workspace_id"),
    sa.column("at", sqlmodel.sql.sqltypes.UTCDateTime()),
    sa.column("actor"),
    sa.column("action"),
    sa.column("details", sa.JSON()),
    sa.column("seal"),
)
SEALED = ("workspace_id", "at", "actor", "action", "details")


def empty(name: str) -> "sa.Column[Any]":
    kind = sqlmodel.sql.sqltypes.AutoString(length=64)
    return sa.Column(name, kind, server_default="", nullable=False)


def upgrade() -> None:
    for table, name in (("request", "last_seal"), ("audit", "seal")):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(empty(name))
    sealed = sa.select(AUDIT.c.request_id).distinct()
    for request_id in op.get_bind().scalars(sealed).all():
        seal_all(request_id)


def seal_all(request_id: int) -> None:
    """The seals of one request, and the last of them beside it."""
    trail = sa.select(AUDIT).where(AUDIT.c.request_id == request_id)
    last = ""
    for line in op.get_bind().execute(trail.order_by(AUDIT.c.id)).all():
        last = seal(last, line)
        op.execute(AUDIT.update().where(AUDIT.c.id == line.id).values(seal=last))
    kept = REQUEST.update().where(REQUEST.c.id == request_id)
    op.execute(kept.values(last_seal=last))


def seal(before: str, line: Any) -> str:  # noqa: ANN401
    """As bot/audit.py did it at this version."""
    content = [getattr(line, name) for name in SEALED]
    plain = json.dumps([before, *content], sort_keys=True, default=in_utc)
    return sha256(plain.encode()).hexdigest()


def in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def downgrade() -> None:
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_column("seal")
    with op.batch_alter_table(
        "request", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.drop_column("last_seal")
