"""Question answering data small enough to work out by hand: articles in, files in the forms that are understood out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Article:
    """A paragraph of whole sentences with a question; its `answer` stands in one of them alone."""

    title: str
    sentences: tuple[str, ...]
    question: str
    answer: str

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def starts(self) -> list[int]:
        """Where each sentence begins."""
        return [self.text.index(each) for each in self.sentences]


ENGLISH = [
    Article(
        "Harbour",
        ("The harbour opened a pier.", "Ships from Baku carry grain."),
        "Which ships carry grain?",
        "Baku",
    ),
    Article(
        "Bridge",
        ("Engineers closed the bridge.", "Painters wait in the rain."),
        "Who closed the bridge?",
        "Engineers",
    ),
]
ARABIC = [
    Article(
        "ميناء",
        ("افتتح الميناء رصيفا جديدا.", "تحمل السفن الحبوب من باكو."),
        "من أين تحمل السفن الحبوب؟",
        "باكو",
    ),
    Article(
        "جسر",
        ("أغلق المهندسون الجسر القديم.", "ينتظر الرسامون تحت المطر."),
        "من أغلق الجسر القديم؟",
        "المهندسون",
    ),
]


def squad(articles: Sequence[Article], *, breaks: bool = False, unanswerable: Sequence[str] = ()) -> dict[str, Any]:
    """What a SQuAD-like file holds; with `breaks` as XQuAD-R has it. `unanswerable` questions are the first
    article's, in the way of SQuAD 2."""
    data = []
    for number, each in enumerate(articles):
        answers = [{"text": each.answer, "answer_start": each.text.index(each.answer)}]
        asked: list[dict[str, Any]] = [{"id": str(number), "question": each.question, "answers": answers}]
        if number == 0:
            asked += [{"id": text, "question": text, "answers": []} for text in unanswerable]
        paragraph: dict[str, Any] = {"context": each.text, "qas": asked}
        if breaks:
            spans = zip(each.starts, each.sentences, strict=True)
            paragraph["sentence_breaks"] = [[start, start + len(sentence)] for start, sentence in spans]
        data.append({"title": each.title, "paragraphs": [paragraph]})
    return {"data": data}


def qed_row(article: Article, number: int) -> dict[str, Any]:
    """A line of QED about an article."""
    start = article.text.index(article.answer)
    place = max(place for place, begins in enumerate(article.starts) if begins <= start)
    sentence = article.starts[place]
    return {
        "example_id": number,
        "title_text": article.title,
        "question_text": article.question,
        "paragraph_text": article.text + " ",
        "sentence_starts": article.starts,
        "original_nq_answers": [[{"start": start, "end": start + len(article.answer), "string": article.answer}]],
        "annotation": {"selected_sentence": {"start": sentence, "end": sentence + len(article.sentences[place])}},
    }


def write_xquad_r(folder: Path) -> Path:
    """A folder in XQuAD-R's form: two articles, each with its question, in both languages."""
    folder.mkdir(parents=True)
    for language, articles in (("en", ENGLISH), ("ar", ARABIC)):
        (folder / f"{language}.json").write_text(json.dumps(squad(articles, breaks=True)), "utf-8")
    return folder


def write_lines(file: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """A file of JSON lines."""
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file
