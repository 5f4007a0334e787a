"""Where documents give different figures for one thing, both are shown, the newer first, and it is said."""

from datetime import UTC, datetime
from itertools import permutations

import pytest
from newsroom import newsroom
from tiny_embedder import TinyEmbedder

from index.language import language_of
from index.library import Library
from index.records import LIBRARY, Document, Span


def _report(day: int | None, text: str) -> Document:
    published = None if day is None else datetime(2024, 5, day, tzinfo=UTC)
    return Document(
        LIBRARY, f"{day} {text}", "Report", None, None, published, language_of(text), text, (Span(0, len(text)),)
    )


_QUESTION = "How many people did the flood in Basra kill?"
_MORNING = _report(1, "The flood in Basra killed 3 people near the river.")
_NIGHT = _report(2, "The flood in Basra killed 7 people near the river.")
_WEEK = _report(8, "The flood in Basra killed 11 people near the river.")


@pytest.mark.parametrize("documents", list(permutations([_MORNING, _NIGHT, _WEEK])))
def test_the_newest_figure_comes_first(
    library: Library, embedder: TinyEmbedder, documents: tuple[Document, ...]
) -> None:
    answer = newsroom(library, embedder, documents).answer(_QUESTION, [LIBRARY])
    assert [citation.published for citation in answer.citations] == [
        _WEEK.published, _NIGHT.published, _MORNING.published,
    ]  # fmt: skip
    assert answer.sources_differ


def test_in_arabic_too(library: Library, embedder: TinyEmbedder) -> None:
    old = _report(1, "قتل الفيضان في البصرة ٣ أشخاص قرب النهر.")
    new = _report(2, "قتل الفيضان في البصرة ٧ أشخاص قرب النهر.")
    answer = newsroom(library, embedder, [old, new]).answer("كم شخصا قتل الفيضان في البصرة؟", [LIBRARY])
    assert [citation.published for citation in answer.citations] == [new.published, old.published]
    assert answer.sources_differ


def test_a_document_without_a_date_comes_after_one_with(library: Library, embedder: TinyEmbedder) -> None:
    undated = _report(None, "The flood in Basra killed 9 people near the river.")
    answer = newsroom(library, embedder, [undated, _MORNING]).answer(_QUESTION, [LIBRARY])
    assert [citation.published for citation in answer.citations] == [_MORNING.published, None]


def test_the_same_figure_is_shown_once_and_differs_from_nothing(library: Library, embedder: TinyEmbedder) -> None:
    again = _report(3, "The flood in Basra killed 3 people near the river.")
    answer = newsroom(library, embedder, [_MORNING, again]).answer(_QUESTION, [LIBRARY])
    assert len(answer.citations) == 1
    assert not answer.sources_differ


def test_figures_of_different_things_do_not_differ(library: Library, embedder: TinyEmbedder) -> None:
    other = _report(2, "The flood in Basra closed 12 schools and two hospitals for a month.")
    answer = newsroom(library, embedder, [_MORNING, other]).answer(_QUESTION, [LIBRARY])
    assert not answer.sources_differ
    assert answer.citations[0].published == _MORNING.published


def test_a_refusal_differs_from_nothing(library: Library, embedder: TinyEmbedder) -> None:
    answer = newsroom(library, embedder, [_MORNING, _NIGHT]).answer("Who painted the chapel?", [LIBRARY])
    assert not answer.answered
    assert not answer.sources_differ
