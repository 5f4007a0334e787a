"""The test server reads markup as Telegram does."""

import pytest
from message_html import Entity, MarkupError, parse


def test_offsets_count_utf16_units() -> None:
    text, entities = parse('😀 <b>ab</b> <a href="https://e.org/?a=1&amp;b">س</a>')
    assert text == "😀 ab س"
    assert entities == [Entity("bold", 3, 2), Entity("text_link", 6, 1, "https://e.org/?a=1&b")]


def test_references_become_characters() -> None:
    assert parse("&lt;b&gt; &amp;amp; &quot; &#x27; &copy; &") == ("<b> &amp; \" ' &copy; &", [])


def test_outer_entities_come_first_and_empty_ones_are_left_out() -> None:
    text, entities = parse("<blockquote expandable><b>x</b> y</blockquote><i></i>")
    assert (text, entities) == ("x y", [Entity("expandable_blockquote", 0, 3), Entity("bold", 0, 1)])


def test_white_space_around_a_message_is_taken_away() -> None:
    assert parse(" \n<b> x </b>\n") == ("x", [Entity("bold", 0, 1)])


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("a <p>b</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("س <br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("1 < 2", "Unclosed start tag"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "Nested blockquote"),
    ],
)
def test_what_telegram_refuses_is_refused(markup: str, complaint: str) -> None:
    with pytest.raises(MarkupError, match=complaint.replace("(", r"\(")):
        parse(markup)
