"""What keeps short posts apart that lie near each other by chance: other countries, or hardly a word in common.

Readings in, an `Apart` out. A line of news has so few words that its vector says little: a crash in Jordan lies near a
wall that fell in Tripoli. Longer posts name many places, and their meaning is clear: nothing is said of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from index.language import has_arabic
from index.text import is_stopword
from retrieval.digest.quotable import Reading
from retrieval.facts.countries import countries
from retrieval.talk.spoken import TELLERS, own_stems, translations

ELSEWHERE = 3.0
"""What other countries take from a similarity: as much as two short posts gain that share the words of a trade alone,
"killed", "toll" and "civil defence"."""
STRANGE = 0.3
"""What hardly a word in common takes: more than `clustering.NEAR`, so that meaning alone brings no two together."""
_MOST_WORDS = 50
"""Words of a short post: two sentences of news."""
_HEAD = 400  # code points of a short post
_FEWEST_IN_COMMON = 3
"""Words, in either language, that two short posts on one thing share."""


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """Of n posts: which are short, shape (n,); the countries that these name, the stems of their words, and what
    translates these into English."""

    short: NDArray[np.bool_]
    countries: csr_matrix
    stems: csr_matrix
    english: csr_matrix

    def of(self, rows: Sequence[int]) -> "Apart":
        """Those of some posts."""
        return Apart(self.short[rows], self.countries[rows], self.stems[rows], self.english[rows])

    def penalties(self, others: "Apart") -> NDArray[np.float32]:
        """What the similarity of each post with each of `others` loses: shape (n, m)."""
        named = np.asarray(self.countries.sum(axis=1) > 0) & np.asarray(others.countries.sum(axis=1) > 0).T
        elsewhere = named & ((self.countries @ others.countries.T).toarray() == 0)
        common = self.stems @ (others.stems + others.english).T + self.english @ others.stems.T
        strange = common.toarray() < _FEWEST_IN_COMMON
        both_short = self.short[:, None] & others.short[None, :]
        taken: NDArray[np.float32] = (both_short * (ELSEWHERE * elsewhere + STRANGE * strange)).astype(np.float32)
        return taken


def apart(readings: Sequence[Reading]) -> Apart:
    """What keeps posts apart, in their order."""
    short = np.array([len(reading.words) <= _MOST_WORDS for reading in readings], np.bool_)
    named = [countries(reading.post.text[:_HEAD]) if few else () for reading, few in zip(readings, short, strict=True)]
    stems = [_stems(reading) if few else () for reading, few in zip(readings, short, strict=True)]
    english = [_in_english(reading) if few else () for reading, few in zip(readings, short, strict=True)]
    words = _matrix([*stems, *english])
    return Apart(short, _matrix(named), words[: len(readings)], words[len(readings) :])


def _stems(reading: Reading) -> set[str]:
    """One stem of each content word of its sentences: its title may be the name of the channel."""
    return {min(own_stems(word), key=lambda each: (len(each), each)) for word in _telling(reading)}


def _in_english(reading: Reading) -> set[str]:
    """The English stems of what translates its Arabic words."""
    return set[str]().union(*(translations(word) for word in _telling(reading) if has_arabic(word)))


def _telling(reading: Reading) -> Iterator[str]:
    words = (word for each in reading.sentences for word in each.words)
    return (word for word in words if not is_stopword(word) and word not in TELLERS)


def _matrix(rows: Sequence[Iterable[str]]) -> csr_matrix:
    """A row of ones and zeros for each set, one column for each member of any."""
    places: dict[str, int] = {}
    columns = [[places.setdefault(each, len(places)) for each in sorted(row)] for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([each for row in columns for each in row], np.int32)
    return csr_matrix((np.ones(len(flat), np.float32), flat, ends), (len(rows), max(len(places), 1)))
