"""How many passages scopes hold: a scope in, a number out, counted anew only where the scope changed."""

import sqlite3

from index.relational.scope_rows import generation


class ScopeSizes:
    """The sizes of one library's scopes. To count 100,000 passages takes as long as a search by words. Safe for
    threads."""

    def __init__(self) -> None:
        self._counted: dict[str, tuple[int, int]] = {}  # the generation that was counted, and its passages

    def passages(self, connection: sqlite3.Connection, scope: str) -> int:
        """How many passages a scope holds."""
        current = generation(connection, scope)
        counted = self._counted.get(scope)
        if counted is None or counted[0] != current:
            row = connection.execute("SELECT count(*) FROM passages WHERE scope = ?", (scope,)).fetchone()
            self._counted[scope] = counted = (current, int(row[0]))
        return counted[1]
