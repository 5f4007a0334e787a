"""What alembic reads of its surroundings."""
