"""Markdown: what a reader sees of it."""

from datetime import UTC, datetime

from any_text import texts
from hypothesis import given, settings
from reading_sources import body, items, only


def test_markup_goes_and_words_stay() -> None:
    source = (
        '# Harbour *opens*\n\nThe **harbour** [opened](https://x.example "t") on\nMonday.\n\n'
        "- One `ship`\n- Two ships\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n> Said he.\n\n"
        "```\ncode\n```\n<div>In <b>HTML</b></div>\n\n![picture](p.png)\n"
    )
    document = only(source, suffix=".md")
    assert document.title == "Harbour opens"
    assert [line for line in body(document).split("\n") if line] == [
        "The harbour opened on Monday.", "One ship", "Two ships", "a b", "c d", "Said he.", "code", "In HTML"
    ]  # fmt: skip


def test_front_matter() -> None:
    source = (
        '---\ntitle: "Harbour opens"\ndate: 2023-09-19\nsource: The Paper\nurl: https://x.example/a\n---\nShips came.\n'
    )
    document = only(source, suffix=".md")
    assert (document.title, document.source, document.url) == ("Harbour opens", "The Paper", "https://x.example/a")
    assert document.published == datetime(2023, 9, 19, tzinfo=UTC)
    assert document.text == "Ships came."


def test_without_a_title_the_files_name_stands_for_one() -> None:
    assert only("Ships came.", "note", ".md").title == "note"


def test_notes_are_text_and_their_numbers_are_not() -> None:
    source = "Ships came.[^1] They left.[^a]\n\n`x[^1]`\n\n[^1]: Says the port.\n[^a]: Soon\n"
    lines = [line for line in body(only(source, suffix=".md")).split("\n") if line]
    assert lines == ["Ships came. They left.", "x[^1]", "Says the port.", "Soon"]


@settings(deadline=None)
@given(texts)
def test_any_text_is_read(text: str) -> None:
    items(text, suffix=".md")
