"""How the embedded engine ranks by words, beside FTS5's own bm25(), which counts over all scopes."""

import sqlite3
from pathlib import Path
from random import Random

import pytest
from sample_documents import indexed, lexical, sample_document, texts
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary, library_file
from index.records import LIBRARY
from index.text import search_terms

WORDS = "harbour strike wheat بحر قمح ميناء بحر بحر".split()


def test_in_a_library_of_one_scope_scores_are_those_of_fts5(tmp_path: Path, embedder: TinyEmbedder) -> None:
    """As all passages hold the title, their mean length is that of all."""
    random = Random(5)
    library = EmbeddedLibrary(tmp_path)
    for number in range(40):
        text = " ".join([f"Number {number}", *random.choices(WORDS, k=random.randint(0, 9))])
        library.replace(indexed(sample_document(text, origin=str(number)), embedder))
    question = "Title strike قمح"
    found = lexical(library, question, [LIBRARY], limit=100)
    with sqlite3.connect(library_file(tmp_path)) as connection:
        expected = dict(
            connection.execute(
                "SELECT rowid, -bm25(passage_terms, 0.0, 1.0) FROM passage_terms WHERE passage_terms MATCH ?",
                (f"terms : ({' OR '.join(search_terms(question))})",),
            )
        )
    connection.close()
    library.close()
    assert len(expected) == 40
    assert max(expected.values()) > 1
    assert {hit.passage_id: hit.score for hit in found} == pytest.approx(expected, rel=1e-9)


def test_in_many_passages_words_are_known_to_be_common_from_some_of_them(
    tmp_path: Path, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.relational.rare_terms.MOST_MATCHES", 10)
    monkeypatch.setattr("index.embedded.search._COUNTED", 20)
    library = EmbeddedLibrary(tmp_path)
    for number in range(40):
        rare = "harbour" if number % 20 == 0 else "station"
        library.replace(indexed(sample_document(f"trade {rare} news {number}", origin=str(number)), embedder))
    found = lexical(library, "trade harbour", [LIBRARY], limit=40)
    assert set(texts(library, found, [LIBRARY])) == {"trade harbour news 0", "trade harbour news 20"}
    assert lexical(library, "trade", [LIBRARY]) == []
    library.close()
