"""The contract of every engine, second part: search finds what is near, in order, and takes any terms."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from any_text import texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_documents import dense, indexed, lexical, rounding, sample_document
from sample_documents import texts as texts_of
from tiny_embedder import TinyEmbedder

from index.errors import ModelMismatchError
from index.indexed import IndexedDocument
from index.library import Library
from index.library_records import PassageHit
from index.records import LIBRARY, Scope
from index.sounds import sound_terms_across
from index.text import search_terms

CHAT = Scope.chat(7)
ARTICLES = [
    "رحب جباروف بذلك واقترح على رئيسي تبادل القدرات العلمية.",
    "قال الرئيس إن العلاقات بين إيران وكازاخستان تتوسع.",
    "Japarov proposed closer trade with Tehran.",
    "The minister of culture opened a museum in Cairo.",
    "Heavy rain fell on Beirut.",
]


@pytest.fixture
def stocked(library: Library, embedder: TinyEmbedder) -> Library:
    for number, text in enumerate(ARTICLES):
        library.replace(indexed(sample_document(text, origin=str(number)), embedder))
    return library


@pytest.mark.parametrize("text", ARTICLES)
def test_a_text_is_nearest_to_itself(stocked: Library, embedder: TinyEmbedder, text: str) -> None:
    for search in (dense(stocked, embedder, f"Title {text}", [LIBRARY]), lexical(stocked, text, [LIBRARY])):
        assert texts_of(stocked, search, [LIBRARY])[0] == text


def test_dense_scores_are_inner_products_best_first(stocked: Library, embedder: TinyEmbedder) -> None:
    vector = embedder.embed_question("Japarov Tehran museum").vector
    hits = stocked.dense_search(vector, [LIBRARY], 10)
    stored = stocked.fetch([hit.passage_id for hit in hits], [LIBRARY])
    assert len(hits) == len(ARTICLES)
    products = [float(each.vector @ vector) for each in stored]
    assert [hit.score for hit in hits] == pytest.approx(products, abs=rounding(vector))
    assert all(one.score >= other.score for one, other in pairwise(hits))


def test_after_an_update_scores_are_those_of_the_new_text(library: Library, embedder: TinyEmbedder) -> None:
    """The new text has the shape of the old one, so that nothing but its words tells its passage from the other."""
    for text in ("They met in Tehran.", "They met in Astana."):
        library.replace(indexed(sample_document(text), embedder))
        (hit,) = dense(library, embedder, f"Title {text}", [LIBRARY])
        assert hit.score == pytest.approx(1, abs=0.05)


def test_lexical_scores_are_best_first_and_only_of_matches(stocked: Library) -> None:
    hits = lexical(stocked, "Japarov museum Tehran", [LIBRARY])
    assert texts_of(stocked, hits, [LIBRARY]) == [ARTICLES[2], ARTICLES[3]]
    assert hits[0].score > hits[1].score > 0


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("الكازاخستاني", 1),
        ("وكازاخستان", 1),
        ("اقترح", 0),
        ("proposes", 2),
        ("MUSEUMS", 3),
        ("قُدُرات", 0),
        ("إيـران", 1),
    ],
)
def test_other_forms_of_a_word_find_it(stocked: Library, question: str, article: int) -> None:
    assert texts_of(stocked, lexical(stocked, question, [LIBRARY]), [LIBRARY]) == [ARTICLES[article]]


@pytest.mark.parametrize("limit", [0, 1, 2, 4, 1000])
def test_the_limit_is_honoured(stocked: Library, embedder: TinyEmbedder, limit: int) -> None:
    stocked.replace(indexed(sample_document("Title again.", scope=CHAT), embedder))
    scopes = [LIBRARY, CHAT]
    assert len(dense(stocked, embedder, "Title", scopes, limit)) == min(limit, len(ARTICLES) + 1)
    assert len(lexical(stocked, "Title", scopes, limit)) == min(limit, len(ARTICLES) + 1)


def test_several_scopes_are_one_ranking(stocked: Library, embedder: TinyEmbedder) -> None:
    stocked.replace(indexed(sample_document("Japarov proposed closer trade.", scope=CHAT), embedder))
    both = dense(stocked, embedder, "Japarov proposed closer trade", [LIBRARY, CHAT])
    apart = [
        hit for scope in (LIBRARY, CHAT) for hit in dense(stocked, embedder, "Japarov proposed closer trade", [scope])
    ]
    assert both == sorted(apart, key=lambda hit: (-hit.score, hit.passage_id))
    assert dense(stocked, embedder, "Japarov proposed closer trade", [CHAT, CHAT, LIBRARY]) == both


def test_one_answer_for_one_question(stocked: Library, embedder: TinyEmbedder) -> None:
    assert dense(stocked, embedder, "Tehran", [LIBRARY]) == dense(stocked, embedder, "Tehran", [LIBRARY])
    assert lexical(stocked, "Title", [LIBRARY]) == lexical(stocked, "Title", [LIBRARY])


def test_fetching_keeps_the_order_asked_for_and_leaves_out_what_is_not_there(
    stocked: Library, embedder: TinyEmbedder
) -> None:
    ids = [hit.passage_id for hit in dense(stocked, embedder, "Tehran", [LIBRARY])]
    asked = [ids[3], 12345, ids[0], -1, ids[4]]
    assert [passage.id for passage in stocked.fetch(asked, [LIBRARY])] == [ids[3], ids[0], ids[4]]
    assert stocked.fetch([], [LIBRARY]) == []


HOSTILE = [
    '"', '""', "'", "*", "Japarov*", "^Japarov", "NEAR(Japarov Tehran)", "terms : Japarov", "-Japarov", "+", "(", ")",
    "AND", "OR", "NOT", "Japarov AND", "{terms}", "; DROP TABLE documents; --", "' OR 1=1 --", "%", "_", "\\", "\0",
    "a\0b", "\ud800", "japarov\ud800", "scope", "library", "", " ",
]  # fmt: skip


@pytest.mark.parametrize("term", HOSTILE, ids=repr)
def test_a_term_is_text_and_never_a_query(stocked: Library, term: str) -> None:
    before = stocked.counts([LIBRARY])
    for hit in stocked.lexical_search([term], [LIBRARY], 10):
        (stored,) = stocked.fetch([hit.passage_id], [LIBRARY])
        assert "japarov" in term.lower()
        assert "Japarov" in stored.document.text
    alone = stocked.lexical_search(["japarov"], [LIBRARY], 10)
    assert set(alone) <= {*stocked.lexical_search(["japarov", "nosuchword"], [LIBRARY], 10)}
    assert stocked.lexical_search(["japarov", term], [LIBRARY], 10)[0].passage_id == alone[0].passage_id
    assert stocked.counts([LIBRARY]) == before


@given(terms=st.lists(texts, max_size=5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_terms_are_taken(terms: list[str], library: Library) -> None:
    assert library.lexical_search(terms, [LIBRARY], 10) == []


def test_a_question_of_a_thousand_words_is_taken(stocked: Library) -> None:
    terms = [f"word{number}" for number in range(1000)] + ["japarov"]
    assert len(stocked.lexical_search(terms, [LIBRARY], 10)) == 1


def test_no_terms_find_nothing(stocked: Library) -> None:
    assert stocked.lexical_search([], [LIBRARY], 10) == []


def test_a_question_of_another_dimension_is_refused_in_words(stocked: Library, embedder: TinyEmbedder) -> None:
    with pytest.raises(ModelMismatchError):
        dense(stocked, TinyEmbedder(dimension=64), "Tehran", [LIBRARY])
    assert len(dense(stocked, embedder, "Tehran", [LIBRARY])) == len(ARTICLES)


def test_a_vector_of_nothing_is_taken(stocked: Library, embedder: TinyEmbedder) -> None:
    hits = stocked.dense_search(np.zeros(embedder.dimension, np.float32), [LIBRARY], 3)
    assert [hit.score for hit in hits] == [0, 0, 0]


def test_terms_that_are_everywhere_give_way_to_rarer_ones(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = TinyEmbedder()
    for number in range(12):
        rare = "harbour" if number == 7 else "station"
        library.replace(indexed(sample_document(f"trade {rare} news {number}", origin=str(number)), embedder))
    monkeypatch.setattr("index.relational.rare_terms.MOST_MATCHES", 5)
    found = lexical(library, "trade harbour", [LIBRARY], limit=12)
    assert texts_of(library, found, [LIBRARY]) == ["trade harbour news 7"]
    assert lexical(library, "trade", [LIBRARY], limit=12) == []


@pytest.mark.parametrize("beside", [0, 12], ids=["few", "many"])
def test_a_term_that_is_common_elsewhere_finds_in_a_scope_of_few_passages_and_of_many(
    library: Library, monkeypatch: pytest.MonkeyPatch, beside: int
) -> None:
    embedder, chat = TinyEmbedder(), CHAT
    others = [(f"trade news {number}", LIBRARY) for number in range(12)]
    others += [(f"station {number}", chat) for number in range(beside)]
    for place, (text, scope) in enumerate([*others, ("trade here", chat)]):
        library.replace(indexed(sample_document(text, origin=str(place), scope=scope), embedder))
    monkeypatch.setattr("index.relational.rare_terms.MOST_MATCHES", 5)
    found = lexical(library, "trade station", [chat])
    assert texts_of(library, found, [chat]) == ["trade here"]


def test_likeness_of_a_passage_depends_on_nothing_else(library: Library, embedder: TinyEmbedder) -> None:
    text, question = "Trade with Bishkek grew.", "trade in Tehran"
    library.replace(indexed(sample_document(text, origin="first"), embedder))
    vector, terms = embedder.embed_question(question).vector, search_terms(question)
    (hit,) = lexical(library, question, [LIBRARY])
    (before,) = library.likeness([hit.passage_id], vector, terms, [], [LIBRARY])
    for number in range(5):
        library.replace(indexed(sample_document(f"{question} {text} {number}", origin=str(number)), embedder))
    assert library.likeness([hit.passage_id], vector, terms, [], [LIBRARY]) == [before]
    assert before.terms == {"trade"}
    (stored,) = library.fetch([hit.passage_id], [LIBRARY])
    assert before.product == pytest.approx(float(stored.vector @ vector), abs=1e-6)
    assert library.likeness([hit.passage_id], vector, terms, [], [CHAT]) == []


def by_sound(library: Library, name: str, scope: Scope = LIBRARY) -> list[PassageHit]:
    return library.lexical_search(sound_terms_across(name), [scope], 10)


@pytest.mark.parametrize(("name", "article"), [("Jabarov", 0), ("Kazakhstan", 1), ("جباروف", 2), ("بيروت", 4)])
def test_a_name_is_found_by_its_sound_in_the_other_script_alone(stocked: Library, name: str, article: int) -> None:
    hits = by_sound(stocked, name)
    assert texts_of(stocked, hits, [LIBRARY]) == [ARTICLES[article]]
    assert by_sound(stocked, name, CHAT) == []


def test_likeness_tells_which_words_sound_so(stocked: Library, embedder: TinyEmbedder) -> None:
    vector, sounds = embedder.embed_question("Jabarov").vector, sound_terms_across("Jabarov")
    numbers = [hit.passage_id for hit in stocked.dense_search(vector, [LIBRARY], 10)]
    found = stocked.likeness(numbers, vector, ["قال"], sounds, [LIBRARY])
    by_text = {
        stored.document.text: each for stored, each in zip(stocked.fetch(numbers, [LIBRARY]), found, strict=True)
    }
    assert [by_text[text].sounding for text in ARTICLES] == [{"جباروف"}, set(), set(), set(), set()]
    assert [by_text[text].terms for text in ARTICLES] == [set(), {"قال"}, set(), set(), set()]


def without_sounds(document: IndexedDocument) -> IndexedDocument:
    """As an earlier version stored it."""
    text = document.document.text
    passages = [replace(each, terms=" ".join(search_terms(f"Title {text}"))) for each in document.passages]
    return replace(document, passages=tuple(passages))


def test_what_was_stored_without_sounds_is_found_by_words_and_gets_them_when_terms_are_renewed(
    library: Library, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.relational.renewed_terms._AT_ONCE", 2)
    for number, text in enumerate(ARTICLES):
        stored = indexed(sample_document(text, origin=str(number)), embedder)
        library.replace(stored if number == 2 else without_sounds(stored))
    before = lexical(library, "كازاخستان", [LIBRARY])
    assert texts_of(library, before, [LIBRARY]) == [ARTICLES[1]]
    assert by_sound(library, "Jabarov") == []
    revision = library.revision([LIBRARY])

    told: list[tuple[int, int]] = []
    assert library.renew_terms(lambda done, of: told.append((done, of))) == 4
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert library.revision([LIBRARY]) != revision
    assert texts_of(library, by_sound(library, "Jabarov"), [LIBRARY]) == [ARTICLES[0]]
    assert texts_of(library, lexical(library, "كازاخستان", [LIBRARY]), [LIBRARY]) == [ARTICLES[1]]

    revision = library.revision([LIBRARY])
    assert library.renew_terms(lambda *_: None) == 0
    assert library.revision([LIBRARY]) == revision


def test_a_number_with_a_comma_is_found(library: Library, embedder: TinyEmbedder) -> None:
    library.replace(indexed(sample_document("Inflation rose to 3,5 per cent."), embedder))
    assert len(lexical(library, "3,5", [LIBRARY])) == 1
