"""Feeds are read again: what is new comes, what was deleted stays away, and servers are asked kindly."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from loopback import Drip, Server, answer, page, serving
from tiny_embedder import TinyEmbedder

from index.errors import SourceError
from index.feeds import MOST_KEYS, Feed, Validators, is_due
from index.ingestion import ingest
from index.ingestion_report import IngestionReport
from index.library import Library
from index.records import LIBRARY, Scope
from index.refreshing import refresh
from index.sources.fetching import Fetcher

CHAT = Scope.chat(-7)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVERY = timedelta(minutes=30)
LONG = "The harbour opened on Monday and ships came from all over the world. " * 12


def feed(server: Server, *names: str, text: str = "Its first lines.") -> bytes:
    items = "".join(
        f"<item><title>{name}</title><link>{server.address(f'/{name}')}</link>"
        f"<description>{_of(name, text)}</description></item>"
        for name in names
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title>{items}</channel></rss>'.encode()


def _of(name: str, text: str) -> str:
    """The text as `name` has it: what says the same as another entry is stored once with it."""
    return text.replace("harbour", f"harbour of {name}").replace("ships", f"ships of {name}")


def pages(*names: str) -> dict[str, bytes | Drip]:
    return {f"/{name}": answer(page(name, f"{name} in full. {_of(name, LONG)}")) for name in names}


def add(server: Server, library: Library, scope: Scope = LIBRARY) -> IngestionReport:
    return ingest([server.address("/feed")], scope, library, TinyEmbedder, lambda _: None, server.fetcher())


def again(server: Server, library: Library, at: datetime = NOON) -> IngestionReport:
    [known] = library.feeds.all()
    return refresh(known, library, TinyEmbedder, server.fetcher(), lambda: at)


def titles(library: Library, scope: Scope = LIBRARY) -> set[str]:
    return {each.title for each in library.documents([scope])}


def paths(server: Server) -> list[str]:
    asked = [request.split(" ")[1] for request in server.asked]
    server.asked.clear()
    return asked


def test_a_feed_that_was_added_is_read_again_and_only_what_is_new_is_fetched(library: Library) -> None:
    answers = pages("a", "b", "c")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a", "b"))
        assert add(server, library).added == 2
        [known] = library.feeds.all()
        assert (known.address, known.scope, known.read_at) == (server.address("/feed"), LIBRARY, None)
        assert known.failures == 0
        paths(server)
        answers["/feed"] = answer(feed(server, "c", "a", "b"))
        report = again(server, library)
        assert (report.added, report.unchanged, report.failed) == (1, 2, [])
        assert paths(server) == ["/feed", "/c"]
        assert titles(library) == {"a", "b", "c"}
        assert library.feeds.all()[0].read_at == NOON


@pytest.mark.parametrize("text", ["Its first lines.", LONG], ids=["page", "whole"])
def test_what_was_deleted_does_not_come_back_with_its_feed(library: Library, text: str) -> None:
    answers = pages("a", "b")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a", "b", text=text))
        add(server, library)
        [gone] = [each for each in library.documents([LIBRARY]) if each.title == "a"]
        library.delete(gone.id, [LIBRARY])
        for _ in range(2):
            assert again(server, library).added == 0
            assert titles(library) == {"b"}
        assert add(server, library).added == 1  # asked for by name it does


@pytest.mark.parametrize("text", ["Its first lines.", LONG], ids=["page", "whole"])
@pytest.mark.parametrize("between", [again, add], ids=["read again", "added again"])
def test_what_was_deleted_does_not_come_back_when_its_feed_gives_it_again_later(
    library: Library, text: str, between: Callable[[Server, Library], object]
) -> None:
    answers = pages("a", "b", "c")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a", "b", text=text))
        add(server, library)
        [gone] = [each for each in library.documents([LIBRARY]) if each.title == "a"]
        library.delete(gone.id, [LIBRARY])
        answers["/feed"] = answer(feed(server, "b", "c", text=text))
        between(server, library)
        answers["/feed"] = answer(status="304 Not Modified", content_type="")
        again(server, library)
        answers["/feed"] = answer(feed(server, "a", "b", "c", text=text))
        assert again(server, library).added == 0
        assert titles(library) == {"b", "c"}


def test_entries_that_a_feed_gave_are_known_in_bounds_and_the_last_ones_longest(library: Library) -> None:
    address, key = "https://n.example/feed", "{:016}".format
    library.feeds.note_entries(address, LIBRARY, [key(number) for number in range(MOST_KEYS)])
    [known] = library.feeds.all()
    library.feeds.note_read(known, NOON, Validators(), [key(MOST_KEYS - 1), "new"])
    assert library.feeds.all()[0].entries == {"new", *(key(number) for number in range(MOST_KEYS))} - {
        key(MOST_KEYS - 2)
    }


def test_of_a_feed_of_two_scopes_that_become_one_all_entries_are_known(library: Library) -> None:
    address, home = "https://n.example/feed", Scope.chat(-1007)
    library.feeds.note_entries(address, CHAT, ["a", "b"])
    library.feeds.note_entries(address, home, ["b", "c"])
    library.move_scope(CHAT, home)
    [known] = library.feeds.all()
    assert (known.scope, sorted(known.entries)) == (home, ["a", "b", "c"])


def test_a_changed_entry_replaces_its_document(library: Library) -> None:
    answers: dict[str, bytes | Drip] = {}
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a", text=LONG))
        add(server, library)
        answers["/feed"] = answer(feed(server, "a", text=LONG + "The end."))
        report = again(server, library)
        assert (report.added, report.updated) == (0, 1)
        [stored] = library.documents([LIBRARY])
        document = library.document(stored.id, [LIBRARY])
        assert document is not None
        assert document.text.endswith("The end.")


def test_a_version_that_is_known_is_not_sent_again(library: Library) -> None:
    answers = pages("a", "b")
    with serving(answers) as server:
        moment = "Sun, 01 Mar 2026 10:00:00 GMT"
        answers["/feed"] = answer(feed(server, "a"), etag='"one"', last_modified=moment)
        add(server, library)
        again(server, library)
        server.asked.clear()
        answers["/feed"] = answer(status="304 Not Modified", content_type="")
        report = again(server, library, NOON + EVERY)
        assert (report.added, report.failed) == (0, [])
        [request] = server.asked
        assert 'If-None-Match: "one"' in request
        assert f"If-Modified-Since: {moment}" in request
        [known] = library.feeds.all()
        assert (known.read_at, known.validators) == (NOON + EVERY, Validators('"one"', moment))


def test_an_entry_whose_page_fails_is_tried_again(library: Library) -> None:
    answers = pages("a")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a", "b", text=""), etag='"one"')
        assert len(add(server, library).failed) == 1
        assert len(again(server, library).failed) == 1
        assert library.feeds.all()[0].validators == Validators()
        answers.update(pages("b"))
        assert again(server, library).added == 1


@pytest.mark.parametrize("reply", [answer(status="500 Broken"), answer(page("A page", LONG))], ids=["error", "a page"])
def test_a_feed_that_fails_is_counted_until_it_is_back(library: Library, reply: bytes) -> None:
    answers = pages("a")
    with serving(answers) as server:
        good = answer(feed(server, "a"))
        answers["/feed"] = good
        add(server, library)
        answers["/feed"] = reply
        for failures in (1, 2, 3):
            again(server, library)
            assert library.feeds.all()[0].failures == failures
        answers["/feed"] = good
        again(server, library)
        assert library.feeds.all()[0].failures == 0


def test_how_long_it_is_left_alone() -> None:
    address, now = "https://n.example/feed", NOON
    assert is_due(Feed(address, LIBRARY), now, EVERY)
    for failures, minutes in ((0, 30), (1, 60), (3, 240), (6, 1440), (500, 1440)):
        waiting = Feed(address, LIBRARY, now, failures)
        assert not is_due(waiting, now + timedelta(minutes=minutes - 1), EVERY)
        assert is_due(waiting, now + timedelta(minutes=minutes), EVERY)
    assert not is_due(Feed(address, LIBRARY, now, 2), now + timedelta(days=6), timedelta(days=7))


def test_feeds_belong_to_their_scopes(library: Library) -> None:
    answers = pages("a")
    with serving(answers) as server:
        answers["/feed"] = answer(feed(server, "a"))
        add(server, library, CHAT)
        add(server, library)
        moved = Scope.chat(-1007)
        library.move_scope(CHAT, moved)
        assert {each.scope for each in library.feeds.all()} == {LIBRARY, moved}
        assert library.delete_scope(moved) == 1
        [left] = library.feeds.all()
        assert left.scope == LIBRARY
        assert not library.feeds.remove(left.address, CHAT)
        assert library.feeds.remove(left.address, LIBRARY)
        assert library.feeds.all() == []
        assert titles(library) == {"a"}


def test_a_page_is_no_feed(library: Library) -> None:
    with serving({"/feed": answer(page("A page", LONG))}) as server:
        assert add(server, library).added == 1
    assert library.feeds.all() == []


@pytest.mark.parametrize("said", ["\x01bad", "x" * 501])
def test_validators_that_can_not_be_sent_back_are_none(said: str) -> None:
    replies: Mapping[str, bytes] = {"/": answer(b"text", etag=said)}
    with serving(replies) as server:
        try:
            fetched = server.fetcher().newer(server.address(), Validators())
        except SourceError:
            return  # the answer itself was refused
        assert fetched is not None
        assert fetched.validators == Validators()


def test_not_modified_without_having_asked_is_an_error() -> None:
    with serving({"/": answer(status="304 Not Modified")}) as server:
        fetcher: Fetcher = server.fetcher()
        with pytest.raises(SourceError, match="304"):
            fetcher(server.address())
