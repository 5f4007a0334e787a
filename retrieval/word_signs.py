"""What is known of the words of a question and of a sentence besides their vectors, as `retrieval.verifier` reads it.

A question, a passage and a sentence's place in it in; `WordSigns` for their tokens out. Vectors tell poorly which words
are the very same, and whether a number, a time or a name stands where one is asked for; words tell it surely.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import QuestionEmbedding
from index.library_records import StoredPassage
from index.records import Sentence
from index.text import stem
from index.vectors import Vector
from retrieval.asked_for import AskedFor, asked_for
from retrieval.facts.known_names import known_names
from retrieval.matching import Matches, SentenceWords, best_of, names_across, words_held, words_of
from retrieval.numbers import figures, values_in
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.full_names import full_names
from retrieval.short_answer.lacking import lacks_what_is_asked_for, tells_a_time
from retrieval.short_answer.times import times
from retrieval.speech.threads import threads
from retrieval.token_masks import content_tokens, tokens_of_names, tokens_of_words
from retrieval.whole_names import WholeNames

_KINDS = 4  # a number, an ordinal, a time, a name
_NUMBER, _ORDINAL, _TIME, _NAME = range(_KINDS)
HELD = 1
"""The first of the signs that tell how surely a word stands somewhere."""
ASKED_SIGNS = HELD + 4 + _KINDS
TOLD_SIGNS = _KINDS + 1
_ASKED_FOR = tuple(AskedFor)
ASKING_SIGNS = len(_ASKED_FOR) + 1


@dataclass(frozen=True, slots=True, eq=False)
class WordSigns:
    """Signs of the tokens of a question and of a passage, each 0..1.

    `asked` (t, `ASKED_SIGNS`) tells of each of the question's tokens whether its word is no stop word; how surely that
    stands in the sentence, or in the subject that it leaves out, in that or the one before, in the title, and in the
    passage; and whether it is part of a number, an ordinal, a time and a name. `told` (n, `TOLD_SIGNS`) tells the same
    four of each of the passage's tokens, and whether the question says its word or number, where it stands in the
    sentence or the one before; of others nothing. `asking` (`ASKING_SIGNS`,) tells what the question asks for, one of
    `AskedFor`, and whether the sentence lacks it.
    """

    asked: NDArray[np.floating]
    told: NDArray[np.floating]
    asking: NDArray[np.floating]


class SignReader:
    """A question made ready to be held against sentences."""

    def __init__(self, question: Question, embedding: QuestionEmbedding) -> None:
        self._question = question
        self._held_in: dict[int, list[Matches]] = {}
        words, names = tokens_of_words(question, embedding), tokens_of_names(question, embedding)
        self._masks = np.vstack([words, *names.values()])
        self._stems = frozenset(word.stem for word in question.words)
        self._values = frozenset(values_in(question.text))
        self._asked_for = np.array([asked_for(question.text) is each for each in _ASKED_FOR], np.float32)
        shown = _kinds(embedding.shown)
        kinds = _of_tokens(shown.words, shown.kinds, embedding.spans)
        self._asked = np.hstack([content_tokens(embedding)[:, None], kinds]).astype(np.float32)

    def read(self, stored: StoredPassage, place: int, whole: WholeNames) -> WordSigns:
        """The signs where the sentence at a `place` of the passage is read; `whole` are the names that its article
        gives in full."""
        text = stored.document.text
        quotes = [text[each.start : each.end] for each in stored.sentences]
        held = self._held(stored, quotes, whole)
        matches = (held[place], best_of(held[max(place - 1, 0) : place + 1]), held[-1], best_of(held[:-1]))
        return WordSigns(
            asked=np.hstack([self._asked[:, :HELD], *map(self._by_token, matches), self._asked[:, HELD:]]),
            told=self._told(stored, quotes, place),
            asking=np.append(self._asked_for, np.float32(lacks_what_is_asked_for(self._question, quotes[place]))),
        )

    def _held(self, stored: StoredPassage, quotes: Sequence[str], whole: WholeNames) -> list[Matches]:
        """How surely the question's words, and its names in the other script, stand in each sentence of a passage, or
        in the subject that it leaves out, and in the title. Several of its sentences may be read."""
        if stored.id not in self._held_in:
            found = [
                self._held_by(stored, words_of(quote), whole, [sentence])
                for sentence, quote in zip(stored.sentences, quotes, strict=True)
            ]
            for place, thread in enumerate(threads(stored)):
                subjects = [self._held_by(stored, part.subject, whole, []) for part in thread[1:]]
                found[place] = best_of([found[place], *subjects])
            title = self._held_by(stored, words_of(stored.passage.heading), whole, [])
            self._held_in[stored.id] = [*found, title]
        return self._held_in[stored.id]

    def _held_by(
        self, stored: StoredPassage, words: SentenceWords, whole: WholeNames, told: Sequence[Sentence]
    ) -> Matches:
        """How surely they stand among `words`, which `told` sentences, if any, say."""
        meant = whole.meant(told)
        across = tuple(names_across(self._question, [words]).values())
        return (*meant.words(words_held(self._question, words, stored.document.language)), *meant.names(across))

    def _by_token(self, surely: Matches) -> Vector:
        """The highest of what the words give each token: (tokens, 1)."""
        held: Vector = (self._masks * np.array(surely, np.float32)[:, None]).max(axis=0, initial=0.0)
        return held[:, None]

    def _told(self, stored: StoredPassage, quotes: Sequence[str], place: int) -> Vector:
        told = np.zeros((len(stored.tokens.sentences), TOLD_SIGNS), np.float32)
        for each in range(max(place - 1, 0), place + 1):
            mine = stored.tokens.sentences == each
            found = _kinds(quotes[each])
            asked = np.array([each in self._stems for each in found.stems], np.float32)
            for figure in figures(quotes[each]):
                if figure.values & self._values:
                    asked[figure.first : figure.end] = 1.0
            told[mine] = _of_tokens(found.words, np.hstack([found.kinds, asked[:, None]]), stored.tokens.spans[mine])
        return told


@dataclass(frozen=True, slots=True, eq=False)
class _Kinds:
    """Where the words of a text stand (words, 2), their kinds (words, `_KINDS`) and their stems."""

    words: NDArray[np.int64]
    kinds: Vector
    stems: tuple[str, ...]


@lru_cache(maxsize=2_000)
def _kinds(text: str) -> _Kinds:
    """The same sentences are found for many questions."""
    quotation = Quotation(text)
    kinds = np.zeros((len(quotation.words), _KINDS), np.float32)
    for figure in figures(text):
        kinds[figure.first : figure.end, _ORDINAL if figure.kind == "ordinal" else _NUMBER] = 1.0
    for time in times(quotation):
        kinds[time.first : time.end, _TIME] = 1.0
    for name in full_names(text):
        kinds[name.first : name.end, _NAME] = 1.0
    kinds[list(known_names(quotation)), _NAME] = 1.0
    kinds[[place for place, word in enumerate(quotation.words) if tells_a_time(word.folded)], _TIME] = 1.0
    words = np.array([(word.start, word.end) for word in quotation.words], np.int64).reshape(-1, 2)
    return _Kinds(words, kinds, tuple(stem(word.folded) for word in quotation.words))


def _of_tokens(words: NDArray[np.integer], signs: Vector, spans: NDArray[np.integer]) -> Vector:
    """The signs (words, signs) of words for the tokens that are of them: (tokens, signs). Where `words` (words, 2) and
    tokens (`spans`, (tokens, 2)) stand is told in code points of the same text."""
    within = (spans[:, None, 0] < words[None, :, 1]) & (spans[:, None, 1] > words[None, :, 0])
    highest: Vector = (within[..., None] * signs).max(axis=1, initial=0.0)
    return highest
