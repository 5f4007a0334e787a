"""Whatever is sent: one clear line or a document, and the library answers as before; memory stays within bounds, and no
process is left."""

import gzip
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hostile_files import EXPORTS, FILES, OTHER_FEED, Hostile
from loopback import Drip, Endless, Reply, answer, serving
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.ingestion import ingest, ingest_items
from index.ingestion_report import IngestionReport
from index.library_records import Counts
from index.records import LIBRARY, Scope
from index.sources import pdf
from index.sources.fetching import Fetcher, FetchLimits
from index.sources.network import AddressPolicy
from index.sources.telegram_export import count_messages, read_export
from index.text import search_terms

MOST_MEMORY = 500_000_000
"""Bytes more than before the first of them, at any moment. The inputs themselves are in it, up to 90 MB each."""
QUESTION = "Samarkand summit"
_CHAT = Scope.chat(-1000000001234)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedLibrary]:
    """One library for all of them, with an article in it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good.txt").write_text("The Samarkand summit ended with an agreement on trade.", encoding="utf-8")
    library = EmbeddedLibrary(folder / "library")
    ingest([str(folder / "good.txt")], LIBRARY, library, TinyEmbedder, lambda _: None)
    before = _most_memory()
    yield library
    assert _most_memory() - before < MOST_MEMORY
    library.close()


def _most_memory() -> int:
    """Bytes that this process has held at most until now."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _children() -> set[str]:
    """The processes that this one has started and that are there, ended or not; none on systems without /proc."""
    found: set[str] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended
            found.update(task.read_text().split())
    return found


@pytest.fixture
def unharmed(shared: EmbeddedLibrary) -> Iterator[EmbeddedLibrary]:
    """Checks after each: what was added is whole and can be removed, and the rest is as it was."""
    before, children = _state(shared), _children()
    yield shared
    assert _children() <= children
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
    assert all(line and line.isprintable() and len(line) < 400 for line in said)
    if expected == "added":
        assert (report.added > 0, said) == (True, [])
    else:
        assert any(expected in line for line in said), said


@pytest.mark.parametrize("case", FILES.values(), ids=FILES.keys())
def test_files(case: Hostile, unharmed: EmbeddedLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", case.seconds)
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
    "http://127.0.0.1.:80/": "private network",
    "http://0/": "private network",
    "http://172.16.0.1/": "private network",
    "http://192.168.0.1/": "private network",
    "http://[fe80::1%25eth0]/": "private network",
    "http://[::ffff:0:7f00:1]/": "private network",
    "http://[2002:7f00:1::]/": "private network",
    "http://224.0.0.1/": "private network",
    "http://255.255.255.255/": "private network",
    "http://256.1.1.1/": "no address",
    "http://1.2.3.4.5/": "no address",
    "http://999999999999/": "no address",
    "http://8.8.8.8:99999/": "not an address",
    "http://8.8.8.8:0/": "no port 0",
    "http://n.example\\@127.0.0.1/": "not an address",
    "http://n.example/\r\nHost: other": "not an address",
    "http://n.example /a": "not an address",
    "http://\u202elpmaxe.n/": "not an address",
    f"http://{'a' * 64}.example/": "no server's name",
    f"http://{'a.' * 130}example/": "no server's name",
    f"http://n.example/{'a' * 3000}": "longer than 2000",
}


@pytest.mark.parametrize(("address", "expected"), _ADDRESSES.items())
def test_addresses(address: str, expected: str, unharmed: EmbeddedLibrary) -> None:
    check(ingest([address], LIBRARY, unharmed, TinyEmbedder, lambda _: None), expected)


_NAMES: dict[str, tuple[list[str], str]] = {
    "a name of this machine": (["127.0.0.1"], "private network"),
    "a name of a neighbour": (["192.168.1.1"], "private network"),
    "a public address beside a private one": (["93.184.215.14", "10.0.0.1"], "private network"),
    "the machine's own data": (["169.254.169.254"], "private network"),
    "IPv6 of this machine": (["::1"], "private network"),
    "IPv4 in IPv6": (["::ffff:10.0.0.1"], "private network"),
    "a link's own": (["fe80::1%eth0"], "private network"),
    "no address at all": ([], "no server of the name"),
    "what is no address": (["n.example"], "not fetched"),
}


@pytest.mark.parametrize(("found", "expected"), _NAMES.values(), ids=_NAMES.keys())
def test_names(found: list[str], expected: str, unharmed: EmbeddedLibrary) -> None:
    fetch = Fetcher(AddressPolicy(resolve=lambda _host, _port: found))
    check(ingest(["http://n.example/"], LIBRARY, unharmed, TinyEmbedder, lambda _: None, fetch), expected)


_ANSWERS: dict[str, tuple[Reply, str]] = {
    "a ring of redirects": (answer(status="302 Found", location="/"), "redirected more than"),
    "a redirect to the machine's own data": (
        answer(status="302 Found", location="http://169.254.169.254/latest/meta-data/"),
        "private network",
    ),
    "a redirect to a file": (answer(status="302 Found", location="file:///etc/passwd"), "what is not read"),
    "a slow server": (Drip(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 500, 0.05), "took longer"),
    "a body without end": (Endless(answer(content_length=""), b"word " * 2_000), "larger than 1 MB"),
    "pieces without end": (
        Endless(answer(content_length="", transfer_encoding="chunked"), b"10000\r\n" + b"word" * 16_384 + b"\r\n"),
        "larger than 1 MB",
    ),
    "headers without end": (Endless(b"HTTP/1.1 200 OK\r\n", b"a: b\r\n" * 500), "broke off"),
    "going on and on": (Endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "took longer"),
    "a gzip bomb": (answer(gzip.compress(bytes(300_000_000)), content_encoding="gzip"), "larger than 1 MB"),
    "gzip that is none": (answer(b"words " * 9, content_encoding="gzip"), "broke off"),
    "half of a gzip": (answer(gzip.compress(b"words " * 99)[:-9], content_encoding="gzip"), "broke off"),
    "packed twice": (answer(b"x", content_encoding="gzip, gzip"), "not asked for"),
    "packed another way": (answer(b"x", content_encoding="br"), "not asked for"),
    "a size beyond all measure": (answer(content_length="9" * 5_000), "broke off"),
    "two sizes": (answer(b"words", content_length="5\r\nContent-Length: 6"), "broke off"),
    "a picture": (answer(b"words", content_type="image/png"), "image/png"),
    "a film": (answer(b"words", content_type="video/mp4"), "video/mp4"),
    "a letters' code that is none": (answer(b"<p>Ships came.", content_type="text/html; charset*=x''%ff"), "added"),
    "a redirect with a password": (answer(status="302 Found", location="http://a:b@n.example/"), "what is not read"),
    "a redirect into IPv6": (answer(status="301 Moved", location="http://[::ffff:10.0.0.1]/"), "private network"),
    "a redirect to another service": (answer(status="307 On", location="http://8.8.8.8:25/"), "port 25"),
    "a redirect to nothing": (answer(status="302 Found", location="http://[::1"), "what is not read"),
    "for members only": (answer(b"", status="401 Unauthorized"), "401"),
    "a status that is none": (answer(b"", status="799 Odd"), "799"),
    "a feed that is a file's name": (
        answer(f"<?xml version='1.0'?>{OTHER_FEED}".encode(), content_type="application/rss+xml"),
        "unknown kind",
    ),
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
def test_servers(reply: Reply, expected: str, unharmed: EmbeddedLibrary) -> None:
    with serving({"/": reply}) as server:
        fetch: Fetcher = server.fetcher(FetchLimits(bytes=1_000_000, seconds=1.5))
        report = ingest([server.address()], LIBRARY, unharmed, TinyEmbedder, lambda _: None, fetch)
    check(report, expected)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) + len(EXPORTS) + len(_ADDRESSES) + len(_NAMES) + len(_ANSWERS) >= 60
