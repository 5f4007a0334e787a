"""Examples from a library: only questions that are answered by what proposed them, newest first, remembered till the
library changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from newsroom import article, newsroom
from tiny_embedder import TinyEmbedder

from index.library import Library
from index.library_records import DocumentSummary, Scopes
from index.records import LIBRARY, Document, Scope
from retrieval.answering import Answerer
from retrieval.examples import MOST_EXAMPLES, Examples
from retrieval.records import Answer

CHAT = Scope.chat(-7)
SPEECHES = (
    "وقال رئيس إيران إن التجارة مع كازاخستان تنمو.",
    "وحذرت رئيسة وزراء إيطاليا من أزمة الغاز.",
    "وأعلنت تركيا أن المعبر مفتوح.",
    "ودعا ملك الأردن إلى التهدئة في المنطقة.",
)


def spoken(number: int, scope: Scope = LIBRARY) -> Document:
    document = article(str(number), f"عنوان {number}\n\n{SPEECHES[number]}", scope)
    return replace(document, published=datetime(2026, 1, 1 + number, tzinfo=UTC))


class Asked:
    """A real answerer, and what it was asked."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self.questions: list[str] = []

    def __call__(self, question: str, scopes: Scopes) -> Answer:
        self.questions.append(question)
        answer = self._answerer.answer(question, scopes)
        # The tiny model has no judge that was fitted to it: what it finds first counts as sure.
        return replace(answer, answered=True, citations=answer.citations or answer.nearest)


def test_the_newest_documents_are_asked_about_first(library: Library, embedder: TinyEmbedder) -> None:
    asked = Asked(newsroom(library, embedder, [spoken(number) for number in range(4)]))
    found = Examples(library, asked).find("ar", [LIBRARY])
    assert found == ["إلى ماذا دعا ملك الأردن؟", "ماذا أعلنت تركيا؟", "ممّ حذّرت رئيسة وزراء إيطاليا؟"]
    assert len(found) == MOST_EXAMPLES


def test_the_library_is_not_listed_for_them(
    library: Library, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Scopes] = []

    def documents(scopes: Scopes) -> list[DocumentSummary]:
        listed.append(scopes)
        return []

    monkeypatch.setattr(library, "documents", documents)
    asked = Asked(newsroom(library, embedder, [spoken(number) for number in range(4)]))
    assert len(Examples(library, asked).find("ar", [LIBRARY])) == MOST_EXAMPLES
    assert listed == []


def test_they_are_in_the_language_that_is_asked_for(library: Library, embedder: TinyEmbedder) -> None:
    answerer = newsroom(library, embedder, [spoken(2)])

    def answer(question: str, scopes: Scopes) -> Answer:
        """As a model of both languages would: the tiny one can't read across."""
        return Asked(answerer)("ماذا أعلنت تركيا؟", scopes)

    assert Examples(library, answer).find("en", [LIBRARY]) == ["What did Turkey announce?"]


def test_what_is_not_answered_is_not_offered(library: Library, embedder: TinyEmbedder) -> None:
    asked = Asked(newsroom(library, embedder, [spoken(number) for number in range(4)]))

    def refuse(question: str, scopes: Scopes) -> Answer:
        return replace(asked(question, scopes), answered=False, citations=())

    assert Examples(library, refuse).find("ar", [LIBRARY]) == []
    assert len(asked.questions) == 4


def test_what_another_sentence_answers_is_not_offered(library: Library, embedder: TinyEmbedder) -> None:
    asked = Asked(newsroom(library, embedder, [spoken(number) for number in range(4)]))

    def astray(question: str, scopes: Scopes) -> Answer:
        return asked(SPEECHES[0], scopes)

    assert Examples(library, astray).find("ar", [LIBRARY]) == ["ماذا قال رئيس إيران عن كازاخستان؟"]


def test_they_are_remembered_until_these_scopes_change(library: Library, embedder: TinyEmbedder) -> None:
    asked = Asked(newsroom(library, embedder, [spoken(0)]))
    examples = Examples(library, asked)
    first = examples.find("ar", [LIBRARY])
    before = len(asked.questions)
    newsroom(library, embedder, [spoken(1, CHAT)])
    assert examples.find("ar", [LIBRARY]) == first
    assert len(asked.questions) == before
    newsroom(library, embedder, [spoken(2)])
    assert examples.find("ar", [LIBRARY]) == ["ماذا أعلنت تركيا؟", *first]


def test_another_scope_proposes_nothing(library: Library, embedder: TinyEmbedder) -> None:
    examples = Examples(library, Asked(newsroom(library, embedder, [spoken(1, CHAT)])))
    assert examples.find("ar", [LIBRARY]) == []
    assert examples.find("ar", []) == []
    assert examples.find("ar", [LIBRARY, CHAT]) == ["ممّ حذّرت رئيسة وزراء إيطاليا؟"]


def test_two_questions_are_never_about_one_sentence(library: Library, embedder: TinyEmbedder) -> None:
    text = "عنوان\n\nأعلن رئيس إيران أن المعبر مفتوح، ورحب بالاتفاق، وطالب بالتهدئة، ودعا إلى لقاء."
    examples = Examples(library, Asked(newsroom(library, embedder, [article("one", text)])))
    assert examples.find("ar", [LIBRARY]) == ["إلى ماذا دعا رئيس إيران؟"]


@pytest.mark.parametrize(
    ("language", "sentences", "person"),
    [
        ("en", ("Last week Minister Yaarub Badr said it was open.", "On Sunday Badr announced a line."), "Badr"),
        ("ar", ("وقال أحمد الشرع إن المعبر مفتوح.", "وأعلن أحمد الشرع أن المطار جاهز."), "الشرع"),
    ],
)  # fmt: skip
def test_two_questions_are_never_about_one_person(
    library: Library, embedder: TinyEmbedder, language: str, sentences: tuple[str, str], person: str
) -> None:
    news = [article(str(number), f"Title {number}\n\n{said}") for number, said in enumerate(sentences)]
    found = Examples(library, Asked(newsroom(library, embedder, news))).find(language, [LIBRARY])
    assert len(found) == 1
    assert person in found[0]
