"""From one model to another: new vectors in tables of their own, which then change places with the old ones. See
`index.model_change`.

Token vectors are nearly all of a library, so their tables are renamed, which takes no time however many there are; the
old ones are emptied afterwards, a few at a time, so that nobody waits for it.
"""

from collections.abc import Callable, Mapping

from index.embedding.identity import ModelIdentity
from index.embedding.records import PassageEmbedding
from index.errors import ModelMismatchError
from index.model_change import ChangeUnderWay, WaitingPassage
from index.relational import facts, vector_codec
from index.relational.connection import Connection, Database
from index.relational.passages import waiting_passages
from index.relational.scope_rows import touch_scope

_NEXT_NAME = "next_model_name"
_NEXT_PROBE = "next_model_probe"
_ROWS_AT_ONCE = 500
"""Rows dropped in one transaction: about 20 MB, a tenth of a second that another writer may have to wait."""


class RelationalModelChange:
    """Implements `index.model_change.ModelChange` in the tables `next_…`.

    `before_switch` runs before the transaction that lets the new vectors take the place of the old, `at_switch` in it,
    and `after_switch` when it is committed and nothing of the old is left, or where it was made before.
    """

    def __init__(
        self,
        database: Database,
        before_switch: Callable[[], None] = lambda: None,
        at_switch: Callable[[Connection], None] = lambda _: None,
        after_switch: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._before_switch = before_switch
        self._at_switch = at_switch
        self._after_switch = after_switch

    def begin(self, identity: ModelIdentity) -> bool:
        """See `ModelChange.begin`."""
        self._empty("former_passage_tokens")  # of a change whose end was cut short
        while True:
            with self._database.transaction(facts.MODEL) as connection:
                is_made = facts.is_model(connection, identity)
                if not is_made and facts.is_model(connection, identity, _NEXT_PROBE):
                    return True
                _end(connection)
            self._drop()
            if is_made:
                self._after_switch()  # of a change whose end was cut short
                return False
            with self._database.transaction(facts.MODEL) as connection:
                # Another process may have begun a change meanwhile: what it made may not be taken for this one's.
                if _is_clear(connection):
                    facts.put_fact(connection, _NEXT_PROBE, facts.probe_cell(identity))
                    facts.put_fact(connection, _NEXT_NAME, identity.name.encode())
                    return True

    def waiting(self, after: WaitingPassage | None, limit: int) -> list[WaitingPassage]:
        """See `ModelChange.waiting`."""
        place = ("", -1) if after is None else (after.document_id, after.ordinal)
        return self._database.read(lambda connection: _waiting(connection, place, limit))

    def store(self, identity: ModelIdentity, made: Mapping[int, PassageEmbedding]) -> bool:
        """See `ModelChange.store`."""
        with self._database.transaction(facts.MODEL) as connection:
            if not facts.is_model(connection, identity, _NEXT_PROBE):
                return False
            for number, embedding in made.items():
                if connection.execute("SELECT 1 FROM passages WHERE id = ?", (number,)).fetchone() is None:
                    continue
                connection.execute(
                    "INSERT INTO next_vectors VALUES (?,?) "
                    "ON CONFLICT (passage_id) DO UPDATE SET vector = excluded.vector",
                    (number, embedding.vector.astype("<f4").tobytes()),
                )
                connection.execute(
                    "INSERT INTO next_passage_tokens VALUES (?,?,?) ON CONFLICT (passage_id) "
                    "DO UPDATE SET vectors = excluded.vectors, sentences = excluded.sentences",
                    (
                        number,
                        vector_codec.pack_tokens(embedding.tokens),
                        vector_codec.pack_sentences(embedding.sentences),
                    ),
                )
        return True

    def switch(self, identity: ModelIdentity) -> bool:
        """See `ModelChange.switch`."""
        if not self.waiting(None, 1):
            self._before_switch()
        with self._database.transaction(facts.MODEL) as connection:
            if facts.is_model(connection, identity):
                return True  # another process was quicker
            if not facts.is_model(connection, identity, _NEXT_PROBE):
                raise ModelMismatchError(
                    f"the change to the model {identity.name!r} was abandoned meanwhile: begin it again to go on"
                )
            if _waiting(connection, ("", -1), 1):
                return False
            connection.execute(
                "UPDATE passages SET vector = n.vector FROM next_vectors n WHERE n.passage_id = passages.id"
            )
            self._at_switch(connection)
            _change_places(connection)  # at last: nobody can read the tables from here on
            facts.record_model(connection, identity)
            _end(connection)
            for (scope,) in connection.execute("SELECT name FROM scopes").fetchall():
                touch_scope(connection, scope)
        self._drop()
        self._after_switch()
        return True

    def abandon(self) -> bool:
        """See `ModelChange.abandon`."""
        with self._database.transaction(facts.MODEL) as connection:
            was_under_way = facts.fact(connection, _NEXT_PROBE) is not None
            _end(connection)
        self._drop()
        return was_under_way

    def under_way(self) -> ChangeUnderWay | None:
        """See `ModelChange.under_way`."""
        return self._database.read(_under_way)

    def _drop(self) -> None:
        """Empty the tables of vectors that nobody needs, a few rows at a time."""
        for table in ("former_passage_tokens", "next_vectors", "next_passage_tokens"):
            self._empty(table)

    def _empty(self, table: str) -> None:
        more = True
        while more:
            with self._database.transaction(facts.MODEL) as connection:
                # Another process may have begun the next change meanwhile: what that makes is its own.
                if table != "former_passage_tokens" and facts.fact(connection, _NEXT_PROBE) is not None:
                    return
                dropped = connection.execute(
                    f"DELETE FROM {table} WHERE passage_id IN (SELECT passage_id FROM {table} LIMIT ?)",  # noqa: S608
                    (_ROWS_AT_ONCE,),
                )
                more = dropped.rowcount == _ROWS_AT_ONCE


def _is_clear(connection: Connection) -> bool:
    """Whether no change is under way, and nothing is left of one."""
    left = "SELECT EXISTS (SELECT 1 FROM next_vectors) OR EXISTS (SELECT 1 FROM next_passage_tokens)"
    return facts.fact(connection, _NEXT_PROBE) is None and not connection.execute(left).fetchone()[0]


def _end(connection: Connection) -> None:
    facts.forget_fact(connection, _NEXT_PROBE)
    facts.forget_fact(connection, _NEXT_NAME)


def _change_places(connection: Connection) -> None:
    """The new vectors of tokens in the place of the old, which `former_passage_tokens` holds afterwards."""
    connection.execute("DELETE FROM former_passage_tokens")
    for old, new in (
        ("former_passage_tokens", "spare_passage_tokens"),
        ("passage_tokens", "former_passage_tokens"),
        ("next_passage_tokens", "passage_tokens"),
        ("spare_passage_tokens", "next_passage_tokens"),
    ):
        connection.execute(f"ALTER TABLE {old} RENAME TO {new}")


def _under_way(connection: Connection) -> ChangeUnderWay | None:
    name = facts.fact(connection, _NEXT_NAME)
    if name is None:
        return None
    done, total = (
        int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for table in ("next_vectors", "passages")
    )
    return ChangeUnderWay(name.decode(), done, total)


def _waiting(connection: Connection, after: tuple[str, int], limit: int) -> list[WaitingPassage]:
    rows = connection.execute(
        "SELECT id, document_id, ordinal, first, last, heading FROM passages AS p "
        "WHERE (document_id, ordinal) > (?, ?) AND NOT EXISTS (SELECT 1 FROM next_vectors WHERE passage_id = p.id) "
        "ORDER BY document_id, ordinal LIMIT ?",
        (*after, limit),
    ).fetchall()
    return list(waiting_passages(connection, rows))
