"""Sentences: where they end in Arabic and English, and what holds for any text at all."""

import time
from pathlib import Path

import pytest
from any_text import texts
from growth import grows_with_length_only
from hypothesis import given, settings

from index.article import parse_article
from index.segmentation import LONGEST_SENTENCE, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@given(texts)
@settings(max_examples=300, deadline=None)
def test_nothing_but_white_space_is_lost(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        quote = text[sentence.start : sentence.end]
        assert end <= sentence.start < sentence.end
        assert quote == quote.strip()
        assert len(quote) <= LONGEST_SENTENCE
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@given(texts)
@settings(max_examples=200, deadline=None)
def test_no_sentence_goes_over_a_line_end(text: str) -> None:
    assert all(len(quote.splitlines()) == 1 for quote in cut(text))


@given(texts)
@settings(max_examples=200, deadline=None)
def test_sentences_of_the_body_stay_inside_it(text: str) -> None:
    body = parse_article(text).body
    for sentence in sentences(text, body):
        assert any(span.start <= sentence.start and sentence.end <= span.end for span in body)


WHOLE = [
    "وقال: زيادة تبادل السلع في مصلحة البلدين.",
    "وقال جباروف: نعم، العلاقات تتوسع؛ والتجارة كذلك.",
    "بلغت النسبة ٣.٥ في المئة.",
    "بلغت النسبة ٣٫٥ في المئة.",
    "بدأ اللقاء عند الساعة ٠١:٥٨ فجرا.",
    "التقى د. محمد بالوزير.",
    "وصل أ.د. محمد علي إلى القاهرة.",
    "عام ٣٠٠ ق.م. تقريبا",
    "The U.S. Army left at noon.",
    "It opens at 9 a.m. Monday morning.",
    "Mr. Smith met Dr. Jones and Gen. Lee.",
    "J. K. Rowling wrote it.",
    "Prices rose 3.5 percent, to 1,250.75 dollars.",
    "See https://example.com/a.html?b=c.d for more.",
    "He writes for bbc.com every day.",
    "Bring fruit, e.g. Apples or pears.",
    'He asked "Why?" and left.',
    "It was… well, odd.",
    "1. First point of the list",
    "yahoo! said so.",
    "قال إن شركة bbc.com نشرت الخبر",
    "No. 5 is the answer.",
    "Photo: the old harbour (Valley Post/M. Haddad)",
    "J.-P. Martin wrote it.",
    "«هل سيقع البيت؟» — هدى منصور، معلمة",
    "Adm. John Kirby and Reps. Jim Jordan and Ann Lee spoke.",
    '"We will not rush!" Powell added.',
    '"Why now?" asked the reporter.',
    "«هل ستعود؟» سأل الصحفي.",
    'وأضاف: "لن نمس سعر السولار المخصص للمخابز. هذا التزام".',
    'He said: "We suffered. We believed. We won."',
    "قال الرئيس.. إن الأزمة انتهت.. وأضاف أنها لن تعود.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_is_one_sentence(sentence: str) -> None:
    assert cut(sentence) == [sentence]


SEVERAL = [
    ["هل وصل الرئيس؟", "نعم وصل."],
    ["عاش الوطن!", "وعاد الجميع."],
    ["انتظر طويلا…", "ثم مضى."],
    ["انتظر طويلا...", "ثم مضى."],
    ["رحب المجتمع الدولي.", "وقال الرئيس ذلك."],
    ["عاد عام ٢٠٢٣.", "وقال ذلك."],
    ["«نعم، سنعود.»", "وغادر القاعة."],
    ['"I will return."', "He left."],
    ["“Will they?”", "Nobody knew."],
    ["(It was late.)", "They slept."],
    ["He lives in the U.S.", "The army does too."],
    ["It rose 3.5 percent.", "Analysts cheered."],
    ["What happened?!", "Nobody knows."],
    ["جملة أولى۔", "جملة ثانية۔"],
    ["قال ذلك ثم مضى؛ وعاد.", "The minister agreed."],
    ["The answer was no.", "The minister left."],
    ["It closed at 2:30 p.m.", "The dollar fell."],
    ["بني عام 500 م.", "وقال الوزير ذلك."],
    ['He said "no."', "Then he left."],
]


@pytest.mark.parametrize("expected", SEVERAL, ids=lambda expected: expected[0])
@pytest.mark.parametrize("gap", [" ", "\n", " \r\n\r\n", "\u2029", "\u00a0"], ids=ascii)
def test_cuts_between(expected: list[str], gap: str) -> None:
    assert cut(gap.join(expected)) == expected


@pytest.mark.parametrize(
    "expected", [["رحب المجتمع الدولي.", "وقال ذلك."], ["هل وصل؟", "نعم"], ["عاد عام ٢٠٢٣.", "وقال ذلك."]]
)
def test_cuts_arabic_typed_without_a_space_after_the_stop(expected: list[str]) -> None:
    assert cut("".join(expected)) == expected


def test_cuts_where_a_direction_mark_follows_the_stop() -> None:
    assert [quote.strip("\u200e\u200f") for quote in cut("وصل الرئيس.\u200f وقال ذلك.\u200e ثم مضى.")] == [
        "وصل الرئيس.",
        "وقال ذلك.",
        "ثم مضى.",
    ]


def test_lines_without_a_stop_are_sentences() -> None:
    assert cut("First line\nSecond line\r\n\r\nسطر ثالث") == ["First line", "Second line", "سطر ثالث"]


def test_the_seed_has_twelve_sentences(seed_path: Path) -> None:
    text = seed_path.read_text(encoding="utf-8")
    found = sentences(text, parse_article(text).body)
    assert len(found) == 12
    # One sentence with its saying, and one with a quoted name, each a paragraph of the article.
    assert text[found[2].start : found[2].end].endswith("لتسريع تحقيق هذا الهدف.")
    assert "وقال: زيادة" in text[found[2].start : found[2].end]
    assert text[found[9].start : found[9].end].startswith('من جانبه هنأ رئيس قيرغيزستان "صدر جباروف"')


def test_long_runs_are_cut_at_a_clause_then_at_a_space_then_anywhere() -> None:
    by_clause, by_space, nowhere = (
        cut(unit * (3 * LONGEST_SENTENCE // len(unit))) for unit in ("كلمة وأخرى، ", "word ", "x")
    )
    assert all(quote.endswith("،") for quote in by_clause)
    assert all(set(quote.split()) == {"word"} for quote in by_space)
    assert [len(quote) for quote in nowhere] == [LONGEST_SENTENCE] * 3
    assert min(len(quote) for quote in by_clause[:-1] + by_space[:-1]) >= LONGEST_SENTENCE // 2


_CLAUSE = (
    "افتتح الوزير صباح اليوم في مدينة حلب القديمة مكتبة عامة تضم آلاف الكتب النادرة التي جمعها أهل المدينة خلال قرن"
)


@pytest.mark.parametrize("joined", ["؛ ", "، وأضاف أن ", "، كما ", " وقال المدير إن "])
def test_a_long_sentence_is_cut_where_a_clause_begins(joined: str) -> None:
    quotes = cut(joined.join([_CLAUSE] * 5) + ".")
    assert len(quotes) > 1
    assert max(map(len, quotes)) <= 400
    assert all(quote.startswith(joined.strip("؛، ")) for quote in quotes[1:])


def test_no_quotation_is_cut_for_being_in_a_long_sentence() -> None:
    said = f"«{_CLAUSE}، وأضاف {_CLAUSE}»"
    (quote,) = (each for each in cut(f"{_CLAUSE} {said} {_CLAUSE}، وأضاف أن {_CLAUSE}.") if "«" in each)
    assert said in quote


def test_a_long_english_sentence_of_one_clause_stays_whole() -> None:
    text = "The committee of the old harbour " + "of the city by the sea, built of stone, " * 12 + "met."
    assert cut(text) == [text]


@given(texts)
@settings(max_examples=100, deadline=None)
def test_any_text_made_long_is_cut_without_loss(text: str) -> None:
    long = f"{_CLAUSE} {text} {_CLAUSE}، وقال {text}؛ {_CLAUSE} «{text}» {_CLAUSE}"
    assert "".join("".join(cut(long)).split()) == "".join(long.split())


@pytest.mark.parametrize(
    "unit",
    ["وقال ", "، و", "«(", "x", ".", "\n", "a. ", "؟ ", "Word. ", " ", "a.", ". \t", "x" + " " * 500, "د.محمد "],
    ids=repr,
)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    assert grows_with_length_only(sentences, unit)


def test_white_space_before_many_stops_is_crossed_once() -> None:
    text = " " * 400_000 + "a." * 200_000
    started = time.process_time()
    assert "".join(cut(text)) == text.strip()
    assert time.process_time() - started < 20
