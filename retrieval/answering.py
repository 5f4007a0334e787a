"""A question in, a cited answer or an honest refusal out: analysis, search, evidence, selection, in that order."""

import math
from collections.abc import Sequence
from time import perf_counter

from index.embedding.protocol import Embedder
from index.library import Library, Scopes
from index.records import Span
from retrieval.candidate import Candidate
from retrieval.citing import citation
from retrieval.conversation.whole import made_whole
from retrieval.evidence import judged, rank, reordered
from retrieval.interviews import without_questions
from retrieval.marking import marked
from retrieval.profile import Profile, profile_of
from retrieval.question import Question, analyse
from retrieval.records import Answer, Citation, Evidence
from retrieval.search import PASSAGES_READ, search
from retrieval.selection import beside, select
from retrieval.stated.disagreement import disagree

EVIDENCE_LISTED = 5
NEAREST_SHOWN = 2
OFFERED_BESIDE = 3
"""Sentences that a language model is offered beside those that are quoted: with these it sees as many as are listed."""


class Answerer:
    """Answers questions from one library with one model. Safe to call from threads."""

    def __init__(self, library: Library, embedder: Embedder, offered_beside: int = 0) -> None:
        """`offered_beside` is how many citations an answer holds in `beside`, at most."""
        self._offered_beside = offered_beside
        self._library = library
        self._embedder = embedder
        self._profile: Profile = profile_of(embedder.name, embedder.dimension)

    def answer(
        self, text: str, scopes: Scopes, evidence_limit: int = EVIDENCE_LISTED, earlier: Sequence[str] = ()
    ) -> Answer:
        """Answer `text` from the documents of `scopes`; `earlier` are the conversation's last questions, newest last.

        Raises `QuestionError` for a question that can't be asked, `LibraryError` where the library fails.
        """
        clock = _Clock()
        asked = analyse(text)
        question = made_whole(asked, earlier)
        clock.lap("analysis")
        embedding = self._embedder.embed_question(question.text)
        clock.lap("embedding")
        passages = search(question, embedding, self._library, self._profile, scopes, PASSAGES_READ)
        clock.lap("search")
        ranked = rank(question, embedding, passages, self._profile)
        confidence, answered = judged(question, ranked, self._profile)
        ranked = reordered(ranked)
        told = without_questions(ranked)
        selected = select(told, are_answers=answered)
        chosen = _cite(question, selected, are_answers=answered)
        more = beside(told[:EVIDENCE_LISTED], selected, self._offered_beside) if answered else []
        clock.lap("evidence")
        return Answer(
            question=asked.text,
            language=question.language,
            answered=answered,
            confidence=confidence,
            citations=chosen if answered else (),
            beside=_cite(question, more, selected),
            sources_differ=answered and disagree(question, selected),
            nearest=() if answered else chosen[:NEAREST_SHOWN],
            evidence=tuple(_evidence(candidate, ranked[0].score) for candidate in ranked[:evidence_limit]),
            timings_ms=clock.laps,
        )


class _Clock:
    """Milliseconds by step, and in total."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {"total": 0.0}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        now = perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 2)
        self.laps["total"] = round(self.laps["total"] + self.laps[name], 2)
        self._last = now


def _evidence(candidate: Candidate, best: float) -> Evidence:
    """The candidate with its score as a share (0..1) of the best one's."""
    return Evidence(
        document_id=candidate.sentence.document_id,
        start=candidate.sentence.start,
        end=candidate.sentence.end,
        quote=candidate.quote,
        score=math.exp(candidate.score - best),
        features=candidate.features,
    )


def _cite(
    question: Question, chosen: Sequence[Candidate], before: Sequence[Candidate] = (), *, are_answers: bool = True
) -> tuple[Citation, ...]:
    """Citations of `chosen`, numbered after those of `before`; short answers are marked in answers alone."""
    quoted = {candidate.sentence for candidate in (*before, *chosen)}
    return tuple(
        citation(
            number,
            candidate.stored.document,
            Span(candidate.sentence.start, candidate.sentence.end),
            candidate.stored.sentences,
            language=question.language,
            question=question,
            context=None if candidate.context in quoted else candidate.context,
            answer=marked(question, candidate, is_first=number == 1) if are_answers else None,
        )
        for number, candidate in enumerate(chosen, len(before) + 1)
    )
