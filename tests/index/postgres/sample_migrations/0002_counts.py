"""A second step."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One more column."""
    op.execute("ALTER TABLE notes ADD COLUMN weight DOUBLE PRECISION NOT NULL DEFAULT 0.5")
