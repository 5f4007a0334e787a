"""Countries, continents and big cities by their names in Arabic and English.

Names are CLDR's, as Babel carries them, with a few that the press uses beside them. What is another word more often is
left out, with the reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from index.text import tokens

_REGIONS = ("002", "003", "005", "013", "029", "142", "143", "150", "419", "EU", "EZ", "UN")
"""Territories of CLDR's that are no country: continents that the press speaks of, and unions."""
_CITIES = """
    Asia/Tehran Asia/Baghdad Asia/Beirut Asia/Damascus Asia/Jerusalem Asia/Gaza Asia/Riyadh Asia/Dubai Asia/Kabul
    Asia/Karachi Asia/Tashkent Asia/Almaty Asia/Dushanbe Asia/Ashgabat Asia/Baku Asia/Yerevan
    Asia/Shanghai Asia/Taipei Asia/Tokyo Asia/Pyongyang Asia/Bangkok Asia/Jakarta Asia/Manila
    Asia/Kuala_Lumpur Asia/Colombo Europe/London Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Vienna
    Europe/Brussels Europe/Amsterdam Europe/Athens Europe/Warsaw Europe/Prague Europe/Budapest Europe/Bucharest
    Europe/Sofia Europe/Belgrade Europe/Zagreb Europe/Sarajevo Europe/Stockholm Europe/Oslo Europe/Copenhagen
    Europe/Helsinki Europe/Minsk Europe/Moscow Europe/Istanbul Europe/Lisbon Europe/Dublin Europe/Zurich
    Africa/Cairo Africa/Khartoum Africa/Tripoli Africa/Casablanca Africa/Nairobi Africa/Lagos Africa/Addis_Ababa
    Africa/Mogadishu Africa/Dakar Africa/Johannesburg Africa/Nouakchott Africa/Kinshasa Africa/Kampala
    America/New_York America/Chicago America/Los_Angeles America/Toronto America/Mexico_City America/Havana
    America/Caracas America/Bogota America/Buenos_Aires America/Sao_Paulo Australia/Sydney Australia/Melbourne
""".split()
"""Zones of CLDR's that are called after a city that the news names: of its five hundred most are villages."""

_SAID_OTHERWISE = {
    "AD": ("Andorra", "أندورا; إمارة أندورا"),
    "AE": ("United Arab Emirates; UAE", "الإمارات العربية المتحدة; الإمارات"),
    "BA": ("Bosnia & Herzegovina; Bosnia", "البوسنة والهرسك; البوسنة"),
    "BY": ("Belarus", "بيلاروس; بيلاروسيا; روسيا البيضاء"),
    "CD": (
        "Democratic Republic of the Congo; Democratic Republic of Congo; DR Congo; Congo - Kinshasa",
        "جمهورية الكونغو الديمقراطية; الكونغو الديمقراطية; الكونغو الديموقراطية; الكونغو كينشاسا",
    ),
    "CG": (
        "Republic of the Congo; Congo - Brazzaville; Republic of Congo",
        "جمهورية الكونغو; الكونغو برازافيل",
    ),
    "CI": ("Ivory Coast; Côte d'Ivoire; Côte d’Ivoire", "ساحل العاج; كوت ديفوار"),
    "CZ": ("Czech Republic; Czechia", "التشيك; جمهورية التشيك"),
    "DK": ("Denmark", "الدنمارك; الدانمارك; الدانمرك"),
    "ET": ("Ethiopia", "إثيوبيا; أثيوبيا; الحبشة"),
    "GB": ("United Kingdom; UK; U.K.", "المملكة المتحدة"),
    "HK": ("Hong Kong", "هونغ كونغ; هونج كونج"),
    "HU": ("Hungary", "المجر; هنغاريا"),
    "KG": ("Kyrgyzstan", "قيرغيزستان; قرغيزستان; قرغيزيا"),
    "MM": ("Myanmar; Burma", "ميانمار; بورما"),
    "MO": ("Macau; Macao", "ماكاو"),
    "NL": ("Netherlands; Holland", "هولندا"),
    "OM": ("Oman", "سلطنة عمان; سلطنة عُمان"),
    "PH": ("Philippines", "الفلبين; الفيليبين"),
    "PS": ("Palestinian territories", "الأراضي الفلسطينية"),
    "SA": ("Saudi Arabia", "المملكة العربية السعودية; العربية السعودية"),
    "SZ": ("Eswatini; Swaziland", "إسواتيني; إيسواتيني; سوازيلاند"),
    "TH": ("Thailand", "تايلاند; تايلند"),
    "TR": ("Turkey; Türkiye", "تركيا"),
    "US": (
        "United States; United States of America; US; U.S.; USA",
        "الولايات المتحدة; الولايات المتحدة الأمريكية; الولايات المتحدة الأميركية",
    ),
    "UY": ("Uruguay", "أوروغواي; الأوروغواي; أورغواي; الأورغواي"),
    "EU": ("European Union; EU", "الاتحاد الأوروبي"),
    "UN": ("United Nations; UN; U.N.", "الأمم المتحدة; منظمة الأمم المتحدة"),
    "143": ("Central Asia", "آسيا الوسطى; وسط آسيا"),
}
"""What the press calls a territory of CLDR's, in English and Arabic, in place of CLDR's names: the first is shown."""
_BESIDE_CLDR = """
    America = أمريكا; أميركا = US
    Britain; Great Britain = بريطانيا = GB
    Palestine = فلسطين = PS
    Abu Dhabi = أبوظبي; أبو ظبي = AE
    Amman = عمّان = JO
    Ankara = أنقرة = TR
    Astana = أستانا = KZ
    Bandar Abbas = بندر عباس; بندرعباس = IR
    Barcelona = برشلونة = ES
    Basra = البصرة = IQ
    Beijing = بكين = CN
    Bishkek = بيشكك; بشكيك = KG
    Congo = الكونغو = CD
    Delhi = دلهي = IN
    Doha = الدوحة = QA
    Geneva = جنيف = CH
    Hanoi = هانوي = VN
    Islamabad = إسلام آباد = PK
    Jeddah = جدة = SA
    Kabul = كابل = AF
    Kyiv; Kiev = كييف = UA
    Mecca = مكة = SA
    Milan = ميلانو = IT
    Mosul = الموصل = IQ
    Muscat = مسقط = OM
    Munich = ميونخ; ميونيخ = DE
    New Delhi = نيودلهي = IN
    Ottawa = أوتاوا = CA
    Ramallah = رام الله = PS
    Sanaa; Sana'a = صنعاء = YE
    Seoul = سيول = KR
    Strasbourg = ستراسبورغ = FR
    Tbilisi = تبليسي; تبيليسي = GE
    The Hague = لاهاي = NL
    Washington = واشنطن = US
"""
"""Places that CLDR has no name for, or another one than the press has, in English and Arabic, and whose they are."""

_LEFT_OUT = frozenset(
    {
        "JE",  # Jersey: New Jersey, a shirt
        "NU",  # no news, and in Arabic بنيوي: structural
        "RE",  # Reunion: a meeting
        "GS", "HM", "IO", "BQ", "TF", "UM", "CQ", "CP",  # nobody's news
        "QO", "XA", "XB", "ZZ",  # no places
    }
)  # fmt: skip
_LEFT_OUT_IN_ARABIC = frozenset(
    {
        "AW",  # أروبا: Europe, misspelt
        "BJ",  # بنين: sons
        "CU",  # كوبا: a cup, in the accusative
        "EH",  # الصحراء الغربية: also Egypt's western desert
        "ME",  # الجبل الأسود: any black mountain
        "ML",  # مالي: financial
        "MW",  # ملاوي: also a town in Egypt
    }
)
"""Known by their English names alone: what a text calls so in Arabic is something else too often."""
_LEFT_OUT_WORDS = frozenset(
    {
        "عمان",  # Oman and Amman (`retrieval.gloss.oman`)
        "الرباط",  # Rabat, and a ligament
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name in each language. `acts` tells whether it announces and demands: a country or a union.

    `territory` is CLDR's code of the country that it is or lies in; empty for continents and unions.
    """

    english: str
    arabic: str
    acts: bool = False
    territory: str = ""

    def name(self, language: str) -> str:
        """Its name in a language."""
        return self.arabic if language == "ar" else self.english


Names = dict[tuple[str, ...], Place]
"""Places by the folded words of their names."""


@cache
def places() -> Names:
    """All places, by every name of theirs in either language."""
    found: Names = {}
    for english, arabic, acts, territory in _names():
        place = Place(_shown(english[0]), _shown(arabic[0]), acts, territory)
        for name in english if territory in _LEFT_OUT_IN_ARABIC and acts else (*english, *arabic):
            for words in _words(name):
                # Countries come before cities: تونس and الجزائر are both.
                if " ".join(words) not in _LEFT_OUT_WORDS:
                    found.setdefault(words, place)
    return found


def _names() -> Iterator[tuple[list[str], list[str], bool, str]]:
    """The names of each place, in English and Arabic, the one to show first; whether it acts, and where it lies."""
    english = {str(code): str(name) for code, name in Locale("en").territories.items()}
    arabic = {str(code): str(name) for code, name in Locale("ar").territories.items()}
    for code in (*_REGIONS, *(code for code in english if len(code) == 2 and code.isalpha())):
        territory = "" if code in _REGIONS else code
        if code in _SAID_OTHERWISE:
            ours, theirs = _SAID_OTHERWISE[code]
            yield ours.split("; "), theirs.split("; "), code.isalpha(), territory
        elif code in arabic and code not in _LEFT_OUT:
            yield [english[code]], [arabic[code]], code.isalpha(), territory
    for line in _BESIDE_CLDR.strip().splitlines():
        ours, theirs, territory = line.strip().split(" = ")
        yield ours.split("; "), theirs.split("; "), False, territory
    for zone in _CITIES:
        named, own = _city("ar", zone), _city("en", zone)
        if named is not None:
            yield [own or zone.rpartition("/")[2].replace("_", " ")], [named], False, _territory(zone)


def _city(language: str, zone: str) -> str | None:
    """What a language calls the city that a time zone is named after; None where CLDR doesn't say."""
    zones = Locale(language).time_zones
    found = (zones[each].get("city") for each in _spellings(zone, map(str, zones)) if each in zones)
    return next((str(city) for city in found if city is not None), None)


def _territory(zone: str) -> str:
    """The country that a time zone is of."""
    territories = get_global("zone_territories")
    return str(next(territories[each] for each in _spellings(zone, territories) if each in territories))


def _spellings(zone: str, known: Iterable[str]) -> Iterator[str]:
    """A zone, and those known that end alike.

    CLDR knows zones by other names from version to version (America/Buenos_Aires, America/Argentina/Buenos_Aires), but
    the city's own part stays.
    """
    yield zone
    yield from (each for each in known if each.endswith("/" + zone.rpartition("/")[2]))


def _shown(name: str) -> str:
    """Without what CLDR puts in brackets to tell names apart."""
    return name.partition(" (")[0].replace(" & ", " and ")


def _words(name: str) -> Iterator[tuple[str, ...]]:
    bare = name.partition(" (")[0]
    yield tuple(token.folded for token in tokens(bare))
    if "&" in bare:
        yield tuple(token.folded for token in tokens(bare.replace("&", "and")))
