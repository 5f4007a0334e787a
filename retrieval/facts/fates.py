"""Words for what befell those whom the news counts, in English and Arabic: a folded word in, the fates it may tell out.

«إصابة» is an injury or an infection, and «مصاب» and «أصيب» are as well: they tell both.
"""

from collections.abc import Mapping

from index.text import fold

_FATES = """
dead: dead death deaths died die dies dying kill killed kills killing fatality fatalities victim victims bodies perished
    drowned martyr martyrs قتيل قتيلا قتلى قتيلين قتل قتلت قتلوا قتلا يقتل مقتل وفاة وفيات توفي توفيت توفوا موت مات ماتت
    ماتوا يموت لقوا مصرع مصرعهم مصرعه حتفهم جثة جثث جثمان غرقى شهيد شهيدا شهداء استشهد هلك هلكوا متوفى متوفين ضحية ضحايا
injured: injured injure injuring injuries injury hurt wounded wound جريح جريحا جرحى جرح جرحوا مصاب مصابا مصابين مصابون
    أصيب أصيبوا أصيبت إصابة إصابات
missing: missing unaccounted مفقود مفقودا مفقودين مفقودون
infected: infected infection infections إصابة إصابات مصاب مصابا مصابين مصابون أصيب أصيبوا أصيبت
displaced: displaced displaces displacement homeless مشرد مشردا مشردين مشردون شرد شردت شردوا تشريد نازح
    نازحا نازحين نازحون نزح نزحوا نزوح
"""


def table(text: str) -> Mapping[str, frozenset[str]]:
    """The folded words of lines of a name, a colon and words, which may go on in the next line, with their names."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in text.strip().splitlines():
        head, _, words = line.rpartition(":")
        name = head or name
        for word in words.split():
            found.setdefault(fold(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


FATES = table(_FATES)
