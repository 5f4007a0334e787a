"""Which language a text is in, told from its script: for Arabic against English that is enough, and it is exact
on the shortest question. Text in; "ar", "en" or "und" (neither script) out."""

import re

_ARABIC_LETTER = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdfb\ufe70-\ufefc]"
)
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_LONGEST_LOOK = 20_000  # code points: more of a long text would not change the verdict


def arabic_share(text: str) -> float | None:
    """The share (0..1) of Arabic letters among the Arabic and Latin letters of `text`; None where it has neither."""
    head = text[:_LONGEST_LOOK]
    arabic = len(_ARABIC_LETTER.findall(head))
    latin = len(_LATIN_LETTER.findall(head))
    return arabic / (arabic + latin) if arabic + latin else None


def language_of(text: str) -> str:
    """ "ar" where most letters are Arabic, "en" where most are Latin, "und" where there are neither.

    A question such as "ما هو NATO؟" has more Arabic words than its letters show, so a third is enough for Arabic.
    """
    share = arabic_share(text)
    if share is None:
        return "und"
    return "ar" if share >= 1 / 3 else "en"


def has_arabic(text: str) -> bool:
    """Whether `text` holds an Arabic letter."""
    return _ARABIC_LETTER.search(text) is not None
