"""What of a plain text is title, date line and dateline, and that the rest, untouched, is body."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from any_text import texts
from growth import grows_with_length_only
from hypothesis import example, given, settings

from index.article import Article, parse_article
from index.article_head import LONGEST_TITLE
from index.closing_matter import end_of_article
from index.dateline import parse_dateline
from index.dates import parse_date_line
from index.text import fold

TITLE = "رئيسي يؤكد على تسريع التنفيذ الكامل للاتفاقات بين إيران وكازاخستان"


def body(text: str) -> list[str]:
    return [text[span.start : span.end] for span in parse_article(text).body]


def left_out(text: str, article: Article) -> list[str]:
    """The stretches of `text` outside the body, without white space."""
    ends = [0, *(span.end for span in article.body)]
    starts = [*(span.start for span in article.body), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    return [line.strip() for gap in gaps for line in gap.splitlines() if line.strip()]


def test_the_seed_is_understood(seed_path: Path) -> None:
    text = seed_path.read_text(encoding="utf-8")
    article = parse_article(text)
    assert article.title == TITLE
    assert article.source == "العالم"
    assert article.section == "ايران"
    assert article.published == datetime(2023, 9, 19, 1, 58, tzinfo=UTC)
    assert len(article.body) == 12
    assert left_out(text, article) == [
        TITLE, TITLE, "الثلاثاء ١٩ سبتمبر ٢٠٢٣ - ٠١:٥٨ بتوقيت غرينتش", "العالم- ايران",
    ]  # fmt: skip


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2029"], ids=ascii)
def test_other_line_ends_make_no_difference(seed_path: Path, line_end: str) -> None:
    plain = seed_path.read_text(encoding="utf-8")
    text = plain.replace("\n", line_end)
    article, expected = parse_article(text), parse_article(plain)
    assert (article.title, article.source, article.section, article.published) == (
        expected.title, expected.source, expected.section, expected.published,
    )  # fmt: skip
    assert body(text) == body(plain)


@pytest.mark.parametrize("blank", ["\n\n", "\n \t\n", "\r\n\r\n", "\n\n\n\n"], ids=ascii)
def test_a_first_line_before_a_blank_line_is_the_title(blank: str) -> None:
    text = f"  Raisi meets Tokayev  {blank}They met on Monday."
    assert parse_article(text).title == "Raisi meets Tokayev"
    assert body(text) == ["They met on Monday."]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday.\nThey talked.",
        "They met on Monday.\r\nThey talked.",
        "One line alone.",
        f"{'x' * (LONGEST_TITLE + 1)}\n\nThey met.",
        "* * *\n\nThey met on Monday.",
        "2023\n\nThey met on Monday.",
    ],
    ids=lambda text: text[:20],
)
def test_without_that_there_is_no_title(text: str) -> None:
    assert parse_article(text).title is None
    assert body(text) == text.splitlines() if "\n\n" not in text else [line for line in text.splitlines() if line]


@pytest.mark.parametrize("text", ["", "   ", "\n\r\n\u2028", "\x0c"], ids=ascii)
def test_a_blank_text_has_no_body(text: str) -> None:
    assert parse_article(text) == Article(None, None, None, None, ())


@pytest.mark.parametrize("text", ["Title alone", "Title\n\nTitle", "Title\n\n19 September 2023\n", "19 September 2023"])
def test_a_text_of_nothing_but_its_head_says_that_head(text: str) -> None:
    assert body(text) == [text]


def test_the_title_once_more_counts_once_also_in_another_spelling() -> None:
    text = "الحكومة تعلن\n\nالحكومه تعلن\n\nقالت الحكومة ذلك."
    assert parse_article(text).title == "الحكومة تعلن"
    assert body(text) == ["قالت الحكومة ذلك."]


def test_a_dash_between_names_is_a_dateline_only_under_a_date() -> None:
    dated = "Title\n\n19 September 2023\nReuters - Politics\nThey met."
    undated = "Title\n\nIran - Kazakhstan\nThey met."
    article = parse_article(dated)
    assert (article.source, article.section) == ("Reuters", "Politics")
    assert body(dated) == ["They met."]
    assert parse_article(undated).source is None
    assert body(undated) == ["Iran - Kazakhstan", "They met."]


@pytest.mark.parametrize(
    "line",
    [
        "قال الرئيس - وهو في نيويورك - إن العلاقات تتوسع",
        "The minister who came first - the one who left last",
        "It ended 3 - 1",
        "He left - finally.",
        "well-known",
    ],
)
def test_a_sentence_with_a_dash_stays_in_the_body(line: str) -> None:
    text = f"Title\n\n19 September 2023\n{line}\nThey met."
    assert body(text) == [line, "They met."]


def test_a_date_far_down_is_text() -> None:
    text = "Title\n\n" + "They met again.\n" * 20 + "19 September 2023\n"
    assert parse_article(text).published is None
    assert body(text)[-1] == "19 September 2023"


@given(texts)
@example("0\x1eA\n\n0")
@example("0\n=")
@settings(max_examples=400, deadline=None)
def test_the_body_is_the_text_less_its_head_and_what_follows_the_article(text: str) -> None:
    article = parse_article(text)
    end = 0
    for span in article.body:
        assert end <= span.start < span.end <= len(text)
        end = span.end
    datelines = 0
    for line in left_out(text[: end_of_article(text)], article):
        if article.title is not None and fold(line) == fold(article.title):
            continue
        if parse_date_line(line) == article.published is not None or parse_dateline(line) is not None:
            continue
        assert article.source is not None
        assert article.section is not None
        assert line.startswith(article.source)
        assert line.endswith(article.section)
        datelines += 1
    assert datelines == (article.section is not None)


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_a_title_is_a_line_of_the_text(first: str, rest: str) -> None:
    text = f"{first}\n\n{rest}"
    title = parse_article(text).title
    assert title is None or (title == title.strip() and text.lstrip().startswith(title))


@pytest.mark.parametrize("unit", ["x", "\n", "x\n", "x\n\n", " - x", "19 سبتمبر ", "\u064b\u0651"], ids=ascii)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    assert grows_with_length_only(parse_article, unit)


def test_a_date_line_at_the_top_is_no_title() -> None:
    article = parse_article("19 September 2023\n\nThe harbour of Aktau opened a new pier.\n")
    assert article.title is None
    assert article.published == datetime(2023, 9, 19, tzinfo=UTC)
    assert len(article.body) == 1


@pytest.mark.parametrize("byline", ["By Jane Smith and Omar Said", "كتبت: هدى منصور", "كتب هدى منصور"])
def test_a_byline_is_no_sentence(byline: str) -> None:
    text = f"Harbour news\n\n{byline}\n\nThe harbour of Aktau opened a new pier.\n"
    assert [text[span.start : span.end] for span in parse_article(text).body] == [
        "The harbour of Aktau opened a new pier."
    ]


def test_a_headline_with_a_dash_is_no_dateline() -> None:
    text = "Harbour news\n\n19 September 2023\n\nStrike over pay - doctors\n\nThe doctors went on strike.\n"
    article = parse_article(text)
    assert article.source is None
    assert len(article.body) == 2


def test_a_title_may_be_in_any_script() -> None:
    assert parse_article("Новости порта\n\nПорт открыт.\n").title == "Новости порта"
