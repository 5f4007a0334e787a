"""From dataset files to a report, with a tiny model: forms are read, golds found, and figures mean what they say."""

import json
from pathlib import Path

import pytest
from tiny_embedder import TinyEmbedder

from index.errors import SourceError
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.report import json_fields, markdown
from retrieval.evaluation.run import evaluate

_ENGLISH = [
    ("Harbour", ["The harbour opened a pier.", "Ships from Baku carry grain."], "Which ships carry grain?", "Baku"),
    ("Bridge", ["Engineers closed the bridge.", "Painters wait in the rain."], "Who closed the bridge?", "Engineers"),
]
_ARABIC = [
    ("ميناء", ["افتتح الميناء رصيفا جديدا.", "تحمل السفن الحبوب من باكو."], "من أين تحمل السفن الحبوب؟", "باكو"),
    ("جسر", ["أغلق المهندسون الجسر القديم.", "ينتظر الرسامون تحت المطر."], "من أغلق الجسر القديم؟", "المهندسون"),
]


def _squad(articles: list[tuple[str, list[str], str, str]], *, breaks: bool) -> dict[str, object]:
    data = []
    for number, (title, sentences, question, answer) in enumerate(articles):
        context = " ".join(sentences)
        asked = {
            "id": str(number),
            "question": question,
            "answers": [{"text": answer, "answer_start": context.index(answer)}],
        }
        paragraph: dict[str, object] = {"context": context, "qas": [asked]}
        if breaks:
            second = len(sentences[0]) + 1
            paragraph["sentence_breaks"] = [[0, second - 1], [second, len(context)]]
        data.append({"title": title, "paragraphs": [paragraph]})
    return {"data": data}


@pytest.fixture
def both(tmp_path: Path) -> Dataset:
    folder = tmp_path / "both"
    folder.mkdir()
    for language, articles in (("en", _ENGLISH), ("ar", _ARABIC)):
        (folder / f"{language}.json").write_text(json.dumps(_squad(articles, breaks=True)), "utf-8")
    return read_dataset(folder)


def test_a_question_in_both_languages_has_an_answer_in_both(both: Dataset) -> None:
    assert len(both.questions) == 4
    assert both.directions() == [("ar", "ar"), ("ar", "en"), ("en", "ar"), ("en", "en")]
    for question in both.questions:
        assert {gold.ordinal for gold in question.gold.values()} == ({1} if question.article == "0" else {0})


def test_squad_files_are_cut_by_our_own_rules_and_their_language_told(tmp_path: Path) -> None:
    file = tmp_path / "arabic.json"
    file.write_text(json.dumps(_squad(_ARABIC, breaks=False)), "utf-8")
    dataset = read_dataset(file)
    assert dataset.directions() == [("ar", "ar")]
    (gold,) = dataset.questions[0].gold.values()
    assert gold.ordinal == 1


def test_qed_lines_name_the_sentence_that_answers(tmp_path: Path) -> None:
    row = {
        "example_id": 7,
        "title_text": "Harbour",
        "question_text": "which ships carry grain",
        "paragraph_text": "The harbour opened. Ships from Baku carry grain. ",
        "sentence_starts": [0, 20],
        "original_nq_answers": [[{"start": 31, "end": 35, "string": "Baku"}]],
        "annotation": {"selected_sentence": {"start": 20, "end": 48}},
    }
    file = tmp_path / "qed.jsonlines"
    file.write_text(json.dumps(row) + "\n", "utf-8")
    (question,) = read_dataset(file).questions
    assert (question.id, question.gold["en"].ordinal) == ("7", 1)
    file.write_text(json.dumps(row) + "\n" + json.dumps({**row, "example_id": 8}) + "\n", "utf-8")
    twice = read_dataset(file)
    assert [each.id for each in twice.questions] == ["7", "8"]
    assert {each.gold["en"].document_id for each in twice.questions} == {each.document.id for each in twice.documents}
    assert len(twice.documents) == 1


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"data": []}', '{"data": [{"title": 1}]}', "no JSON"])
def test_anything_else_is_a_clear_error(tmp_path: Path, content: str) -> None:
    file = tmp_path / "data.json"
    file.write_text(content, "utf-8")
    with pytest.raises(SourceError, match="not a dataset"):
        read_dataset(file)
    with pytest.raises(SourceError, match="not a dataset"):
        read_dataset(tmp_path / "missing.json")


def test_every_system_is_measured_in_every_direction(both: Dataset) -> None:
    steps: list[tuple[str, int, int]] = []
    report = evaluate(both, TinyEmbedder(), TinyEmbedder(), lambda *step: steps.append(step))
    assert set(report.figures) == {"dense", "dense + BM25, rank fusion", "Qawl"}
    for by_direction in report.figures.values():
        assert set(by_direction) == {"ar→ar", "ar→en", "en→ar", "en→en", "ar→mixed", "en→mixed"}
    # Words are all that the tiny model knows: inside one language every question meets its sentence.
    for label in ("ar→ar", "en→en"):
        assert report.figures["Qawl"][label]["sentence P@1"].value == 1.0
        assert report.figures["Qawl"][label]["refusal AUROC"].value == 1.0
    assert report.figures["Qawl"]["en→mixed"]["mAP"].value <= 1.0
    assert all(done <= total for _, done, total in steps)


def test_a_report_is_a_table_and_fields(both: Dataset) -> None:
    report = evaluate(both, TinyEmbedder(), TinyEmbedder(), lambda *_: None)
    table = markdown(report)
    assert "| en→en | dense | dense + BM25, rank fusion | Qawl |" in table
    fields = json.loads(json.dumps(json_fields(report), ensure_ascii=False))
    assert fields["figures"]["Qawl"]["en→en"]["sentence P@1"]["value"] == 1.0
    low, high = fields["figures"]["Qawl"]["en→en"]["sentence P@1"]["interval"]
    assert low <= 1.0 <= high
