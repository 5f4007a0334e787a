"""How long an answer takes against what its question's embedding alone takes, in a library of a given size."""

import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.made_up import MadeUpArticles
from index.embedded.library import EmbeddedLibrary
from index.embedding.protocol import Embedder
from index.indexing import cut, embed
from index.records import LIBRARY, Document
from index.text import content_words
from retrieval.answering import Answerer

_ROUNDS = 3

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class AnsweringFigures:
    """Times in milliseconds, each the median (p50) over all questions; sizes in bytes for each passage."""

    passages: int
    embedding_ms: float
    answer_ms: float
    answer_p95_ms: float
    steps_ms: dict[str, float]
    disk_per_passage: float
    memory_per_passage: float

    @property
    def ratio(self) -> float:
        """How many times an answer takes what embedding its question takes."""
        return self.answer_ms / self.embedding_ms


def measure_answering(
    folder: Path, embedder: Embedder, article: Document, questions: Sequence[str], passages: int, progress: Progress
) -> AnsweringFigures:
    """Fill a library in `folder` with `article` and made-up ones, and ask `questions`, each several times."""
    library = EmbeddedLibrary(folder)
    try:
        before = _resident_bytes()
        (real,) = embed([cut(article)], embedder)
        library.replace(real)
        words = [token.folded for question in questions for token in content_words(question)]
        made_up = MadeUpArticles(list(dict.fromkeys(words)), real.passages[0].embedding.vector)
        for stored in made_up.fill(library, passages - len(real.passages)):
            progress("storing passages", stored, passages - len(real.passages))
        answerer = Answerer(library, embedder)
        answerer.answer(questions[0], [LIBRARY])  # builds the vector cache
        del made_up
        memory = _resident_bytes() - before
        embedding, answers = timed_answers(answerer, embedder, questions, progress)
    finally:
        library.close()
    totals = [laps["total"] for laps in answers]
    return AnsweringFigures(
        passages=passages,
        embedding_ms=statistics.median(embedding),
        answer_ms=statistics.median(totals),
        answer_p95_ms=statistics.quantiles(totals, n=20)[-1],
        steps_ms=steps_ms(answers),
        disk_per_passage=sum(file.stat().st_size for file in folder.iterdir()) / passages,
        memory_per_passage=memory / passages,
    )


def timed_answers(
    answerer: Answerer, embedder: Embedder, questions: Sequence[str], progress: Progress
) -> tuple[list[float], list[Mapping[str, float]]]:
    """Ask each question several times: the milliseconds that its embedding alone takes, and those of its answer, in all
    and by step."""
    embedding, answers = list[float](), list[Mapping[str, float]]()
    for number in range(_ROUNDS * len(questions)):
        question = questions[number % len(questions)]
        started = time.perf_counter()
        embedder.embed_question(question)
        embedding.append(1000 * (time.perf_counter() - started))
        answers.append(answerer.answer(question, [LIBRARY]).timings_ms)
        progress("asking", number + 1, _ROUNDS * len(questions))
    return embedding, answers


def steps_ms(answers: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Of each step of answers the median."""
    return {name: statistics.median(laps[name] for laps in answers) for name in answers[0] if name != "total"}


def _resident_bytes() -> int:
    """What this process holds of the machine's memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
