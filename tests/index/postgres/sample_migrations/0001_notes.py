"""A small table, for tests of what stands below any tables."""

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """One table."""
    op.execute('CREATE TABLE notes (name TEXT COLLATE "C" PRIMARY KEY, count BIGINT NOT NULL, cell BYTEA)')
