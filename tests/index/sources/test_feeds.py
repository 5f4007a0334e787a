"""Feeds: each entry once, with its whole article from the feed or from its page."""

from datetime import UTC, datetime

import pytest
from loopback import Reply, answer, page, serving
from reading_sources import body, documents, errors
from tiny_embedder import TinyEmbedder

from index.ingestion import ingest
from index.ingestion_report import IngestionReport, Progress
from index.library import Library
from index.records import LIBRARY
from index.sources import web

LONG = "The harbour opened on Monday and ships came from all over the world. " * 12


def rss(*entries: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title>{"".join(entries)}</channel></rss>'  # noqa: E501


def entry(link: str, title: str = "T", summary: str = "A summary.", **more: str) -> str:
    rest = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    return f"<item><title>{title}</title><link>{link}</link><description>{summary}</description>{rest}</item>"


def test_an_rss_entry() -> None:
    feed = rss(entry("https://n.example/a?utm_source=rss", "Ships &amp;amp; boats", "&lt;p&gt;They came.&lt;/p&gt;",
                     pubDate="Tue, 19 Sep 2023 04:58:00 +0300"))  # fmt: skip
    (document,) = documents(feed)
    assert (document.title, document.text, document.source) == ("Ships & boats", "They came.", "The Paper")
    assert document.origin == "https://n.example/a"
    assert document.published == datetime(2023, 9, 19, 1, 58, tzinfo=UTC)


def test_an_atom_entry() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry><id>tag:1</id><title>T</title>'
        '<link href="https://n.example/a"/><updated>2023-09-19T01:58:00Z</updated>'
        "<content type='html'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>"
    )
    (document,) = documents(feed)
    assert document.text == "One.\nTwo."


def test_an_entry_comes_once() -> None:
    feed = rss(entry("https://n.example/a"), entry("https://n.example/a?utm_medium=x"), entry("https://n.example/b"))
    assert len(documents(feed)) == 2


def test_an_arabic_feed_in_its_own_encoding() -> None:
    data = (
        rss(entry("https://n.example/a", "الميناء", "افتتح الميناء.")).replace("utf-8", "windows-1256").encode("cp1256")
    )
    (document,) = documents(data)
    assert document.text == "افتتح الميناء."


def test_entities_and_empty_feeds_are_refused() -> None:
    assert "entities" in errors('<!DOCTYPE rss [<!ENTITY a "b">]>' + rss(entry("https://n.example/a")))[0]
    assert "no entries" in errors(rss())[0]


def add(library: Library, address: str, fetch: object, steps: list[Progress] | None = None) -> IngestionReport:
    report = (steps if steps is not None else []).append
    return ingest([address], LIBRARY, library, TinyEmbedder, report, fetch)  # type: ignore[arg-type]


def test_a_feeds_address_adds_each_entrys_page_or_the_content_that_the_feed_carries(library: Library) -> None:
    answers: dict[str, Reply] = {}
    with serving(answers) as server:
        feed = rss(
            entry(server.address("/a"), "First"),
            entry(server.address("/gone"), "Second", "Its page is gone, so this is kept."),
            entry(server.address("/c"), "Third", LONG),
        )
        answers |= {
            "/feed": answer(feed.encode(), content_type="application/rss+xml"),
            "/a": answer(page("First", "The whole first article about the harbour stands on its own page.", LONG)),
        }
        steps: list[Progress] = []
        assert add(library, server.address("/feed"), server.fetcher(), steps).added == 3
        assert steps[-1].done == steps[-1].total == 3
        stored = {
            each.title: found
            for each in library.documents([LIBRARY])
            if (found := library.document(each.id, [LIBRARY]))
        }
        assert [body(stored[title]).strip()[:20] for title in ("First", "Second", "Third")] == [
            "The whole first arti", "Its page is gone, so", "The harbour opened o"
        ]  # fmt: skip
        assert all(each.source == "The Paper" for each in library.documents([LIBRARY]))
        server.asked.clear()
        again = add(library, server.address("/feed"), server.fetcher())
        assert (again.added, again.unchanged) == (0, 3)
        assert sum("GET /a " in asked for asked in server.asked) == 0  # what is stored is not fetched again


def test_a_changed_page_keeps_one_version(library: Library) -> None:
    answers: dict[str, Reply] = {}
    with serving(answers) as server:
        for text in ("The harbour opened on Monday.", "The harbour closed on Friday."):
            answers["/a"] = answer(page("Harbour", text, LONG))
            report = add(library, server.address("/a?utm_source=x"), server.fetcher())
        assert report.updated == 1
        (summary,) = library.documents([LIBRARY])
        document = library.document(summary.id, [LIBRARY])
        assert document is not None
        assert "Friday" in document.text


def test_a_feed_whose_pages_take_too_long_says_what_is_missing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "SECONDS_FOR_A_FEED", -1.0)
    answers: dict[str, Reply] = {}
    with serving(answers) as server:
        feed = rss(entry(server.address("/a"), "First", "Its first line."), entry(server.address("/b"), "Second", LONG))
        answers |= {
            "/feed": answer(feed.encode(), content_type="application/rss+xml"),
            "/a": answer(page("First", LONG)),
        }
        late = add(library, server.address("/feed"), server.fetcher())
        assert (late.added, [error.source for error in late.failed]) == (1, [server.address("/a")])
        assert "add the feed again" in str(late.failed[0])
        monkeypatch.undo()
        again = add(library, server.address("/feed"), server.fetcher())
        assert (again.added, again.unchanged, again.failed) == (1, 1, [])
