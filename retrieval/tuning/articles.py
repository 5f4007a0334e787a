"""Articles invented for Qawl, told in English and in Arabic sentence by sentence, with questions in both.

The rows of `articles.tsv` begin with what they are, English follows, and then Arabic: `T` begins an article with its
title, `S` is a sentence, `Q` a question that the sentence before it answers, `N` one that sounds as if the article
answered it, and isn't answered by it. Rows in, a dataset out.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from retrieval.evaluation.datasets import Dataset, EvaluationDocument, EvaluationQuestion, Gold
from retrieval.tuning.lines import LANGUAGES, of_lines

Row = tuple[str, str, str]
"""What it is, and how it reads in English and in Arabic."""

SENTENCES_TOGETHER = 6
"""In a document: an article makes several, which are each other's harder wrong sources."""


def invented() -> list[Row]:
    """The rows of `articles.tsv`."""
    lines = (files("retrieval.tuning") / "articles.tsv").read_text("utf-8").splitlines()
    return [(kind, english, arabic) for kind, english, arabic in (line.split("\t") for line in lines)]


def articles_asked_about(rows: Iterable[Row]) -> Dataset:
    """The articles as documents of up to `SENTENCES_TOGETHER` sentences, with their questions; one that has no answer
    has no gold. Raises `ValueError` for rows that don't begin with a title, or of another kind."""
    documents: list[EvaluationDocument] = []
    questions: list[EvaluationQuestion] = []
    for number, (titles, told) in enumerate(_articles(rows)):
        article = str(number)
        sentences = [row for row in told if row[0] == "S"]
        parts = -(-len(sentences) // SENTENCES_TOGETHER)
        gold: list[dict[str, Gold]] = []
        for part in range(parts):
            mine = sentences[part * len(sentences) // parts : (part + 1) * len(sentences) // parts]
            versions = [
                of_lines(f"{article}/{part}", article, language, [row[side] for row in mine], titles[side])
                for side, language in enumerate(LANGUAGES, 1)
            ]
            documents += versions
            gold += [
                {each.document.language: Gold(each.document.id, ordinal) for each in versions}
                for ordinal in range(len(mine))
            ]
        questions += _questions(article, told, gold)
    return Dataset("articles", tuple(documents), tuple(questions))


def _articles(rows: Iterable[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each article's title and its other rows."""
    title, told = None, list[Row]()
    for row in rows:
        if row[0] == "T":
            if title is not None:
                yield title, told
            title, told = row, []
        elif title is None or row[0] not in {"S", "Q", "N"}:
            raise ValueError(f"no row of an article: {row}")
        else:
            told.append(row)
    if title is not None:
        yield title, told


def _questions(article: str, told: Sequence[Row], gold: Sequence[dict[str, Gold]]) -> Iterator[EvaluationQuestion]:
    """An article's questions in both languages; `gold` are its sentences."""
    sentence = -1
    for number, (kind, *texts) in enumerate(told):
        if kind == "S":
            sentence += 1
            continue
        answer = gold[sentence] if kind == "Q" else {}
        for language, text in zip(LANGUAGES, texts, strict=True):
            yield EvaluationQuestion(f"{article}/{language}/{number}", text, language, article, answer)
