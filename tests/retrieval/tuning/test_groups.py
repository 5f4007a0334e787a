"""Groups to learn from: every question's right sentence is counted where it stands, and nothing held out is in them."""

from dataclasses import replace
from random import Random

from index.records import Document, Sentence, Span
from retrieval.evaluation.datasets import SCOPES, Dataset, EvaluationDocument, EvaluationQuestion, Gold
from retrieval.tuning.examples import FOLDS, Reader, fold_of_articles, held_out_articles


def _tokenise(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """A token a character, between a beginning and an end."""
    ids = [0, *(ord(letter) for letter in text), 1]
    return ids, [(0, 0), *((place, place + 1) for place in range(len(text))), (0, 0)]


def _document(language: str, article: str, place: int) -> EvaluationDocument:
    sentences = [f"{language} {article} {place} first.", f"{language} {article} {place} second."]
    text = " ".join(sentences)
    document = Document(
        SCOPES[language], f"{language}/{article}/{place}", "", None, None, None, language, text, (Span(0, len(text)),)
    )
    cut = len(sentences[0])
    return EvaluationDocument(
        document, (Sentence(document.id, 0, 0, cut), Sentence(document.id, 1, cut + 1, len(text))), article
    )


def _dataset() -> Dataset:
    documents: list[EvaluationDocument] = []
    questions: list[EvaluationQuestion] = []
    for article in "abc":
        for place in range(4):
            pair = {language: _document(language, article, place) for language in ("ar", "en")}
            documents += pair.values()
            gold = {language: Gold(each.document.id, 1) for language, each in pair.items()}
            questions += [
                EvaluationQuestion(f"{article}{place}", f"{article} {place}?", language, article, gold)
                for language in ("ar", "en")
            ]
    return Dataset("made up", tuple(documents), tuple(questions))


def _reader() -> Reader:
    return Reader(_tokenise, "q: ", "p: ", Random(3))


def _words(ids: list[int]) -> str:
    return "".join(map(chr, ids[1:-1]))


def test_every_right_sentence_is_counted_where_it_stands() -> None:
    groups = list(_reader().questions(_dataset(), frozenset()))
    assert groups
    for group in groups:
        shown = [
            "".join(
                chr(token) for token, place in zip(text.ids, text.sentences, strict=True) if place == number
            ).strip()
            for text in group.documents
            for number in range(text.count)
        ]
        for query in group.queries:
            article, place = _words(query.ids).removeprefix("q: ").removesuffix("?").split()
            for language, gold in query.gold.items():
                assert shown[gold] == f"{language} {article} {place} second."


def test_held_out_articles_are_in_no_group() -> None:
    dataset = _dataset()
    out = held_out_articles(dataset, 1)
    assert out == {"b"}
    asked = {_words(query.ids).split()[1] for group in _reader().questions(dataset, out) for query in group.queries}
    assert asked == {"a", "c"}
    assert frozenset.union(*(held_out_articles(dataset, fold) for fold in range(FOLDS))) == set("abc")
    assert fold_of_articles(dataset) == {"a": 0, "b": 1, "c": 2}


def test_a_few_words_ask_for_their_sentence_and_its_translation() -> None:
    pairs = [(f"عربي {number} كلمات هنا", f"english {number} words here") for number in range(30)]
    (group,) = _reader().clozes(pairs, ("ar", "en"))
    rows = [
        "".join(chr(token) for token, place in zip(text.ids, text.sentences, strict=True) if place == number).strip()
        for text in group.documents
        for number in range(text.count)
    ]
    translation = dict(pairs)
    for query in group.queries:
        words = set(_words(query.ids).removeprefix("q: ").split())
        assert words <= set(rows[query.gold[query.language]].split())
        assert translation[rows[query.gold["ar"]]] == rows[query.gold["en"]]


def test_a_question_without_an_answer_is_asked_of_its_own_article() -> None:
    dataset = _dataset()
    unanswered = EvaluationQuestion("x", "b lacks?", "en", "b", {})
    groups = list(_reader().questions(replace(dataset, questions=(*dataset.questions, unanswered)), frozenset()))
    asked = [
        any("b" in _words(text.ids) for text in group.documents)
        for group in groups
        for query in group.queries
        if _words(query.ids) == "q: b lacks?"
    ]
    assert asked
    assert all(asked)
    assert all(query.gold or _words(query.ids) == "q: b lacks?" for group in groups for query in group.queries)
