"""What a merge moved, for the day on which it can be taken back."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Table

from bot.people.tables import organisations, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant

merges = Table(
    "organisation_merges",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("gone_id", ForeignKey(organisations.c.id, ondelete="CASCADE"), nullable=False),
    Column("kept_id", ForeignKey(organisations.c.id, ondelete="CASCADE"), nullable=False),
    Column("speakers", JSON, nullable=False),  # numbers of the people who spoke for the one that is gone
    Column("affiliates", JSON, nullable=False),  # the people who belonged to it: [number, since when]
    Column("newcomers", JSON, nullable=False),  # those of them who did not belong to the one kept
    Column("at", Instant, nullable=False),
    Column("undone_at", Instant),
)
