"""What an embedded library does where rows are copied into it. Changes of a table in, in their transaction."""

from index.embedded.scrubbing import mark_for_scrubbing
from index.relational.connection import Connection
from index.relational.copying import Changes, Table


def library_changed(connection: Connection, _: Table, changes: Changes) -> None:
    """What is replaced or removed has to go from the files too, when the library is opened next."""
    if changes.gone or changes.is_over:
        mark_for_scrubbing(connection)
