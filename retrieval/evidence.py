"""Which sentence answers, and how surely: the best of all sentences are read once more.

A question with its vectors and the found passages in; `Candidate` sentences out, best first, with their signals
(`retrieval.scoring`).
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import QuestionEmbedding
from retrieval.candidate import Candidate
from retrieval.doubts import doubts
from retrieval.interviews import told_by
from retrieval.profile import Profile
from retrieval.question import Question
from retrieval.roles.exchanged import tells_the_deed
from retrieval.scoring import Scorer
from retrieval.search import FoundPassage

READ_AGAIN = 3
"""As many as are shown at most."""
_SECOND_LOOK = 0.1
"""How much the second look's log-odds count beside the score where it is decided which sentence is shown first: chosen
on questions about news, and the best on the articles that it was learned from (docs/evaluation.md)."""


def rank(
    question: Question, embedding: QuestionEmbedding, passages: Sequence[FoundPassage], profile: Profile
) -> list[Candidate]:
    """All sentences with a word in them, best score first; ties in the order of documents and sentences.

    A question that stands in a source, and that nothing answers there, is not among them: it would be left out
    of the answer, and whatever came next would be as sure as it is.
    The best `READ_AGAIN` are read once more, and those of them that tell the asked deed with its roles exchanged go
    behind the others. How sure the first is, is how sure it is that one of those answers; which of them to show first,
    `reordered` tells. How likely each of them is to answer by itself is told as `likely`, a probability.
    """
    scorer = Scorer(question, embedding, profile)
    scored = scorer.scored(passages)
    found = [each for each in scored if told_by(each)] or scored
    again = [(each, _doubts(question, each)) for each in map(scorer.verified, found[:READ_AGAIN])]
    read = _in_order(question, again)
    likely = [(_with_likelihood(question, each, against, profile), against) for each, against in read]
    return [*_with_sureness(likely), *found[READ_AGAIN:]]


def reordered(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The same sentences, the first of which change places with what the second look makes of them.

    The score of each place stays, so that how far the others lie below the best is no matter of the second look.
    """
    again = ranked[:READ_AGAIN]
    verified = [each.features.get("verified", 0.0) for each in again]
    exchanged = [each.is_exchanged for each in again]
    order = second_look(np.array([each.score for each in again]), np.array(verified), np.array(exchanged))
    first = [replace(ranked[place], score=each.score) for each, place in zip(again, order, strict=True)]
    return [*first, *ranked[READ_AGAIN:]]


def second_look(
    scores: NDArray[np.floating], verified: NDArray[np.floating], exchanged: NDArray[np.bool_]
) -> NDArray[np.intp]:
    """The places of the best sentences, best first, once they are read again, and those last that tell the exchanged
    deed. `scores`, what the second look makes of them (`verified`, log-odds) and whether they are `exchanged` have
    shape (sentences,)."""
    return np.lexsort((-(scores + _SECOND_LOOK * verified), exchanged))


def judged(question: Question, ranked: Sequence[Candidate], profile: Profile) -> tuple[float, bool]:
    """How sure it is (0..1) that one of the best sentences answers, and whether that is enough.

    The best of `ranked`, as `rank` has them, may be a question that stands in a source, in whose place its answer is
    shown. Then it is as sure as that is like the reader's question, for an answer's own words are seldom those that it
    is asked for by; whether it holds what is asked for is judged of the answer itself. Where nothing but questions that
    nobody answers was found, nothing is sure.
    """
    if not ranked or not told_by(ranked[0]):
        return 0.0, False
    judge = profile.judge(question.language, ranked[0].stored.document.language)
    confidence = judge.confidence(ranked[0].features)
    return confidence, confidence >= judge.threshold


_Doubted = tuple[Candidate, dict[str, float]]
"""What was read again, with what speaks against it."""


def _in_order(question: Question, again: Sequence[_Doubted]) -> list[_Doubted]:
    """What was read again, what tells the exchanged deed last; the score of each place stays, as in `reordered`.

    What stands in a document with a sentence that tells it, and doesn't tell the deed itself, only goes on from it:
    "The governor did not reply." owes its signals to the sentence before it, and counts as one of that kind.
    """
    telling = {each.sentence.document_id for each, against in again if against["exchanged"]}
    known = [
        (each, {**against, "exchanged": 1.0})
        if each.sentence.document_id in telling and not tells_the_deed(question.plain, each.quote)
        else (each, against)
        for each, against in again
    ]
    order = sorted(known, key=lambda each: each[1]["exchanged"])
    return [
        (replace(candidate, score=there.score), against)
        for (there, _), (candidate, against) in zip(again, order, strict=True)
    ]


def _with_likelihood(question: Question, read: Candidate, against: dict[str, float], profile: Profile) -> Candidate:
    """What was read again, with how likely it is to answer: as sure as it would be if it were the only one read."""
    if "verified" not in read.features:
        return read
    judge = profile.judge(question.language, read.stored.document.language)
    alone = {**read.features, **against, "surest": read.features["verified"]}
    return replace(read, features={**read.features, "likely": judge.confidence(alone)})


def _doubts(question: Question, candidate: Candidate) -> dict[str, float]:
    """What speaks against a candidate, or against what answers it where it is a question that stands in a source."""
    told = told_by(candidate)
    if not told:
        return doubts(question, candidate.stored.document, candidate.quote, candidate.before)
    return doubts(question, told[0].stored.document, told[0].text)


def _with_sureness(read: Sequence[_Doubted]) -> list[Candidate]:
    """What was read again, the first with the signals that tell how sure it is, and not which is the best.

    Where the first is a question that stands in a source, its own signals tell what is spoken of there; the doubts
    are about what answers it, for that is what is shown. What tells the exchanged deed is marked wherever it stands,
    and makes nothing surer where the first doesn't.
    """
    if not read:
        return []
    told = [
        replace(each, features={**each.features, "exchanged": 1.0}) if against["exchanged"] else each
        for each, against in read
    ]
    first, found = told[0], dict(read[0][1])
    counted = [each for each in told if each.is_exchanged == first.is_exchanged]
    verified = [each.features["verified"] for each in counted if "verified" in each.features]
    if verified:
        found["surest"] = max(verified)
    return [replace(first, features={**first.features, **found}), *told[1:]]
