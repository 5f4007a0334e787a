"""Lines of a date and names: what they say, and which lines are sentences instead."""

from datetime import UTC, datetime

import pytest
from any_text import texts
from growth import grows_with_length_only
from hypothesis import given, settings

from index.article import parse_article
from index.dateline import Dateline, is_byline, parse_dateline


@pytest.mark.parametrize(
    ("line", "day", "source"),
    [
        ("دمشق – وكالة النهر – 3/11/2026", 3, "وكالة النهر"),
        ("بيروت، 3 نوفمبر 2026 (رويترز)", 3, "رويترز"),
        ("القاهرة (أ ف ب) - 3/11/2026", 3, "أ ف ب"),
        ("اللاذقية - ٥ تشرين الثاني ٢٠٢٦", 5, None),
        ("Homs, 12 November 2026 (Valley Post)", 12, "Valley Post"),
        ("LONDON (Reuters) - Nov 3, 2026", 3, "Reuters"),
        ("Sanaa, Yemen - Nov. 19, 2026", 19, None),
        ("حوار: سامي نعيم - مجلة شاشة - 1 نوفمبر 2026", 1, "مجلة شاشة"),
        ("كتب: سامي نعيم - 3 نوفمبر 2026", 3, None),
        ("كتبت هدى منصور، 3 نوفمبر 2026", 3, None),
        ("By J. Doe | 3 November 2026", 3, None),
        ("by Peter O’Hara, 2 November 2026", 2, None),
        ("Beirut, 6 November 2026 — Rima Haddad", 6, None),
    ],
)
def test_names_day_and_outlet(line: str, day: int, source: str | None) -> None:
    assert parse_dateline(line) == Dateline(datetime(2026, 11, day, tzinfo=UTC), source)
    article = parse_article(f"Title\n\n{line}\n\nThey met on Monday.")
    assert (article.published, article.source) == (datetime(2026, 11, day, tzinfo=UTC), source)
    assert len(article.body) == 1


@pytest.mark.parametrize(
    "line",
    [
        "",
        "3 November 2026",
        "The talks began on 19 September 2023.",
        "وقعت إيران، في 19 سبتمبر 2023، اتفاقا مع جارتها",
        "They met, on 3 November 2026, in Hama",
        "the minister - 3 November 2026 - left",
        "الأهلي - الزمالك 3 - 1",
        "السقف | 500 مليون ليرة",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert parse_dateline(line) is None


def test_a_table_of_events_is_no_dateline() -> None:
    text = "Title\n\nFirst Summit | 3 November 2026\nSecond Summit | 9 November 2026\n"
    assert parse_article(text).published is None
    assert len(parse_article(text).body) == 2


def test_once_the_article_has_begun_a_date_beside_names_is_its_own() -> None:
    text = "Title\n\nThey met on Monday.\n\nAlexandria - 3 November 2026\n"
    assert parse_article(text).published is None


def test_the_head_of_a_table_is_no_outlet() -> None:
    text = "Title\n\n19 November 2026\nBy Jane Doe\n{}\nTerms\n\nTerm | Value\nLimit | 500\n"
    for prose in ("They met on Monday.", "They met"):
        article = parse_article(text.format(prose))
        assert article.source is None
        assert len(article.body) == 4


def test_a_sentence_that_begins_as_a_byline_does_is_none() -> None:
    assert not is_byline("By Monday the strike had spread")
    assert not is_byline("كتب الوزير على حسابه أن الاجتماع انتهى بنجاح وأن الطرفين")
    assert is_byline("Written by Jane Doe and Omar Said")
    assert is_byline("حاورته: هدى منصور")


@given(texts)
@settings(max_examples=200, deadline=None)
def test_takes_any_line(text: str) -> None:
    found = parse_dateline(text)
    assert found is None or found.source is None or found.source in text
    is_byline(text)


@pytest.mark.parametrize("unit", ["x", " - ", "3/11/2026 - ", "(", "كتب: "], ids=ascii)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    assert grows_with_length_only(parse_dateline, unit)
