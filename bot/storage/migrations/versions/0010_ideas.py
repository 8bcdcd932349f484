"""Ideas for the charter, and who supports them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("charter_ideas", "idea_supports")


def upgrade() -> None:
    make_charter_ideas()
    make_idea_supports()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def make_charter_ideas() -> None:
    op.create_table(
        "charter_ideas",
        sa.Column("id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("whose", sa.String(length=32), nullable=True),
        sa.Column("text", sa.UnicodeText(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("recording", sa.String(length=128), nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("source", sa.String(length=64), nullable=True),
        sa.Column("like_id", ID, nullable=True),
        sa.Column("article_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("put_aside_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_charter_ideas_article_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["like_id"], ["charter_ideas.id"], name="fk_charter_ideas_like_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_charter_ideas_person_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name="fk_charter_ideas_territory_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_charter_ideas"),
        sa.UniqueConstraint("territory_id", "source", name="uq_charter_ideas_territory_id_source"),
    )
    op.create_index("ix_charter_ideas_person_id", "charter_ideas", ["person_id"])
    op.create_index("ix_charter_ideas_territory_id", "charter_ideas", ["territory_id"])


def make_idea_supports() -> None:
    op.create_table(
        "idea_supports",
        sa.Column("idea_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["idea_id"], ["charter_ideas.id"], name="fk_idea_supports_idea_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_idea_supports_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("idea_id", "person_id", name="pk_idea_supports"),
    )
    op.create_index("ix_idea_supports_person_id", "idea_supports", ["person_id"])
