"""Whatever text comes: valid entities, or a refusal."""

import html
import itertools
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.formatting.entities import CODE, QUOTES, STYLES, Entity, normalised
from bot.simulator.formatting.html import MarkupError, parse_html
from bot.simulator.formatting.text import Formatted, formatted
from bot.simulator.formatting.units import units

KINDS = ["bold", "italic", "spoiler", "code", "pre", "text_link", "blockquote", "expandable_blockquote"]
visible = st.text(st.characters(blacklist_categories=["Cs", "Cc"]))
pieces = [*"<>&/'\"= aس😀\n\u200f", "&lt;", "&#x1F600;", "@amal", "/go", "e.org"]
tags = ["<b>", "<i>", "<pre>", "<code class='language-x'>", "<a href='e.org'>", "<blockquote expandable>"]
ends = ["</b>", "</>", "</pre>", "</code>", "</a>", "</blockquote>"]
markup = st.lists(st.sampled_from([*pieces, *tags, *ends])).map("".join)
anything = st.text() | markup
entity_lists = st.lists(st.builds(Entity, st.sampled_from(KINDS), st.integers(0, 9), st.integers(0, 9)))


def check(written: Formatted) -> None:
    """Entities are in order, inside the text, and nest as Telegram allows."""
    assert written.text == written.text.strip(" \n")
    entities = written.entities
    keys = [(entity.offset, -entity.length) for entity in entities]
    assert keys == sorted(keys)
    boundaries = set(itertools.accumulate((units(character) for character in written.text), initial=0))
    for entity in entities:
        assert entity.length > 0
        assert {entity.offset, entity.end} <= boundaries
    for outer, inner in itertools.combinations(entities, 2):
        if inner.offset < outer.end:
            assert inner.end <= outer.end
            assert inner.kind != outer.kind
            assert outer.kind not in CODE or inner.kind in CODE
            assert not (outer.kind in QUOTES and inner.kind in QUOTES)


@given(anything)
def test_any_markup_is_read_or_refused(text: str) -> None:
    with suppress(MarkupError):
        check(formatted(*parse_html(text)))


@given(visible)
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])
    assert parse_html(f"<b>{html.escape(text)}</b>")[0] == text


@given(entity_lists)
def test_any_entities_are_made_to_nest(entities: list[Entity]) -> None:
    cut = [Entity(each.kind, each.offset, min(each.length, 9 - each.offset), each.argument) for each in entities]
    kept = normalised(cut)
    for outer, inner in itertools.combinations(kept, 2):
        assert inner.offset >= outer.end or inner.end <= outer.end
    # No style is lost or gained outside of code.
    for place in range(9):
        here = {each.kind for each in kept if each.offset <= place < each.end}
        given_here = {each.kind for each in cut if each.offset <= place < each.end}
        assert here & STYLES == (set() if here & CODE else given_here & STYLES)


@given(anything)
def test_plain_text_keeps_its_words(text: str) -> None:
    written = formatted(text.encode("utf-8", "replace").decode())
    check(written)
