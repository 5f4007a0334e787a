"""Ingestion killed at any moment: each document is there wholly or not at all, and running it again finishes it.

A real process ingests into a real folder and is killed with SIGKILL, which no code can catch.
"""

import random
import shutil
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from killed_processes import check_tables, start
from sample_documents import dense, lexical
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.indexed import IndexedDocument
from index.indexing import cut, embed
from index.ingestion import ingest
from index.ingestion_report import Progress
from index.records import LIBRARY, Scope
from index.sources.plain_text import read_text_file

DOCUMENTS = 30
PASSAGES_AT_ONCE = 32  # so that they are stored in two bursts, of 16 and 14 documents
KILLS_AT_RANDOM = 8
CHAT = Scope.chat(-7)


Versions = list[dict[str, IndexedDocument]]
"""What each version of each file becomes, by path."""


def text_of(number: int, version: int) -> str:
    """Several passages, each with a word that no other document has."""
    sentence = f"Unique{number} reached version{version} in Tehran، وقال الرئيس ذلك. "
    return f"Title {number}\n\n" + "\n".join([sentence * 8] * (1 + number % 3))


def write_articles(folder: Path, version: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(DOCUMENTS):
        (folder / f"{number:03}.txt").write_text(text_of(number, version), encoding="utf-8")


def ingest_and_report(articles: Path, data: Path, reports: Connection) -> None:
    """What the process does: each document that is done is said so at once."""
    pytest.MonkeyPatch().setattr("index.ingestion.PASSAGES_AT_ONCE", PASSAGES_AT_ONCE)
    embedder = TinyEmbedder()
    library = EmbeddedLibrary(data)
    library.use_model(identify(embedder))

    def report(step: Progress) -> None:
        reports.send(step.source)

    reports.send("ready")
    ingest([str(articles)], LIBRARY, library, lambda: embedder, report)
    library.close()
    reports.send("finished")


def move_and_report(data: Path, reports: Connection) -> None:
    """What another process does: the whole library moves to a chat's scope and back, again and again."""
    library = EmbeddedLibrary(data)
    reports.send("ready")
    while True:
        for old, new in ((LIBRARY, CHAT), (CHAT, LIBRARY)):
            library.move_scope(old, new)
            reports.send(new.name)


class Ingestion:
    """A process that ingests, and what it has reported."""

    def __init__(self, articles: Path, data: Path, *, ready: bool = True) -> None:
        self._process, self._reports = start(ingest_and_report, articles, data)
        if ready:
            assert self._reports.recv() == "ready"

    def wait_for(self, count: int) -> list[str]:
        return [self._reports.recv() for _ in range(count)]

    def kill(self) -> list[str]:
        """Kill it; what it reported since the last look."""
        self._process.kill()
        self._process.join()
        return self._rest()

    def finish(self) -> list[str]:
        """Let it end by itself; what it reported since the last look."""
        self._process.join()
        return self._rest()

    def _rest(self) -> list[str]:
        reported: list[str] = []
        try:
            while True:
                reported.append(self._reports.recv())
        except (EOFError, OSError):  # a report that the kill cut in two counts as none
            return reported


def stored_versions(data: Path, versions: Versions) -> dict[str, int]:
    """The version that the library holds of each file, by path; each checked to be whole."""
    check_tables(data)
    library = EmbeddedLibrary(data)
    found: dict[str, int] = {}
    try:
        for summary in library.documents([LIBRARY]):
            document = library.document(summary.id, [LIBRARY])
            (version,) = (v for v, made in enumerate(versions) if made[summary.origin].document == document)
            made = versions[version][summary.origin]
            assert (summary.sentences, summary.passages) == (len(made.sentences), len(made.passages))
            number = int(Path(summary.origin).stem)
            hits = lexical(library, f"Unique{number}", [LIBRARY], 100)
            assert len(hits) == len(made.passages)
            for stored in library.fetch([hit.passage_id for hit in hits], [LIBRARY]):
                part = made.passages[stored.passage.ordinal]
                assert stored.passage == part.passage
                assert stored.sentences == made.sentences[part.passage.first : part.passage.last]
                assert (stored.vector == part.embedding.vector).all()
                assert (stored.tokens.values == part.embedding.tokens.values).all()
            found[summary.origin] = version
        assert len(dense(library, TinyEmbedder(), "Tehran", [LIBRARY], 1000)) == library.counts([LIBRARY]).passages
    finally:
        library.close()
    return found


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


@pytest.fixture(scope="module")
def versions(articles: Path) -> Versions:
    """Computed here, undisturbed; the files are left in the last version."""
    made: Versions = []
    for version in range(2):
        write_articles(articles, version)
        documents = [cut(read_text_file(path, LIBRARY)) for path in sorted(articles.iterdir())]
        made.append({each.document.origin: each for each in embed(documents, TinyEmbedder())})
    return made


@pytest.fixture(scope="module")
def duration(articles: Path, versions: Versions, tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds from ready to finished, undisturbed."""
    ingestion = Ingestion(articles, tmp_path_factory.mktemp("undisturbed"))
    started = time.monotonic()
    assert ingestion.wait_for(DOCUMENTS + 1)[-1] == "finished"
    return time.monotonic() - started


@pytest.fixture(scope="module")
def older(versions: Versions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds every document in its first version."""
    data = tmp_path_factory.mktemp("older")
    library = EmbeddedLibrary(data)
    library.use_model(identify(TinyEmbedder()))
    for document in versions[0].values():
        library.replace(document)
    library.close()
    return data


def check_and_finish(articles: Path, data: Path, versions: Versions, reported: list[str]) -> int:
    """How many documents the killed process had brought to the last version."""
    found = stored_versions(data, versions)
    new = {origin for origin, version in found.items() if version == 1}
    assert set(reported) - {"finished"} <= new
    assert Ingestion(articles, data).finish()[-1] == "finished"
    assert stored_versions(data, versions) == dict.fromkeys(versions[1], 1)
    return len(new)


@pytest.mark.parametrize("start", ["new", "older"])
def test_killed_at_any_moment(
    start: str, articles: Path, versions: Versions, older: Path, duration: float, tmp_path: Path
) -> None:
    moments = random.Random(f"moments of {start}")
    reached: set[int] = set()
    for attempt in range(KILLS_AT_RANDOM):
        data = tmp_path / str(attempt)
        if start == "older":
            shutil.copytree(older, data)
        ingestion = Ingestion(articles, data)
        if attempt % 2:
            reported: list[str] = []
            time.sleep(moments.uniform(0, duration))
        else:  # documents are stored in bursts, after the model: aim into those
            reported = ingestion.wait_for(moments.randrange(1, DOCUMENTS))
            time.sleep(moments.uniform(0, 0.005))
        reported += ingestion.kill()
        if start == "older":
            assert set(stored_versions(data, versions)) == set(versions[1])
        reached.add(check_and_finish(articles, data, versions, reported))
    assert any(0 < count < DOCUMENTS for count in reached)  # else all kills came too early or too late to show a thing


@pytest.mark.parametrize("count", [1, 15, 20, DOCUMENTS - 1])
def test_killed_right_after_a_report(count: int, articles: Path, versions: Versions, tmp_path: Path) -> None:
    ingestion = Ingestion(articles, tmp_path)
    reported = ingestion.wait_for(count)
    assert check_and_finish(articles, tmp_path, versions, reported + ingestion.kill()) >= count


def test_killed_while_the_library_is_made(articles: Path, versions: Versions, tmp_path: Path) -> None:
    for attempt, delay in enumerate((0.0, 0.01, 0.02, 0.04)):
        ingestion = Ingestion(articles, tmp_path / str(attempt), ready=False)
        time.sleep(delay)
        ingestion.kill()
        assert Ingestion(articles, tmp_path / str(attempt)).finish()[-1] == "finished"
        assert stored_versions(tmp_path / str(attempt), versions) == dict.fromkeys(versions[1], 1)


def test_killed_again_and_again_it_still_gets_done(articles: Path, versions: Versions, tmp_path: Path) -> None:
    done = 0
    while done < DOCUMENTS:
        ingestion = Ingestion(articles, tmp_path)
        ingestion.wait_for(min(done + 8, DOCUMENTS))
        ingestion.kill()
        found = stored_versions(tmp_path, versions)
        assert len(found) >= min(done + 8, DOCUMENTS)
        done = len(found)


def test_killed_while_a_scope_moves_it_is_in_one_place_and_whole(
    older: Path, versions: Versions, tmp_path: Path
) -> None:
    moments = random.Random("moves")
    for attempt in range(KILLS_AT_RANDOM):
        data = tmp_path / str(attempt)
        shutil.copytree(older, data)
        process, reports = start(move_and_report, data)
        for _ in range(1 + attempt % 3):  # ready, moved, moved back
            reports.recv()
        time.sleep(moments.uniform(0, 0.015))
        process.kill()
        process.join()
        library = EmbeddedLibrary(data)
        (place,) = (scope for scope in (LIBRARY, CHAT) if library.counts([scope]).documents)
        assert len(dense(library, TinyEmbedder(), "Tehran", [place], 1000)) == library.counts([place]).passages
        library.move_scope(place, LIBRARY)
        library.close()
        assert stored_versions(data, versions) == dict.fromkeys(versions[0], 0)


def test_duplicates_read_by_a_killed_process_are_each_a_place_of_one_document(tmp_path: Path) -> None:
    articles, data = tmp_path / "articles", tmp_path / "data"
    articles.mkdir()
    copies = 3
    for number in range(DOCUMENTS):
        (articles / f"{number:03}.txt").write_text(text_of(number // copies, 1), encoding="utf-8")
    chance = random.Random(5)
    for _ in range(KILLS_AT_RANDOM):
        ingestion = Ingestion(articles, data)
        ingestion.wait_for(chance.randint(1, 4))
        ingestion.kill()
        check_tables(data)
    Ingestion(articles, data).finish()
    check_tables(data)
    library = EmbeddedLibrary(data)
    held = [library.document(each.id, [LIBRARY]) for each in library.documents([LIBRARY])]
    library.close()
    places = [{each.origin, *(place.origin for place in each.also)} for each in held if each is not None]
    assert sorted(map(len, places)) == [copies] * (DOCUMENTS // copies)
    assert set().union(*places) == {str(each) for each in articles.iterdir()}
