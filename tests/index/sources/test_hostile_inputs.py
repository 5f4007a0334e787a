"""Whatever is sent: one clear line or a document, and the library answers as before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import EXPORTS, FILES, Hostile
from loopback import Drip, answer, serving
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.ingestion import IngestionReport, ingest, ingest_items
from index.library import Counts
from index.records import LIBRARY, Scope
from index.sources import pdf
from index.sources.fetching import Fetcher, FetchLimits
from index.sources.telegram_export import count_messages, read_export
from index.text import search_terms

QUESTION = "Samarkand summit"
_CHAT = Scope.chat(-1000000001234)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedLibrary]:
    """One library for all of them, with an article in it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good.txt").write_text("The Samarkand summit ended with an agreement on trade.", encoding="utf-8")
    library = EmbeddedLibrary(folder / "library")
    ingest([str(folder / "good.txt")], LIBRARY, library, TinyEmbedder, lambda _: None)
    yield library
    library.close()


@pytest.fixture
def unharmed(shared: EmbeddedLibrary) -> Iterator[EmbeddedLibrary]:
    """Checks after each: what was added is whole and can be removed, and the rest is as it was."""
    before = _state(shared)
    yield shared
    known = before[0].keys()
    for scope in (LIBRARY, _CHAT):
        for summary in shared.documents([scope]):
            if summary.id not in known:
                assert summary.sentences
                assert summary.passages
                assert "\0" not in (shared.document(summary.id, [scope]) or summary).title
                assert shared.delete(summary.id, [scope])
    assert _state(shared) == before


def _state(library: EmbeddedLibrary) -> tuple[dict[str, str | None], Counts, list[int], list[int]]:
    stored = {each.id: library.content_hash(each.id) for each in library.documents([LIBRARY, _CHAT])}
    dense = library.dense_search(TinyEmbedder().embed_question(QUESTION).vector, [LIBRARY], 5)
    lexical = library.lexical_search(search_terms(QUESTION), [LIBRARY], 5)
    return stored, library.counts([LIBRARY]), [hit.passage_id for hit in dense], [hit.passage_id for hit in lexical]


def check(report: IngestionReport, expected: str) -> None:
    said = [str(error) for error in report.failed]
    assert all(line and "\n" not in line and len(line) < 400 for line in said)
    if expected == "added":
        assert (report.added > 0, said) == (True, [])
    else:
        assert any(expected in line for line in said), said


@pytest.mark.parametrize("case", FILES.values(), ids=FILES.keys())
def test_files(case: Hostile, unharmed: EmbeddedLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 10)  # as long as the longest of them would take
    path = tmp_path / case.name
    path.write_bytes(case.make())
    report = ingest([str(path)], LIBRARY, unharmed, TinyEmbedder, lambda _: None)
    check(report, case.answer)


@pytest.mark.parametrize("case", EXPORTS.values(), ids=EXPORTS.keys())
def test_exports(case: Hostile, unharmed: EmbeddedLibrary, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.make())
    items = read_export(path)
    check(ingest_items(items, count_messages(path), unharmed, TinyEmbedder, lambda _: None), case.answer)


_FEED_OF_TRAPS = b"""<rss><channel><title>T</title>
<item><title>One</title><link>http://169.254.169.254/latest/meta-data/</link></item>
<item><title>Two</title><link>http://127.0.0.1:1/</link></item></channel></rss>"""

_ADDRESSES = {
    "file:///etc/passwd": "only http and https",
    "ftp://example.com/a": "only http and https",
    "gopher://127.0.0.1:70/1": "only http and https",
    "http://user:secret@example.com/": "name or password",
    "http:///a": "no server",
    "http://[::1": "not an address",
    "http://127.0.0.1/": "private network",
    "http://localhost/": "private network",
    "http://[::1]/": "private network",
    "http://[::ffff:127.0.0.1]/": "private network",
    "http://2130706433/": "private network",
    "http://0x7f.0.0.1/": "private network",
    "http://0177.0.0.1/": "private network",
    "http://127.1/": "private network",
    "http://①②⑦.⓪.⓪.①/": "private network",
    "http://10.0.0.1/": "private network",
    "http://100.64.0.1/": "private network",
    "http://169.254.169.254/latest/meta-data/": "private network",
    "http://[fd00:ec2::254]/": "private network",
    "http://[64:ff9b::7f00:1]/": "private network",
    "http://0.0.0.0/": "private network",
    "http://8.8.8.8:22/": "port 22",
}


@pytest.mark.parametrize(("address", "expected"), _ADDRESSES.items())
def test_addresses(address: str, expected: str, unharmed: EmbeddedLibrary) -> None:
    check(ingest([address], LIBRARY, unharmed, TinyEmbedder, lambda _: None), expected)


_ANSWERS: dict[str, tuple[bytes | Drip, str]] = {
    "a ring of redirects": (answer(status="302 Found", location="/"), "redirected more than"),
    "a redirect to the machine's own data": (
        answer(status="302 Found", location="http://169.254.169.254/latest/meta-data/"),
        "private network",
    ),
    "a redirect to a file": (answer(status="302 Found", location="file:///etc/passwd"), "what is not read"),
    "a slow server": (Drip(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 500, 0.05), "took longer"),
    "less than it says": (answer(b"short", content_length="900"), "broke off"),
    "more than is fetched": (answer(b"x" * 1_000_001), "larger than 1 MB"),
    "a page that is none": (answer(b"\x89PNG\r\n\x1a\n", content_type="text/html"), "picture"),
    "nothing": (answer(b""), "empty"),
    "a page of nothing": (answer(b"<html></html>"), "no text"),
    "not there": (answer(b"", status="404 Not Found"), "404"),
    "no proper answer": (b"\0\0\0", "broke off"),
    "a feed that leads inside": (answer(_FEED_OF_TRAPS, content_type="application/rss+xml"), "private network"),
}


@pytest.mark.parametrize(("reply", "expected"), _ANSWERS.values(), ids=_ANSWERS.keys())
def test_servers(reply: bytes | Drip, expected: str, unharmed: EmbeddedLibrary) -> None:
    with serving({"/": reply}) as server:
        fetch: Fetcher = server.fetcher(FetchLimits(bytes=1_000_000, seconds=1.5))
        report = ingest([server.address()], LIBRARY, unharmed, TinyEmbedder, lambda _: None, fetch)
    check(report, expected)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) + len(EXPORTS) + len(_ADDRESSES) + len(_ANSWERS) >= 60
