"""What is forgotten while a feed is read again stays forgotten: the whole chat, the feed, or one of its documents."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from loopback import Server, answer, serving
from test_feeds_again import CHAT, LONG, NOON, add, again, feed, pages, titles
from tiny_embedder import TinyEmbedder

from index.embedding.protocol import Embedder
from index.feeds import Rereading, Validators
from index.library import Library
from index.library_records import Change
from index.records import LIBRARY
from index.refreshing import refresh
from index.sources.content import Content
from index.sources.fetching import Fetched


class Meanwhile:
    """The web of a server, and a model; `happens` just before the page `at` is fetched, or before the model works."""

    def __init__(self, server: Server, at: str, happens: Callable[[], object]) -> None:
        self._fetcher = server.fetcher()
        self._at = at
        self._happens = happens

    def newer(self, address: str, than: Validators) -> Fetched | None:
        return self._fetcher.newer(address, than)

    def __call__(self, address: str) -> Content:
        if address.endswith(self._at):
            self._happens()
        return self._fetcher(address)

    def embedder(self) -> Embedder:
        if self._at == "model":
            self._happens()
        return TinyEmbedder()


def test_what_is_removed_while_it_is_read_stays_removed(library: Library) -> None:
    answers = pages("a", "b")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a"))
        add(server, library)
        answers["/feed"] = answer(feed(server, "b"))
        [known] = library.feeds.all()
        library.delete_scope(LIBRARY)
        refresh(known, library, TinyEmbedder, server.fetcher(), lambda: NOON)
        assert library.feeds.all() == []
        assert titles(library) == set()


@pytest.mark.parametrize("at", ["/c", "model"])
def test_what_was_read_for_a_feed_that_is_gone_meanwhile_is_not_stored(library: Library, at: str) -> None:
    answers = pages("a", "b", "c")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a"))
        add(server, library, CHAT)
        add(server, library)
        answers["/feed"] = answer(feed(server, "b", "c"))
        [known] = [each for each in library.feeds.all() if each.scope == CHAT]
        meanwhile = Meanwhile(server, at, lambda: library.delete_scope(CHAT))
        report = refresh(known, library, meanwhile.embedder, meanwhile, lambda: NOON)
        assert (report.added, report.updated) == (0, 0)
        assert titles(library, CHAT) == set()
        assert [each.scope for each in library.feeds.all()] == [LIBRARY]
        assert titles(library) == {"a"}


@pytest.mark.parametrize("at", ["/c", "model"])
@pytest.mark.parametrize("was_given", [True, False], ids=["given before", "back in the feed"])
def test_a_changed_entry_that_is_deleted_meanwhile_is_not_stored_and_a_new_one_is(
    library: Library, at: str, was_given: bool
) -> None:
    answers = pages("c")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a", "b", text=LONG))
        add(server, library)
        changed = feed(server, "a", "b", text=LONG + "The end.")
        answers["/feed"] = answer(changed.replace(b"</channel>", _item(server, "c") + b"</channel>"))
        [known] = library.feeds.all()
        [gone] = [each for each in library.documents([LIBRARY]) if each.title == "a"]
        meanwhile = Meanwhile(server, at, lambda: library.delete(gone.id, [LIBRARY]))
        known = known if was_given else replace(known, entries=frozenset())
        report = refresh(known, library, meanwhile.embedder, meanwhile, lambda: NOON)
        assert (report.added, report.updated) == (1, 1)
        assert titles(library) == {"b", "c"}
        assert again(server, library).added == 0


def _item(server: Server, name: str) -> bytes:
    whole = feed(server, name)
    return whole[whole.index(b"<item>") : whole.index(b"</channel>")]


@pytest.mark.parametrize("was_stored", [True, False])
def test_a_place_read_for_a_feed_is_added_only_while_that_is_wanted(library: Library, was_stored: bool) -> None:
    answers = pages("a")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a"))
        add(server, library)
        [known], [only] = library.feeds.all(), library.documents([LIBRARY])
        stored = library.document(only.id, [LIBRARY])
        assert stored is not None
        place = replace(stored, origin="https://elsewhere.example/a")
        gone = Rereading("https://gone.example/feed", was_stored)
        assert library.recognise(place, gone) is Change.UNCHANGED
        assert library.content_hash(place.id) is None
        wanted = library.recognise(place, Rereading(known.address, was_stored))
        assert wanted is (Change.UNCHANGED if was_stored else Change.ADDED)
        assert (library.content_hash(place.id) is None) == was_stored
