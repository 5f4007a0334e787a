"""Markup and entities as Telegram reads them, example by example."""

import pytest

from bot.simulator.formatting.automatic import automatic_entities
from bot.simulator.formatting.entities import Entity, normalised
from bot.simulator.formatting.html import MarkupError, parse_html
from bot.simulator.formatting.text import formatted
from bot.simulator.formatting.units import slice_units


def test_offsets_count_utf16_units() -> None:
    text, entities = parse_html('😀 <b>ab</b> <a href="https://e.org/?a=1&amp;b">س</a>')
    assert text == "😀 ab س"
    assert entities == [Entity("bold", 3, 2), Entity("text_link", 6, 1, "https://e.org/?a=1&b")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;b&gt; &amp;amp; &quot; &#x27; &copy; &", "<b> &amp; \" ' &copy; &"),
        ("&lt &#65 &#12345678; &#0; &#;", "< A &#12345678; &#0; &#;"),
    ],
)
def test_references_become_characters(markup: str, text: str) -> None:
    assert parse_html(markup) == (text, [])


@pytest.mark.parametrize(
    ("markup", "entities"),
    [
        ("<blockquote expandable><b>x</b> y</blockquote><i></i>", [("expandable_blockquote", 0, 3), ("bold", 0, 1)]),
        ("<STRONG>a</strong><em>b</em><ins>c</ins><del>d</del>", [
            ("bold", 0, 1), ("italic", 1, 1), ("underline", 2, 1), ("strikethrough", 3, 1)]),
        ('<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>', [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ("<a>e.org</a> <a href='tg://user?id=7'>x</a>", [("text_link", 0, 5), ("text_mention", 6, 1)]),
        ("<a href='https://localhost/'>x</a><a href='no such'>y</a>", []),
        ("<i>a</>", [("italic", 0, 1)]),
        ("<pre>a</pre><pre><code>b</code></pre>", [("pre", 0, 1), ("pre", 1, 1), ("code", 1, 1)]),
    ],
)  # fmt: skip
def test_tags_become_entities(markup: str, entities: list[tuple[str, int, int]]) -> None:
    assert [(each.kind, each.offset, each.length) for each in parse_html(markup)[1]] == entities


@pytest.mark.parametrize("markup", [
    '<pre><code class="language-python">x</code></pre>', '<code class="language-python"><pre>x</pre></code>',
])  # fmt: skip
def test_code_in_a_language_is_one_block(markup: str) -> None:
    assert parse_html(markup) == ("x", [Entity("pre", 0, 1, "python")])


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("a <p>b</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("س <br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("1 <2", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b ", "Unclosed end tag at byte offset 4"),
        ("<a href=x,y>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>', "Unclosed start tag at byte offset 0"),
        ("<i =x>y</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("&#xD800;", "Text contains invalid Unicode characters"),
    ],
)
def test_what_telegram_refuses_is_refused_in_its_words(markup: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_html(markup)
    assert str(caught.value).startswith(complaint)


def test_white_space_around_a_message_is_taken_away() -> None:
    written = formatted(*parse_html(" \n<b> x </b>\n"))
    assert (written.text, written.entities) == ("x", (Entity("bold", 0, 1),))
    assert formatted(" \u200f\n\u200b").text == ""


def test_what_breaks_lines_and_directions_is_taken_out_and_entities_move_along() -> None:
    written = formatted("a\r\u202eb\tc\u200f\u200fd", [Entity("bold", 3, 1)])
    assert (written.text, written.entities) == ("ab c\u200c\u200fd", (Entity("bold", 1, 1),))


@pytest.mark.parametrize(
    ("entities", "kept"),
    [
        # Styles that overlap are broken where one begins, and joined where they adjoin.
        ([("underline", 0, 2), ("strikethrough", 1, 1)], [
            ("underline", 0, 1), ("underline", 1, 1), ("strikethrough", 1, 1)]),
        ([("underline", 0, 1), ("underline", 1, 1), ("spoiler", 0, 1)], [("underline", 0, 2), ("spoiler", 0, 1)]),
        # Code holds nothing.
        ([("pre", 1, 1), ("strikethrough", 0, 3)], [("strikethrough", 0, 1), ("pre", 1, 1), ("strikethrough", 2, 1)]),
        ([("pre", 0, 3), ("blockquote", 1, 1)], [("blockquote", 1, 1)]),
        # A blockquote holds anything but another.
        ([("blockquote", 0, 3), ("expandable_blockquote", 1, 1)], [("blockquote", 0, 3)]),
        ([("blockquote", 0, 3), ("pre", 1, 1)], [("blockquote", 0, 3), ("pre", 1, 1)]),
        # Links don't hold links.
        ([("text_link", 0, 3), ("text_mention", 1, 1)], [("text_link", 0, 3)]),
        ([("bold", 0, 0)], []),
    ],
)  # fmt: skip
def test_entities_nest(entities: list[tuple[str, int, int]], kept: list[tuple[str, int, int]]) -> None:
    shown = normalised(Entity(kind, offset, length) for kind, offset, length in entities)
    assert [(each.kind, each.offset, each.length) for each in shown] == kept


def test_automatic_entities_stand_where_no_link_or_code_does() -> None:
    code = formatted("see e.org", [Entity("code", 4, 5)])
    assert [each.kind for each in code.entities] == ["code"]
    quote = formatted("see e.org", [Entity("blockquote", 0, 9)])
    assert [each.kind for each in quote.entities] == ["blockquote", "url"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("😀 /ask@qawl_bot ماذا", [("bot_command", "/ask@qawl_bot")]),
        ("and/or 1/2 a/b", []),
        ("@amal, #أخبار_اليوم و #2023", [("mention", "@amal"), ("hashtag", "#أخبار_اليوم")]),
        ("https://e.org/a?b=(1). example.com/x", [("url", "https://e.org/a?b=(1"), ("url", "example.com/x")]),
        ("amal@example.org", [("email", "amal@example.org")]),
        ("$USD rose", [("cashtag", "$USD")]),
    ],
)
def test_commands_mentions_tags_and_addresses_are_found(text: str, found: list[tuple[str, str]]) -> None:
    entities = automatic_entities(text)
    assert [(each.kind, slice_units(text, each.offset, each.length)) for each in entities] == found
