"""What a merge of organisations moved is kept for a day, so that it can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisation_merges",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("territory_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kept_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("affiliates", sa.JSON(), nullable=False),
        sa.Column("newcomers", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gone_id"], ["organisations.id"], name=op.f("fk_organisation_merges_gone_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["organisations.id"], name=op.f("fk_organisation_merges_kept_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territories.id"], name=op.f("fk_organisation_merges_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_merges")),
    )
    with op.batch_alter_table("organisation_merges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_merges_territory_id"), ["territory_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("organisation_merges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_merges_territory_id"))

    op.drop_table("organisation_merges")
