"""Lines as they are seen become lines as they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.pdf_turning import turned

WORDS = ["قال", "الوزير", "في", "المدينة،", "إنه", "يوم."]


def seen(*parts: str) -> list[str]:
    """What stands on a line, given from right to left: Arabic parts run from the right, all others from the left."""
    return list("".join(part if part.isascii() and part.strip() else part[::-1] for part in reversed(parts)))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (seen("خلال ", "8", "-", "48", " ساعة"), "خلال 8-48 ساعة"),
        (seen("بتاريخ ", "23/7/1435", " هـ"), "بتاريخ 23/7/1435 هـ"),
        (seen("بتاريخ ", "23", "-", "7", "-", "1435", " هـ"), "بتاريخ 23-7-1435 هـ"),
        (seen("بتاريخ ", "23", " / ", "7", " / ", "1435", " هـ"), "بتاريخ 23 / 7 / 1435 هـ"),
        (seen("بنسبة ", "12.5", "%", " فقط"), "بنسبة 12.5% فقط"),
        (seen("بنسبة ", "12.5%", " فقط"), "بنسبة 12.5% فقط"),
        (seen("بلغ ", "1,250,000", " ريال"), "بلغ 1,250,000 ريال"),
        (seen("عند ", "14:30", " ظهرًا"), "عند 14:30 ظهرًا"),
        (
            seen("الرابط ", "http://www.example.org/a-b?c=1&d=2", " هنا"),
            "الرابط http://www.example.org/a-b?c=1&d=2 هنا",
        ),
        (seen("إلى ", "a.b@example.org", " فقط"), "إلى a.b@example.org فقط"),
        (seen("شركة ", "Example Ports Ltd", " في"), "شركة Example Ports Ltd في"),
        (seen("نسخة ", "F-15", " و"), "نسخة F-15 و"),
        ([], ""),
        (["لا", "إ"], "إلا"),
    ],
)
def test_numbers_addresses_and_latin_words_keep_their_order(line: list[str], said: str) -> None:
    assert turned(line) == said


@given(st.lists(st.sampled_from(WORDS) | st.integers(0, 10**6).map(str) | st.sampled_from(["BBC", "F15"]), max_size=12))
def test_words_and_numbers_come_back_as_they_were_written(words: list[str]) -> None:
    # Latin words and numbers side by side are one run, and stay so.
    apart = [part for word in words for part in (word, "ثم")]
    parts = [piece for word in apart for piece in (word, " ")]
    assert turned(seen(*parts)) == "".join(parts)


@given(st.lists(st.characters() | st.sampled_from("اب12%.-/: ABة"), max_size=40))
def test_no_glyph_is_lost_or_added(glyphs: list[str]) -> None:
    assert sorted(turned(glyphs)) == sorted("".join(glyphs))
