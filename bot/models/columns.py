"""Columns that many tables have, and how their keys are named."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Enum, MetaData
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


def words(kind: type[StrEnum], *, nullable: bool = False) -> Column[Any]:
    """A column that keeps an enum as its plain word, on every database."""
    column_type = Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )
    return Column(column_type, nullable=nullable)


def belongs_to_workspace(*, primary_key: bool = False) -> Any:  # noqa: ANN401
    return Field(foreign_key="workspace.id", primary_key=primary_key, max_length=40)


def nothing() -> list[Any]:
    """Of `list` and `dict`, pydantic reads the signature each time, which is slow."""
    return []


def no_entries() -> dict[str, Any]:
    return {}


def json_list() -> Any:  # noqa: ANN401
    return Field(default_factory=nothing, sa_type=JSON)


def json_dict() -> Any:  # noqa: ANN401
    return Field(default_factory=no_entries, sa_column=Column(JSON, nullable=False))


# Keys of messages hold an id: it must not come again.
NEVER_REUSE_IDS = {"sqlite_autoincrement": True}
