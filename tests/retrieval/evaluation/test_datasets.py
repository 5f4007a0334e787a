"""Dataset files become documents and questions: each form is read, golds are found, what has no answer is left out."""

import json
from pathlib import Path

import pytest
from small_data import ARABIC, ENGLISH, qed_row, squad, write_lines, write_xquad_r

from index.errors import SourceError
from retrieval.evaluation.datasets import read_dataset


def _write(file: Path, content: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content), "utf-8")
    return file


def test_a_question_in_both_languages_has_an_answer_in_both(tmp_path: Path) -> None:
    dataset = read_dataset(write_xquad_r(tmp_path / "both"))
    assert (len(dataset.questions), dataset.left_out) == (4, 0)
    assert dataset.directions() == [("ar", "ar"), ("ar", "en"), ("en", "ar"), ("en", "en")]
    for question in dataset.questions:
        assert question.gold.keys() == {"ar", "en"}
        assert {gold.ordinal for gold in question.gold.values()} == ({1} if question.article == "0" else {0})


def test_squad_files_are_cut_by_our_own_rules_and_their_language_told(tmp_path: Path) -> None:
    dataset = read_dataset(_write(tmp_path / "arabic.json", squad(ARABIC)))
    assert dataset.directions() == [("ar", "ar")]
    (gold,) = dataset.questions[0].gold.values()
    assert gold.ordinal == 1


def test_qed_lines_name_the_sentence_that_answers(tmp_path: Path) -> None:
    row = qed_row(ENGLISH[0], 7)
    file = write_lines(tmp_path / "qed.jsonlines", [row])
    (question,) = read_dataset(file).questions
    assert (question.id, question.gold["en"].ordinal) == ("7", 1)
    write_lines(file, [row, {**row, "example_id": 8}])
    twice = read_dataset(file)
    assert [each.id for each in twice.questions] == ["7", "8"]
    assert {each.gold["en"].document_id for each in twice.questions} == {each.document.id for each in twice.documents}
    assert len(twice.documents) == 1


def test_articles_with_questions_in_either_language_are_read_line_by_line(tmp_path: Path) -> None:
    questions: list[dict[str, str | None]] = [
        {"language": "ar", "text": "من تحدث؟", "answer": "Rahimi spoke"},
        {"language": "en", "text": "What opened?", "answer": "The port"},
        {"language": "en", "text": "Why?", "answer": None},
    ]
    article = {"language": "en", "title": "Port", "text": "The port opened. Rahimi spoke.", "questions": questions}
    dataset = read_dataset(write_lines(tmp_path / "articles.jsonl", [article]))
    assert dataset.directions() == [("ar", "en"), ("en", "en")]
    assert [each.gold["en"].ordinal for each in dataset.questions] == [2, 1]
    assert [(each.text, each.gold, each.fits) for each in dataset.unanswered] == [("Why?", {}, "en")]
    assert dataset.left_out == 0
    in_arabic = [*questions, {"language": "ar", "text": "لماذا؟", "answer": None}]
    with_both = read_dataset(write_lines(tmp_path / "both.jsonl", [{**article, "questions": in_arabic}]))
    assert [each.language for each in with_both.unanswered] == ["en", "ar"]
    # Nothing is told from a question that no other of its languages has an answer beside.
    alone = read_dataset(write_lines(tmp_path / "alone.jsonl", [{**article, "questions": in_arabic[1:]}]))
    assert ([each.language for each in alone.unanswered], alone.left_out) == (["en"], 1)
    altered = {**article, "questions": [{**questions[0], "answer": "Karimi spoke"}]}
    with pytest.raises(SourceError, match="not a dataset"):
        read_dataset(write_lines(tmp_path / "altered.jsonl", [altered]))


def test_a_squad_question_without_an_answer_is_left_out_and_counted(tmp_path: Path) -> None:
    content = squad(ENGLISH, unanswerable=["Who sank the pier?", "Why?"])
    dataset = read_dataset(_write(tmp_path / "squad2.json", content))
    assert [each.id for each in dataset.questions] == ["0", "1"]
    assert dataset.left_out == 2


def test_a_question_of_both_languages_is_left_out_only_where_neither_answers_it(tmp_path: Path) -> None:
    arabic = squad(ARABIC, breaks=True, unanswerable=["?"])
    arabic["data"][0]["paragraphs"][0]["qas"][0]["answers"] = []
    _write(tmp_path / "half" / "ar.json", arabic)
    _write(tmp_path / "half" / "en.json", squad(ENGLISH, breaks=True, unanswerable=["?"]))
    dataset = read_dataset(tmp_path / "half")
    assert [(each.id, each.language, sorted(each.gold)) for each in dataset.questions] == [
        ("0", "ar", ["en"]),
        ("1", "ar", ["ar", "en"]),
        ("0", "en", ["en"]),
        ("1", "en", ["ar", "en"]),
    ]
    assert dataset.left_out == 2


def test_a_qed_line_without_an_answer_is_left_out_and_counted(tmp_path: Path) -> None:
    unknown = {**qed_row(ENGLISH[1], 2), "annotation": {}, "original_nq_answers": []}
    dataset = read_dataset(write_lines(tmp_path / "qed.jsonl", [qed_row(ENGLISH[0], 1), unknown]))
    assert ([each.id for each in dataset.questions], dataset.left_out) == (["1"], 1)


def test_an_answer_outside_of_every_sentence_is_none(tmp_path: Path) -> None:
    content = squad(ENGLISH)
    content["data"][0]["paragraphs"][0]["qas"][0]["answers"][0]["answer_start"] = 10_000
    dataset = read_dataset(_write(tmp_path / "far.json", content))
    assert ([each.id for each in dataset.questions], dataset.left_out) == (["1"], 1)


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"data": []}', '{"data": [{"title": 1}]}', "no JSON"])
def test_anything_else_is_a_clear_error(tmp_path: Path, content: str) -> None:
    file = tmp_path / "data.json"
    file.write_text(content, "utf-8")
    with pytest.raises(SourceError, match="not a dataset"):
        read_dataset(file)
    with pytest.raises(SourceError, match="not a dataset"):
        read_dataset(tmp_path / "missing.json")


def test_a_file_whose_questions_all_lack_an_answer_is_no_dataset(tmp_path: Path) -> None:
    content = squad(ENGLISH[:1], unanswerable=["Who?"])
    content["data"][0]["paragraphs"][0]["qas"] = content["data"][0]["paragraphs"][0]["qas"][1:]
    with pytest.raises(SourceError, match="no question with an answer"):
        read_dataset(_write(tmp_path / "none.json", content))
