"""Names that have their own form in each language: places, what is called after them, and abbreviations.

A quotation in; which of its words stand for which place or body out, by the English name.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from index.language import has_arabic
from index.text import is_stopword, tokens
from retrieval.examples.countries import adjectives
from retrieval.gloss.people import is_of_a_person
from retrieval.gloss.place_names import places
from retrieval.gloss.places import mentions
from retrieval.quotation import TANWIN, Quotation

_SAME_PLACE = {
    "Britain": "United Kingdom", "America": "United States", "Holland": "Netherlands", "UAE": "United Arab Emirates",
    "England": "United Kingdom", "Great Britain": "United Kingdom", "Palestinian territories": "Palestine",
    "US": "United States", "UK": "United Kingdom", "Congo": "Democratic Republic of the Congo",
}  # fmt: skip
"""Places that stand for another one, or nearly."""
_BODIES = """
UN; United Nations; الأمم المتحدة; منظمة الأمم المتحدة; أممي; الأممي; الأممية = United Nations
EU; European Union; الاتحاد الأوروبي; European; Europeans; Europe; أوروبا; أوروبي; أوروبية; أوروبيين = Europe
NATO; North Atlantic Treaty Organization; الناتو; حلف شمال الأطلسي; حلف الناتو = NATO
Atlantic; أطلسي; أطلسية = Atlantic
Antarctica; Antarctic; القارة القطبية الجنوبية; القطبية الجنوبية; أنتاركتيكا = Antarctica
Germany; German; Germans; ألمانيا; ألماني; ألمانية; ألمان = Germany
Spain; Spanish; Spaniards; إسبانيا; أسبانيا; إسباني; أسباني; إسبانية; أسبانية; إسبان; أسبان = Spain
WHO; World Health Organization; منظمة الصحة العالمية = WHO
UNICEF; Unicef; اليونيسف; يونيسف; اليونيسيف; يونيسيف; منظمة الأمم المتحدة للطفولة = UNICEF
UNESCO; Unesco; اليونسكو; يونسكو = UNESCO
UNRWA; الأونروا; أونروا; وكالة غوث وتشغيل اللاجئين = UNRWA
UNHCR; المفوضية السامية لشؤون اللاجئين; مفوضية اللاجئين; مفوضية شؤون اللاجئين = UNHCR
WFP; World Food Programme; World Food Program; برنامج الأغذية العالمي; برنامج الغذاء العالمي = WFP
FAO; Food and Agriculture Organization; الفاو; منظمة الأغذية والزراعة = FAO
Interpol; الإنتربول; إنتربول = Interpol
Amnesty International; منظمة العفو الدولية; العفو الدولية = Amnesty International
Human Rights Watch; هيومن رايتس ووتش; هيومن رايتس واتش = Human Rights Watch
Doctors Without Borders; MSF; أطباء بلا حدود = Doctors Without Borders
ICJ; International Court of Justice; محكمة العدل الدولية = ICJ
IMF; International Monetary Fund; صندوق النقد الدولي = IMF
IAEA; International Atomic Energy Agency; الوكالة الدولية للطاقة الذرية = IAEA
OPEC; أوبك; منظمة الدول المصدرة للنفط = OPEC
WTO; World Trade Organization; منظمة التجارة العالمية = WTO
GCC; Gulf Cooperation Council; مجلس التعاون الخليجي; مجلس التعاون = GCC
OIC; Organisation of Islamic Cooperation; Organization of Islamic Cooperation; منظمة التعاون الإسلامي = OIC
SCO; Shanghai Cooperation Organisation; Shanghai Cooperation Organization; منظمة شنغهاي للتعاون = SCO
ICC; International Criminal Court; المحكمة الجنائية الدولية = ICC
AU; African Union; الاتحاد الأفريقي = African Union
Arab League; League of Arab States; جامعة الدول العربية; الجامعة العربية = Arab League
BBC; بي بي سي; هيئة الإذاعة البريطانية = BBC
CNN; سي إن إن = CNN
AFP; Agence France-Presse; فرانس برس = AFP
AP; Associated Press; أسوشيتد برس; أسوشيتدبرس = AP
CIA; Central Intelligence Agency; وكالة المخابرات المركزية; وكالة الاستخبارات المركزية; سي آي إيه = CIA
FBI; Federal Bureau of Investigation; مكتب التحقيقات الفيدرالي; مكتب التحقيقات الاتحادي; إف بي آي = FBI
NASA; ناسا = NASA
FIFA; فيفا; الفيفا; الاتحاد الدولي لكرة القدم = FIFA
UEFA; اليويفا; يويفا = UEFA
HIV; AIDS; الإيدز = HIV
COVID; Covid; كوفيد; كورونا; coronavirus = COVID
DNA; الحمض النووي; دي إن إيه = DNA
GPS; جي بي إس = GPS
UTC; GMT; التوقيت العالمي; غرينتش; جرينتش = UTC
White House; البيت الأبيض = White House
Kremlin; الكرملين = Kremlin
Pentagon; البنتاغون; البنتاجون = Pentagon
UN Security Council; Security Council; مجلس الأمن; مجلس الأمن الدولي = Security Council
World Bank; البنك الدولي = World Bank
Red Cross; الصليب الأحمر = Red Cross
Red Crescent; الهلال الأحمر = Red Crescent
Hezbollah; Hizbollah; Hizbullah; حزب الله = Hezbollah
Houthi; Houthis; الحوثي; الحوثيين; الحوثيون; الحوثية; حوثي; حوثيين; حوثيون; أنصار الله = Houthis
Islamic State; ISIS; ISIL; Daesh; داعش; تنظيم الدولة الإسلامية = Islamic State
Emirates; Emirati; Emiratis; الإمارات; الإماراتي; الإماراتية; إماراتي; إماراتية; إماراتيين = United Arab Emirates
Muslim; Muslims; Islam; Islamic; مسلم; مسلمين; مسلمون; إسلام; إسلامي; إسلامية = Islam
Christian; Christians; Christianity; مسيحي; مسيحية; مسيحيين; مسيحيون; نصارى = Christianity
Jew; Jews; Jewish; يهود; اليهود; يهودي; يهودية; اليهودي; اليهودية = Judaism
Arab; Arabs; Arabic; عرب; العرب; عربي; عربية; العربي; العربية = Arab
Kurd; Kurds; Kurdish; أكراد; الأكراد; الكرد; كردي; كردية; الكردي; الكردية = Kurd
English; الإنجليزية; الإنكليزية; إنجليزي; الإنجليزي; إنجليزية; الإنجليز; England; إنجلترا; إنكلترا = England
Scottish; Scotland; Scots; اسكتلندا; إسكتلندا; الاسكتلندي; الاسكتلندية; اسكتلندي = Scotland
Welsh; Wales; ويلز; الويلزي; الويلزية = Wales
Roman; Romans; Rome; روما; الرومان; روماني; الروماني; الرومانية; رومانية = Rome
Catalan; Catalonia; كتالونيا; الكتالونية; الكتالوني; كاتالونيا = Catalonia
Soviet; Soviets; السوفييتي; السوفيتي; السوفياتي; السوفييت; السوفيت; سوفيتي; السوفيتية; السوفييتية = Soviet
Latin; اللاتينية; لاتيني; لاتينية; اللاتيني = Latin
African; Africans; Africa; أفريقيا; إفريقيا; أفريقي; أفريقية; أفارقة = Africa
Asian; Asians; Asia; آسيا; آسيوي; الآسيوي; الآسيوية; آسيوية = Asia
Hindi; الهندية; الهندي = India
Hindu; Hindus; Hinduism; هندوسي; الهندوس; الهندوسية; هندوس = Hindu
Mediterranean; البحر المتوسط; البحر الأبيض المتوسط; حوض المتوسط; المتوسطي; المتوسطية = Mediterranean
شرق المتوسط; شرقي المتوسط; غرب المتوسط; غربي المتوسط; جنوب المتوسط; شمال المتوسط; عبر المتوسط = Mediterranean
North Korean; North Koreans; كوري شمالي; الكوري الشمالي; الكورية الشمالية; كورية شمالية = North Korea
South Korean; South Koreans; كوري جنوبي; الكوري الجنوبي; الكورية الجنوبية; كورية جنوبية = South Korea
South African; South Africans; جنوب أفريقي; الجنوب أفريقي; جنوب أفريقية; الجنوب أفريقية = South Africa
South Sudanese; جنوب سوداني; جنوب سودانية = South Sudan
Sri Lankan; Sri Lankans = Sri Lanka
Costa Rican; Costa Ricans = Costa Rica
Sierra Leonean; Sierra Leoneans = Sierra Leone
New Zealander; New Zealanders; نيوزيلندي; نيوزيلندية; النيوزيلندي; النيوزيلندية = New Zealand
Latin American; Latin Americans; Latin America; أمريكا اللاتينية; أميركا اللاتينية = Latin America
Buddhist; Buddhism; بوذي; البوذية; بوذية; البوذي; البوذيين = Buddhism
"""
_ENDINGS = ("", "ا", "ه", "ين", "ون", "يه", "ات", "يين", "يون")
READ_FOR_NAMES = 20_000
"""Characters of an article in which names are looked for: more than news has, and no whole book."""
_LEADING = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_LONGEST = 5
_MONEY = frozenset({"dollar", "dollars"})
_OTHER_ENDINGS = ("يمنى", "مجرى")
"""As they are written, of a hand and a river bed: folded they are Yemeni and Hungarian."""
_NO_ADJECTIVES = frozenset("مجريات المجريات ليبين فروسيه مصرين مصرون".split())
"""Folded: proceedings, "to make clear", horsemanship, and those who insist."""
_SHORTEST_LIKE_A_WORD = 4
"""Letters from which the press writes an abbreviation like any other name: Nato, Opec."""
_ALSO_WORDS = frozenset({"AIDS"})


@lru_cache(maxsize=4_000)
def known_names(quotation: Quotation) -> Mapping[int, frozenset[str]]:
    """The places and bodies that words stand for, by the places of the words."""
    found: dict[int, set[str]] = {}
    for mention in mentions(quotation):
        if quotation.folded(mention.last + 1) in _MONEY:
            continue
        for place in range(mention.first, mention.last + 1):
            found.setdefault(place, set()).add(same_place(mention.place.english))
    told = 0  # up to where a name of several words goes: Latin Americans are not those of the United States
    for place in range(len(quotation.words)):
        if quotation.folded(place + 1) in _MONEY:
            continue  # "US dollars" are dollars
        if is_of_a_person(quotation, place):
            continue
        body, words = _body(quotation, place)
        for each in range(words):
            found.setdefault(place + each, set()).add(body)
        told = max(told, place + words if words > 1 else 0)
        country = None if place < told else _adjective(quotation, place)
        if country is not None:
            found.setdefault(place, set()).add(same_place(country))
    return {place: frozenset(names) for place, names in found.items()}


def same_place(english: str) -> str:
    """The one name of a place that has several."""
    return _SAME_PLACE.get(english, english)


def _adjective(quotation: Quotation, place: int) -> str | None:
    """The country that a word is the adjective, or a citizen, of."""
    word = quotation.folded(place)
    if not has_arabic(word):
        if not quotation.has_capital(place):
            return None
        found = adjectives().get(word) or adjectives().get(word.removesuffix("s"))
        return found.english if found else None
    if quotation.slice(place, place).endswith(_OTHER_ENDINGS):
        return None
    if any(word.removeprefix(leading) in _NO_ADJECTIVES for leading in _LEADING):
        return None
    for form in arabic_readings(word):
        for ending in _ENDINGS:
            bare = form.removesuffix(ending) if ending else form
            found = adjectives().get(bare) or (adjectives().get(bare + "ي") if ending in {"ين", "ون"} else None)
            if found is not None and form.endswith(ending):
                return found.english
    return None


def arabic_readings(word: str) -> tuple[str, ...]:
    """A folded Arabic word with and without the particles and the article that may be written onto it."""
    forms = []
    for leading in _LEADING:
        if word.startswith(leading) and len(word) - len(leading) > 1:
            bare = word[len(leading) :]
            forms.append(bare)
            if bare.startswith("ال") and len(bare) > 4:
                forms.append(bare[2:])
            elif bare.startswith("لل") and len(bare) > 4:
                forms += [bare[2:], "ا" + bare]
    return tuple(dict.fromkeys(forms))


def _body(quotation: Quotation, place: int) -> tuple[str, int]:
    """The body that the words from a place on name, and how many they are; none where there is none."""
    word = quotation.folded(place)
    for first in arabic_readings(word) if has_arabic(word) else (word,):
        for words in range(min(_LONGEST, _longest().get(first, 0)), 0, -1):
            name = (first, *(quotation.folded(place + each) for each in range(1, words)))
            body = _bodies().get(name)
            if body is None or not quotation.joined(place, place + words - 1):
                continue
            if all(_may_be(quotation, place + each, model) for each, model in enumerate(body.written)):
                return body.name, words
    return "", 0


def _may_be(quotation: Quotation, place: int, model: str) -> bool:
    """Whether the word at a place, which folds as `model` does, is written as a name: "people who" are not WHO."""
    written = quotation.slice(place, place)
    if has_arabic(model):
        return TANWIN not in written  # "ناساً" are people
    if not model[0].isupper():
        return True
    if not model.isupper():
        return quotation.has_capital(place)
    if written.isupper():
        return not (is_stopword(quotation.folded(place)) and quotation.text.isupper())
    return quotation.has_capital(place) and len(model) >= _SHORTEST_LIKE_A_WORD and model not in _ALSO_WORDS


class _Body(NamedTuple):
    """The name that stands for all names of a place or body, and the words of one of them as they are written."""

    name: str
    written: tuple[str, ...]


@cache
def _bodies() -> Mapping[tuple[str, ...], _Body]:
    found: dict[tuple[str, ...], _Body] = {}
    for line in _BODIES.strip().splitlines():
        names, _, body = line.partition(" = ")
        for name in names.split("; "):
            words = tokens(name)
            written = tuple(name[word.start : word.end] for word in words)
            found.setdefault(tuple(word.folded for word in words), _Body(body, written))
    return found


@cache
def _longest() -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for name in _bodies():
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


def places_of(text: str) -> frozenset[str]:
    """The known places and bodies that a text names, by their English names."""
    return frozenset[str]().union(*known_names(Quotation(text)).values())


@cache
def is_place_word(folded: str) -> bool:
    """Whether a folded word alone names a place."""
    return (folded,) in places()
