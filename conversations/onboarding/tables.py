"""Who is on the way in, and how far they got."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, UnicodeText

from bot.people.roles import Kind, Role
from bot.people.tables import invites, people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, word

arrivals = Table(
    "arrivals",
    metadata,
    Column("person_id", Id, ForeignKey(people.c.id, ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("wanted", String(64)),  # the packed press they came with
    Column("greeted", Boolean, nullable=False, default=False),
    Column("asked_id", ForeignKey(territories.c.id, ondelete="SET NULL")),  # the territory they would like to join
    Column("territory_id", ForeignKey(territories.c.id, ondelete="SET NULL")),  # the one that lets them in
    Column("role", word(Role), nullable=False, default=Role.ACTOR),
    Column("invite_id", ForeignKey(invites.c.id, ondelete="SET NULL")),
    Column("kind", word(Kind)),
    Column("name", UnicodeText),  # of an organisation, typed and not yet decided upon
    Column("since", Instant, nullable=False),
)
