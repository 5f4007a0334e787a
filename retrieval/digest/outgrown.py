"""What a later post moved or denied stands with it, in whatever part of a stream each was: else a digest tells a date
that is past as if it held. Parts of readings in; parts out.
"""

from collections.abc import Iterator, Sequence

from retrieval.digest.quotable import Quotable, Reading
from retrieval.digest.taken_back import is_denial, moves_one_of, said, takes_back
from retrieval.stated.moves import moves, tells_a_move

_LEAD = 3
"""Sentences of a post that are looked at."""
_FEWEST_WORDS = 2
"""Words that name an appointment in news: "the meeting" is another one in each post, and in a talk it is one."""


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
    for row, reading in enumerate(readings):
        for sentence in reading.lead(_LEAD):
            if not (tells_a_move(sentence.quote) or (reading.post.reply_to and is_denial(sentence))):
                continue
            found = [older for older in range(row) if _takes_back(sentence, reading, readings[older])]
            fewest = min((len(move.words) for move in moves(said(sentence, reading.post))), default=_FEWEST_WORDS)
            if not talk and fewest < _FEWEST_WORDS:
                continue
            yield from ((row, older) for older in (found if fewest >= _FEWEST_WORDS else found[-1:]))


def _takes_back(sentence: Quotable, by: Reading, older: Reading) -> bool:
    replies = by.post.reply_to == older.post.document_id
    return any(
        (replies or moves_one_of(sentence, by.post, each)) and takes_back(sentence, by.post, each, older.post)
        for each in older.lead(_LEAD)
    )
