"""What a later post moved or denied stands with it, in whatever part of a stream each was: else a digest tells a date
that is past as if it held. Parts of readings in; parts out.
"""

from collections.abc import Iterator, Sequence, Set

from retrieval.digest.quotable import LEAD, Quotable, Reading
from retrieval.digest.taken_back import is_denial, said, takes_back
from retrieval.stated.appointments import NAMED_IN_NEWS
from retrieval.stated.moves import Move, moves
from retrieval.talk.spoken import own_stems, stems_of, translations


def with_outgrown(parts: Sequence[Sequence[int]], readings: Sequence[Reading], *, talk: bool) -> list[list[int]]:
    """The parts with those posts as parts of their own that tell one thing, of which the last holds.

    In a talk even where they stood in one part, which tells of more. `parts` are rows of `readings`, by time.
    """
    part_of = {row: number for number, part in enumerate(parts) for row in part}
    groups = [
        group
        for group in _chains(readings, talk=talk)
        if talk or len({part_of[row] for row in group if row in part_of}) > 1
    ]
    taken = {row for group in groups for row in group}
    left = ([row for row in part if row not in taken] for part in parts)
    return sorted([*(part for part in left if part), *groups])


def _chains(readings: Sequence[Reading], *, talk: bool) -> Iterator[list[int]]:
    """Rows of posts of which each moves or denies what another one told."""
    chain_of: dict[int, list[int]] = {}
    for newer, older in _pairs(readings, talk=talk):
        ours, theirs = chain_of.get(newer, [newer]), chain_of.get(older, [older])
        joined = ours if ours is theirs else sorted({*ours, *theirs})
        chain_of |= dict.fromkeys(joined, joined)
    yield from {id(chain): chain for chain in chain_of.values()}.values()


def _pairs(readings: Sequence[Reading], *, talk: bool) -> Iterator[tuple[int, int]]:
    """Rows of a post and of one that it moves or denies. Of several the nearest where one word names it: that there are
    two meetings in a talk isn't told then."""
    rows = {reading.post.document_id: row for row, reading in enumerate(readings)}
    named = _Named(readings)
    for row, reading in enumerate(readings):
        replied_to = rows.get(reading.post.reply_to or "")
        for sentence in reading.lead(LEAD):
            if replied_to is not None and replied_to < row and is_denial(sentence):
                yield row, replied_to
            for move in moves(said(sentence, reading.post)):
                if not talk and len(move.words) < NAMED_IN_NEWS:
                    continue
                found = [older for older in named.by(move, row) if _takes_back(sentence, reading, readings[older])]
                yield from ((row, older) for older in (found if len(move.words) >= NAMED_IN_NEWS else found[-1:]))


class _Named:
    """Which rows have all the words of a move; read once it is asked for."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._rows: dict[str, set[int]] = {}

    def by(self, move: Move, row: int) -> list[int]:
        """The rows before one."""
        if not self._rows:
            self._read()
        having = (self._having(own_stems(word) | translations(word)) for word in move.words)
        return sorted(each for each in set.intersection(*having) if each < row)

    def _having(self, stems: Set[str]) -> set[int]:
        return set[int]().union(*(self._rows.get(each, ()) for each in stems))

    def _read(self) -> None:
        for row, reading in enumerate(self._readings):
            for each in reading.lead(LEAD):
                for found in stems_of(each.words):
                    self._rows.setdefault(found, set()).add(row)


def _takes_back(sentence: Quotable, by: Reading, older: Reading) -> bool:
    return any(takes_back(sentence, by.post, each, older.post) for each in older.lead(LEAD))
