"""Questions that stand in the sources: an interviewer's "What worries you most?" is no answer, what follows it may be.
Nor is a line that only leads to what follows: "Key figures:".

Ranked candidates in; those that tell something out, in their order. Only of a passage that asks and tells nothing the
questions stay, unless it is a message: there they are what is told.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.records import Sentence
from retrieval.candidate import Candidate, Reply
from retrieval.records import Quoted
from retrieval.speech.asking import asks
from retrieval.talk import answers
from retrieval.talk.answers import LOOKED_BACK, goes_on


def told_by(candidate: Candidate) -> tuple[Reply, ...]:
    """What a candidate tells: itself, or where it asks, what answers it: what others replied to the message that it
    stands in, else what follows it there. Nothing where it asks and nothing answers it."""
    if candidate.replies and asks(candidate.quote):
        return candidate.replies
    sentences = tuple(answers.told_by(candidate.stored, candidate.sentence))
    return (Reply(candidate.stored, sentences),) if sentences else ()


def without_questions(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that ask nothing and lead to nothing, best first. What answers a question ranks with it, and has
    it as its context.

    Its rank is the question's because an answer's own words need not be those that were asked for: "Not the heat." says
    nothing of the reef, the "What worries you most about the reef?" before it does.
    """
    asked: dict[Sentence, Candidate] = {}
    dropped: set[Sentence] = set()
    for candidate in ranked:
        if candidate.quote.endswith(":"):
            dropped.add(candidate.sentence)
            continue
        if not asks(candidate.quote):
            continue
        answering = [sentence for reply in told_by(candidate) for sentence in reply.sentences]
        if candidate.sentence in answering:
            continue
        dropped.add(candidate.sentence)
        for sentence in answering:
            asked[sentence] = max(asked.get(sentence, candidate), candidate, key=lambda each: each.score)
    told = [
        replace(_as_good_as(each, asked.get(each.sentence, each)), context=_context(each))
        for each in ranked
        if each.sentence not in dropped
    ]
    return sorted(told, key=lambda each: -each.score) or list(ranked)


def _as_good_as(candidate: Candidate, asked: Candidate) -> Candidate:
    """The candidate with the score of the question that it answers, as likely, where these are higher, and with the
    doubt that is known of its answer."""
    is_elsewhere = asked.sentence.document_id != candidate.sentence.document_id
    return replace(
        candidate,
        score=max(candidate.score, asked.score),
        features=candidate.with_signals_of(asked, "likely", "exchanged"),
        replies_to=_quoted(asked) if is_elsewhere else None,
    )


def _quoted(question: Candidate) -> Quoted:
    place = question.sentence
    return Quoted(place.document_id, place.start, place.end, question.quote)


def _context(candidate: Candidate) -> Sentence | None:
    """The sentence that a candidate is shown with, as `retrieval.citing.cite` finds it once more."""
    stored = candidate.stored
    earlier = stored.sentences[: stored.sentences.index(candidate.sentence)]
    before = [*([] if stored.before is None else [stored.before]), *earlier][-LOOKED_BACK:]
    texts = [stored.document.text[each.start : each.end] for each in before]
    return before[-1] if goes_on(texts, candidate.quote) else None
