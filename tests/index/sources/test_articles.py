"""Articles as JSON: their fields by the names that archives use, and a bad line never stops the rest."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_sources import body, documents, errors, items, only

from index.errors import SourceError
from index.records import Document
from index.sources import articles, json_objects
from index.sources.content import Content
from index.sources.json_objects import count_objects

ARTICLE = {
    "title": "Harbour opens",
    "content": "The harbour opened.\n\nShips came.",
    "url": "https://News.example/a?utm_source=x",
    "source": "The Paper",
    "published": "2015-08-07 06:31:17",
}


def lines(*found: object) -> str:
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in found)


def test_an_articles_fields() -> None:
    document = only(lines(ARTICLE))
    assert (document.title, document.source) == ("Harbour opens", "The Paper")
    assert document.text == "The harbour opened.\n\nShips came."
    assert document.published == datetime(2015, 8, 7, 6, 31, 17, tzinfo=UTC)
    assert document.origin == "https://news.example/a"
    assert document.url == "https://News.example/a?utm_source=x"


@pytest.mark.parametrize(
    "found",
    [
        {
            "headline": "T",
            "articleBody": "Words here.",
            "datePublished": "2015-08-07T00:00:00Z",
            "publisher": {"name": "P"},
        },
        {"name": "T", "text": ["Words", "here."], "date": "Fri, 07 Aug 2015 00:00:00 GMT", "outlet": "P"},
        {"title": "T", "body": "<p>Words</p><p>here.</p>", "timestamp": 1438905600, "site_name": "P"},
        {"title": "T", "content_text": "Words here.", "date_published": "7 August 2015", "source": ["P"]},
    ],
)
def test_names_that_archives_use(found: dict[str, object]) -> None:
    document = only(lines(found))
    assert (document.title, document.source) == ("T", "P")
    assert document.text.split() == ["Words", "here."]
    assert document.published == datetime(2015, 8, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    "form",
    [
        lines(ARTICLE, ARTICLE | {"url": "https://news.example/b"}),
        json.dumps([ARTICLE, ARTICLE | {"url": "https://news.example/b"}], indent=1),
        json.dumps({"version": "1", "items": [ARTICLE, ARTICLE | {"url": "https://news.example/b"}]}),
        "\ufeff" + lines(ARTICLE, ARTICLE | {"url": "https://news.example/b"}).replace("\n", "\r\n\r\n"),
    ],
    ids=["lines", "array", "feed", "mark and blank lines"],
)
def test_every_form_of_file(form: str) -> None:
    assert [each.origin[-1] for each in documents(form)] == ["a", "b"]


def test_without_an_address_an_article_is_known_by_its_id_or_by_what_it_says() -> None:
    known, changed, nameless, other = documents(
        lines({"id": 7, "content": "One."}, {"id": 7, "content": "Two."}, {"content": "Three."}, {"content": "Four."})
    )
    assert known.id == changed.id
    assert len({known.id, nameless.id, other.id}) == 3


def test_a_bad_line_is_named_and_the_rest_is_read() -> None:
    found = items(lines(ARTICLE) + '{"title": \n[1]\n"x"\n{"content": 5}\n' + lines({"content": "Last words."}))
    assert [type(each) for each in found] == [Document, *[SourceError] * 4, Document]
    assert [each.source for each in found if isinstance(each, SourceError)] == [f"file (line {n})" for n in range(2, 6)]


def test_an_article_of_a_title_alone_says_its_title() -> None:
    document = only(lines({"title": "Raisi meets Tokayev", "content": " "}))
    assert body(document) == "Raisi meets Tokayev"


def test_a_title_that_stands_in_the_text_too_is_no_sentence() -> None:
    document = only(lines({"title": "Harbour opens", "content": "Harbour opens\n\nShips came."}))
    assert body(document) == "Ships came."


def test_a_line_beyond_all_measure_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_objects, "LONGEST_LINE", 1_000_000)
    found = items(lines(ARTICLE, {"content": "x" * 3_000_000}, {"content": "Last words."}))
    assert [type(each) for each in found] == [Document, SourceError, Document]


def test_a_file_of_another_kind_is_given_up() -> None:
    found = errors(lines(*[{"n": n} for n in range(500)]))
    assert len(found) == articles.MOST_BAD_IN_A_ROW + 1
    assert "given up" in found[-1]


def test_the_count_is_known_beforehand(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines(ARTICLE, ARTICLE) + "\n" + lines(ARTICLE), encoding="utf-8")
    assert count_objects(Content.of_file(path)) == 3


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (json.dumps([ARTICLE] * 3), 3),
        (json.dumps({"version": "1", "items": [ARTICLE] * 3}, indent=1), 3),
        (json.dumps([ARTICLE] * 3, indent=1)[:-5], 3),
        (json.dumps(ARTICLE, indent=1), 1),
        ('{"content": "Half a', 1),
    ],
    ids=["array", "feed", "half an array", "one article", "half a line"],
)
def test_entries_are_counted_beforehand_too(form: str, expected: int, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(form, encoding="utf-8")
    assert count_objects(Content.of_file(path)) == expected


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_make_documents_or_errors_of_one_line(data: bytes) -> None:
    for suffix in (".jsonl", ".json", ".txt", ".html", ".md", ".rss"):
        for item in items(data, suffix=suffix):
            assert "\n" not in str(item) or isinstance(item, Document)
