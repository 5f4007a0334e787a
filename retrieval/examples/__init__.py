"""Example questions: what a newcomer may ask first, about the newest articles, each known to be answered.

A library and something that answers in; up to three questions in a language out. Sentences of the newest documents
propose questions (who said what, what goes on between countries), and a question is offered only where the answer to it
is sure and quotes the sentence that proposed it.
"""

import threading
from collections.abc import Callable, Iterator
from itertools import zip_longest

from index.library import Library
from index.library_records import Scopes
from index.records import Document
from index.text import fold
from retrieval.examples.arabic import ArabicArticle
from retrieval.examples.candidates import Candidate
from retrieval.examples.english import EnglishArticle
from retrieval.examples.topics import topics
from retrieval.quotation import Quotation
from retrieval.records import Answer

MOST_EXAMPLES = 3
_MOST_TRIES = 10
"""Questions asked to find three that are answered: each costs what an answer costs."""
_DOCUMENTS_READ = 60  # at most: reading stops where enough of them propose something
_SENTENCES_READ = 40  # of one document: the news comes first
_REMEMBERED = 100

_Key = tuple[str, tuple[str, ...]]


class Examples:
    """Finds example questions, and remembers them until the library changes. Safe to call from threads."""

    def __init__(self, library: Library, answer: Callable[[str, Scopes], Answer]) -> None:
        self._library = library
        self._answer = answer
        self._found: dict[_Key, tuple[str, list[str]]] = {}
        self._lock = threading.Lock()

    def find(self, language: str, scopes: Scopes) -> list[str]:
        """Up to three questions in `language` ("ar" or "en"), the best first. Raises what answering raises."""
        key = (language, tuple(sorted(scope.name for scope in scopes)))
        revision = self._library.revision(scopes)
        with self._lock:
            known = self._found.get(key)
        if known is not None and known[0] == revision:
            return list(known[1])
        found = self._search(language, scopes)
        with self._lock:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = (revision, found)
        return list(found)

    def _search(self, language: str, scopes: Scopes) -> list[str]:
        waiting = list(self._candidates(language, scopes))
        answers: dict[str, Answer] = {}
        chosen: list[Candidate] = []
        # First such as have nothing in common and are answered by what proposed them first of all.
        for is_strict in (True, False):
            for candidate in waiting:
                if len(chosen) == MOST_EXAMPLES:
                    break
                if any(_alike(candidate, other, is_strict=is_strict) for other in chosen):
                    continue
                if candidate.question not in answers:
                    if len(answers) == _MOST_TRIES:
                        continue
                    answers[candidate.question] = self._answer(candidate.question, scopes)
                if _is_answered(candidate, answers[candidate.question], is_strict=is_strict):
                    chosen.append(candidate)
        return [each.question for each in chosen]

    def _candidates(self, language: str, scopes: Scopes) -> Iterator[Candidate]:
        """The best of each document, newest first, then the second best of each, and so on."""
        by_document: list[list[Candidate]] = []
        for stored in self._library.newest(scopes, None, _DOCUMENTS_READ):
            found = {each.question: each for each in self._read(stored.document, language, scopes)}
            if found:
                by_document.append(sorted(found.values(), key=lambda each: (each.rank, each.sentence.ordinal)))
            if len(by_document) == _MOST_TRIES:
                break
        for row in zip_longest(*by_document):
            yield from (candidate for candidate in row if candidate is not None)

    def _read(self, document: Document, language: str, scopes: Scopes) -> Iterator[Candidate]:
        sentences = self._library.sentences(document.id, scopes)[:_SENTENCES_READ]
        article = ArabicArticle if document.language == "ar" else EnglishArticle
        yield from article(document, sentences).candidates(language)
        for sentence in sentences:
            yield from topics(Quotation(document.text[sentence.start : sentence.end]), sentence, language)


def _is_answered(candidate: Candidate, answer: Answer, *, is_strict: bool) -> bool:
    """Whether a quote of the answer, or even the first, is the sentence that proposed the question."""
    quoted = answer.citations[:1] if is_strict else answer.citations
    place = (candidate.sentence.document_id, candidate.sentence.start)
    return answer.answered and place in [(citation.document_id, citation.start) for citation in quoted]


def _alike(one: Candidate, other: Candidate, *, is_strict: bool) -> bool:
    if one.sentence == other.sentence or _same_person(one.person, other.person):
        return True
    return is_strict and not one.about.isdisjoint(other.about)


def _same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's, called in full and by what the name ends with: "Minister Badr", "Badr"."""
    longer, shorter = sorted((fold(one).split(), fold(other).split()), key=len, reverse=True)
    return bool(shorter) and longer[-len(shorter) :] == shorter
