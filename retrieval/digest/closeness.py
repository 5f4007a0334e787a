"""How near posts are to each other: by meaning, and by words and names across scripts. Posts in, their features out."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from index.language import has_arabic
from index.sounds import spellings
from index.text import Token, is_stopword, stem
from index.vectors import Vector
from retrieval.digest.quotable import Reading
from retrieval.digest.records import Post
from retrieval.vectors import centred

PRIOR_WEIGHT = 30.0
"""Posts that the known mean of a language counts for beside those of the stream. A short stream leans on what is known,
a long one has a middle of its own."""
WORDS_WEIGHT = 16.0
"""What the inner product of words and names (tf-idf) counts beside the cosine of meaning. Chosen with `clustering.NEAR`
on one half of the articles of XQuAD-R's development half, among articles of ARCD and passages of QED
(docs/evaluation.md)."""
CHARACTERS_READ = 800
"""Code points of a text whose words count: about what its vector was made of."""

_SHORTEST_NAME = 3  # consonants: shorter ones sound like too many others
_BY_SOUND = "~"  # parts the sounds of names from words

Mean = Callable[[str], Vector]
"""The mean vector (dimension,) of a language, as far as it is known; zero where it isn't."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What n posts are compared by: `meaning` (n, dimension) and `words` (n, terms), whose inner products add up.

    Words count less the middle of their language, as meaning does: posts of one language share words whatever they are
    about, those of two share hardly any. The difference would not be sparse, so that it is taken in the products:
    `languages` (n, languages) says of what share of which language a row is, `to_middles` (n, languages) are the
    products of its words with the mean words of each language, `middles` (languages, languages) those of the means.
    """

    meaning: NDArray[np.float32]
    words: csr_matrix
    languages: NDArray[np.float32]
    to_middles: NDArray[np.float32]
    middles: NDArray[np.float32]

    def __len__(self) -> int:
        return int(self.meaning.shape[0])

    def of(self, rows: Sequence[int]) -> "Features":
        """Those of some posts."""
        return Features(self.meaning[rows], self.words[rows], self.languages[rows], self.to_middles[rows], self.middles)

    def similarities(self, others: "Features") -> NDArray[np.float32]:
        """Of each post (n) with each of `others` (m) of the same stream: shape (n, m)."""
        by_words = (self.words @ others.words.T).toarray()
        by_words -= self.to_middles @ others.languages.T + self.languages @ others.to_middles.T
        by_words += self.languages @ self.middles @ others.languages.T
        near: NDArray[np.float32] = (self.meaning @ others.meaning.T + by_words).astype(np.float32)
        return near

    def means(self, parts: Sequence[Sequence[int]]) -> "Features":
        """One row a part: the mean of its posts. Inner products of means are mean inner products."""
        rows = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        weights = np.repeat([1 / len(part) for part in parts], [len(part) for part in parts]).astype(np.float32)
        columns = np.concatenate([np.asarray(part, np.int64) for part in parts])
        chosen = csr_matrix((weights, (rows, columns)), shape=(len(parts), len(self)))
        return Features(
            chosen @ self.meaning,
            (chosen @ self.words).tocsr(),
            chosen @ self.languages,
            chosen @ self.to_middles,
            self.middles,
        )


def features(readings: Sequence[Reading], mean: Mean) -> Features:
    """The features of posts, in their order. How rare a word is, is counted among them."""
    words = _words(readings)
    spoken = [reading.post.language for reading in readings]
    names = sorted(set(spoken))
    languages = np.array([[each == name for name in names] for each in spoken], np.float32)
    languages = languages.reshape(len(spoken), len(names))
    middles = csr_matrix(languages / np.maximum(languages.sum(axis=0), 1)).T @ words
    return Features(
        meaning=_meaning([reading.post for reading in readings], mean),
        words=words,
        languages=languages,
        to_middles=(words @ middles.T).toarray(),
        middles=(middles @ middles.T).toarray(),
    )


def _meaning(posts: Sequence[Post], mean: Mean) -> NDArray[np.float32]:
    """Each vector less the mean of its language, which is drawn towards what is known of it; zeros for no vector."""
    dimension = next((post.vector.size for post in posts if post.vector is not None), 1)
    meaning = np.zeros((len(posts), dimension), np.float32)
    rows: dict[str, list[int]] = {}
    for row, post in enumerate(posts):
        if post.vector is not None:
            meaning[row] = post.vector
            rows.setdefault(post.language, []).append(row)
    for language, mine in rows.items():
        known = PRIOR_WEIGHT * mean(language)
        meaning[mine] = centred(meaning[mine], (meaning[mine].sum(axis=0) + known) / (len(mine) + PRIOR_WEIGHT))
    return meaning


def _words(readings: Sequence[Reading]) -> csr_matrix:
    """Rows of length sqrt(`WORDS_WEIGHT`): (1 + log of the count) times log of the inverse share of posts."""
    in_latin = {each for reading in readings for each in _sounds_of_latin_names(reading)}
    counts = [Counter(_terms(reading, in_latin)) for reading in readings]
    holding = Counter(term for each in counts for term in each)
    places = {term: place for place, term in enumerate(sorted(holding))}
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for each in counts:
        weights = {term: (1 + math.log(n)) * math.log((len(readings) + 1) / holding[term]) for term, n in each.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()) / WORDS_WEIGHT) or 1.0
        for term in sorted(weights):
            columns.append(places[term])
            values.append(weights[term] / length)
        ends.append(len(columns))
    shape = (len(readings), max(len(places), 1))
    return csr_matrix((np.array(values, np.float32), np.array(columns, np.int32), np.array(ends, np.int32)), shape)


def _terms(reading: Reading, in_latin: Set[str]) -> Iterator[str]:
    """The search terms of how a post begins, and how its names may sound: what the two scripts have in common.

    In Latin script capitals tell names. In Arabic any word may be one: of these a stream keeps what sounds like a name
    in Latin script there, one of `in_latin`.
    """
    for word in _beginning(reading):
        yield word.folded
        if (stemmed := stem(word.folded)) != word.folded:
            yield stemmed
        if in_latin:
            sounds = _sounds(word, reading.head[word.start : word.end])
            yield from (_BY_SOUND + each for each in sounds if each in in_latin)


def _beginning(reading: Reading) -> Iterator[Token]:
    """The content words of how a post begins."""
    end = len(reading.post.headline) + CHARACTERS_READ
    return (word for word in reading.words if word.start <= end and not is_stopword(word.folded))


def _sounds_of_latin_names(reading: Reading) -> Iterator[str]:
    for word in _beginning(reading):
        written = reading.head[word.start : word.end]
        if not has_arabic(written):
            yield from _sounds(word, written)


def _sounds(word: Token, written: str) -> Iterator[str]:
    """How a word may sound that may be a name."""
    arabic = has_arabic(written)
    if word.folded[0].isalpha() and (arabic or written[0].isupper()):
        for spelling in spellings(written if arabic else word.folded):
            if len(spelling.coarse) >= _SHORTEST_NAME:
                yield spelling.coarse
