"""Questions written for Qawl about sentences of others: they ask across languages what the question sets ask in one.

They hold none of the sets' text, and say which sentence they ask about. Rows of `questions/flores.tsv` begin with the
number of a sentence pair (from 1), of `questions/xquad.tsv` with article, paragraph and sentence (from 0). A question
in English follows, and the same in Arabic. Rows of `questions/qed.tsv` and `questions/arcd.tsv` begin with the id of a
question of that set that the same sentence answers; one in the set's other language follows. Rows and data in; datasets
out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

from retrieval.evaluation.datasets import Dataset, EvaluationDocument, EvaluationQuestion, Gold
from retrieval.tuning.examples import DOCUMENTS_TOGETHER, PAIRS_IN_A_DOCUMENT
from retrieval.tuning.lines import LANGUAGES, of_lines

Row = Sequence[str]
"""What a question asks about, and the question, in one language or in both."""

_QUESTIONS = files("retrieval.tuning") / "questions"


def written(name: str) -> list[Row]:
    """The rows of `questions/<name>.tsv`."""
    return [line.split("\t") for line in (_QUESTIONS / f"{name}.tsv").read_text("utf-8").splitlines()]


def with_written(name: str, dataset: Dataset) -> Dataset:
    """The set with the questions that were written for Qawl about its sentences."""
    match name:
        case "xquad-r":
            return asked_in_both(dataset, written("xquad"))
        case "arcd/arcd-train.json":
            return asked_across(dataset, written("arcd"), "en")
        case "qed/qed-dev.jsonlines":
            return asked_across(dataset, written("qed"), "ar")
        case _:
            raise KeyError(f"nothing was written about {name}")


def asked_across(dataset: Dataset, rows: Iterable[Row], language: str) -> Dataset:
    """`dataset` with questions in `language` about sentences that its own questions ask about.

    Raises `KeyError` for a row about another edition of the data.
    """
    known = {each.id: each for each in dataset.questions}
    added = [
        EvaluationQuestion(f"{id_}/{language}/{number}", text, language, known[id_].article, known[id_].gold)
        for number, (id_, text) in enumerate(rows)
    ]
    return replace(dataset, questions=(*dataset.questions, *added))


def asked_in_both(dataset: Dataset, rows: Iterable[Row]) -> Dataset:
    """`dataset`, whose documents are there in both languages, with questions in both about sentences by their place.

    Raises `KeyError` for a row about another edition of the data.
    """
    documents = {each.document.origin: each for each in dataset.documents}
    added: list[EvaluationQuestion] = []
    for number, (place, *texts) in enumerate(rows):
        origin, _, ordinal = place.rpartition("/")
        asked_about = {language: documents[f"{language}/{origin}"] for language in LANGUAGES}
        gold = {language: Gold(each.document.id, int(ordinal)) for language, each in asked_about.items()}
        for language, text in zip(LANGUAGES, texts, strict=True):
            article = asked_about[language].article
            added.append(EvaluationQuestion(f"{place}/{language}/{number}", text, language, article, gold))
    return replace(dataset, questions=(*dataset.questions, *added))


def pairs_asked_about(pairs: Sequence[tuple[str, str]], rows: Iterable[Row], shift: int = 0) -> Dataset:
    """Translated sentences, (English, Arabic) each, as short documents with questions in both languages about them.

    The first document ends after `shift` pairs where that is not 0, each other one holds five.
    """
    edges = sorted({0, len(pairs), *range(shift, len(pairs), PAIRS_IN_A_DOCUMENT)})
    documents: list[EvaluationDocument] = []
    article_and_gold: list[tuple[str, dict[str, Gold]]] = []
    for start, end in pairwise(edges):
        # A group's worth of neighbours: they are often of one article, and so make the harder wrong sentences.
        article = str(start // (PAIRS_IN_A_DOCUMENT * DOCUMENTS_TOGETHER[2]))
        versions = {
            language: of_lines(str(start), article, language, [pair[side] for pair in pairs[start:end]])
            for side, language in enumerate(LANGUAGES)
        }
        documents += versions.values()
        article_and_gold += (
            (article, {language: Gold(each.document.id, ordinal) for language, each in versions.items()})
            for ordinal in range(end - start)
        )
    questions = [
        EvaluationQuestion(f"{row}/{language}/{number}", text, language, *article_and_gold[int(row) - 1])
        for number, (row, *texts) in enumerate(rows)
        for language, text in zip(LANGUAGES, texts, strict=True)
    ]
    return Dataset("pairs", tuple(documents), tuple(questions))
