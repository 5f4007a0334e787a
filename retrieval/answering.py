"""A question in, a cited answer or an honest refusal out: analysis, search, evidence, selection, in that order."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from time import perf_counter

from index.embedding.protocol import Embedder
from index.embedding.records import QuestionEmbedding
from index.library import Library
from index.library_records import Scopes
from index.records import Sentence, Span
from retrieval.candidate import Candidate
from retrieval.citing import citation
from retrieval.conversation.courtesy import without_courtesies
from retrieval.conversation.parts import parted
from retrieval.conversation.whole import made_whole
from retrieval.corrections import without_withdrawn
from retrieval.evidence import judged, rank, reordered
from retrieval.interviews import without_questions
from retrieval.marking import marked
from retrieval.profile import Profile, profile_of
from retrieval.question import Question, analyse
from retrieval.records import Answer, Citation, Evidence
from retrieval.replies import with_replies
from retrieval.scoring import Scorer
from retrieval.search import PASSAGES_READ, FoundPassage, search
from retrieval.selection import MOST_QUOTES, beside, select
from retrieval.stated.disagreement import disagree

EVIDENCE_LISTED = 5
NEAREST_SHOWN = 2
_QUOTES_EACH = 2  # of the two questions of a message
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
        before = list(map(without_courtesies, earlier))
        bare = without_courtesies(asked.text)
        question = made_whole(asked if bare == asked.text else analyse(bare), before)
        found = [self._found(asked.text, question, scopes, clock, evidence_limit)]
        if not found[0].answered:
            by_part = self._found_by_part(question.text, before, scopes, clock, evidence_limit)
            found = by_part if any(each.answered for each in by_part) else found
        return self._answer(asked.text, found, evidence_limit, clock)

    def _found_by_part(
        self, text: str, earlier: Sequence[str], scopes: Scopes, clock: "_Clock", evidence_limit: int
    ) -> list["_Found"]:
        """What there is on each of a message's two questions, of which the second may lean on the first; nothing where
        it asks one."""
        found: list[_Found] = []
        for part in parted(text):
            whole = made_whole(analyse(part), [*earlier, *(each.asked for each in found)])
            found.append(self._found(part, whole, scopes, clock, evidence_limit))
        return found

    def _found(self, asked: str, question: Question, scopes: Scopes, clock: "_Clock", evidence_limit: int) -> "_Found":
        clock.lap("analysis")
        embedding = self._embedder.embed_question(question.plain)
        clock.lap("embedding")
        passages = search(question, embedding, self._library, self._profile, scopes, PASSAGES_READ)
        read = with_replies(question, passages, self._library, scopes)
        clock.lap("search")
        ranked = rank(question, embedding, read, self._profile)
        confidence, answered = judged(question, ranked, self._profile)
        ranked = reordered(ranked)
        told = without_withdrawn(without_questions(ranked))
        selected = select(told, are_answers=answered, question=question)
        if len(ranked) < evidence_limit and len(passages) == PASSAGES_READ:
            ranked = [*ranked, *self._beyond(question, embedding, read, scopes, evidence_limit, ranked[-1].score)]
        clock.lap("evidence")
        return _Found(asked, question, confidence, answered, ranked, told, selected)

    def _beyond(
        self,
        question: Question,
        embedding: QuestionEmbedding,
        read: Sequence[FoundPassage],
        scopes: Scopes,
        limit: int,
        last: float,
    ) -> list[Candidate]:
        """The sentences of passages that were not read to answer, in no case before those of the ones that were, which
        have the score `last` at least: how many are to be listed changes no answer."""
        known = {each.stored.id for each in read}
        found = search(question, embedding, self._library, self._profile, scopes, limit)
        beyond = [each for each in found if each.stored.id not in known]
        scored = Scorer(question, embedding, self._profile).scored(beyond)
        return [replace(each, score=min(each.score, last)) for each in scored]

    def _answer(self, text: str, found: Sequence["_Found"], evidence_limit: int, clock: "_Clock") -> Answer:
        """The answer to the one question that a message asks, or to its two."""
        question = found[0].question
        answers = [each for each in found if each.answered]
        room = MOST_QUOTES if len(found) == 1 else _QUOTES_EACH
        cited: list[Candidate] = []
        citations: list[Citation] = []
        for each in answers:
            new = [candidate for candidate in each.selected[:room] if candidate.sentence not in _sentences(cited)]
            citations += _cite(each.question, new, cited)
            cited += new
        told = [candidate for each in answers for candidate in each.told[:EVIDENCE_LISTED]]
        clock.lap("evidence")
        return Answer(
            question=text,
            language=question.language,
            answered=bool(answers),
            confidence=min(each.confidence for each in answers or found),
            citations=tuple(citations),
            beside=_cite(question, beside(told, cited, self._offered_beside), cited),
            sources_differ=any(disagree(each.question, each.selected[:room]) for each in answers),
            nearest=() if answers else _cite(question, found[0].selected[:NEAREST_SHOWN], are_answers=False),
            evidence=_listed([each.ranked for each in found], evidence_limit),
            timings_ms=clock.laps,
            unanswered=tuple(each.asked for each in found if answers and not each.answered),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What there is on one question, as it was `asked` and made whole: how sure it is, its sentences, those that tell
    something, and what is shown, each best first."""

    asked: str
    question: Question
    confidence: float
    answered: bool
    ranked: Sequence[Candidate]
    told: Sequence[Candidate]
    selected: Sequence[Candidate]


class _Clock:
    """Milliseconds by step, and in total."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {"total": 0.0}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        """Count the time since the last lap to this one, and to the total."""
        now = perf_counter()
        lap = round((now - self._last) * 1000, 2)
        for each in (name, "total"):
            self.laps[each] = round(self.laps.get(each, 0.0) + lap, 2)
        self._last = now


def _listed(ranked: Sequence[Sequence[Candidate]], limit: int) -> tuple[Evidence, ...]:
    """The best sentences of each question in turns, each once."""
    in_turns = zip_longest(*([_evidence(each, part[0].score) for each in part[:limit]] for part in ranked))
    listed: dict[tuple[str, int], Evidence] = {}
    for each in filter(None, chain.from_iterable(in_turns)):
        listed.setdefault((each.document_id, each.start), each)
    return tuple(listed.values())[:limit]


def _sentences(candidates: Sequence[Candidate]) -> set[Sentence]:
    return {each.sentence for each in candidates}


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
    shown = (*before, *chosen)
    quoted = _sentences(shown)
    return tuple(
        citation(
            number,
            candidate.stored.document,
            Span(candidate.sentence.start, candidate.sentence.end),
            candidate.stored.sentences,
            language=question.language,
            question=question,
            context=None if candidate.context in quoted else candidate.context,
            replies_to=candidate.replies_to,
            answer=marked(question, candidate, is_first=number == 1, quoted=shown) if are_answers else None,
        )
        for number, candidate in enumerate(chosen, len(before) + 1)
    )
