"""The bench beside peers: what is asked of systems and what is made of their answers."""

import sys
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from bench.peers.figures import Figures, Quality, Speed, read, write
from bench.peers.messages import Article, Ask, Found
from bench.peers.page import BEGIN, END, draw, write_into
from bench.peers.process import Command, SystemProcess
from bench.peers.quality import Outcome, Wanted, articles_of, judge, wanted_of, with_and_without
from bench.peers.reading import Passage, SentenceReader
from index.embedding.default_model import default_model_directory
from index.records import Span
from retrieval.evaluation.datasets import SCOPES, Dataset, EvaluationDocument, EvaluationQuestion, Gold
from retrieval.evaluation.metrics import Figure

SPEED = Speed(12.0, 8.5, 20.0, 31.0, 900_000_000, {"torch": 700_000_000, "others": 200_000_000, "packages": 40})
HALF = Figure(0.5, 0.4, 0.6)


def _article(number: int, text: str, *, pool: str = "en") -> Article:
    ends = [place + 1 for place, letter in enumerate(text) if letter == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return Article(f"a{number}", f"{pool}/{number}", pool, "Title", text, tuple(zip(starts, ends, strict=True)))


def _outcome(number: int, score: float, without: float, *, right: bool = True) -> Outcome:
    wanted = Wanted("en→en", Ask("?", "en"), Gold("a", 1), f"article {number}", number % 3)
    full = Found("a" if right else "b", 1, {"passage": score, "sentence": 0.0})
    return Outcome(wanted, full, Found("b", 0, {"passage": without, "sentence": 0.0}))


def test_a_sentence_comes_from_the_best_passage_that_is_not_hidden() -> None:
    texts = {"One. Two.": 0, "Three. Four.": 1}
    directions = {"One.": [1, 0], "Two.": [0.9, 0.1], "Three.": [0, 1], "Four.": [1, 0]}
    reader = SentenceReader(lambda them: np.array([directions[each] for each in them], np.float32))
    reader.articles = {f"a{number}": _article(number, text) for text, number in texts.items()}
    passages = [Passage("a0", 5, 9, 0.9), Passage("a1", 0, 12, 0.5)]

    def found(*hidden: str) -> Found:
        return reader.found(Ask("?", "en", hidden), passages, lambda: np.array([1, 0], np.float32), 0.0)

    assert (found().article, found().sentence) == ("a0", 1)  # the passage holds the second sentence only
    assert (found("a0").article, found("a0").sentence) == ("a1", 1)
    assert found("a0", "a1").article is None


def test_thresholds_come_from_other_articles() -> None:
    """Each fold's answers score as nothing in the others does: a threshold of its own would keep nine in ten."""
    outcomes = [_outcome(number, score=1.0 + number % 3, without=1.5) for number in range(30)]
    quality = judge(outcomes)["en→en"]

    assert quality.precision.value == 1.0
    assert quality.score == "passage"  # the score that tells: the other is always the same
    assert quality.kept == pytest.approx(2 / 3)  # folds 1 and 2 lie above what the others ask for, fold 0 below


def test_wrong_sentences_count_as_wrong() -> None:
    outcomes = [_outcome(number, 1.0, 0.0, right=number < 15) for number in range(30)]
    assert judge(outcomes)["en→en"].precision.value == 0.5


def test_a_sample_is_the_same_each_time_and_each_question_is_asked_with_and_without() -> None:
    dataset = _dataset(6)
    wanted = wanted_of(dataset, 4)

    assert len(wanted) == 4
    assert wanted == wanted_of(dataset, 4)
    assert [each.hidden for each in with_and_without(wanted[0])] == [(), (wanted[0].gold.document_id,)]
    assert {each.id for each in articles_of(dataset)} == {each.document.id for each in dataset.documents}


def _dataset(count: int) -> Dataset:
    from index.records import Document, Sentence  # noqa: PLC0415

    documents, questions = [], []
    for number in range(count):
        text = f"The harbour opened in {1990 + number}. It rained."
        document = Document(SCOPES["en"], f"en/{number}", "", None, None, None, "en", text, (Span(0, len(text)),))
        cut = text.index(".") + 1
        sentences = (Sentence(document.id, 0, 0, cut), Sentence(document.id, 1, cut + 1, len(text)))
        documents.append(EvaluationDocument(document, sentences, str(number)))
        questions.append(EvaluationQuestion(str(number), "When?", "en", str(number), {"en": Gold(document.id, 0)}))
    return Dataset("made up", tuple(documents), tuple(questions))


def test_figures_are_kept_and_put_into_a_page(tmp_path: Path) -> None:
    quality = Quality(HALF, HALF, HALF, 0.9, "passage")
    figures = Figures(
        "2 cores", 10, 4, {"made up": 6}, {"Qawl": SPEED, "peer": SPEED}, {"made up": {"en→en": {"peer": quality}}}
    )
    write(figures, tmp_path / "figures.json")
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n")

    assert read(tmp_path / "figures.json") == figures
    for _ in range(2):
        write_into(page, read(tmp_path / "figures.json"))
    text = page.read_text("utf-8")
    assert text.startswith("Before.")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "| sentence P@1, en→en | – | 0.500 (0.400-0.600) |" in text
    draw(figures, tmp_path / "figures.svg")
    assert (tmp_path / "figures.svg").read_text("utf-8").count("<svg") == 1
    with pytest.raises(ValueError, match="no place"):
        write_into(tmp_path / "figures.json", figures)


@pytest.mark.model
def test_qawl_answers_in_a_process_of_its_own() -> None:
    model = default_model_directory(platformdirs.user_cache_path("qawl"), print)
    dataset = _dataset(3)
    articles = articles_of(dataset)
    with SystemProcess(Command("Qawl", "qawl", Path(sys.executable)), model) as system:
        assert system.index(articles) > 0
        assert system.save() >= 0
        timed = system.ask(Ask("When did the harbour open?", "en", timed=True))
        hidden = system.ask(Ask("When did the harbour open?", "en", tuple(each.id for each in articles)))
        assert system.peak_bytes() > 100_000_000

    assert timed.article in {each.id for each in articles}
    assert timed.sentence == 0
    assert timed.seconds > 0
    assert hidden.article is None
