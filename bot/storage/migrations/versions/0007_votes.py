"""Votes: who has one, what they said, what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    "votes",
    "vote_roll",
    "open_ballots",
    "secret_ballots",
    "code_guesses",
    "minority_notes",
    "mandates",
    "voting_rights",
    "vote_drafts",
)


def upgrade() -> None:
    make_votes()
    make_vote_roll()
    make_open_ballots()
    make_secret_ballots()
    make_code_guesses()
    make_minority_notes()
    make_mandates()
    make_voting_rights()
    make_vote_drafts()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def make_votes() -> None:
    op.create_table(
        "votes",
        sa.Column("id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("about", sa.String(length=32), nullable=False),
        sa.Column("about_id", ID, nullable=False),
        sa.Column("rule", sa.String(length=32), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=True),
        sa.Column("present", sa.JSON(), nullable=True),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("one_vote", sa.String(length=32), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("failed_before", sa.SmallInteger(), nullable=False),
        sa.Column("opened_by", ID, nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closes_at", sa.DateTime(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.JSON(), nullable=True),
        sa.Column("advice", sa.JSON(), nullable=True),
        sa.Column("key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("published", sa.UnicodeText(), nullable=True),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name="fk_votes_opened_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["territory_id"], ["territories.id"], name="fk_votes_territory_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_votes"),
    )
    op.create_index("ix_votes_about", "votes", ["about", "about_id"])
    op.create_index("ix_votes_territory_id", "votes", ["territory_id"])


def make_vote_roll() -> None:
    op.create_table(
        "vote_roll",
        sa.Column("vote_id", ID, nullable=False),
        sa.Column("voter", sa.String(length=24), nullable=False),
        sa.Column("standing", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.UnicodeText(), nullable=False),
        sa.Column("speaker", ID, nullable=True),
        sa.Column("voted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["speaker"], ["people.id"], name="fk_vote_roll_speaker", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name="fk_vote_roll_vote_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vote_id", "voter", name="pk_vote_roll"),
        sqlite_with_rowid=False,
    )


def make_open_ballots() -> None:
    op.create_table(
        "open_ballots",
        sa.Column("vote_id", ID, nullable=False),
        sa.Column("voter", sa.String(length=24), nullable=False),
        sa.Column("choice", sa.JSON(), nullable=False),
        sa.Column("reason", sa.UnicodeText(), nullable=False),
        sa.Column("recording", sa.String(length=128), nullable=True),
        sa.Column("cast_by", ID, nullable=True),
        sa.Column("recorded_by", ID, nullable=True),
        sa.Column("cast_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["cast_by"], ["people.id"], name="fk_open_ballots_cast_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["people.id"], name="fk_open_ballots_recorded_by", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name="fk_open_ballots_vote_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vote_id", "voter", name="pk_open_ballots"),
    )


def make_secret_ballots() -> None:
    op.create_table(
        "secret_ballots",
        sa.Column("vote_id", ID, nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("choice", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("advice", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name="fk_secret_ballots_vote_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vote_id", "code", name="pk_secret_ballots"),
        sqlite_with_rowid=False,
    )


def make_code_guesses() -> None:
    op.create_table(
        "code_guesses",
        sa.Column("vote_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("wrong", sa.SmallInteger(), nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_code_guesses_person_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name="fk_code_guesses_vote_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vote_id", "person_id", name="pk_code_guesses"),
    )


def make_minority_notes() -> None:
    op.create_table(
        "minority_notes",
        sa.Column("vote_id", ID, nullable=False),
        sa.Column("voter", sa.String(length=24), nullable=False),
        sa.Column("text", sa.UnicodeText(), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["votes.id"], name="fk_minority_notes_vote_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vote_id", "voter", name="pk_minority_notes"),
    )


def make_mandates() -> None:
    op.create_table(
        "mandates",
        sa.Column("organisation_id", ID, autoincrement=False, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_mandates_organisation_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_mandates_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("organisation_id", name="pk_mandates"),
    )
    op.create_index("ix_mandates_person_id", "mandates", ["person_id"])


def make_voting_rights() -> None:
    op.create_table(
        "voting_rights",
        sa.Column("territory_id", ID, autoincrement=False, nullable=False),
        sa.Column("one_vote", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name="fk_voting_rights_territory_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("territory_id", name="pk_voting_rights"),
    )


def make_vote_drafts() -> None:
    op.create_table(
        "vote_drafts",
        sa.Column("id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("question", sa.JSON(), nullable=True),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("drafted_by", ID, nullable=True),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["drafted_by"], ["people.id"], name="fk_vote_drafts_drafted_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name="fk_vote_drafts_territory_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_vote_drafts"),
    )
    op.create_index("ix_vote_drafts_territory_id", "vote_drafts", ["territory_id"])
