"""Single facts about a library: its id, and which model made its vectors.

Functions take an open connection; transactions are the caller's.
"""

import hashlib
import secrets

import numpy as np

from index.embedding.identity import ModelIdentity
from index.errors import ModelMismatchError
from index.relational.connection import Connection

LIBRARY_ID = "library_id"
SCRUB_DUE = "scrub_due"
"""Whether an embedded library's files are to be cleaned, see `index.embedded.scrubbing`."""

SCRUB_LATER = "scrub_later"
"""The same where that may wait: something was replaced."""

COPIED_FROM = "copied_from"
"""Which library this one is a copy of, see `index.relational.copied_library`."""

OF_ONE_PLACE = (LIBRARY_ID, SCRUB_DUE, SCRUB_LATER, COPIED_FROM)
"""Facts that are true of one place alone, and of no copy."""

MODEL = "model"
"""The lock of who changes which model made the vectors; who stores vectors shares it."""

MODEL_NAME = "model_name"
MODEL_PROBE = "model_probe"
MODEL_REVISION = "model_revision"
"""Drawn anew with every change of the model; none in libraries that have had but one."""

_SAME_MODEL = 0.9999
"""Cosine between two models' probes from which they count as one model: rounding on another processor stays far
above it, other weights below: .997 between two releases of the default model."""


def fact(connection: Connection, name: str) -> bytes | None:
    """A fact by name."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else bytes(row[0])


def put_fact(connection: Connection, name: str, value: bytes) -> None:
    """Record a fact, in place of what was recorded by that name."""
    connection.execute(
        "INSERT INTO facts VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def forget_fact(connection: Connection, name: str) -> None:
    """Drop a fact, where it is there."""
    connection.execute("DELETE FROM facts WHERE name = ?", (name,))


def model_name(connection: Connection) -> str | None:
    """The name of the model that is recorded."""
    name = fact(connection, MODEL_NAME)
    return None if name is None else name.decode()


def model_revision(connection: Connection) -> bytes:
    """See `MODEL_REVISION`."""
    return fact(connection, MODEL_REVISION) or b""


def model_state(connection: Connection) -> str:
    """The revision, and the model itself: restored or copied, all of a library may come from elsewhere, where there was
    but one model, and another than here. One query, for every question asks."""
    rows = connection.execute("SELECT name, value FROM facts WHERE name IN (?,?)", (MODEL_REVISION, MODEL_PROBE))
    found = {name: bytes(value) for name, value in rows}
    return found.get(MODEL_REVISION, b"").hex() + hashlib.sha256(found.get(MODEL_PROBE, b"")).hexdigest()[:16]


def model_identity(connection: Connection, recorded: str = MODEL_PROBE) -> ModelIdentity | None:
    """The model recorded by that fact."""
    stored = fact(connection, recorded)
    if stored is None:
        return None
    return ModelIdentity(model_name(connection) or "", np.frombuffer(stored, "<f4"))


def is_model(connection: Connection, identity: ModelIdentity, recorded: str = MODEL_PROBE) -> bool:
    """Whether the model recorded by that fact is this one."""
    stored = model_identity(connection, recorded)
    return stored is not None and stored.likeness(identity) >= _SAME_MODEL


def record_model(connection: Connection, identity: ModelIdentity) -> None:
    """Let the model be this one from now on."""
    if fact(connection, MODEL_PROBE) is not None:
        put_fact(connection, MODEL_REVISION, secrets.token_bytes(16))
    put_fact(connection, MODEL_PROBE, probe_cell(identity))
    put_fact(connection, MODEL_NAME, identity.name.encode())


def use_model(connection: Connection, identity: ModelIdentity) -> None:
    """Record a model while there are no vectors; see `Library.use_model`. Raises `ModelMismatchError`."""
    if is_model(connection, identity):
        return
    # A library from before models were recorded, or one that nothing was ever stored in.
    if model_name(connection) is None or connection.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is None:
        record_model(connection, identity)
        return
    require_model(connection, identity)


def require_model(connection: Connection, identity: ModelIdentity) -> None:
    """Make sure that a model is the recorded one. Raises `ModelMismatchError`."""
    if is_model(connection, identity):
        return
    stored = model_name(connection)
    raise ModelMismatchError(
        f"this library's vectors were made by the model {stored!r}, not by {identity.name!r}: set "
        f"QAWL_EMBEDDING_MODEL to the former or to nothing, or let the latter make all vectors anew with "
        f"'qawl reindex --model {identity.name}'"
    )


def probe_cell(identity: ModelIdentity) -> bytes:
    """A model's probe as a fact holds it."""
    return identity.probe.astype("<f4").tobytes()
