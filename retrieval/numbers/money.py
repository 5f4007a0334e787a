"""Currencies after or before a number: which one, and what it is called beside a number in the other language."""

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, list_currencies

from index.text import fold
from retrieval.quotation import Quotation

_SIGNS = {"$": "dollar", "€": "euro", "£": "sterling", "¥": None, "₽": "rouble", "₹": "rupee"}


@dataclass(frozen=True, slots=True)
class Money:
    """A currency's names beside numbers. The Arabic ones are those for one, for 3 to 10, and for 11 to 99."""

    english: str
    arabic: str
    arabic_few: str
    arabic_many: str

    def beside(self, language: str, plural: str) -> str:
        """The name in a language, beside a number of that plural form ("one", "few", "many", "other")."""
        if language != "ar":
            return self.english
        return {"few": self.arabic_few, "many": self.arabic_many}.get(plural, self.arabic)


_UNITS = {
    "dollar": Money("dollars", "دولار", "دولارات", "دولارًا"),
    "euro": Money("euros", "يورو", "يورو", "يورو"),
    "pound": Money("pounds", "جنيه", "جنيهات", "جنيهًا"),
    "sterling": Money("pounds", "جنيه إسترليني", "جنيهات إسترلينية", "جنيهًا إسترلينيًا"),
    "dirham": Money("dirhams", "درهم", "دراهم", "درهمًا"),
    "dinar": Money("dinars", "دينار", "دنانير", "دينارًا"),
    "rouble": Money("roubles", "روبل", "روبلات", "روبلًا"),
    "rupee": Money("rupees", "روبية", "روبيات", "روبية"),
    "yuan": Money("yuan", "يوان", "يوانات", "يوانًا"),
    "lira": Money("lira", "ليرة", "ليرات", "ليرة"),
    "riyal": Money("riyals", "ريال", "ريالات", "ريالًا"),
}
# Folded. "ريال" is a riyal or a rial, by its country; "pounds" may weigh; "ين" is too short to be sure.
_WORDS = {
    "دولار": "dollar", "دولارا": "dollar", "دولارات": "dollar", "dollar": "dollar", "dollars": "dollar",
    "يورو": "euro", "euro": "euro", "euros": "euro",
    "جنيه": "pound", "جنيها": "pound", "جنيهات": "pound",
    "درهم": "dirham", "درهما": "dirham", "دراهم": "dirham", "dirham": "dirham", "dirhams": "dirham",
    "دينار": "dinar", "دينارا": "dinar", "دنانير": "dinar", "dinar": "dinar", "dinars": "dinar",
    "روبل": "rouble", "روبلا": "rouble", "rouble": "rouble", "roubles": "rouble", "ruble": "rouble", "rubles": "rouble",
    "روبيه": "rupee", "روبيات": "rupee", "rupee": "rupee", "rupees": "rupee",
    "يوان": "yuan", "يوانا": "yuan", "yuan": "yuan",
    "ليره": "lira", "ليرات": "lira", "lira": "lira", "liras": "lira",
    "riyal": "riyal", "riyals": "riyal", "rial": "riyal", "rials": "riyal",
}  # fmt: skip
_LONGEST_NAME = 3  # words


def money_before(quotation: Quotation, place: int) -> tuple[int, Money] | None:
    """The sign before the number at a place: where it begins, and its currency."""
    start = quotation.words[place].start
    unit = _SIGNS.get(quotation.text[start - 1 : start]) if start else None
    if unit is None:
        return None
    begin = start - 1
    if unit == "sterling" and quotation.text[max(begin - 1, 0) : begin].isalpha():
        unit = "pound"  # E£ is Egypt's
    if quotation.text[begin - 2 : begin] == "US" and begin >= 2:
        begin -= 2
    return begin, _UNITS[unit]


def money_at(quotation: Quotation, place: int) -> tuple[int, Money] | None:
    """The currency named by the words at a place: the place after them, and the currency."""
    for words in range(_LONGEST_NAME, 1, -1):
        name = " ".join(quotation.folded(place + each) for each in range(words))
        code = _full_names().get(name.replace("اميرك", "امريك"))
        if code is not None and quotation.joined(place, place + words - 1):
            return place + words, _full(code)
    unit = _WORDS.get(quotation.folded(place))
    return None if unit is None else (place + 1, _UNITS[unit])


@cache
def _full_names() -> dict[str, str]:
    """Currency codes by folded full names of two or more words."""
    current = [code for code in list_currencies(Locale("en")) if code in Locale("ar").currencies]
    names: dict[str, str] = {}
    for code in current:
        for name in (_arabic(code), *(get_currency_name(code, count, locale="en") for count in (1, 2))):
            folded = fold(name)
            if " " in folded and "(" not in folded:
                names.setdefault(folded, code)
    return names


def _full(code: str) -> Money:
    """The few and the many take the unit's own forms, which say less and are never wrong."""
    arabic = _arabic(code)
    unit = _UNITS.get(_WORDS.get(fold(arabic.split()[0]), ""))
    few, many = (arabic, arabic) if unit is None else (unit.arabic_few, unit.arabic_many)
    return Money(get_currency_name(code, 2, locale="en"), arabic, few, many)


def _arabic(code: str) -> str:
    return str(Locale("ar").currencies[code])
