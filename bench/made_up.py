"""A library as large as asked for, made up: words drawn by Zipf's law, vectors drawn at random, all of it stored
through the library's own `replace`.

What is searched is as long, as common and as wide as with real articles; only its sense is missing, and no search looks
at that.
"""

from collections.abc import Iterator
from random import Random

import numpy as np

from index.embedding.records import PassageEmbedding
from index.embedding.sentence_encoder import DIMENSION as SECOND_DIMENSION
from index.indexed import IndexedDocument, IndexedPassage
from index.indexing import cut
from index.library import Library
from index.passage_terms import passage_terms
from index.quantised import SentenceVectors, TokenVectors
from index.records import LIBRARY, Document, Passage, Sentence, Span
from index.vectors import Vector, unit

_VOCABULARY = 60_000
_WORDS_IN_A_SENTENCE = 18
_SENTENCES_IN_A_PASSAGE = 5
_MANDELBROT = 50
"""Of Zipf's law as Mandelbrot has it: the commonest word stands in 22 % of passages, the hundredth in 8 %. In a day of
Arabic news (SaudiNewsNet, 7 August 2015), stop words aside, it is 21 % and 5 %."""
PASSAGES_IN_A_DOCUMENT = 8
APART = 0.45
_SPECTRUM = -0.95
"""How far vectors of the default model lie from their mean, and by which power of its rank the variance along a
principal axis falls: .40 and -.98 for the Arabic, .47 and -.94 for the English sentences of FLORES-200's dev set. Drawn
the same in all directions, vectors would have nothing that a graph could find its way by."""
_TOKENS_IN_A_PASSAGE = 140  # as the default model makes of 90 words
_KINDS_OF_TOKENS = 50  # different sets of token vectors; more would only take longer to draw


class MadeUpArticles:
    """Documents without sense, with vectors around `centre` (dimension,) as far apart as a model's are."""

    def __init__(self, known_words: list[str], centre: Vector, seed: int = 7) -> None:
        self._random = Random(seed)
        self._numbers = np.random.default_rng(seed)
        letters = "ابتثجحدرزسشصعفقكلمنهوي"
        made = {"".join(self._random.choices(letters, k=self._random.randint(3, 8))) for _ in range(_VOCABULARY)}
        # The words that questions are made of are the commonest: the hardest case for a search by words.
        self._vocabulary = [*known_words, *sorted(made)]
        weights = 1 / np.arange(_MANDELBROT, len(self._vocabulary) + _MANDELBROT)
        self._upto = np.cumsum(weights / weights.sum())
        self._centre = centre
        self._tokens = [self._draw_tokens() for _ in range(_KINDS_OF_TOKENS)]
        self._alone = [self._draw_sentences() for _ in range(_KINDS_OF_TOKENS)]

    def fill(self, library: Library, passages: int) -> Iterator[int]:
        """Store documents with `passages` passages in all; yields how many are stored so far."""
        stored = 0
        while stored < passages:
            number = min(PASSAGES_IN_A_DOCUMENT, passages - stored)
            library.replace(self._document(f"made-up/{stored}", number))
            stored += number
            yield stored

    def _document(self, origin: str, passages: int) -> IndexedDocument:
        lines = [self._sentence() for _ in range(passages * _SENTENCES_IN_A_PASSAGE)]
        text = "\n".join(lines)
        document = Document(LIBRARY, origin, lines[0], None, None, None, "ar", text, (Span(0, len(text)),))
        starts = np.cumsum([0] + [len(line) + 1 for line in lines])[:-1].tolist()
        sentences = tuple(
            Sentence(document.id, ordinal, start, start + len(line))
            for ordinal, (start, line) in enumerate(zip(starts, lines, strict=True))
        )
        parts = [self._passage(document.id, ordinal, lines) for ordinal in range(passages)]
        return IndexedDocument(document, sentences, tuple(parts))

    def _passage(self, document_id: str, ordinal: int, lines: list[str]) -> IndexedPassage:
        first = ordinal * _SENTENCES_IN_A_PASSAGE
        last = first + _SENTENCES_IN_A_PASSAGE
        terms = " ".join(passage_terms(" ".join(lines[first:last])))
        tokens = self._random.choice(self._tokens)
        embedding = PassageEmbedding(self._near(APART), tokens, self._random.choice(self._alone))
        return IndexedPassage(Passage(document_id, ordinal, first, last, lines[0]), embedding, terms)

    def _sentence(self) -> str:
        drawn = np.searchsorted(self._upto, self._numbers.random(_WORDS_IN_A_SENTENCE))
        return " ".join(self._vocabulary[min(number, len(self._vocabulary) - 1)] for number in drawn.tolist())

    def _draw_tokens(self) -> TokenVectors:
        vectors = np.stack([self._near(0.7) for _ in range(_TOKENS_IN_A_PASSAGE)])
        sentences = np.repeat(np.arange(_SENTENCES_IN_A_PASSAGE), _TOKENS_IN_A_PASSAGE // _SENTENCES_IN_A_PASSAGE)
        starts = np.tile(np.arange(_TOKENS_IN_A_PASSAGE // _SENTENCES_IN_A_PASSAGE) * 3, _SENTENCES_IN_A_PASSAGE)
        return TokenVectors.quantise(vectors, sentences, np.stack([starts, starts + 3], axis=1))

    def _draw_sentences(self) -> SentenceVectors:
        drawn = self._numbers.standard_normal((_SENTENCES_IN_A_PASSAGE, SECOND_DIMENSION))
        return SentenceVectors.quantise(unit(drawn.astype(np.float32)))

    def _near(self, apart: float) -> Vector:
        """A unit vector (dimension,) beside the centre."""
        return beside(self._centre, self._numbers, apart)


def beside(centre: Vector, random: np.random.Generator, apart: float = APART) -> Vector:
    """A unit vector beside `centre` (dimension,), `apart` from it, with the spectrum of a model's."""
    deviations = np.arange(1, centre.size + 1) ** (_SPECTRUM / 2)
    noise = random.standard_normal(centre.size) * deviations / np.linalg.norm(deviations)
    return unit((centre + apart * noise).astype(np.float32))


def shuffled_articles(text: str, copies: int, seed: int = 7) -> list[Document]:
    """`copies` articles of the sentences of `text`, each in another order: real language, as much as is wanted."""
    random = Random(seed)
    first = Document(LIBRARY, "seed", "", None, None, None, "ar", text, (Span(0, len(text)),))
    sentences = [text[each.start : each.end] for each in cut(first).sentences]
    made = []
    for number in range(copies):
        words = "\n".join(random.sample(sentences, len(sentences)))
        made.append(Document(LIBRARY, f"shuffled/{number}", "", None, None, None, "ar", words, (Span(0, len(words)),)))
    return made
