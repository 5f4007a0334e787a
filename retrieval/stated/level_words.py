"""Words by which a sentence tells where a quantity stands, in English and Arabic: data, folded, without particles.

What is measured, what moves to a figure or stands at one, and what tells that it is no figure of the present.
"""

from collections.abc import Mapping

from retrieval.facts import fates

_MEASURES = """
inflation: inflation تضخم
unemployment: unemployment jobless بطاله
interest: interest فايده فوايد
exchange: exchange صرف
toll: toll tolls حصيله
temperature: temperature temperatures حراره
price: price prices costs sell sells sold trade trades traded سعر اسعار يباع تباع
population: population سكان
rate: rate rates معدل
number: number numbers عدد اعداد
points: point points نقطه نقاط رصيد رصيده رصيدها
total: total tally مجموع اجمالي
level: level levels منسوب مستوي
"""
"""What is measured; of several in one clause the first here: «أسعار الفائدة» are interest, the "inflation rate" is
inflation."""


def _table(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in text.strip().splitlines():
        head, _, words = line.rpartition(":")
        name = head or name
        found |= dict.fromkeys(words.split(), name)
    return found


MEASURES = _table(_MEASURES)
FIRST = tuple(dict.fromkeys(MEASURES.values()))
FATES = {**fates.FATES, **dict.fromkeys("cases case حالات حاله".split(), frozenset({"infected"}))}
"""What befell those who are counted."""
CUT_OFF = "cut off"
"""What is told of homes without power, in words of which none tells it alone."""
FATES_OF_A_PLACE = frozenset({"infected", "displaced", CUT_OFF})
"""What is counted of a whole country, where nothing more is told: the dead are those of an event."""
PER = {
    **dict.fromkeys("كيلو الكيلو".split(), "kilogram"),
    **dict.fromkeys("ounce ounces اونصه اوقيه".split(), "ounce"),
    **dict.fromkeys("gallon gallons غالون جالون".split(), "gallon"),
}
"""Units that a price is told for, beside those of all numbers."""
COUNTS = frozenset({"", "toll", "number", "total"})
"""Measures that may be of people, and of what befell them."""
SPEAKS_FOR_ITSELF = frozenset({"inflation", "unemployment", "interest"})
"""Measures of a country, which need no word of what they are of."""

STAND_ALWAYS = SPEAKS_FOR_ITSELF | frozenset("exchange toll temperature price population points".split())
"""What always stands at a figure, however that is told. A number of visitors is one of each event, unless it "rose"."""

MOVES = frozenset(
    """
    rose risen rise rises rising climbed climbs jumped jumps surged soared increased increase increases grew grown
    raised raises raise raising hiked
    fell fallen fall falls falling dropped drops declined slowed slows eased eases slid plunged tumbled slumped
    decreased cut cuts lowered lowers reduced slashed
    ارتفع ارتفعت ارتفاع ليرتفع لترتفع زاد زادت ازداد ازدادت صعد صعدت قفز قفزت رفع رفعت
    يرتفع ترتفع يرفع ترفع يزيد تزيد ينخفض تنخفض يخفض تخفض يتراجع تتراجع يهبط تهبط
    انخفض انخفضت انخفاض لينخفض لتنخفض تراجع تراجعت هبط هبطت هبوط نزل نزلت تباطا تباطات خفض خفضت تقلص
    """.split()
)
"""What moves to a figure: only what may stand at others does."""
COMES = frozenset("moves moved brings brought bringing takes took taking وصل وصلت وصول ليصل لتصل".split())
"""What comes to a figure, or somewhere else."""
STANDS = frozenset(
    """
    stands stood sell sells sold trade trades traded
    remains remained stays stayed kept keeps held holds left leaves set sets fixed steady unchanged settled
    استقر استقرت ثبت ثبتت ابقي ابقت بقي بقيت وقف وقفت حافظ حافظت حدد حددت يباع تباع
    """.split()
)
"""What stands at a figure."""
WAS = frozenset({"was", "were"})
"""What a price was may have been long ago."""
IS = WAS | frozenset("is are now costs reached reaches hit hits reaching totalled totaled totals".split())
"""What stands right before a figure that something has."""
REACHES = frozenset("بلغ بلغت يبلغ تبلغ بلوغ سجل سجلت يسجل تسجل اصبح اصبحت صار صارت بات باتت".split())
"""What stands before the measured thing, which the figure follows at once."""
TO = frozenset({"to", "الي"})
AT = frozenset({"at", "for", "عند"})
WRITTEN_AT = ("ب", "بـ")
"""The same, written onto an Arabic figure."""
FILLERS = frozenset(
    """
    a an the about around nearly almost some over just only record high low of more than least حوالي نحو قرابه زهاء اكثر
    من علي الاقل مستوي قياسي قياسيا
    """.split()
)
"""What may stand between one of these and the figure."""

WITHOUT = frozenset("without no lack lacked lacking بلا دون بدون".split())
SUPPLIES = frozenset(
    "power electricity water gas heating heat internet كهرباء تيار مياه ماء غاز تدفيه انترنت اتصالات".split()
)
"""What homes are without, or are cut off from."""
CUT = frozenset("cut انقطع انقطعت قطع قطعت انقطاع مقطوع مقطوعه".split())
FROM = frozenset({"from", "to", "عن"})
"""What stands between a supply that is cut and who are without it."""
EVENTS = frozenset(
    """
    flood floods flooding storm hurricane cyclone typhoon tornado earthquake quake tsunami landslide landslides mudslide
    avalanche wildfire wildfires fire blaze explosion blast bombing shooting crash collision derailment collapse
    stampede shipwreck eruption heatwave outbreak epidemic attack airstrike airstrikes war
    فيضان فيضانات سيول عاصفه اعصار زلزال تسونامي انهيار انزلاق حريق حرايق انفجار تفجير هجوم غاره غارات قصف تصادم تدافع
    بركان وباء كوليرا حرب
    """.split()
)
"""What kills and displaces people."""
DISEASES = frozenset("outbreak epidemic وباء كوليرا".split())
"""Of these «إصابات» are no injuries."""

NOT_YET = frozenset(
    """
    would should can if unless whether expect expects expected expecting forecast forecasts
    predict predicts predicted project projected projects likely estimate estimates estimated target targets plan plans
    planned planning propose proposes proposed proposal demand demands demanded urge urged want wants wanted seek seeks
    sought consider considers considering considered reject rejected refuse refused threaten threatened aim aims hope
    hopes hoped promise promised call called calls advised feared warned warns
    لو اذا يتوقع تتوقع توقع توقعت توقعات متوقع متوقعا مرجح يرجح ترجح يمكن محتمل اقترح اقترحت اقتراح مقترح
    يقترح طالب طالبت يطالب دعا دعت يدعو تعتزم يعتزم اعتزم تنوي ينوي تخطط يخطط خطه تدرس يدرس تناقش يناقش رفض رفضت هدد
    هددت يهدف تهدف يستهدف تستهدف مستهدف وعد وعدت حذر حذرت تقدير تقديرات يقدر تقدر
    """.split()
)
"""What tells that it is only expected, wanted or refused, beside the moods of verbs (`retrieval.stated.statement`)."""
NO_LONGER = frozenset(
    """
    before until previously formerly former ago once used earlier originally initially peaked peak
    قبل حتي سابقا سابق سابقه كان كانت كانوا
    """.split()
)
"""What tells that it was so at another time."""
UNTIL_HERE = frozenset(
    """
    because as after when while whereas amid due following since from up down compared against versus which who where
    but and thanks despite although though with including
    بعد بعدما بسبب لان لانه اثر نتيجه وسط مقارنه مقابل من بينما فيما حيث لكن ولكن عقب منذ اعتبارا جراء وذلك مما بزياده
    """.split()
)
"""What ends the clause behind a figure: reasons, and other figures."""
FROM_HERE = frozenset("that but while whereas ان انه انها بان بانه بينما فيما حين حيث لكن ولكن".split())
"""Behind which a clause of its own begins."""
BODIES = frozenset(
    """
    ministry government authorities authority minister cabinet parliament committee commission agency bank
    وزاره حكومه سلطات سلطه وزير وزيره برلمان لجنه هييه بنك مصرف مجلس
    """.split()
)
"""Who sets prices and rates, and counts: which of them does changes nothing of the figure."""
BANKS = frozenset("bank بنك مصرف".split())
CENTRAL = frozenset("central مركزي".split())
TELLING_NOTHING = frozenset(
    """
    people person persons figure figures value now again further currently sharply slightly slowly record high low
    today yesterday morning evening night afternoon midnight week month quarter early late announced said reported
    central per each basis has have had still because due
    شخص شخصا اشخاص نسمه نسبه قيمه مجددا حاليا الان قياسي قياسيا طفيفا طفيف حادا اليوم امس صباح مساء ليل ليله يوم اسبوع
    شهر ربع مطلع نهايه اعلن اعلنت قال قالت ماضي ماضيه جاري جاريه حالي حاليه واحد واحده درجه درجات اساس بسبب
    جراء نتيجه تزال يزال زال زالت عنها عنهم
    """.split()
)
