"""The contract of every engine: what is asked of a list is what the whole list says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from listed_documents import ListedDocuments
from sample_documents import indexed, sample_document
from tiny_embedder import TinyEmbedder

from index.library import Library
from index.listing import Tally
from index.message import MessageFacts
from index.records import LIBRARY, Document, Scope

CHAT, OTHER = Scope.chat(-7), Scope.chat(-8)
SCOPES = [(), (LIBRARY,), (CHAT,), (LIBRARY, CHAT), (LIBRARY, CHAT, OTHER)]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MOMENTS = [None, NOON, NOON.astimezone(timezone(timedelta(hours=3))), NOON + timedelta(microseconds=1)]


def document(number: int, scope: Scope, title: str, published: datetime | None, *, said: bool) -> Document:
    made = sample_document(
        f"The ship q{number}x came.", scope=scope, origin=f"https://example.org/{number}", title=title
    )
    told = MessageFacts(70, "Amal", 0, None) if said else None
    return replace(made, url=f"https://example.org/read/{number}", published=published, message=told)


def documents() -> list[Document]:
    kinds = product((LIBRARY, CHAT), ("The port", "الميناء", "port"), MOMENTS, (False, True))
    return [document(number, *kind[:3], said=kind[3]) for number, kind in enumerate(kinds)]


def test_what_is_asked_of_a_list_is_what_the_whole_list_says(library: Library, embedder: TinyEmbedder) -> None:
    for each in documents():
        library.replace(indexed(each, embedder))
    for scopes in SCOPES:
        whole = library.documents(scopes)
        listed, plain = library.listing, ListedDocuments(whole)
        ids = [each.id for each in library.documents([LIBRARY, CHAT])]
        assert listed.tally(scopes) == plain.tally(scopes)
        assert listed.titles(scopes) == plain.titles(scopes)
        assert listed.summaries(ids, scopes) == plain.summaries(ids, scopes)
        assert list(listed.numbers(ids, scopes).items()) == list(plain.numbers(ids, scopes).items())
        for number, size in product((0, 1, 2, 3, 99), (1, 5, 24, 100)):
            assert listed.page(number, size, scopes) == plain.page(number, size, scopes)
        for number in (1, 2, 12, 13, 24, 48, len(whole) + 1, 999_999_999):
            assert listed.at_number(number, scopes) == plain.at_number(number, scopes)


@pytest.mark.parametrize("number", [0, 1, 47])
def test_a_document_is_found_at_its_origin_and_its_address(
    number: int, library: Library, embedder: TinyEmbedder
) -> None:
    made = documents()
    for each in made:
        library.replace(indexed(each, embedder))
    wanted = made[number]
    for address in (wanted.origin, wanted.url or ""):
        assert library.listing.at_address({address, "elsewhere"}, [LIBRARY, CHAT]) == wanted.id
        assert library.listing.at_address([address], [OTHER]) is None


def test_of_several_at_an_address_the_newest_is_found(library: Library, embedder: TinyEmbedder) -> None:
    for number, moment in enumerate((None, NOON, NOON + timedelta(1), NOON - timedelta(1))):
        made = replace(document(number, CHAT, "The port", moment, said=False), url="https://example.org/port")
        library.replace(indexed(made, embedder))
    found = library.listing.at_address(["https://example.org/port"], [CHAT])
    (only,) = library.listing.summaries([found or ""], [CHAT])
    assert only.published == NOON + timedelta(1)


def test_nothing_is_found_where_there_is_nothing(library: Library) -> None:
    listed = library.listing
    assert listed.tally([CHAT]) == Tally(0, 0)
    assert (listed.page(3, 20, [CHAT]).shown, listed.page(3, 20, [CHAT]).pages) == ([], 1)
    assert (listed.titles([CHAT]), listed.summaries([], [CHAT]), listed.numbers([], [CHAT])) == ([], [], {})
    assert listed.at_number(1, [CHAT]) is None
    assert listed.at_address([], [CHAT]) is None


@given(address=st.text(st.characters()))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_asked_for_as_an_address(address: str, library: Library) -> None:
    assert library.listing.at_address([address, "\0", "\ud800"], [LIBRARY]) is None
