"""Until when an update of the inbox waits, as Telegram holds back its answer."""

from alembic import op

revision = "0003"
down_revision = "0002"

_HELD_BACK = """
ALTER TABLE inbox ADD COLUMN not_before BIGINT NOT NULL DEFAULT 0;
CREATE INDEX inbox_held_back ON inbox (line) WHERE not_before > 0;
"""


def upgrade() -> None:
    """One column more."""
    op.execute(_HELD_BACK)
