"""A change of the model killed at any moment: the library answers with one model, wholly, and the same command ends it.

Real processes work in a real folder and are killed with SIGKILL, which no code can catch.
"""

import random
import shutil
import threading
import time
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from killed_processes import check_tables, start
from sample_documents import dense, indexed, rounding, sample_document
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.embedding.protocol import Embedder
from index.indexed import IndexedDocument
from index.ingestion import PASSAGES_AT_ONCE, store
from index.model_change import ChangeUnderWay
from index.records import LIBRARY, Document, Scope
from index.reindexing import reindex

OLD, NEW = TinyEmbedder(), TinyEmbedder("new")  # as long as one another: nothing but the change itself tells them apart
MODELS = {"tiny": OLD, "new": NEW}
CHAT = Scope.chat(-7)
DOCUMENTS = 150
MOST_ADDED = 5_000  # while the model changes, should that never end
STEPS = 5  # that the change takes, each of `PASSAGES_AT_ONCE`
KILLS = 18


def document(number: int) -> Document:
    line = f"They spoke of harbour {number} and trade. وقال الوزير ذلك. "
    text = "\n".join([line * 8] * (1 + number % 3))
    return sample_document(text, scope=(LIBRARY, CHAT)[number % 2], origin=str(number))


def change_and_report(data: Path, reports: Connection) -> None:
    """What the process does: every step is said at once."""
    library = EmbeddedLibrary(data)
    reports.send("ready")

    def report(step: ChangeUnderWay) -> None:
        reports.send(step.done)

    reindex(library, NEW, report)
    reports.send("switched")
    library.close()


def change_and_report_once(data: Path, reports: Connection) -> None:
    """The same, up to its first step, unless it has none left."""
    library = EmbeddedLibrary(data)
    reports.send("ready")

    def report(step: ChangeUnderWay) -> None:
        reports.send(step.done)
        threading.Event().wait()  # to be killed

    reindex(library, NEW, report)
    reports.send("switched")


def add_and_report(data: Path, reports: Connection) -> None:
    """What a bot does that began with the old model: it asks for the library's own whenever it is refused."""
    library = EmbeddedLibrary(data)
    embedder: Embedder = OLD

    def current() -> Embedder:
        nonlocal embedder
        embedder = MODELS[library.model_name() or "tiny"]
        return embedder

    library.use_model(identify(embedder))
    reports.send("ready")
    number, left = DOCUMENTS, MOST_ADDED
    while left:
        used: list[Embedder] = []

        def first_the_one_in_memory(used: list[Embedder] = used) -> Embedder:
            used.append(current() if used else embedder)
            return used[-1]

        store(document(number), library, first_the_one_in_memory)
        number, left = number + 1, left - 1
        if len(used) > 1:
            reports.send("refused once")
            left = 20  # some more with the new one
    library.close()
    reports.send(number)


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("older")
    library = EmbeddedLibrary(data)
    library.use_model(identify(OLD))
    for number in range(DOCUMENTS):
        library.replace(indexed(document(number), OLD))
    dense(library, OLD, "trade", [LIBRARY, CHAT])
    passages = library.counts([LIBRARY, CHAT]).passages
    assert STEPS - 1 < passages / PASSAGES_AT_ONCE <= STEPS
    library.close()
    return data


@lru_cache(maxsize=10_000)
def made_by(model: TinyEmbedder, known: Document) -> IndexedDocument:
    return indexed(known, model)


def model_of(data: Path, documents: int) -> TinyEmbedder:
    """The one model that made everything in the library, checked passage by passage, as stored and as searched."""
    check_tables(data)
    library = EmbeddedLibrary(data)
    model = MODELS[library.model_name() or ""]
    library.use_model(identify(model))
    assert library.counts([LIBRARY, CHAT]).documents == documents
    question = model.embed_question("harbour trade").vector
    hits = library.dense_search(question, [LIBRARY, CHAT], 10_000)
    assert len(hits) == library.counts([LIBRARY, CHAT]).passages
    for hit, stored in zip(
        hits, library.fetch([hit.passage_id for hit in hits], [LIBRARY, CHAT]), strict=True
    ):  # as many as were found
        part = made_by(model, stored.document).passages[stored.passage.ordinal]
        assert (stored.vector == part.embedding.vector).all()
        assert (stored.tokens.values == part.embedding.tokens.values).all()
        assert hit.score == pytest.approx(float(stored.vector @ question), abs=rounding(question))
    library.close()
    return model


def test_killed_at_any_moment_one_model_answers_and_the_change_goes_on(older: Path, tmp_path: Path) -> None:
    moments = random.Random("changes")
    ended_in: set[str] = set()
    for attempt in range(KILLS):
        data = tmp_path / str(attempt)
        shutil.copytree(older, data)
        process, reports = start(change_and_report, data)
        assert reports.recv() == "ready"
        done = 0
        for _ in range(attempt % (STEPS + 2)):
            said = reports.recv()
            done = done if said == "switched" else said
        time.sleep(moments.uniform(0, 0.03))  # after the last step into the switch and what follows it
        process.kill()
        process.join()
        model = model_of(data, DOCUMENTS)
        ended_in.add(model.name)
        library = EmbeddedLibrary(data)
        under_way = library.model_change.under_way()
        if model is OLD and done:
            assert under_way is not None
            assert under_way.done >= done
        seen: list[ChangeUnderWay] = []
        assert reindex(library, NEW, seen.append) == (model is OLD)
        if under_way is not None and seen:
            assert seen[0].done > under_way.done
        library.close()
        assert model_of(data, DOCUMENTS) is NEW
    assert ended_in == {"tiny", "new"}  # else all kills came too early or too late to show a thing


def test_killed_again_and_again_it_still_gets_done(older: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(older, data)
    done, kills = 0, 0
    while True:
        process, reports = start(change_and_report_once, data)
        assert reports.recv() == "ready"
        said = reports.recv()
        process.kill()
        process.join()
        if said == "switched":
            break
        assert said > done
        done, kills = said, kills + 1
    assert kills >= 3
    assert model_of(data, DOCUMENTS) is NEW


def test_what_another_process_adds_with_the_old_model_is_made_anew(older: Path, tmp_path: Path) -> None:
    """One adds documents without a pause while the other changes the model: nothing of the old one is left."""
    data = tmp_path / "data"
    shutil.copytree(older, data)
    adding, added = start(add_and_report, data)
    assert added.recv() == "ready"
    changing, changed = start(change_and_report, data)
    while changed.recv() != "switched":
        pass
    assert added.recv() == "refused once"
    documents = added.recv()
    adding.join()
    changing.join()
    assert documents > DOCUMENTS + 20
    assert model_of(data, documents) is NEW


def test_two_processes_may_make_the_same_change(older: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(older, data)
    both = [start(change_and_report, data) for _ in range(2)]
    for _, reports in both:
        while reports.recv() != "switched":
            pass
    for process, _ in both:
        process.join()
        assert process.exitcode == 0
    assert model_of(data, DOCUMENTS) is NEW
