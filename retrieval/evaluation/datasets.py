"""Question answering data into documents and questions with known answer sentences.

Understood: XQuAD-R (a folder with `ar.json` and `en.json`: every question in both languages), SQuAD-like JSON such as
ARCD, QED (JSON lines), and articles with questions in either language (JSON lines, as in `bench/articles`). A
question without an answer, as SQuAD 2 has them, is left out and counted; those of articles are kept beside the others.
Raises `SourceError` for anything else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.language import language_of
from index.records import Document, Scope, Sentence, Span
from index.segmentation import sentences

SCOPES: Mapping[str, Scope] = {"ar": Scope.chat(1), "en": Scope.chat(2)}
"""Each language's documents are a pool of their own; searching both scopes searches the mixed pool."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence that answers: its document and its ordinal in it."""

    document_id: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class EvaluationDocument:
    """A paragraph as a document, with the sentences that the data cuts it into, and the article it is from."""

    document: Document
    sentences: tuple[Sentence, ...]
    article: str


@dataclass(frozen=True, slots=True)
class EvaluationQuestion:
    """A question with the sentence that answers it in each language that has one; without any, it `fits` a text in that
    language, which doesn't answer it."""

    id: str
    text: str
    language: str
    article: str
    gold: Mapping[str, Gold]
    fits: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Documents and questions of one collection.

    `unanswered` are questions that fit an article and that nothing answers. `left_out` counts those of the data that
    are among neither: no sentence is known to answer them.
    """

    name: str
    documents: tuple[EvaluationDocument, ...]
    questions: tuple[EvaluationQuestion, ...]
    left_out: int = 0
    unanswered: tuple[EvaluationQuestion, ...] = ()

    def directions(self) -> list[tuple[str, str]]:
        """The pairs of question and document language that have questions with an answer, question language first."""
        pairs = {(question.language, language) for question in self.questions for language in question.gold}
        return sorted(pairs)


def read_dataset(path: Path) -> Dataset:
    """The dataset at `path`, by its form. Raises `SourceError` where it has none that is known."""
    try:
        if path.is_dir():
            dataset = _xquad_r(path)
        elif path.suffix in {".jsonl", ".jsonlines"}:
            dataset = _lines(path)
        else:
            dataset = _squad(path)
    except OSError as error:
        named = Path(error.filename or path).name
        raise SourceError(str(path), f"not a dataset: {named} can't be read: {error.strerror or error}") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise SourceError(
            str(path),
            f"not a dataset in a known form (XQuAD-R folder, SQuAD JSON, QED or articles in JSON lines): {error!r}",
        ) from error
    if not dataset.questions:
        raise SourceError(str(path), "not a dataset: it holds no question with an answer")
    return dataset


def _document(origin: str, title: str, language: str, text: str, spans: list[Span], article: str) -> EvaluationDocument:
    document = Document(SCOPES[language], origin, title, None, None, None, language, text, (Span(0, len(text)),))
    cut = tuple(Sentence(document.id, ordinal, span.start, span.end) for ordinal, span in enumerate(spans))
    return EvaluationDocument(document, cut, article)


def _gold(document: EvaluationDocument, start: int) -> Gold | None:
    """The sentence of `document` that holds the code point at `start`."""
    found = [each.ordinal for each in document.sentences if each.start <= start < each.end]
    return Gold(document.document.id, found[0]) if found else None


def _first_answer(document: EvaluationDocument, answers: list[Any]) -> Gold | None:
    """The sentence of the first of SQuAD's answers; None where there is no answer."""
    return _gold(document, answers[0]["answer_start"]) if answers else None


def _paragraphs(file: Path, language: str | None) -> Iterator[tuple[EvaluationDocument, list[Any]]]:
    """The paragraphs of a SQuAD-like file with their questions; sentences as the file cuts them, else as we do."""
    for number, article in enumerate(json.loads(file.read_text("utf-8"))["data"]):
        title = article["title"].replace("_", " ")
        for place, paragraph in enumerate(article["paragraphs"]):
            text = paragraph["context"]
            breaks = paragraph.get("sentence_breaks")
            spans = [Span(*each) for each in breaks] if breaks else sentences(text)
            known = language or language_of(text)
            yield _document(f"{known}/{number}/{place}", title, known, text, spans, str(number)), paragraph["qas"]


def _xquad_r(folder: Path) -> Dataset:
    documents: list[EvaluationDocument] = []
    asked: list[tuple[str, str, str, str]] = []
    gold: dict[str, dict[str, Gold]] = {}
    for language in SCOPES:
        for document, questions in _paragraphs(folder / f"{language}.json", language):
            documents.append(document)
            for each in questions:
                asked.append((each["id"], each["question"], language, document.article))
                answer = _first_answer(document, each["answers"])
                if answer is not None:
                    gold.setdefault(each["id"], {})[language] = answer
    answered = tuple(EvaluationQuestion(*each, gold[each[0]]) for each in asked if each[0] in gold)
    return Dataset(folder.name, tuple(documents), answered, len(asked) - len(answered))


def _squad(file: Path) -> Dataset:
    documents: list[EvaluationDocument] = []
    questions: list[EvaluationQuestion] = []
    left_out = 0
    for document, qas in _paragraphs(file, None):
        documents.append(document)
        language = document.document.language
        for each in qas:
            answer = _first_answer(document, each["answers"])
            if answer is None:
                left_out += 1
                continue
            text = each["question"].strip(" -")  # ARCD's questions begin with a list dash
            questions.append(EvaluationQuestion(str(each["id"]), text, language, document.article, {language: answer}))
    return Dataset(file.stem, tuple(documents), tuple(questions), left_out)


def _lines(file: Path) -> Dataset:
    """Either form of JSON lines, by what the first line has."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return _asked_about(file.stem, rows) if rows and "questions" in rows[0] else _qed(file.stem, rows)


def _asked_about(name: str, rows: Sequence[Any]) -> Dataset:
    """Texts (`language`, `title`, `text`; those of one title are of one article) with their `questions` (`language`,
    `text`, `answer`: a piece of the text, or null where it has none)."""
    documents: list[EvaluationDocument] = []
    questions: list[EvaluationQuestion] = []
    unanswered: list[EvaluationQuestion] = []
    left_out = 0
    for number, row in enumerate(rows):
        article, language = row["title"], row["language"]
        begun = f"{article}\n\n"
        text = begun + row["text"]
        spans = [Span(each.start, each.end) for each in sentences(text)]
        documents.append(_document(str(number), article, language, text, spans, article))
        for place, each in enumerate(row["questions"]):
            asked = (f"{number}/{place}", each["text"], each["language"], article)
            if each["answer"] is None:
                unanswered.append(EvaluationQuestion(*asked, {}, fits=language))
                continue
            answer = _gold(documents[-1], text.index(each["answer"], len(begun)))
            if answer is None:
                left_out += 1
            else:
                questions.append(EvaluationQuestion(*asked, {language: answer}))
    # They are told from questions with an answer: where there is none in their languages, there is nothing to tell.
    answered = {(each.language, language) for each in questions for language in each.gold}
    telling = tuple(each for each in unanswered if (each.language, each.fits) in answered)
    return Dataset(name, tuple(documents), tuple(questions), left_out + len(unanswered) - len(telling), telling)


def _qed(name: str, rows: Sequence[Any]) -> Dataset:
    # A paragraph may be asked about in several lines, and a library keeps what says the same once.
    documents: dict[str, EvaluationDocument] = {}
    questions: list[EvaluationQuestion] = []
    left_out = 0
    for number, row in enumerate(rows):
        text, starts = row["paragraph_text"], row["sentence_starts"]
        spans = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        ends = (span.start + len(text[span.start : span.end].rstrip()) for span in spans)
        trimmed = [Span(span.start, end) for span, end in zip(spans, ends, strict=True) if end > span.start]
        article = row["title_text"]
        selected = row["annotation"].get("selected_sentence")
        answers = row["original_nq_answers"]
        if selected is None and not answers:
            left_out += 1
            continue
        document = documents.setdefault(text, _document(str(number), article, "en", text, trimmed, article))
        answer = _gold(document, selected["start"] if selected else answers[0][0]["start"])
        if answer is None:
            left_out += 1
            continue
        gold = {"en": answer}
        questions.append(EvaluationQuestion(str(row["example_id"]), row["question_text"], "en", article, gold))
    return Dataset(name, tuple(documents.values()), tuple(questions), left_out)
