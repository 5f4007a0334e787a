"""What a number counts, where that can be told in both languages: dead, injured, people, countries.

Words in; the kinds that they name out. A kind is what the news counts, by its English name; what is not in the table
has none, and is never taken for the same as another word.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from index.language import has_arabic
from index.text import fold
from retrieval.facts import fates
from retrieval.facts.known_names import arabic_readings

_MORE_FATES = """
dead: toll body بحياة أرواح
injured: أصاب يصاب
missing: فقدوا فقدان فقدت
displaced: fled flee homeless مشرد مشردين شرد تشريد مهجر مهجرين
arrested: arrested arrest arrests detained detainees detainee معتقل معتقلا معتقلين اعتقل اعتقلت اعتقال موقوف موقوفا
    موقوفين توقيف محتجز محتجزين احتجز
infected: cases patients patient sick ill مريض مريضا مرضى عدوى
rescued: rescued saved survived survivors survivor أنقذ أنقذوا أنقذت إنقاذ ناج ناجين ناجيا ناجون نجا نجوا
"""
"""Beside the words that always tell a fate those that do where somebody is counted."""
_PERSONS = """
people: people person persons population residents resident inhabitants citizens citizen شخص شخصا أشخاص نسمة سكان ساكن
    ساكنا فرد فردا أفراد إنسان إنسانا ناس مواطن مواطنا مواطنين
rescuers: rescuer rescuers منقذ منقذا منقذين مسعف مسعفا مسعفين
volunteers: volunteer volunteers متطوع متطوعا متطوعين متطوعون
passengers: passenger passengers راكب راكبا ركاب راكبين مسافر مسافرا مسافرين
workers: employee employees worker workers staff jobs job موظف موظفا موظفين موظفون عامل عاملا عمال وظيفة وظائف
soldiers: soldier soldiers troops جندي جنديا جنود عسكري عسكريا عسكريين
police: policeman policemen شرطي شرطيا شرطيين
fighters: fighter fighters gunmen militants مسلح مسلحا مسلحين مقاتل مقاتلا مقاتلين
civilians: civilian civilians مدني مدنيا مدنيين
children: child children طفل طفلا أطفال
women: woman women امرأة نساء سيدة سيدات
men: man men رجل رجلا رجال
students: student students pupil pupils طالب طالبا طلاب طلبة تلميذ تلميذا تلاميذ
teachers: teacher teachers معلم معلما معلمين مدرس مدرسا مدرسين
doctors: doctor doctors طبيب طبيبا أطباء
engineers: engineer engineers مهندس مهندسا مهندسين
journalists: journalist journalists صحفي صحفيا صحفيين صحافي صحافيا صحافيين
refugees: refugee refugees لاجئ لاجئا لاجئين
migrants: migrant migrants مهاجر مهاجرا مهاجرين
tourists: tourist tourists visitor visitors سائح سائحا سياح زائر زائرا زوار
prisoners: prisoner prisoners أسير أسيرا أسرى سجين سجينا سجناء
hostages: hostage hostages رهينة رهائن
spectators: spectator spectators fans crowd viewers متفرج متفرجا متفرجين مشجع مشجعا مشجعين
members: member members عضو عضوا أعضاء
players: player players لاعب لاعبا لاعبين
voters: voter voters ناخب ناخبا ناخبين
candidates: candidate candidates مرشح مرشحا مرشحين
families: family families أسرة أسر عائلة عائلات
"""
_THINGS = """
countries: country countries nation nations دولة دول بلد بلدا بلدان
cities: city cities town towns مدينة مدن
villages: village villages قرية قرى
schools: school schools مدرسة مدارس
hospitals: hospital hospitals مستشفى مستشفيات
houses: house houses منزل منزلا منازل بيت بيتا بيوت
buildings: building buildings مبنى مبان مباني بناية بنايات
companies: company companies firm firms شركة شركات
businesses: business businesses مؤسسة مؤسسات
ships: ship ships vessel vessels سفينة سفن
boats: boat boats قارب قاربا قوارب
planes: plane planes aircraft طائرة طائرات
drones: drone drones مسيرة مسيرات
cars: car cars vehicle vehicles سيارة سيارات مركبة مركبات
missiles: missile missiles rocket rockets صاروخ صاروخا صواريخ
shells: shell shells قذيفة قذائف
airstrikes: airstrike airstrikes raid raids غارة غارات
trucks: truck trucks lorries شاحنة شاحنات
seats: seat seats مقعد مقعدا مقاعد
votes: vote votes صوت صوتا أصوات
goals: goal goals هدف هدفا أهداف
matches: match matches game games مباراة مباريات
points: point points نقطة نقاط
teams: team teams فريق فريقا فرق
seasons: season seasons موسم موسما مواسم
times: times مرة مرات
books: book books كتاب كتابا كتب
films: film films movie movies فيلم فيلما أفلام
trees: tree trees شجرة أشجار نخلة نخيل
languages: language languages لغة لغات
islands: island islands جزيرة جزر
provinces: province provinces governorate governorates محافظة محافظات
flights: flight flights رحلة رحلات
doses: dose doses جرعة جرعات
"""
_CASES = frozenset(map(fold, "case cases حالة حالات".split()))
PEOPLE = frozenset({"people"})


def _names(table: str) -> frozenset[str]:
    return frozenset(line.partition(":")[0] for line in table.strip().splitlines() if ":" in line)


FATES = frozenset[str]().union(*fates.FATES.values()) | _names(_MORE_FATES)
"""What may have become of those who are counted."""
THINGS = _names(_THINGS)
"""What is nobody."""


def kinds_of(word: str) -> frozenset[str]:
    """The kinds that a folded word names, in whatever form Arabic writes it; empty for most words."""
    if not has_arabic(word):
        return _kinds().get(word, frozenset())
    return frozenset[str]().union(*(_kinds().get(form, frozenset()) for form in arabic_readings(word)))


def kinds_among(words: Iterable[str]) -> frozenset[str]:
    """The kinds that any of the folded words names."""
    return frozenset[str]().union(*map(kinds_of, words))


def is_case(word: str) -> bool:
    """Whether a folded word counts what befell people: 31 cases."""
    return not _CASES.isdisjoint((word, *arabic_readings(word)))


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for kinds in (fates.FATES, *map(fates.table, (_MORE_FATES, _PERSONS, _THINGS))):
        for word, names in kinds.items():
            found[word] = found.get(word, frozenset()) | names
    return found
