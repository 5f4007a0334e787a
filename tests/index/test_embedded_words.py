"""How the embedded engine ranks by words, beside FTS5's own bm25(), which counts over all scopes."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from sample_documents import indexed, lexical, sample_document, texts
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary, library_file
from index.embedded.scope_sizes import ScopeSizes
from index.embedded.search import best_by_words
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


def stocked(folder: Path, embedder: TinyEmbedder, said: Iterable[str]) -> EmbeddedLibrary:
    library = EmbeddedLibrary(folder)
    for text in said:
        library.replace(indexed(sample_document(text, origin=text), embedder))
    return library


def test_of_terms_that_no_counted_passage_holds_the_rarest_are_searched_by_whatever_was_added_first(
    tmp_path: Path, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.relational.rare_terms.MOST_MATCHES", 10)
    monkeypatch.setattr("index.embedded.search._COUNTED", 1e-6)  # passages: none of those below
    held = {"bridge": 12, "harbour": 8, "strike": 8, "ميناء": 4, "wheat": 2}
    said = [f"{word} {number}" for word, times in held.items() for number in range(times)]
    answers = []
    for seed in range(3):
        Random(seed).shuffle(said)
        library = stocked(tmp_path / str(seed), embedder, said)
        answers.append((lexical(library, " ".join(held), [LIBRARY], 40), lexical(library, "strike harbour", [LIBRARY])))
        found = [sorted(texts(library, hits, [LIBRARY])) for hits in answers[-1]]
        assert found[0] == ["wheat 0", "wheat 1", *(f"ميناء {number}" for number in range(4))]
        assert found[1] == [f"harbour {number}" for number in range(8)]
        assert lexical(library, "bridge", [LIBRARY]) == []
        library.close()
    assert answers[0] == answers[1] == answers[2]


def test_a_term_of_more_passages_than_the_counted_ones_say_gives_way_to_a_rarer_one(
    tmp_path: Path, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the passages are counted: those with the smaller ids, which are drawn from their content."""
    drawn = stocked(tmp_path / "drawn", embedder, [f"{word} {n}" for word in ("bridge", "بحر") for n in range(60)])
    said = []
    for word, (counted, others) in {"bridge": (4, 8), "بحر": (1, 3)}.items():
        hits = lexical(drawn, word, [LIBRARY], 60)
        are_counted = [hit for hit in hits if hit.passage_id < 2**62]
        are_not = [hit for hit in hits if hit.passage_id >= 2**62]
        said += texts(drawn, [*are_counted[:counted], *are_not[:others]], [LIBRARY])
    drawn.close()
    assert len(said) == 16
    monkeypatch.setattr("index.relational.rare_terms.MOST_MATCHES", 10)
    monkeypatch.setattr("index.embedded.search._COUNTED", 20)
    library = stocked(tmp_path / "asked", embedder, [*said, *(f"station {number}" for number in range(24))])
    found = lexical(library, "bridge بحر", [LIBRARY], 40)
    assert {text.split()[0] for text in texts(library, found, [LIBRARY])} == {"بحر"}
    assert len(found) == 4
    assert len(lexical(library, "bridge", [LIBRARY], 40)) == 12  # else words would find nothing
    library.close()


def test_a_term_of_more_passages_than_a_statement_takes_variables_is_searched_by(
    tmp_path: Path, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.embedded.search._IDS_AT_ONCE", 8, raising=False)
    stocked(tmp_path, embedder, (f"harbour {number}" for number in range(20))).close()
    with sqlite3.connect(library_file(tmp_path)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 10)
        found = best_by_words(connection, ["harbour"], [LIBRARY], ScopeSizes(), 20)
    connection.close()
    assert len(found) == 20
