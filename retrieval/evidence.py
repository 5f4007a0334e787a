"""Which sentence answers, and how surely: every sentence of the found passages, scored on the same signals.

A question with its vectors and the found passages in; `Candidate` sentences out, best first. Signals, each 0..1 or a
cosine:

- `tokens`: how well each token of the question is met by some token of the sentence, in context (MaxSim, Khattab and
  Zaharia, 2020, over vectors centred by language);
- `sentence`: the question against the mean of the sentence's tokens; `passage`: against its passage;
- `words`, `names`: the shares of the question's words and names that stand in the sentence, in any spelling; and, where
  the sentence leaves its subject out, in those before it that it goes on from;
- `subject`: where the question asks what somebody said, whether a name in it is the one whose words the sentence
  reports.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.library import StoredPassage
from index.records import QuestionEmbedding, Sentence, Vector
from index.text import tokens as words_in
from retrieval.discourse import asks_what_someone_said, leaves_subject_out, subject_part
from retrieval.matching import SentenceWords, cover, names_any, words_of
from retrieval.profile import Profile, Side
from retrieval.question import Question
from retrieval.search import FoundPassage
from retrieval.vectors import centred, unit

_NO_LANGUAGE = "und"


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence with its signals, their weighted sum, and the sentence before it where its subject stands there."""

    stored: StoredPassage
    sentence: Sentence
    features: dict[str, float]
    score: float
    context: Sentence | None

    @property
    def quote(self) -> str:
        """The sentence, as it stands in the document."""
        return self.stored.document.text[self.sentence.start : self.sentence.end]


def rank(
    question: Question, embedding: QuestionEmbedding, passages: Sequence[FoundPassage], profile: Profile
) -> list[Candidate]:
    """All sentences with a word in them, best first; ties in the order of documents and sentences."""
    found = [
        candidate for passage in passages for candidate in _sentences(question, embedding, passage.stored, profile)
    ]
    return sorted(found, key=lambda each: (-each.score, each.sentence.document_id, each.sentence.ordinal))


def _sentences(
    question: Question, embedding: QuestionEmbedding, stored: StoredPassage, profile: Profile
) -> Iterator[Candidate]:
    language = stored.document.language
    asked = centred(embedding.vector, profile.mean(Side.QUESTION, question.language))
    asked_tokens = centred(embedding.tokens, profile.mean(Side.QUESTION_TOKEN, question.language))
    token_mean = profile.mean(Side.PASSAGE_TOKEN, language)
    token_vectors = centred(stored.tokens.restore(), token_mean)
    passage = float(asked @ centred(stored.vector, profile.mean(Side.PASSAGE, language)))
    threads = _threads(stored)
    asks_speech = asks_what_someone_said(question.text)
    for place, sentence in enumerate(stored.sentences):
        text = stored.document.text[sentence.start : sentence.end]
        if not words_in(text):
            continue
        thread = threads[place]
        coverage = cover(question, [part.words for part in thread])
        mine = token_vectors[stored.tokens.sentences == place]
        features = {
            "tokens": _max_similarity(asked_tokens, mine),
            "sentence": float(asked @ unit(mine.mean(axis=0))) if mine.size else 0.0,
            "passage": passage,
            "words": coverage.words,
            "names": coverage.names,
            "subject": names_any(question, thread[-1].subject) if asks_speech else 0.0,
        }
        score = sum(profile.weights.get(name, 0.0) * value for name, value in features.items())
        yield Candidate(stored, sentence, features, score, thread[1].sentence if len(thread) > 1 else None)


def _max_similarity(asked: Vector, sentence: Vector) -> float:
    """The mean over tokens asked (n, dimension) of their best cosine among the sentence's (m, dimension)."""
    if not asked.size or not sentence.size:
        return 0.0
    return float(np.mean((asked @ sentence.T).max(axis=1)))


@dataclass(frozen=True, slots=True)
class _ThreadPart:
    """A sentence with its words, and those of them among which its subject stands."""

    sentence: Sentence
    words: SentenceWords
    subject: SentenceWords


def _threads(stored: StoredPassage) -> list[list[_ThreadPart]]:
    """For each sentence: itself, then those before it that it goes on from, back to one with a subject."""
    text = stored.document.text
    leading = [stored.before] if stored.before is not None else []
    threads: list[list[_ThreadPart]] = []
    for sentence in [*leading, *stored.sentences]:
        quote = text[sentence.start : sentence.end]
        earlier = threads[-1] if threads and leaves_subject_out(quote) else []
        threads.append([_ThreadPart(sentence, words_of(quote), words_of(subject_part(quote))), *earlier])
    return threads[len(leading) :]
