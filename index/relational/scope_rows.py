"""Scopes as rows: their names and search tokens, and the generation that every change gives them.

Functions take an open connection; transactions are the caller's.
"""

import hashlib
import secrets
from collections.abc import Collection, Sequence

from index.records import Scope
from index.relational.connection import Connection


def scope_names(scopes: Collection[Scope]) -> list[str]:
    """The names of the scopes, each once, in a fixed order."""
    return sorted({scope.name for scope in scopes})


def all_scopes(connection: Connection) -> list[Scope]:
    """Every scope that ever changed, in the order of the names."""
    return [Scope(name) for (name,) in connection.execute("SELECT name FROM scopes ORDER BY name")]


def marks(values: Sequence[object]) -> str:
    """Placeholders for `values`, or NULL, which equals nothing, for none: statements are put together of nothing else
    but their own text."""
    return ",".join("?" * len(values)) or "NULL"


def scope_token(scope: str) -> str:
    """A scope as a single search token: 'chat:-100' has characters that the tokenizer splits at."""
    return "s" + hashlib.sha256(scope.encode()).hexdigest()[:16]


def touch_scope(connection: Connection, scope: str) -> None:
    """Give a scope a new generation: what was derived from it is stale."""
    connection.execute(
        "INSERT INTO scopes VALUES (?,?) ON CONFLICT (name) DO UPDATE SET generation = excluded.generation",
        (scope, secrets.randbits(62)),
    )


def generation(connection: Connection, scope: str) -> int:
    """A number that is another after every change of the scope; 0 before the first."""
    row = connection.execute("SELECT generation FROM scopes WHERE name = ?", (scope,)).fetchone()
    return 0 if row is None else int(row[0])


def revision(connection: Connection, scopes: Collection[Scope]) -> str:
    """The generations of the scopes, in a fixed order."""
    return " ".join(f"{name}={generation(connection, name)}" for name in scope_names(scopes))
