"""The figures of a report, from rankings that are written down, against values worked out by hand."""

from pathlib import Path

import pytest
from scripted_system import ScriptedSystem
from small_data import write_xquad_r

from index.records import Document, Sentence, Span
from retrieval.evaluation.datasets import SCOPES, Dataset, EvaluationDocument, EvaluationQuestion, Gold, read_dataset
from retrieval.evaluation.metrics import Bin
from retrieval.evaluation.run import Report, compare
from retrieval.evaluation.systems import Ranking

_ARTICLES = 4


def _document(article: int, place: int) -> EvaluationDocument:
    text = f"First of {article} {place}. Second of {article} {place}."
    document = Document(SCOPES["en"], f"{article}/{place}", "", None, None, None, "en", text, (Span(0, len(text)),))
    middle = text.index("Second")
    cut = (Sentence(document.id, 0, 0, middle - 1), Sentence(document.id, 1, middle, len(text)))
    return EvaluationDocument(document, cut, str(article))


def _four_questions() -> Dataset:
    """Four articles of two documents; each has a question that the first sentence of its first document answers."""
    documents = [_document(article, place) for article in range(_ARTICLES) for place in range(2)]
    questions = [
        EvaluationQuestion(str(article), f"What is first of {article}?", "en", str(article), {"en": gold})
        for article in range(_ARTICLES)
        for gold in [Gold(documents[2 * article].document.id, 0)]
    ]
    # Two more about the first two articles, which nothing answers.
    unanswered = [
        EvaluationQuestion(f"none {article}", f"Who is first of {article}?", "en", str(article), {}, fits="en")
        for article in range(2)
    ]
    return Dataset("four", tuple(documents), tuple(questions), 0, tuple(unanswered))


def _rankings(dataset: Dataset) -> dict[tuple[str, str, int], Ranking]:
    """Where the answering document and sentence stand: first; first and second; fourth and fourth; nowhere."""
    gold = [question.gold["en"] for question in dataset.questions]
    other = [each.document.id for each in dataset.documents if each.document.id not in {g.document_id for g in gold}]
    wrong = [Gold(each, 1) for each in other]
    full = [
        Ranking((gold[0].document_id, *other), (gold[0], *wrong), 0.9, True, (gold[0],)),
        Ranking((gold[1].document_id, *other), (wrong[0], gold[1], *wrong[1:]), 0.65, True, (wrong[0], gold[1])),
        Ranking((*other[:3], gold[2].document_id), (*wrong[:3], gold[2]), 0.25, False),
        Ranking(tuple(other), tuple(wrong), 0.55, True),
    ]
    without = [(0.2, False), (0.6, True), (0.1, False), (0.4, False)]
    elsewhere = [(0.1, False), (0.1, False), (0.1, False), (0.7, True)]
    hidden = [[Ranking(tuple(other), tuple(wrong), *each) for each in some] for some in (without, elsewhere)]
    unanswered = [Ranking(tuple(other), tuple(wrong), *each) for each in ((0.65, True), (0.3, False))]
    return {
        (str(number), "en", count): ranking
        for count, rankings in enumerate([full, *hidden])
        for number, ranking in enumerate(rankings)
    } | {(f"none {number}", "en", 0): ranking for number, ranking in enumerate(unanswered)}


@pytest.fixture
def report() -> Report:
    dataset = _four_questions()
    return compare(dataset, ScriptedSystem(_rankings(dataset)), None, lambda *_: None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("passage R@1", 2 / 4),
        ("passage R@5", 3 / 4),
        ("sentence P@1", 1 / 4),
        ("sentence R@3", 2 / 4),
        ("sentence MRR", (1 + 1 / 2 + 1 / 4 + 0) / 4),
        # Of .9, .65, .25 and .55, four, four, two and three of .2, .6, .1 and .4 lie below.
        ("refusal AUROC", (4 + 4 + 2 + 3) / 16),
        # Nine tenths lie above .25 + .3 × (.55 - .25) = .34, and so do .6 and .4.
        ("false accepts at 90 % kept", 2 / 4),
        ("answered", 3 / 4),
        ("answered with a right sentence", 2 / 4),
        ("answered though the fact is missing", 1 / 4),
        ("answered though the topic is missing", 1 / 4),
        # Of .9, .65, .25 and .55, two, one and a half, none and one of .65 and .3 lie below.
        ("AUROC, questions without an answer", (2 + 1.5 + 0 + 1) / 8),
        ("answered though nothing answers", 1 / 2),
        # By range: .1 of one, .2 and .25 of two, .4, .55; .65, which is right, and .6; .9, which is right.
        ("calibration error", (0.1 + 0.45 + 0.4 + 0.55 + abs(1.25 - 1) + 0.1) / 8),
    ],
)
def test_figures_of_one_direction(report: Report, name: str, value: float) -> None:
    assert report.figures["Qawl"]["en→en"][name].value == pytest.approx(value)


def test_no_figure_goes_unchecked(report: Report) -> None:
    assert list(report.figures) == ["Qawl"]
    assert list(report.figures["Qawl"]) == ["en→en"]
    assert len(report.figures["Qawl"]["en→en"]) == 14


def test_confidences_are_held_against_what_an_answer_shows(report: Report) -> None:
    expected = [
        Bin(1, 0.1, 0.0), Bin(2, 0.225, 0.0), Bin(1, 0.4, 0.0), Bin(1, 0.55, 0.0), Bin(2, 0.625, 0.5), Bin(1, 0.9, 1.0),
    ]  # fmt: skip
    found = report.reliability["en→en"]
    assert [(each.count, each.kept) for each in found] == [(each.count, each.kept) for each in expected]
    assert [each.promised for each in found] == pytest.approx([each.promised for each in expected])


def test_mean_average_precision_is_over_both_languages_in_one_pool(tmp_path: Path) -> None:
    dataset = read_dataset(write_xquad_r(tmp_path / "both"))
    golds = {each.id: each.gold for each in dataset.questions}
    wrong = [Gold(f"stranger {number}", 0) for number in range(4)]

    def ranking(*sentences: Gold) -> Ranking:
        return Ranking((), sentences, 0.5)

    first, second = golds["0"], golds["1"]
    mixed = {
        ("0", "en", 0): ranking(first["en"], *wrong[:2], first["ar"]),  # (1/1 + 2/4) / 2
        ("1", "en", 0): ranking(wrong[0], second["ar"], *wrong[1:]),  # (1/2 + 0) / 2
        ("0", "ar", 0): ranking(first["en"], first["ar"]),  # (1/1 + 2/2) / 2
        ("1", "ar", 0): ranking(*wrong[:2], second["ar"], wrong[2], second["en"]),  # (1/3 + 2/5) / 2
    }
    hidden = {(number, language, count): ranking() for number, language, _ in mixed for count in (1, 2)}
    system = ScriptedSystem({**mixed, **hidden})
    report = compare(dataset, system, None, lambda *_: None)
    assert report.figures["Qawl"]["en→mixed"]["mAP"].value == pytest.approx((0.75 + 0.25) / 2)
    assert report.figures["Qawl"]["ar→mixed"]["mAP"].value == pytest.approx((1 + 11 / 30) / 2)
    assert set(system.read) == {(1, 8), (2, 20)}  # passages, of one language and of the pool of both
