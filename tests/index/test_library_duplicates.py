"""The contract of every engine: the same article from several addresses is stored once, and stands for all of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_documents import dense, indexed, lexical, sample_document, texts
from tiny_embedder import TinyEmbedder

from index.ingestion import ingest_items, store
from index.library import Library
from index.library_records import Change
from index.message import MessageFacts
from index.records import LIBRARY, Document, Elsewhere, Scope, document_id

CHAT, NEW_CHAT = Scope.chat(-7), Scope.chat(-1007)
DAY = datetime(2024, 5, 1, tzinfo=UTC)


def long_text(word: str) -> str:
    """A text of four sentences with words of its own throughout."""
    return " ".join(" ".join(f"{word}{letter}{place}x" for letter in ascii_lowercase) + "." for place in "pqrs")


HARBOUR, MARKET, RIVER = long_text("harbour"), long_text("market"), long_text("river")
NEARLY = HARBOUR.replace("harbouraqx", "harborqx")
"""As `HARBOUR`, with a word of the second sentence changed."""
APART = HARBOUR.replace("harbourarx", "harborrx")
"""As `HARBOUR`, with a word of the third sentence changed."""


def article(text: str, place: str, *, scope: Scope = LIBRARY, hour: int | None = 0) -> Document:
    origin = f"https://{place}.example/article"
    published = None if hour is None else DAY + timedelta(hours=hour)
    document = sample_document(text, scope=scope, origin=origin, title=f"As {place} has it", published=published)
    return replace(document, source=place, url=origin)


def known(document: Document) -> Elsewhere:
    """A document as another place of one that says the same."""
    return Elsewhere(document.origin, document.title, document.source, document.url, document.published, document.text)


@pytest.fixture
def put(library: Library, embedder: TinyEmbedder) -> Callable[[Document], Change]:
    return lambda document: library.replace(indexed(document, embedder))


def stored(library: Library, scope: Scope = LIBRARY) -> list[Document]:
    found = [library.document(each.id, [scope]) for each in library.documents([scope])]
    assert all(found)
    return [each for each in found if each is not None]


Put = Callable[[Document], Change]


def test_the_same_article_from_three_addresses_is_stored_once_and_known_from_all(
    library: Library, put: Put, embedder: TinyEmbedder
) -> None:
    first, later, undated = (
        article(HARBOUR, "a", hour=5),
        article(HARBOUR, "b", hour=9),
        article(NEARLY, "c", hour=None),
    )
    earlier = article(HARBOUR, "d", hour=1)
    assert [put(each) for each in (first, undated, later, earlier)] == [Change.ADDED] * 4
    assert library.counts([LIBRARY]).documents == 1
    [document] = stored(library)
    assert document == first, "the one that was there leads"
    assert document.also == (known(earlier), known(later), known(undated))
    assert [each.also for each in library.documents([LIBRARY])] == [3]
    [hit] = dense(library, embedder, "harbouraqx", [LIBRARY])
    assert library.fetch([hit.passage_id], [LIBRARY])[0].document.also == document.also
    for each in (first, later, undated, earlier):
        assert library.content_hash(each.id) == each.content_hash
        assert put(each) == Change.UNCHANGED
    assert library.document(later.id, [LIBRARY]) == later, "as it was read there"
    assert library.document(later.id, [CHAT]) is None
    own, there = (library.sentences(each.id, [LIBRARY]) for each in (first, later))
    assert there == [replace(each, document_id=later.id) for each in own] != []


def test_scopes_never_share_an_article(library: Library, put: Put) -> None:
    put(article(HARBOUR, "a"))
    put(article(HARBOUR, "b", scope=CHAT))
    assert [each.also for each in stored(library) + stored(library, CHAT)] == [(), ()]


def test_another_article_is_stored_by_itself(library: Library, put: Put) -> None:
    put(article(HARBOUR, "a"))
    put(article(MARKET, "b"))
    put(article(f"{HARBOUR} 12 died.", "c"))
    assert library.counts([LIBRARY]).documents == 3


def test_what_two_people_say_in_a_chat_stays_with_each(library: Library, put: Put) -> None:
    for number in (1, 2):
        message = replace(article(HARBOUR, str(number), scope=CHAT), message=MessageFacts(author_id=number))
        put(message)
    put(article(HARBOUR, "page", scope=CHAT))
    assert library.counts([CHAT]).documents == 3
    assert library.delete_author(1, CHAT) == 1
    assert library.counts([CHAT]).documents == 2


def test_a_place_that_says_something_else_by_now_has_a_document_of_its_own(library: Library, put: Put) -> None:
    first, second = article(HARBOUR, "a"), article(HARBOUR, "b")
    put(first)
    put(second)
    changed = replace(article(MARKET, "b"), title="Changed")
    assert put(changed) == Change.UPDATED
    assert {each.id: each.also for each in stored(library)} == {first.id: (), changed.id: ()}
    assert put(second) == Change.UPDATED
    [document] = stored(library)
    assert (document, document.also) == (first, (known(second),))


def test_when_the_stored_one_changes_its_text_stays_with_the_others(
    library: Library, put: Put, embedder: TinyEmbedder
) -> None:
    first, second, third = (article(HARBOUR, place, hour=hour) for place, hour in (("a", 1), ("b", 5), ("c", 3)))
    for each in (first, second, third):
        put(each)
    vectors = [library.fetch([hit.passage_id], [LIBRARY]) for hit in dense(library, embedder, HARBOUR, [LIBRARY])]
    changed = article(RIVER, "a")
    assert put(changed) == Change.UPDATED
    assert library.document(changed.id, [LIBRARY]) == changed
    kept = library.document(third.id, [LIBRARY])
    assert kept == third, "the earliest of the others"
    assert kept is not None
    assert kept.also == (known(second),)
    found = lexical(library, "harbouraqx", [LIBRARY])
    assert texts(library, found, [LIBRARY]) == [HARBOUR]
    [after] = library.fetch([found[0].passage_id], [LIBRARY])
    assert after.vector.tolist() == vectors[0][0].vector.tolist()
    assert after.tokens.values.tolist() == vectors[0][0].tokens.values.tolist()
    assert {sentence.document_id for sentence in after.sentences} == {third.id}
    assert put(third) == put(second) == Change.UNCHANGED


def test_places_that_still_say_the_same_stay_and_the_others_leave(library: Library, put: Put) -> None:
    first, close, far = article(HARBOUR, "a"), article(NEARLY, "b"), article(APART, "c")
    for each in (first, close, far):
        put(each)
    twice = NEARLY.replace("harbourmqx harbournqx harbouroqx", "other words there")
    assert put(article(twice, "a")) == Change.UPDATED
    documents = {each.origin: each for each in stored(library)}
    assert documents[first.origin].text == twice
    assert documents[first.origin].also == (known(close),)
    assert documents[far.origin].text == HARBOUR, "what was stored, until it is read again"
    assert put(far) == Change.UPDATED
    assert library.document(far.id, [LIBRARY]) == far


def test_the_one_that_says_it_word_for_word_goes_before_an_earlier_one(library: Library, put: Put) -> None:
    first, earlier, exact = article(HARBOUR, "a", hour=0), article(NEARLY, "b", hour=1), article(HARBOUR, "c", hour=2)
    for each in (first, earlier, exact):
        put(each)
    put(article(RIVER, "a"))
    document = library.document(exact.id, [LIBRARY])
    assert document == exact
    assert document is not None
    assert document.also == (known(earlier),)


def test_a_document_that_comes_to_say_what_another_says_becomes_a_place_of_it(library: Library, put: Put) -> None:
    first, second = article(HARBOUR, "a"), article(MARKET, "b")
    put(first)
    put(second)
    put(article(MARKET, "c"))
    now = article(HARBOUR, "b")
    assert put(now) == Change.UPDATED
    documents = {each.origin: each.also for each in stored(library)}
    assert documents == {first.origin: (known(now),), article(MARKET, "c").origin: ()}


def test_deleting_an_article_takes_all_its_places_and_deleting_a_place_takes_that_alone(
    library: Library, put: Put
) -> None:
    first, second, third = (article(HARBOUR, place) for place in "abc")
    for each in (first, second, third):
        put(each)
    revision = library.revision([LIBRARY])
    assert not library.delete(second.id, [CHAT])
    assert library.delete(second.id, [LIBRARY])
    assert library.revision([LIBRARY]) != revision
    assert not library.delete(second.id, [LIBRARY])
    assert stored(library)[0].also == (known(third),)
    assert library.delete(first.id, [LIBRARY])
    assert stored(library) == []
    assert [library.content_hash(each.id) for each in (first, second, third)] == [None] * 3
    assert put(third) == Change.ADDED
    assert [each.origin for each in stored(library)] == [third.origin]


def test_what_is_withdrawn_at_one_place_goes_on_at_the_others(library: Library, put: Put) -> None:
    first, second, third = (article(HARBOUR, place, hour=hour) for hour, place in enumerate("abc"))
    for each in (first, second, third):
        put(each)
    assert not library.withdraw(first.id, [CHAT])
    assert library.withdraw(first.id, [LIBRARY])
    assert not library.withdraw(first.id, [LIBRARY])
    [document] = stored(library)
    assert (document, document.also) == (second, (known(third),))
    assert library.withdraw(third.id, [LIBRARY])
    assert library.withdraw(second.id, [LIBRARY])
    assert stored(library) == []


def test_an_article_is_as_new_as_where_it_was_read_last(library: Library, put: Put) -> None:
    put(article(HARBOUR, "a", hour=1))
    put(article(MARKET, "b", hour=5))
    put(article(HARBOUR, "c", hour=9))
    newest = library.newest([LIBRARY], None, 5)
    assert [each.document.source for each in newest] == ["a", "b"]
    assert [each.document.source for each in library.newest([LIBRARY], DAY + timedelta(hours=7), 5)] == ["a"]


def test_emptying_a_scope_takes_its_places_too(library: Library, put: Put) -> None:
    for scope in (LIBRARY, CHAT):
        put(article(HARBOUR, "a", scope=scope))
        put(article(HARBOUR, "b", scope=scope))
    assert library.delete_scope(CHAT) == 1
    assert library.content_hash(document_id(CHAT, article("", "b").origin)) is None
    assert [len(each.also) for each in stored(library)] == [1]


def test_a_scope_moves_with_its_places(library: Library, put: Put) -> None:
    first, second = article(HARBOUR, "a", scope=CHAT), article(HARBOUR, "b", scope=CHAT)
    put(first)
    put(second)
    moved = replace(first, scope=NEW_CHAT)
    ids = {first.id: moved.id, second.id: moved.id}
    assert library.move_scope(CHAT, NEW_CHAT) == library.move_scope(CHAT, NEW_CHAT) == ids
    [document] = stored(library, NEW_CHAT)
    assert (document, document.also) == (moved, (known(second),))
    assert put(replace(second, scope=NEW_CHAT)) == put(moved) == Change.UNCHANGED
    assert library.content_hash(second.id) is None


def test_what_the_new_scope_holds_already_goes_before_what_moves(library: Library, put: Put) -> None:
    for place in "abc":
        put(article(HARBOUR, place, scope=CHAT))
    put(article(MARKET, "a", scope=NEW_CHAT))
    put(article(RIVER, "b", scope=NEW_CHAT))
    put(article(RIVER, "d", scope=NEW_CHAT))
    put(article(MARKET, "d", scope=CHAT))
    library.move_scope(CHAT, NEW_CHAT)
    assert stored(library, CHAT) == []
    held = {each.text: [each.source, *(place.source for place in each.also)] for each in stored(library, NEW_CHAT)}
    assert held == {MARKET: ["a"], RIVER: ["b", "d"], HARBOUR: ["c"]}


def test_what_the_new_scope_says_already_is_not_stored_again(library: Library, put: Put) -> None:
    for place in "ab":
        put(article(HARBOUR, place, scope=CHAT))
    put(article(HARBOUR, "c", scope=NEW_CHAT))
    ids = library.move_scope(CHAT, NEW_CHAT)
    [document] = stored(library, NEW_CHAT)
    assert [document.source, *(place.source for place in document.also)] == ["c", "a", "b"]
    assert set(ids.values()) == {document.id}


def test_nothing_is_embedded_for_what_is_stored_already(library: Library, embedder: TinyEmbedder) -> None:
    def none_left() -> TinyEmbedder:
        raise AssertionError("there is nothing to embed")

    assert store(article(HARBOUR, "a"), library, lambda: embedder) == Change.ADDED
    assert store(article(HARBOUR, "a"), library, none_left) == Change.UNCHANGED
    assert store(article(NEARLY, "b"), library, none_left) == Change.ADDED
    again = [article(HARBOUR, "a"), article(NEARLY, "b"), article(HARBOUR, "c")]
    report = ingest_items(again, 3, library, none_left, lambda progress: None)
    assert (report.added, report.unchanged) == (1, 2)


def test_duplicates_that_are_read_together_are_stored_once(library: Library, embedder: TinyEmbedder) -> None:
    items = [article(HARBOUR, place) for place in "abc"]
    report = ingest_items(items, 3, library, lambda: embedder, lambda progress: None)
    assert (report.added, library.counts([LIBRARY]).documents) == (3, 1)


ORIGINS, TEXTS = "abcd", (HARBOUR, MARKET, RIVER)
KEYS = {HARBOUR: "harbouraqx", MARKET: "marketaqx", RIVER: "riveraqx"}
put_any = st.tuples(st.just("put"), st.sampled_from(ORIGINS), st.sampled_from(TEXTS))
delete_any = st.tuples(st.sampled_from(["delete", "withdraw"]), st.sampled_from(ORIGINS), st.just(""))
move_all = st.just(("move", "", ""))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(put_any, put_any, delete_any, move_all), max_size=12))
def test_each_text_is_answered_from_once_for_all_who_say_it(
    engine: Callable[[Path], Library],
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, str, str]],
) -> None:
    """Against a model: what each origin says, and who says each text, the one that leads first."""
    library, embedder = engine(tmp_path_factory.mktemp("library")), TinyEmbedder()
    scope, other = CHAT, NEW_CHAT
    says: dict[str, str] = {}
    who: dict[str, list[str]] = {}

    def forget(place: str) -> None:
        text = says.pop(place)
        who[text].remove(place)
        who[text].sort(key=lambda each: (each != leads.get(text), each))  # the next to lead is the earliest

    for action, place, text in steps:
        leads = {each: places[0] for each, places in who.items() if places}
        if action == "move":
            library.move_scope(scope, other)
            scope, other = other, scope
        elif action == "put":
            change = library.replace(indexed(article(text, place, scope=scope, hour=ORIGINS.index(place)), embedder))
            before = says.get(place)
            assert change == (
                Change.ADDED if before is None else Change.UNCHANGED if before == text else Change.UPDATED
            )
            if before != text:
                if before is not None:
                    forget(place)
                says[place] = text
                who.setdefault(text, []).append(place)
        else:
            remove = {"withdraw": library.withdraw, "delete": library.delete}[action]
            assert remove(article("", place, scope=scope).id, [scope]) == (place in says)
            takes_all = action == "delete" and place in leads.values()
            for gone in list(who[says[place]]) if takes_all else [place]:
                if gone in says:
                    forget(gone)
        assert library.counts([scope]).documents == len(set(says.values()))
        for each in ORIGINS:
            expected = article(says[each], each, scope=scope, hour=ORIGINS.index(each)) if each in says else None
            found = library.content_hash(article("", each, scope=scope).id)
            assert found == (expected and expected.content_hash)
        for each, word in KEYS.items():
            places = [who[each][0], *sorted(who[each][1:])] if who.get(each) else []
            answered = library.fetch([hit.passage_id for hit in lexical(library, word, [scope])], [scope])
            cited = [[hit.document.source, *(also.source for also in hit.document.also)] for hit in answered]
            assert cited == ([places] if places else [])
            near = dense(library, embedder, each, [scope], limit=1)
            if places:
                assert texts(library, near, [scope]) == [each]
        assert lexical(library, " ".join(KEYS.values()), [other]) == []
    library.close()
