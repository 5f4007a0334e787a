"""How many questions a second are answered when several people ask at once, against one who asks alone.

Threads ask what is in the library of the seed article, so that what is measured is the model and the evidence. The
limit beside it is the model's own speed with as many questions in one call.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.embedded.library import EmbeddedLibrary
from index.embedding.batching import LARGEST_BATCH, BatchEmbedder
from index.embedding.protocol import Embedder
from index.indexing import cut, embed
from index.records import LIBRARY, Document
from retrieval.answering import Answerer

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_Given = TypeVar("_Given")
_Got = TypeVar("_Got")

CROWDS = (1, 2, 8, 32)
_ROUNDS = 3
_ASKED = 64  # questions in each round, for each crowd


@dataclass(frozen=True, slots=True)
class CrowdFigures:
    """By how many ask at once. Seconds of this machine mean little where others use it: ratios are of one run.

    `answers` and `embeddings` are how many a second, `limits` how many questions a second the first model reads when
    as many are in one call; `computing_ms` is what an answer costs all cores together. `unpacked` is how many questions
    a second Sentence Transformers itself reads with the same model, one at a time.
    """

    answers: dict[int, float]
    embeddings: dict[int, float]
    limits: dict[int, float]
    computing_ms: dict[int, float]
    steps_ms: dict[int, dict[str, float]]
    unpacked: float


def measure_crowd(
    folder: Path,
    embedder: Embedder,
    model: BatchEmbedder,
    unpacked: "SentenceTransformer",
    article: Document,
    questions: Sequence[str],
) -> CrowdFigures:
    """Ask `questions` by `embedder` of a library in `folder` that holds `article`; `model` is the first model alone,
    `unpacked` the same as Sentence Transformers has it.

    Crowds take turns, several times, so that what else the machine does meets all of them; figures are medians.
    """
    library = EmbeddedLibrary(folder)
    answers: dict[int, list[float]] = {crowd: [] for crowd in CROWDS}
    embeddings: dict[int, list[float]] = {crowd: [] for crowd in CROWDS}
    limits: dict[int, list[float]] = {crowd: [] for crowd in CROWDS}
    computing: dict[int, list[float]] = {crowd: [] for crowd in CROWDS}
    by_itself: list[float] = []
    laps: dict[int, list[dict[str, float]]] = {crowd: [] for crowd in CROWDS}
    try:
        library.replace(embed([cut(article)], embedder)[0])
        answerer = Answerer(library, embedder)
        asked = [questions[number % len(questions)] for number in range(_ASKED)]

        for question in questions:
            answerer.answer(question, [LIBRARY])
        for _ in range(_ROUNDS):
            by_itself.append(_rate(partial(_one_by_one, unpacked, asked)))
            for crowd in CROWDS:

                def answer(question: str, crowd: int = crowd) -> None:
                    laps[crowd].append(dict(answerer.answer(question, [LIBRARY]).timings_ms))

                computed = time.process_time()
                answers[crowd].append(_rate(partial(_by_threads, crowd, answer, asked)))
                computing[crowd].append(1000 * (time.process_time() - computed) / _ASKED)
                embeddings[crowd].append(_rate(partial(_by_threads, crowd, embedder.embed_question, asked)))
                limits[crowd].append(_rate(partial(_in_calls, model, min(crowd, LARGEST_BATCH), asked)))
    finally:
        library.close()
    return CrowdFigures(
        answers=_medians(answers),
        embeddings=_medians(embeddings),
        limits=_medians(limits),
        computing_ms=_medians(computing),
        steps_ms={
            crowd: {name: statistics.median(each[name] for each in found) for name in found[0]}
            for crowd, found in laps.items()
        },
        unpacked=statistics.median(by_itself),
    )


def lines(figures: CrowdFigures) -> list[str]:
    """The figures for people, as ratios to one who asks alone."""
    shown = [
        "questions at once, against one at a time "
        f"(the model alone: {figures.limits[1] / figures.unpacked:.2f} times what Sentence Transformers reads)"
    ]
    for crowd in CROWDS:
        steps = ", ".join(f"{name} {milliseconds:.0f}" for name, milliseconds in figures.steps_ms[crowd].items())
        shown.append(
            f"  {crowd:>2} at once: answers {figures.answers[crowd] / figures.answers[1]:5.2f} times, "
            f"embeddings {figures.embeddings[crowd] / figures.embeddings[1]:5.2f}, "
            f"the model in one call {figures.limits[crowd] / figures.limits[1]:5.2f}; "
            f"computing {figures.computing_ms[crowd]:.1f} ms an answer (ms, p50: {steps})"
        )
    return shown


def _by_threads(crowd: int, work: Callable[[_Given], _Got], given: Sequence[_Given]) -> list[_Got]:
    with ThreadPoolExecutor(crowd) as pool:
        return list(pool.map(work, given))


def _one_by_one(model: "SentenceTransformer", questions: Sequence[str]) -> None:
    for question in questions:
        model.encode_query([question], output_value=None, show_progress_bar=False)


def _in_calls(model: BatchEmbedder, size: int, questions: Sequence[str]) -> None:
    for start in range(0, len(questions), size):
        model.embed_questions(questions[start : start + size])


def _rate(work: Callable[[], object]) -> float:
    """How many of the questions that `work` asks are done in a second."""
    started = time.perf_counter()
    work()
    return _ASKED / (time.perf_counter() - started)


def _medians(found: dict[int, list[float]]) -> dict[int, float]:
    return {crowd: statistics.median(each) for crowd, each in found.items()}
