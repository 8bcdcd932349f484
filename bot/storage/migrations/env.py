"""Run by Alembic: brings the connection that it is handed from one version to another."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Enum

from bot.storage.metadata import metadata
from bot.storage.types import Instant


def plainly(kind: str, thing: Any, _: Any) -> str | Literal[False]:
    """A migration stands by itself: our own types are written as what they are in the database."""
    if kind == "type" and isinstance(thing, Enum):
        return f"sa.String(length={thing.length})"
    return "sa.DateTime()" if kind == "type" and isinstance(thing, Instant) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=plainly,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
