"""Rounds of the self-assessment, and what comes of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("opened_at IS NOT NULL AND closed_at IS NULL")
OF_ONES_OWN = sa.text("round_id IS NULL")
LATER = ("round_outcomes", "round_results", "round_words")


def upgrade() -> None:
    make_rounds()
    make_round_words()
    make_round_results()
    make_round_outcomes()
    with op.batch_alter_table("assessments") as batch:
        batch.add_column(sa.Column("round_id", ID, nullable=True))
        batch.add_column(sa.Column("entered_by", ID, nullable=True))
        batch.add_column(sa.Column("earlier_id", ID, nullable=True))
        batch.drop_constraint("uq_assessments_person_id_territory_id", type_="unique")
        batch.create_foreign_key("fk_assessments_round_id", "rounds", ["round_id"], ["id"], ondelete="CASCADE")
        for column, table in (("entered_by", "people"), ("earlier_id", "assessments")):
            batch.create_foreign_key(f"fk_assessments_{column}", table, [column], ["id"], ondelete="SET NULL")
        batch.create_index("ix_assessments_person_id", ["person_id"])
        batch.create_index("ix_assessments_in_round", ["round_id", "person_id"], unique=True)
        batch.create_index(
            "ix_assessments_of_ones_own",
            ["person_id", "territory_id"],
            unique=True,
            sqlite_where=OF_ONES_OWN,
            postgresql_where=OF_ONES_OWN,
        )


def downgrade() -> None:
    """Answers of rounds cannot be kept: the older tables hold one sitting for each person."""
    op.execute("DELETE FROM assessment_answers WHERE assessment_id IN (SELECT id FROM assessments WHERE round_id > 0)")
    op.execute("DELETE FROM assessments WHERE round_id > 0")
    with op.batch_alter_table("assessments") as batch:
        for index in ("ix_assessments_of_ones_own", "ix_assessments_in_round", "ix_assessments_person_id"):
            batch.drop_index(index)
        for column in ("earlier_id", "entered_by", "round_id"):
            batch.drop_constraint(f"fk_assessments_{column}", type_="foreignkey")
            batch.drop_column(column)
        batch.create_unique_constraint("uq_assessments_person_id_territory_id", ["person_id", "territory_id"])
    for table in (*LATER, "rounds"):
        op.drop_table(table)


def make_rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("name", sa.UnicodeText(), nullable=False),
        sa.Column("modules", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("started_by", ID, nullable=True),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("closes_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["started_by"], ["people.id"], name="fk_rounds_started_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name="fk_rounds_territory_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
    )
    op.create_index("ix_rounds_territory_id", "rounds", ["territory_id"])
    op.create_index("ix_rounds_open", "rounds", ["territory_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def make_round_words() -> None:
    op.create_table(
        "round_words",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("rated", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=16), nullable=True),
        of_a_round("round_words"),
        sa.PrimaryKeyConstraint("round_id", "question", name="pk_round_words"),
    )


def make_round_results() -> None:
    op.create_table(
        "round_results",
        sa.Column("round_id", ID, autoincrement=False, nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("reckoned_at", sa.DateTime(), nullable=False),
        of_a_round("round_results"),
        sa.PrimaryKeyConstraint("round_id", name="pk_round_results"),
    )


def make_round_outcomes() -> None:
    op.create_table(
        "round_outcomes",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.UnicodeText(), nullable=False),
        of_a_round("round_outcomes"),
        sa.PrimaryKeyConstraint("round_id", "language", name="pk_round_outcomes"),
    )


def of_a_round(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=f"fk_{table}_round_id", ondelete="CASCADE")
