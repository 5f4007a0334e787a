"""Questions written for Qawl: what the files hold, and what becomes of them beside other data."""

import json
import re
from pathlib import Path

import pytest

from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.tuning.written import asked_across, asked_in_both, pairs_asked_about, written

_ARABIC = re.compile(r"[\u0600-\u06FF]")
_PAIRS = [(f"Sentence {number} of all.", f"الجملة رقم {number}.") for number in range(12)]


@pytest.mark.parametrize(("name", "languages"), [("flores", 2), ("xquad", 2), ("qed", 1), ("arcd", 1)])
def test_every_row_asks_something_once_in_the_language_of_its_column(name: str, languages: int) -> None:
    rows = written(name)
    assert len(rows) > 400
    assert {len(row) for row in rows} == {1 + languages}
    assert len({tuple(row) for row in rows}) == len(rows)
    for _, *texts in rows:
        assert all(text.strip() == text and len(text) > 5 for text in texts)
        assert [bool(_ARABIC.search(text)) for text in texts][-languages:] == (
            [False, True] if languages == 2 else [name == "qed"]
        )


def test_a_question_across_languages_has_the_answer_and_the_article_of_the_one_it_stands_beside(tmp_path: Path) -> None:
    dataset = _one_language(tmp_path)
    own = dataset.questions[1]
    added = asked_across(dataset, [(own.id, "من وصل إلى المدينة؟")], "ar").questions[len(dataset.questions) :]
    assert [(each.text, each.language, each.article, each.gold) for each in added] == [
        ("من وصل إلى المدينة؟", "ar", own.article, own.gold)
    ]


def test_a_row_about_another_edition_of_the_data_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        asked_across(_one_language(tmp_path), [("no such id", "؟")], "ar")


def test_a_place_is_asked_about_in_both_languages_and_answered_in_both(tmp_path: Path) -> None:
    for language in ("ar", "en"):
        (tmp_path / f"{language}.json").write_text(json.dumps(_article("One. Two. Three.", [[0, 4], [5, 9], [10, 16]])))
    dataset = asked_in_both(read_dataset(tmp_path), [("0/0/2", "Which?", "أي؟")])
    texts = {each.document.id: each for each in dataset.documents}
    english, arabic = dataset.questions[-2:]
    assert (english.text, english.language, arabic.text, arabic.language) == ("Which?", "en", "أي؟", "ar")
    assert english.gold == arabic.gold
    for language, gold in english.gold.items():
        sentence = texts[gold.document_id].sentences[gold.ordinal]
        assert texts[gold.document_id].document.language == language
        assert texts[gold.document_id].document.text[sentence.start : sentence.end] == "Three."


@pytest.mark.parametrize("shift", [0, 2])
def test_a_pair_is_found_by_its_number_however_pairs_are_cut_into_documents(shift: int) -> None:
    rows = [(str(number + 1), f"Which is {number}?", f"ما رقم {number}؟") for number in range(len(_PAIRS))]
    dataset = pairs_asked_about(_PAIRS, rows, shift)
    documents = {each.document.id: each for each in dataset.documents}
    assert sum(len(each.sentences) for each in dataset.documents) == 2 * len(_PAIRS)
    for question in dataset.questions:
        number = int("".join(filter(str.isdigit, question.text)))
        for language, gold in question.gold.items():
            document = documents[gold.document_id]
            sentence = document.sentences[gold.ordinal]
            said = document.document.text[sentence.start : sentence.end]
            assert said == _PAIRS[number][("en", "ar").index(language)]
            assert document.article == question.article


def _one_language(folder: Path) -> Dataset:
    file = folder / "data.json"
    file.write_text(json.dumps(_article("A king lived. He came to the city.", [[0, 13], [14, 34]])))
    return read_dataset(file)


def _article(text: str, breaks: list[list[int]]) -> dict[str, object]:
    asked = [
        {"id": f"q{number}", "question": f"What {number}?", "answers": [{"answer_start": start}]}
        for number, (start, _) in enumerate(breaks)
    ]
    return {"data": [{"title": "T", "paragraphs": [{"context": text, "sentence_breaks": breaks, "qas": asked}]}]}
