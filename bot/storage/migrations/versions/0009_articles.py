"""Articles of the charter: versions, sense-checks, and what was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("articles", "article_versions", "article_texts", "sense_checks", "sense_levels", "charter_log")


def upgrade() -> None:
    make_articles()
    make_article_versions()
    make_article_texts()
    make_sense_checks()
    make_sense_levels()
    make_charter_log()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def make_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("section", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name="fk_articles_territory_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index("ix_articles_territory_id", "articles", ["territory_id"])


def make_article_versions() -> None:
    op.create_table(
        "article_versions",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("amends", ID, nullable=True),
        sa.Column("author_id", ID, nullable=True),
        sa.Column("why", sa.UnicodeText(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("adopted_at", sa.DateTime(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["amends"], ["article_versions.id"], name="fk_article_versions_amends", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_versions_article_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["people.id"], name="fk_article_versions_author_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_article_versions"),
        sa.UniqueConstraint("article_id", "number", name="uq_article_versions_article_id_number"),
    )


def make_article_texts() -> None:
    op.create_table(
        "article_texts",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.UnicodeText(), nullable=False),
        sa.Column("written_by", ID, nullable=True),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_versions.id"], name="fk_article_texts_version_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["written_by"], ["people.id"], name="fk_article_texts_written_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("version_id", "language", name="pk_article_texts"),
    )


def make_sense_checks() -> None:
    op.create_table(
        "sense_checks",
        sa.Column("id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("opened_by", ID, nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closes_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name="fk_sense_checks_opened_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name="fk_sense_checks_territory_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_versions.id"], name="fk_sense_checks_version_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sense_checks"),
    )
    op.create_index("ix_sense_checks_territory_id", "sense_checks", ["territory_id"])
    op.create_index("ix_sense_checks_version_id", "sense_checks", ["version_id"])


def make_sense_levels() -> None:
    op.create_table(
        "sense_levels",
        sa.Column("check_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("why", sa.UnicodeText(), nullable=False),
        sa.Column("recording", sa.String(length=128), nullable=True),
        sa.ForeignKeyConstraint(["check_id"], ["sense_checks.id"], name="fk_sense_levels_check_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sense_levels_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("check_id", "person_id", name="pk_sense_levels"),
    )
    op.create_index("ix_sense_levels_person_id", "sense_levels", ["person_id"])


def make_charter_log() -> None:
    op.create_table(
        "charter_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=True),
        sa.Column("vote_id", ID, nullable=True),
        sa.Column("check_id", ID, nullable=True),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_charter_log_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["check_id"], ["sense_checks.id"], name="fk_charter_log_check_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_versions.id"], name="fk_charter_log_version_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name="fk_charter_log_vote_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_charter_log"),
    )
    op.create_index("ix_charter_log_article_id", "charter_log", ["article_id"])
