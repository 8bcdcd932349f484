"""Groups that belong somewhere, quiet hours of territories, people without Telegram, who wants to be told."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NO = sa.false()
WITHOUT_REUSE = {"sqlite_autoincrement": True}  # SQLite's table is made anew, and its numbers are nobody else's


def upgrade() -> None:
    with op.batch_alter_table("groups") as groups:
        groups.add_column(sa.Column("key", sa.String(length=16), nullable=True))
        groups.add_column(sa.Column("administrator", sa.Boolean(), nullable=False, server_default=NO))
        groups.add_column(sa.Column("greeted_at", sa.DateTime(), nullable=True))
    give_keys()
    with op.batch_alter_table("memberships") as memberships:
        memberships.add_column(sa.Column("wants_news", sa.Boolean(), nullable=False, server_default=NO))
    with op.batch_alter_table("people", table_kwargs=WITHOUT_REUSE) as people:
        people.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=True)
    with op.batch_alter_table("territories") as territories:
        territories.add_column(hour("quiet_from", "21:00:00.000000"))
        territories.add_column(hour("quiet_until", "08:00:00.000000"))


def downgrade() -> None:
    """Who takes part on paper cannot be kept: the older tables hold nobody without Telegram."""
    op.execute("DELETE FROM people WHERE telegram_id IS NULL")
    with op.batch_alter_table("territories") as territories:
        territories.drop_column("quiet_until")
        territories.drop_column("quiet_from")
    with op.batch_alter_table("people", table_kwargs=WITHOUT_REUSE) as people:
        people.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=False)
    with op.batch_alter_table("memberships") as memberships:
        memberships.drop_column("wants_news")
    with op.batch_alter_table("groups") as groups:
        for column in ("greeted_at", "administrator", "key"):
            groups.drop_column(column)


def give_keys() -> None:
    """Each group that is known already gets a key of its own."""
    groups = sa.table("groups", sa.column("id"), sa.column("key"))
    connection = op.get_bind()
    for number in connection.scalars(sa.select(groups.c.id)).all():
        connection.execute(sa.update(groups).where(groups.c.id == number).values(key=secrets.token_hex(8)))
    with op.batch_alter_table("groups") as batch:
        batch.alter_column("key", existing_type=sa.String(length=16), nullable=False)


def hour(name: str, default: str) -> sa.Column[object]:
    return sa.Column(name, sa.Time(), nullable=False, server_default=default)
