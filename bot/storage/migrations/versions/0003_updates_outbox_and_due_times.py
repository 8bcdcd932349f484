"""What came, what is asked, what is to be said, what is to happen."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    "outbox_bodies",
    "outbox_shown",
    "updates_failed",
    "updates_seen",
    "outbox",
    "due",
    "waits",
)


def upgrade() -> None:
    make_outbox_bodies()
    make_outbox_shown()
    make_updates_failed()
    make_updates_seen()
    make_outbox()
    make_due()
    make_waits()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def make_outbox_bodies() -> None:
    op.create_table(
        "outbox_bodies",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("html", sa.UnicodeText(), nullable=False),
        sa.Column("keyboard", sa.JSON(), nullable=False),
        sa.Column("media", sa.String(length=16), nullable=True),
        sa.Column("file_name", sa.UnicodeText(), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_bodies")),
    )


def make_outbox_shown() -> None:
    op.create_table(
        "outbox_shown",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "key", name=op.f("pk_outbox_shown")),
    )


def make_updates_failed() -> None:
    op.create_table(
        "updates_failed",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.Column("signal", sa.String(length=96), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_updates_failed")),
    )
    with op.batch_alter_table("updates_failed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_updates_failed_fingerprint"), ["fingerprint"], unique=False)


def make_updates_seen() -> None:
    op.create_table(
        "updates_seen",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_updates_seen")),
    )
    with op.batch_alter_table("updates_seen", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_updates_seen_at"), ["at"], unique=False)


def make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("body_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("urgency", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("edits", sa.BigInteger(), nullable=True),
        sa.Column("key", sa.String(length=128), nullable=True),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("lease_until", sa.DateTime(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["outbox_bodies.id"], name=op.f("fk_outbox_body_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_body_id"), ["body_id"], unique=False)
        batch_op.create_index(
            "ix_outbox_chat",
            ["chat_id", "urgency", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'claimed')"),
            postgresql_where=sa.text("state IN ('waiting', 'claimed')"),
        )
        batch_op.create_index(
            "ix_outbox_next",
            ["urgency", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'claimed')"),
            postgresql_where=sa.text("state IN ('waiting', 'claimed')"),
        )


def make_due() -> None:
    op.create_table(
        "due",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=96), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("job", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("slot", sa.String(length=128), nullable=True),
        sa.Column("lease_until", sa.DateTime(), nullable=True),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_due_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due")),
        sa.UniqueConstraint("slot", name=op.f("uq_due_slot")),
    )
    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.create_index("ix_due_job_at", ["job", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_due_person_id"), ["person_id"], unique=False)


def make_waits() -> None:
    op.create_table(
        "waits",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("name", sa.String(length=96), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_waits_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name=op.f("pk_waits")),
    )
