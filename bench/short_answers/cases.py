"""Questions with the sentence that answers and the known short answers: a folder of datasets in, `Case`s out.

Read from the files themselves: the datasets of `retrieval.evaluation` keep the sentence alone.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.records import Span
from index.segmentation import sentences


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the sentence that holds its answer, and that answer as the data gives it, in one or more spellings.

    `article` numbers the articles of its set, from 1; `title` is that of the sentence's article.
    """

    article: int
    question: str
    sentence: str
    answers: frozenset[str]
    title: str


def cases(folder: Path) -> list[Case]:
    """The questions of XQuAD-R in four directions, of ARCD and of QED, in the folder's `xquad-r/`, `arcd/`, `qed/`."""
    return [
        *_xquad_r(folder / "xquad-r"),
        *_arcd(folder / "arcd" / "arcd-train.json"),
        *_qed(folder / "qed" / "qed-dev.jsonlines"),
    ]


def _xquad_r(folder: Path) -> Iterator[Case]:
    found: dict[str, dict[str, Case]] = {}
    for language in ("ar", "en"):
        for article, title, paragraph, asked in _asked(folder / f"{language}.json"):
            spans = [Span(*each) for each in paragraph["sentence_breaks"]]
            case = _case(article, title, asked, paragraph["context"], spans)
            if case is not None:
                found.setdefault(asked["id"], {})[language] = case
    for versions in found.values():
        for one in versions.values():
            for other in versions.values():
                yield Case(one.article, one.question, other.sentence, other.answers, other.title)


def _arcd(file: Path) -> Iterator[Case]:
    for article, title, paragraph, asked in _asked(file):
        case = _case(article, title, asked, paragraph["context"], sentences(paragraph["context"]))
        if case is not None:
            yield case


def _asked(file: Path) -> Iterator[tuple[int, str, Any, Any]]:
    """The number and title of each article, its paragraphs and their questions."""
    for number, article in enumerate(json.loads(file.read_text("utf-8"))["data"], 1):
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                yield number, article["title"].replace("_", " "), paragraph, asked


def _case(article: int, title: str, asked: Any, text: str, spans: list[Span]) -> Case | None:
    start = asked["answers"][0]["answer_start"]
    sentence = next((text[span.start : span.end] for span in spans if span.start <= start < span.end), None)
    if sentence is None:
        return None
    answers = frozenset(each["text"] for each in asked["answers"])
    return Case(article, asked["question"].strip(" -"), sentence, answers, title)


def _qed(file: Path) -> Iterator[Case]:
    articles: dict[str, int] = {}
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        article = articles.setdefault(row["title_text"], len(articles) + 1)
        text, starts, answers = row["paragraph_text"], row["sentence_starts"], row["original_nq_answers"]
        if not answers:
            continue
        selected = row["annotation"].get("selected_sentence")
        at = selected["start"] if selected else answers[0][0]["start"]
        ends = [*starts[1:], len(text)]
        sentence = next(
            (text[one:end].rstrip() for one, end in zip(starts, ends, strict=True) if one <= at < end), None
        )
        if sentence is not None:
            known = frozenset(each["string"] for group in answers for each in group)
            yield Case(article, row["question_text"], sentence, known, row["title_text"])
