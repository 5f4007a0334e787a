"""A system whose rankings are written down: what it is asked is looked up, and kept."""

from collections.abc import Mapping

from index.library_records import Scopes
from retrieval.evaluation.pool import Asked
from retrieval.evaluation.systems import Ranking


class ScriptedSystem:
    """Implements `retrieval.evaluation.systems.System`.

    `rankings` are by the question's id, its language, and how many documents are hidden. `read` lists of each call
    how many scopes were searched, and how many passages were to be read.
    """

    def __init__(self, rankings: Mapping[tuple[str, str, int], Ranking]) -> None:
        self._rankings = rankings
        self.read: list[tuple[int, int]] = []

    def rank(self, asked: Asked, scopes: Scopes, hidden: frozenset[str], passages: int) -> Ranking:
        self.read.append((len(scopes), passages))
        return self._rankings[asked.known.id, asked.known.language, len(hidden)]
