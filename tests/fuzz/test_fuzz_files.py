"""Whatever bytes a file holds: it is read, or refused in one clear line; what was read is whole, and the library
holds nothing else."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from corpus import examples, kept, trying
from hostile_files import parts_of, word, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import pdf
from spoiling import Spoil, spoiled, spoils
from test_feeds import entry, rss
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.ingestion import ingest, ingest_items
from index.records import LIBRARY, Scope
from index.sources.telegram_export import count_messages, read_export

QUESTION = "Samarkand summit"
_CHAT = Scope.chat(-1000000001234)
_WORDS = "The ship went to Tunis on Monday. It carried 350 tons of grain.\n\nوصلت السفينة إلى تونس يوم الاثنين."
_PAGE = f"""<!doctype html><html lang="en"><head><title>A ship</title><meta property="og:site_name" content="Gazette">
<script type="application/ld+json">{{"datePublished":"2026-01-05T10:00:00Z","headline":"A ship"}}</script></head><body>
<nav>Home</nav><article><h1>A ship</h1><p>{_WORDS}</p><ul><li>Grain</li></ul><table><tr><td>350</td></tr></table>
</article></body></html>"""
_EXPORT = """{"name":"Port","type":"private_supergroup","id":1234,"messages":[
{"id":1,"type":"message","date_unixtime":"1700000000","from":"Amal","from_id":"user7","text":"Ships came to Tunis."},
{"id":2,"type":"message","date":"2026-01-05T10:00:00","from":"B","text":[{"type":"bold","text":"350"}," tons"]}]}"""
_ARTICLES = """{"title":"A ship","text":"The ship went to Tunis.","url":"https://n.example/a","published":"2026-01-05"}
{"headline":"Grain","body":"It carried 350 tons.","date":1700000000,"id":"7"}"""
FILES = {
    "ship.txt": f"A ship\n\n{_WORDS}".encode(),
    "ship.md": f"# A ship\n\n{_WORDS}\n\n- *grain*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(),
    "ship.html": _PAGE.encode(),
    "ship.rss": rss(entry("https://n.example/a", "A ship", pubDate="Tue, 19 Sep 2023 04:58:00 +0300")).encode(),
    "ship.jsonl": _ARTICLES.encode(),
    "ship.docx": word(_WORDS),
    "result.json": _EXPORT.encode(),
}  # fmt: skip
PARTS = ("document", "styles", "numbering", "settings")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedLibrary]:
    folder = tmp_path_factory.mktemp("fuzzed")
    (folder / "good.txt").write_text("The Samarkand summit ended with an agreement on trade.", encoding="utf-8")
    opened = EmbeddedLibrary(folder / "library")
    ingest([str(folder / "good.txt")], LIBRARY, opened, TinyEmbedder, lambda _: None)
    yield opened
    opened.close()


def holds_out(library: EmbeddedLibrary, path: Path) -> None:
    """Add a file, see that all is well, and take it away again."""
    before = library.counts([LIBRARY, _CHAT])
    known = {each.id for each in library.documents([LIBRARY, _CHAT])}
    if path.name == "result.json":
        report = ingest_items(read_export(path), count_messages(path), library, TinyEmbedder, lambda _: None)
    else:
        report = ingest([str(path)], LIBRARY, library, TinyEmbedder, lambda _: None)
    for error in report.failed:
        said = str(error)
        assert said
        assert said.isprintable()
        assert len(said) < 400
    for summary in library.documents([LIBRARY, _CHAT]):
        if summary.id not in known:
            document = library.document(summary.id, [summary.scope])
            assert document is not None
            assert summary.sentences
            assert "\0" not in document.title + document.text
            assert f"{document.title}{document.text}{document.source}".encode()
            assert library.delete(summary.id, [summary.scope])
    assert library.counts([LIBRARY, _CHAT]) == before


def try_file(library: EmbeddedLibrary, folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.write_bytes(data)
    with trying("files", {"name": name, "data": b64encode(data).decode()}):
        holds_out(library, path)


@given(st.sampled_from(sorted(FILES)), st.lists(spoils, min_size=1, max_size=6))
@settings(max_examples=examples(150), deadline=None)
def test_spoiled_files(
    library: EmbeddedLibrary, tmp_path_factory: pytest.TempPathFactory, name: str, chosen: Sequence[Spoil]
) -> None:
    data = FILES[name]
    for spoil in chosen:
        data = spoiled(data, spoil)
    try_file(library, tmp_path_factory.getbasetemp(), name, data)


@given(st.sampled_from(PARTS), st.lists(spoils, min_size=1, max_size=6))
@settings(max_examples=examples(40), deadline=None)
def test_word_documents_with_spoiled_parts(
    library: EmbeddedLibrary, tmp_path_factory: pytest.TempPathFactory, part: str, chosen: Sequence[Spoil]
) -> None:
    parts = parts_of(FILES["ship.docx"])
    data = parts[f"word/{part}.xml"]
    for spoil in chosen:
        data = spoiled(data, spoil)
    try_file(library, tmp_path_factory.getbasetemp(), "ship.docx", zipped(parts | {f"word/{part}.xml": data}))


@given(st.lists(spoils, min_size=1, max_size=6))
@settings(max_examples=examples(6), deadline=None)
def test_spoiled_pdfs(
    library: EmbeddedLibrary, tmp_path_factory: pytest.TempPathFactory, chosen: Sequence[Spoil]
) -> None:
    data = pdf([[line for line in _WORDS.splitlines() if line]], title="A ship")
    for spoil in chosen:
        data = spoiled(data, spoil)
    try_file(library, tmp_path_factory.getbasetemp(), "ship.pdf", data)


@pytest.mark.parametrize("given_file", kept("files"))
def test_what_once_broke_a_reader(given_file: dict[str, Any], library: EmbeddedLibrary, tmp_path: Path) -> None:
    path = tmp_path / given_file["name"]
    path.write_bytes(b64decode(given_file["data"]))
    holds_out(library, path)
