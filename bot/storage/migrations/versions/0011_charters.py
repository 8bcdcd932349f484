"""Frozen charters, who signed them, and who was asked to."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("charters", "signatures", "signing_nudges")


def upgrade() -> None:
    make_charters()
    make_signatures()
    make_signing_nudges()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def make_charters() -> None:
    op.create_table(
        "charters",
        sa.Column("id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("frozen_by", ID, nullable=True),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("vote_id", ID, nullable=True),
        sa.Column("adopted_at", sa.DateTime(), nullable=True),
        sa.Column("refused_at", sa.DateTime(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["frozen_by"], ["people.id"], name="fk_charters_frozen_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name="fk_charters_territory_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name="fk_charters_vote_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_charters"),
        sa.UniqueConstraint("territory_id", "number", name="uq_charters_territory_id_number"),
    )


def make_signatures() -> None:
    op.create_table(
        "signatures",
        sa.Column("id", ID, nullable=False),
        sa.Column("charter_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("organisation_id", ID, nullable=True),
        sa.Column("person", sa.UnicodeText(), nullable=False),
        sa.Column("organisation", sa.UnicodeText(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("role", sa.UnicodeText(), nullable=False),
        sa.Column("mandate", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["charter_id"], ["charters.id"], name="fk_signatures_charter_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_signatures_organisation_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_signatures_person_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_signatures"),
    )
    op.create_index("ix_signatures_charter_id", "signatures", ["charter_id", "person_id"])


def make_signing_nudges() -> None:
    op.create_table(
        "signing_nudges",
        sa.Column("charter_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("times", sa.SmallInteger(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["charter_id"], ["charters.id"], name="fk_signing_nudges_charter_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_signing_nudges_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("charter_id", "person_id", name="pk_signing_nudges"),
    )
