"""Who sent each update of the inbox, so that nobody's fill all hands."""

from alembic import op

revision = "0002"
down_revision = "0001"

_ASKERS = """
ALTER TABLE inbox ADD COLUMN asker_id BIGINT;
CREATE INDEX inbox_by_asker ON inbox (asker_id, update_id) WHERE is_finished = 0 AND is_aside = 0;
"""


def upgrade() -> None:
    """One column more."""
    op.execute(_ASKERS)
