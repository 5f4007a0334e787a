"""What speaks for a sentence as an answer: every sentence of the found passages, scored on the same signals.

A question with its vectors and the found passages in; `Candidate` sentences out. Signals, each 0..1 or a cosine:

- `tokens`: how well each token of the question is met by some token of the sentence, in context (MaxSim, Khattab and
  Zaharia, 2020, over vectors centred by language), by a name that sounds alike in the other script, or by a word listed
  as its translation (`retrieval.lexicon`); a name is also met, less well, where another sentence of the passage meets
  it: who is spoken of is not said anew in every sentence.
  `hardest`: the same over the third of its content words' tokens that is met worst;
- `window`: how well each is met by the sentence or the one before it, which often says what an answer is about; words
  that are not stop words count the most. The passage's first sentence has none before it;
- `focus`: how well each token of the sentence is met by some token of the question, and `length`, the logarithm of
  their number (both for the confidence alone);
- `sentence`: the question against the mean of the sentence's tokens; `passage`: against its passage;
- `alone`: the question against the sentence as a second model reads it by itself;
- `words`, `names`: the shares of the question's words, and of its names in the other script, that stand in it (words
  also translated, here and in what follows);
  `title`: the share of its words that stand in the document's title; `around`: the share that stand in the passage or
  the title (for the confidence alone);
- `known`: the share of its names that the sentence or the document's title mentions, in either script, or that of who
  wrote it, where it is a message;
- `subject`: where the question asks what somebody said, whether a name in it is the one whose words it reports, or who
  wrote it;
- `verified`: of the three best sentences alone, what `retrieval.verifier` makes of them: it helps to decide which is
  shown first, and counts in the confidence; `likely`, how likely each of these is to answer by itself, a probability;
- of the best sentence before the second look alone, and for its confidence alone: `surest`, the highest `verified` of
  the three; `elsewhere`, whether its article names countries, but none of those that the question does, and `lacking`,
  whether the question asks for a number or a time, and it holds none;
- `another_time`: of the best alone, too, whether it names other times than the question;
- `exchanged`: of the three best sentences alone, whether it tells the asked deed with its roles exchanged, or of others
  (`retrieval.roles`): then it isn't shown before another of them, or beside one, and hardly likely to answer.

A sentence that leaves its subject out is taken together with the subject of the sentence that it goes on from, and one
with a part of a name that the article gives in full has all of it (`retrieval.whole_names`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import QuestionEmbedding
from index.library_records import StoredPassage
from index.vectors import Vector, unit
from retrieval.candidate import Candidate
from retrieval.matching import (
    Matches,
    SentenceWords,
    best_of,
    covered,
    names_across,
    names_any,
    names_met,
    words_held,
    words_of,
    words_told,
    words_translated,
)
from retrieval.profile import Profile, Side, direction
from retrieval.question import Question
from retrieval.search import FoundPassage
from retrieval.speech.saying import speaks_of_saying
from retrieval.speech.threads import threads
from retrieval.token_masks import content_tokens, subject_tokens, tokens_of_names, tokens_of_words
from retrieval.vectors import centred
from retrieval.verifier import pairing
from retrieval.whole_names import WholeNames
from retrieval.word_signs import SignReader

_NAME_MET = 0.6
"""What a question's token counts as met where its name stands in the other script, times how surely it does; equal
words in context meet with about as much."""
_TRANSLATION_MET = 0.6
"""The same for a word of which a translation stands there."""
_NAME_AROUND = 0.7
"""What it counts as met at least, of how well any sentence of the passage meets it."""
_STOP_WORD = 0.2
"""How much a token of a stop word counts in the window, beside one of another word."""

_LEVEL_SHARE = 0.75
"""How much of its direction's level a score gives up, so that sentences of both languages rank fairly in one list. On
XQuAD-R's development half, with the plain model, the mean average precision over both languages is .53 (ar) and .62
(en) at 0, .63 and .72 at 0.5, .66 and .74 at 0.75, .65 and .72 at 1."""


class Scorer:
    """A question made ready to be held against many sentences."""

    def __init__(self, question: Question, embedding: QuestionEmbedding, profile: Profile) -> None:
        self._question = question
        self._embedding = embedding
        self._profile = profile
        self._asks_speech = speaks_of_saying(question.text)
        self._vector = centred(embedding.vector, profile.mean(Side.QUESTION, question.language))
        self._tokens = centred(embedding.tokens, profile.mean(Side.QUESTION_TOKEN, question.language))
        self._tokens_told: dict[int, Vector] = {}
        self._whole_names: dict[int, WholeNames] = {}
        self._alone_vector = embedding.sentence
        self._name_tokens = tokens_of_names(question, embedding)
        self._named_tokens = np.any([np.zeros(len(embedding.spans), np.bool_), *self._name_tokens.values()], axis=0)
        self._content_tokens = content_tokens(embedding)
        self._word_tokens = tokens_of_words(question, embedding)

    @cached_property
    def _signs(self) -> SignReader:
        """Only for the second look, which not every profile has."""
        return SignReader(self._question, self._embedding)

    def scored(self, passages: Sequence[FoundPassage]) -> list[Candidate]:
        """The sentences of all passages, in the order of their scores."""
        found = [
            replace(candidate, replies=passage.replies) if passage.replies else candidate
            for passage in passages
            for candidate in self.sentences_of(passage.stored)
        ]
        found.sort(key=lambda each: (-each.score, each.sentence.document_id, each.sentence.ordinal))
        return found

    def sentences_of(self, stored: StoredPassage) -> Iterator[Candidate]:
        """The passage's sentences with a word in them, in their order."""
        language = stored.document.language
        vectors = self._told(stored)
        found = threads(stored)
        title = words_of(stored.passage.heading)
        in_title = words_held(self._question, title, language)
        parts = {part.place: part.words for thread in found for part in thread}
        translated = {place: self._translated(words, language) for place, words in parts.items()}
        in_part = {
            place: best_of([words_told(self._question, parts[place]), said]) for place, said in translated.items()
        }
        author = _author(stored)
        named_around = [names_met(self._question, title), *([names_met(self._question, author)] if author else ())]
        is_told_by_asked = names_any(self._question, author) if author and self._asks_speech else 0.0
        named = {place: names_met(self._question, words) for place, words in parts.items()}
        of_passage = {
            "passage": float(self._vector @ centred(stored.vector, self._profile.mean(Side.PASSAGE, language))),
            "title": covered([in_title]),
            "around": covered([*in_part.values(), in_title]),
        }
        meant = [*map(self._whole(stored).meant, ([part.sentence for part in each] for each in found))]
        in_thread = [best_of([named[part.place] for part in thread]) for thread in found]
        across = [names_across(self._question, [part.words for part in thread]) for thread in found]
        names = [{**written, **each.added(met)} for written, each, met in zip(across, meant, in_thread, strict=True)]
        said = [best_of([translated[part.place] for part in thread]) for thread in found]
        own = stored.tokens.sentences == np.array([[thread[0].place] for thread in found])
        with_subjects = own | np.stack([subject_tokens(thread, stored.tokens) for thread in found])
        meeting = self._meeting(names, said, vectors, with_subjects)
        alike = self._alike(vectors, own)
        alone = self._alone(stored)
        judge = self._profile.judge(self._question.language, language)
        for place, (thread, met) in enumerate(zip(found, meeting, strict=True)):
            sentence = thread[0].sentence
            if not any(map(str.isalnum, stored.document.text[sentence.start : sentence.end])):
                continue
            features = {
                **met,
                **of_passage,
                "sentence": float(alike[place]),
                "subject": max(
                    is_told_by_asked, names_any(self._question, thread[-1].subject) if self._asks_speech else 0.0
                ),
                "known": covered([*named_around, meant[place].names(in_thread[place])]),
                "words": covered([meant[place].words(best_of([in_part[part.place] for part in thread]))]),
                "names": covered([meant[place].names(tuple(across[place].values()))]),
                "alone": float(alone[thread[0].place]),
            }
            score = judge.score(features) - _LEVEL_SHARE * judge.level
            yield Candidate(stored, sentence, features, score, thread[1].sentence if len(thread) > 1 else None)

    def _translated(self, words: SentenceWords, language: str) -> Matches:
        """How surely words in `language` translate each of the question's; none do in its own."""
        if language == self._question.language:
            return (0.0,) * len(self._question.words)
        return words_translated(self._question, words)

    def verified(self, candidate: Candidate) -> Candidate:
        """The candidate as it is after the second look, where the profile has a verifier."""
        if self._profile.verifier is None:
            return candidate
        stored = candidate.stored
        place = stored.sentences.index(candidate.sentence)
        signs = self._signs.read(stored, place, self._whole(stored))
        pair = pairing(self._tokens, signs, self._told(stored), stored.tokens.sentences, place)
        found = self._profile.verifier.read(pair, direction(self._question.language, stored.document.language))
        return replace(candidate, features={**candidate.features, "verified": found})

    def _whole(self, stored: StoredPassage) -> WholeNames:
        """The question's names that the passage's article gives in full."""
        if stored.id not in self._whole_names:
            self._whole_names[stored.id] = WholeNames(self._question, stored)
        return self._whole_names[stored.id]

    def _told(self, stored: StoredPassage) -> Vector:
        """The passage's tokens, centred by its language: (tokens, dimension). Several of its sentences may be read."""
        if stored.id not in self._tokens_told:
            mean = self._profile.mean(Side.PASSAGE_TOKEN, stored.document.language)
            self._tokens_told[stored.id] = centred(stored.tokens.restore(), mean)
        return self._tokens_told[stored.id]

    def _alone(self, stored: StoredPassage) -> Vector:
        """The second model's cosine of each of the passage's sentences with the question: (sentences,)."""
        vectors = stored.sentence_vectors.restore()
        if self._alone_vector is None or vectors.shape != (len(stored.sentences), self._alone_vector.size):
            return np.zeros(len(stored.sentences), np.float32)
        found: Vector = vectors @ self._alone_vector
        return found

    def _alike(self, vectors: Vector, own: NDArray[np.bool_]) -> Vector:
        """The question against the mean of each sentence's tokens: (sentences,); `vectors` are the passage's, and `own`
        (sentences, tokens) tells which are of each."""
        if not vectors.size:
            return np.zeros(len(own), np.float32)
        alike: Vector = unit(own.astype(np.float32) @ vectors) @ self._vector
        return alike

    def _meeting(
        self,
        names: Sequence[Mapping[str, float]],
        said: Sequence[Matches],
        vectors: Vector,
        own: NDArray[np.bool_],
    ) -> list[dict[str, float]]:
        """How the question's tokens and each sentence's meet, sentence by sentence; `vectors` are the passage's, and
        `own` (sentences, tokens) tells which are of each, with those of a subject that it leaves out."""
        if not self._tokens.size or not vectors.size:
            return [dict.fromkeys(("tokens", "hardest", "window", "focus", "length"), 0.0) for _ in own]
        cosines = self._tokens @ vectors.T
        met = np.stack(
            [
                self._met(cosines[:, mine], across, translated)
                for mine, across, translated in zip(own, names, said, strict=True)
            ]
        )
        before = np.concatenate([np.zeros_like(met[:1]), met[:-1]])
        window = np.average(np.maximum(met, before), axis=1, weights=np.where(self._content_tokens, 1.0, _STOP_WORD))
        met = np.where(self._named_tokens, np.maximum(met, _NAME_AROUND * met.max(axis=0)), met)
        worst = np.sort(met[:, self._content_tokens], axis=1)
        lengths = own.sum(axis=1)
        signals = {
            "tokens": met.mean(axis=1),
            "hardest": worst[:, : max(1, worst.shape[1] // 3)].mean(axis=1),
            "window": window,
            "focus": own @ cosines.max(axis=0) / np.maximum(lengths, 1),
            "length": np.log(np.maximum(lengths, 1)),
        }
        return [dict(zip(signals, row, strict=True)) for row in np.stack([*signals.values()], axis=1).tolist()]

    def _met(self, cosines: Vector, names: Mapping[str, float], said: Matches) -> Vector:
        """How well each token of the question is met, (tokens,), by those with these cosines (tokens, others)."""
        met: Vector = cosines.max(axis=1) if cosines.shape[1] else np.zeros(len(cosines), np.float32)
        for name, surely in names.items():
            mine = self._name_tokens[name]
            met[mine] = np.maximum(met[mine], _NAME_MET * surely)
        for mine, surely in zip(self._word_tokens, said, strict=True):
            if surely:
                met[mine] = np.maximum(met[mine], _TRANSLATION_MET * surely)
        return met


def _author(stored: StoredPassage) -> SentenceWords | None:
    """The words of the name of who wrote a message; None of anything else."""
    message = stored.document.message
    return None if message is None or message.author is None else words_of(message.author)
