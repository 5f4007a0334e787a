"""How alembic runs migrations: over the connection that `index.postgres.migrating` hands it, in its transaction."""

from alembic import context

settings = context.config.attributes
context.configure(connection=settings["connection"], version_table_schema=settings["namespace"])
context.run_migrations()
