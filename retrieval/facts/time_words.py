"""Weekdays, seasons, and words such as "yesterday" and "last year", in both languages.

A quotation in; what it names of these out, and whether each is that for sure.
"""

from collections.abc import Iterator, Sequence

from index.language import has_arabic
from retrieval.calendar_words import weekday_of
from retrieval.gloss.dates import ENGLISH_WEEKDAYS, WEEKDAY_AHEAD
from retrieval.numbers.figures import figures
from retrieval.quotation import Quotation

_UNSURE_WEEKDAYS = frozenset(
    {"الاثنين", "الاحد", "اثنين", "احد", "الخميس", "خميس", "سبت", "جمعه", "sun", "sat", "mon", "wed"}
)
_RELATIVE = {
    **dict.fromkeys("yesterday امس البارحه".split(), "yesterday"),
    **dict.fromkeys("tomorrow غدا الغد غد".split(), "tomorrow"),
    "tonight": "tonight",
}
_UNITS = {
    **dict.fromkeys("year years العام عام السنه سنه الاعوام السنوات".split(), "year"),
    **dict.fromkeys("month months الشهر شهر الاشهر الشهور".split(), "month"),
    **dict.fromkeys("week weeks الاسبوع اسبوع الاسابيع".split(), "week"),
    **dict.fromkeys("century القرن قرن".split(), "century"),
    **dict.fromkeys("decade العقد عقد decades العقود".split(), "decade"),
    **dict.fromkeys("night الليله ليله".split(), "night"),
    **dict.fromkeys("summer الصيف".split(), "summer"),
    **dict.fromkeys("winter الشتاء".split(), "winter"),
    **dict.fromkeys("spring الربيع".split(), "spring"),
    **dict.fromkeys("autumn الخريف".split(), "autumn"),
}
_SEASONS = {
    **dict.fromkeys("summer summers الصيف صيف صيفا صيفي صيفيه الصيفي الصيفيه".split(), "summer"),
    **dict.fromkeys("winter winters الشتاء شتاء شتوي شتويه الشتوي الشتويه".split(), "winter"),
    **dict.fromkeys("autumn الخريف خريف خريفي".split(), "autumn"),
    **dict.fromkeys("spring الربيع ربيع".split(), "spring"),
    "fall": "autumn",
}
_UNSURE_SEASONS = frozenset({"fall", "spring", "ربيع", "الربيع"})
_PAST = frozenset(
    """
    last past previous ago prior earlier الماضي الماضيه الماضيين المنصرم المنصرمه الفايت الفايته السابق السابقه الاخيره
    الاخير المنقضي المنقضيه مضت مضي
    """.split()
)
_NEXT = frozenset("next coming upcoming following المقبل المقبله القادم القادمه التالي التاليه اللاحق".split())


def time_words(quotation: Quotation) -> Iterator[tuple[str, bool]]:
    """The weekdays, seasons and relative times that a text names, by English names; and whether for sure."""
    words = [word.folded for word in quotation.words]
    decades = (figure for figure in figures(quotation.text) if figure.kind == "decade")
    in_decades = {place for figure in decades for place in range(figure.first, figure.end)}
    for place, word in enumerate(words):
        bare = word[1:] if word[0] in "وف" and has_arabic(word) else word
        if bare in _RELATIVE:
            yield _RELATIVE[bare], True
        elif bare in _SEASONS:
            yield _SEASONS[bare], bare not in _UNSURE_SEASONS
        forms = (word, bare, "ال" + bare[2:] if bare[:2] == "لل" else "")
        day = next((day for form in forms if (day := weekday_of(form)) is not None), None)
        if day is not None:
            yield ENGLISH_WEEKDAYS[day], _surely_weekday(quotation, place, bare)
        unit = _UNITS.get(bare)
        if unit is not None and place not in in_decades:
            around = {*words[max(place - 2, 0) : place], *words[place + 1 : place + 3]}
            if not around.isdisjoint(_PAST):
                yield f"last {unit}", _beside(words, place, _PAST)
            if not around.isdisjoint(_NEXT):
                yield f"next {unit}", _beside(words, place, _NEXT)


def _beside(words: Sequence[str], place: int, telling: frozenset[str]) -> bool:
    """English says "last year", Arabic the other way round."""
    beside = place + 1 if has_arabic(words[place]) else place - 1
    return 0 <= beside < len(words) and words[beside] in telling - {
        "ago",
        "following",
        "earlier",
        "prior",
        "الاخير",
        "الاخيره",
    }


def _surely_weekday(quotation: Quotation, place: int, word: str) -> bool:
    if not has_arabic(word):
        return quotation.has_capital(place) and word not in _UNSURE_WEEKDAYS
    if quotation.folded(place - 1).removeprefix("و") in WEEKDAY_AHEAD:
        return True
    return word not in _UNSURE_WEEKDAYS or quotation.folded(place + 1) in _PAST | _NEXT
