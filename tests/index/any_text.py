"""Hypothesis strategies for any text at all, with more of what breaks programs than chance would bring."""

from hypothesis import strategies as st

_FRAGMENTS = st.sampled_from(
    [
        *"\n\r\t\x0b\x0c\x1c\x1f\x85\u2028\u2029\u00a0\u3000\u200b\0\x7f",
        *"\u200e\u200f\u061c\u202b\u202c\u2067\u2069\ufeff\u0640",
        *".!?؟…۔،؛:;,-–\"'«»“”()[]*#_%/\\&<>",
        "\r\n", "\n\n", "...", "?!", " . ", ". ", "؟ ", "د. ", "U.S. ", "a.m.", "Mr. ", "J. K. ", "e.g. ", "٣.٥", "3.5",
        "1,250,000", "١٬٢٥٠٬٠٠٠", "٠١:٥٨", "وقال: ", "العلاقات", "مُحَمَّدٌ", "الدولي.وقال", "قـــال", "The ", "president",
        "don't", "https://a.bc/d.e?f=1", "١٩ سبتمبر ٢٠٢٣", "19 September 2023", "2023-02-31", "العالم- ايران", "👩‍👩‍👧",
        "🇰🇿", "𝒳", "\U00010a40", "e\u0301", "ﷺ", "ﷲ", "ǆ", "ß", "İ", "हिन्दी", "中文。", "\U0010ffff", "x" * 700,
        "طويل " * 150, " " * 40,
    ]
)  # fmt: skip

texts = st.one_of(st.text(max_size=60), st.lists(st.one_of(_FRAGMENTS, st.text(max_size=8)), max_size=25).map("".join))
"""Any text that UTF-8 can carry."""

texts_with_words = st.tuples(texts, st.sampled_from(["president", "رئيس", "سبتمبر 2023"]), texts).map("\n".join)
"""The same, with at least one word to find it by."""
