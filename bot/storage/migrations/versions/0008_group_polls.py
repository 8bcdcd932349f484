"""Polls of groups, Telegram's own among them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("polls", "poll_answers", "outbox_polls")


def upgrade() -> None:
    make_polls()
    make_poll_answers()
    make_outbox_polls()
    op.add_column("outbox_bodies", sa.Column("poll", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox_bodies") as batch:
        batch.drop_column("poll")
    for table in reversed(TABLES):
        op.drop_table(table)


def make_polls() -> None:
    op.create_table(
        "polls",
        sa.Column("id", ID, nullable=False),
        sa.Column("territory_id", ID, nullable=False),
        sa.Column("group_id", ID, nullable=True),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("native", sa.Boolean(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=True),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("drafted_by", ID, nullable=True),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("closes_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["drafted_by"], ["people.id"], name="fk_polls_drafted_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_polls_group_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["territory_id"], ["territories.id"], name="fk_polls_territory_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_polls"),
    )
    op.create_index("ix_polls_territory_id", "polls", ["territory_id"])


def make_poll_answers() -> None:
    op.create_table(
        "poll_answers",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("option", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_poll_answers_person_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name="fk_poll_answers_poll_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("poll_id", "telegram_id", "option", name="pk_poll_answers"),
    )
    op.create_index("ix_poll_answers_person_id", "poll_answers", ["person_id"])


def make_outbox_polls() -> None:
    op.create_table(
        "outbox_polls",
        sa.Column("poll_id", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("poll_id", name="pk_outbox_polls"),
    )
