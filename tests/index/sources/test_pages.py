"""Web pages: the article without menus, what the page says of it, and Arabic in every encoding it was ever put in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import page
from reading_sources import body, documents, errors, only

from index.sources.markup import html_to_text

_PARAGRAPHS = (
    "The president opened the new harbour on Monday, and said that ships would come from all over the world.",
    "The harbour has cost 350 million dollars and was built in four years by more than two thousand workers.",
    "The minister of transport said that a second harbour was planned in the north of the country.",
)
_ARABIC = (
    "افتتح الرئيس الميناء الجديد يوم الاثنين، وقال إن السفن ستأتي إليه من أنحاء العالم كافة.",
    "وبلغت كلفة الميناء 350 مليون دولار، واستغرق بناؤه أربع سنوات وشارك فيه أكثر من ألفي عامل.",
)
URL = "https://news.example/2023/harbour"


def test_the_article_comes_without_its_surroundings() -> None:
    document = only(page("Harbour opens", *_PARAGRAPHS), url=URL)
    assert document.title == "Harbour opens"
    assert "Home" not in document.text
    assert [line for line in body(document).split("\n") if line] == list(_PARAGRAPHS)


def test_what_a_page_says_of_itself() -> None:
    head = (
        '<meta property="og:site_name" content="The Paper"><meta property="article:published_time" '
        'content="2023-09-19T04:58:00+03:00"><link rel="canonical" href="/2023/harbour?utm_source=x">'
    )
    document = only(page("Harbour opens", *_PARAGRAPHS, head=head), url=f"{URL}?ref=front")
    assert document.source == "The Paper"
    assert document.published == datetime(2023, 9, 19, 1, 58, tzinfo=UTC)
    assert document.origin == URL


def test_the_moment_in_linked_data() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-09-19T01:58:00Z"}</script>'
    document = only(page("Harbour opens", *_PARAGRAPHS, head=head), url=URL)
    assert document.published == datetime(2023, 9, 19, 1, 58, tzinfo=UTC)


def test_date_and_outlet_that_only_readers_are_told() -> None:
    html = page("Harbour opens - The Paper", "by Jane O’Neill, 2 September 2026", *_PARAGRAPHS).decode()
    document = only(html.replace("<h1>Harbour opens - The Paper", "<h1>Harbour opens").encode(), suffix=".html")
    assert document.title == "Harbour opens"
    assert document.source == "The Paper"
    assert document.published == datetime(2026, 9, 2, tzinfo=UTC)
    assert [line for line in body(document).split("\n") if line] == list(_PARAGRAPHS)


@pytest.mark.parametrize(
    "claimed", ["https://other.example/a", "/", "https://news.example.evil.example/x", "javascript:x"]
)
def test_a_page_can_not_take_the_place_of_another(claimed: str) -> None:
    document = only(page("Harbour opens", *_PARAGRAPHS, head=f'<link rel="canonical" href="{claimed}">'), url=URL)
    assert document.origin == URL


def test_a_saved_page_is_known_by_its_file_and_cited_by_its_address() -> None:
    document = only(page("Harbour opens", *_PARAGRAPHS, head=f'<link rel="canonical" href="{URL}">'), suffix=".html")
    assert document.origin == "/in/file.html"
    assert document.url == URL


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16"])
@pytest.mark.parametrize("named", [True, False])
def test_arabic_in_any_encoding(encoding: str, named: bool) -> None:
    head = f'<meta charset="{encoding}">' if named else ""
    if encoding == "iso-8859-6" and not named:
        return  # nothing tells it from windows-1256
    data = page("الميناء الجديد", *_ARABIC, head=head).decode().encode(encoding)
    document = only(data, suffix=".html")
    assert [line for line in body(document).split("\n") if line] == list(_ARABIC)
    assert document.language == "ar"


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    data = page("الميناء الجديد", *_ARABIC).replace(b"350", b"3\xff50")
    assert _ARABIC[0] in only(data, suffix=".html").text


def test_a_short_page_is_read_too() -> None:
    assert only("<html><body><p>They met in Tehran.</p></body></html>").text == "They met in Tehran."


def test_a_page_without_text_says_so() -> None:
    (error,) = errors("<html><body><div id=app></div><script>render('words words')</script></body></html>")
    assert "script" in error


def test_words_of_a_block_never_run_together() -> None:
    assert html_to_text("<p>One</p><p>two<br>three</p><ul><li>four<li>five</ul>").split() == [
        "One", "two", "three", "four", "five"
    ]  # fmt: skip
    assert html_to_text("un<b>br</b>oken &amp; &lt;b&gt;") == "unbroken & <b>"


def test_a_table_is_words_a_line_a_row() -> None:
    table = (
        "<table><caption>Ships by year</caption><tr><th>Port</th><th>Ships</th></tr>"
        "<tr><td>North</td><td>1,204</td></tr></table>"
    )
    html = page("Harbour opens", *_PARAGRAPHS).replace(b"</article>", table.encode() + b"</article>")
    lines = body(only(html, suffix=".html")).split("\n")
    assert lines[-3:] == ["Ships by year", "Port Ships", "North 1,204"]


@pytest.mark.parametrize(
    "raised", ["<sup>1</sup>", '<sup><a href="#n1">[1]</a></sup>', '<a href="#n1"><sup>12</sup></a>']
)
def test_the_number_of_a_note_parts_no_sentence(raised: str) -> None:
    assert html_to_text(f"<p>They met.{raised} They talked.</p>") == "They met. They talked."


def test_a_raised_number_of_the_text_stays() -> None:
    assert html_to_text("<p>It covers 12 km<sup>2</sup> of land.</p>") == "It covers 12 km2 of land."


@settings(deadline=None)
@given(st.text(alphabet="<>/=\"'&;!-pdivbrscript #\nا", max_size=200))
def test_any_markup_is_read(html: str) -> None:
    html_to_text(html)
    documents(f"<html><body><p>Words here.</p>{html}</body></html>")
