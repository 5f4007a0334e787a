"""Questions that stand in the sources: an interviewer's "What worries you most?" is no answer, what follows it may be.

Ranked candidates in; those that tell something out, in their order. Only of a passage that asks and tells nothing the
questions stay: there they are what is told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.records import Sentence
from index.text import tokens
from retrieval.evidence import Candidate
from retrieval.speech.saying import speaks_of_saying

_ASKS = re.compile(r"\w[^\w]*?[?؟][?؟!\s\"'’”»)\]\u200e\u200f\u2069]*\Z")
_REPORTED = re.compile(r"\A([^?؟]*?):")
_ASKING = frozenset("asked asks ask wondered wonders سال سالت سالوا تساءل تساءلت تساءلوا يتساءل تتساءل".split())
_FEW_WORDS = 4
"""A sentence of so many is but the beginning of an answer: "Not the heat." """


def asks(sentence: str) -> bool:
    """Whether a sentence is a question of whoever wrote it, and not one that somebody is reported to have asked."""
    if _ASKS.search(sentence) is None:
        return False
    reported = _REPORTED.match(sentence)
    if reported is None:
        return True
    is_asked = any(word.folded.removeprefix("و") in _ASKING for word in tokens(reported[1]))
    return not (is_asked or speaks_of_saying(reported[1]))


def without_questions(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that ask nothing, best first. What follows a question ranks with it, and has it as its context."""
    scores: dict[Sentence, float] = {}
    context: dict[Sentence, Sentence] = {}
    dropped: set[Sentence] = set()
    for candidate in ranked:
        if not asks(candidate.quote):
            continue
        sentences = candidate.stored.sentences
        if not all(asks(_text(candidate, each)) for each in sentences):
            dropped.add(candidate.sentence)
        for sentence in _answer(candidate):
            scores[sentence] = max(scores.get(sentence, candidate.score), candidate.score)
            context[sentence] = sentences[sentences.index(sentence) - 1]
    told = [
        replace(
            each,
            score=max(each.score, scores.get(each.sentence, each.score)),
            context=context.get(each.sentence, each.context),
        )
        for each in ranked
        if each.sentence not in dropped
    ]
    return sorted(told, key=lambda each: -each.score) or list(ranked)


def _answer(question: Candidate) -> Sequence[Sentence]:
    """The sentences of the passage that answer a question: the next that asks nothing, and if that is but a few words,
    the one after it."""
    sentences = question.stored.sentences
    place = sentences.index(question.sentence) + 1
    while place < len(sentences) and asks(_text(question, sentences[place])):
        place += 1
    following = sentences[place : place + 2]
    if len(following) < 2 or len(tokens(_text(question, following[0]))) > _FEW_WORDS:
        return following[:1]
    return following[:1] if asks(_text(question, following[1])) else following


def _text(candidate: Candidate, sentence: Sentence) -> str:
    return candidate.stored.document.text[sentence.start : sentence.end]
