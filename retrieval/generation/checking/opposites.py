"""Words that turn a sentence round when one takes the other's place: rose and fell, accepted and rejected.

A text in; the poles that it names out, by the number of their pair.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from index.language import has_arabic
from index.text import stem, tokens

# Pairs with a blank line between them, each pole with its words in both languages. English words stand for all with
# their stem; Arabic ones for themselves, with conjunction, preposition and article before them. Only words that leave
# no doubt.
_PAIRS = """
rise rose risen increase increased increasing climb climbed soar soared surge surged grow grew grown growth
ارتفع ارتفعت يرتفع ترتفع ارتفاع ارتفاعا زاد زادت ازداد ازدادت يزداد تزداد زياده تزايد صعد صعدت صعود نمو نما نمت
| fall fell fallen decrease decreased decline declined drop dropped plunge plunged shrink shrank slump slumped
انخفض انخفضت ينخفض تنخفض انخفاض انخفاضا تراجع تراجعت تراجعا هبط هبطت هبوط تدني انكمش انكماش تقلص

accept accepted accepts agree agreed agrees approve approved approves approval وافق وافقت يوافق توافق موافقه قبل
قبلت يقبل تقبل قبول
| reject rejected rejects rejection refuse refused refuses refusal رفض رفضت يرفض ترفض رفضا رافض

win won wins victory winner فاز فازت يفوز تفوز فوز انتصر انتصرت انتصار
| lose lost loses defeat defeated loser خسر خسرت يخسر تخسر خساره انهزم هزيمه

before prior earlier ahead until قبل قبيل حتي
| after following later since بعد عقب منذ

more اكثر
| less fewer اقل

open opened opens reopen reopened فتح فتحت يفتح تفتح افتتح افتتحت افتتاح
| close closed closes shut اغلق اغلقت يغلق تغلق اغلاق

begin began begun start started starts بدا بدات يبدا تبدا انطلق انطلقت
| end ended ends finish finished finishes انتهي انتهت ينتهي تنتهي اختتم اختتمت

support supported supports دعم دعمت يدعم تدعم ايد ايدت يويد تويد تاييد
| oppose opposed opposes opposition عارض عارضت يعارض تعارض معارضه

confirm confirmed confirms اكد اكدت يوكد توكد تاكيد
| deny denied denies نفي نفت ينفي تنفي

praise praised praises اشاد اشادت يشيد تشيد اثني اثنت مدح
| criticise criticised criticises criticize criticized criticizes condemn condemned condemns انتقد انتقدت ينتقد
تنتقد انتقاد ندد نددت ادان ادانت يدين تدين ادانه

allow allowed allows permit permitted permits سمح سمحت يسمح تسمح سماح اجاز اجازت
| ban banned bans prohibit prohibited prohibits forbid forbidden prevent prevented prevents منع منعت يمنع تمنع
حظر حظرت يحظر تحظر

arrive arrived arrives وصل وصلت يصل تصل
| leave left leaves depart departed departs departure غادر غادرت يغادر تغادر مغادره

enter entered enters دخل دخلت يدخل تدخل دخول
| exit exited exits withdraw withdrew withdrawn withdraws withdrawal انسحب انسحبت ينسحب تنسحب انسحاب خرج خرجت

succeed succeeded succeeds success successful نجح نجحت ينجح تنجح نجاح ناجح
| fail failed fails failure unsuccessful فشل فشلت يفشل تفشل اخفق اخفقت اخفاق

strengthen strengthened strengthens عزز عززت يعزز تعزز تعزيز قوي
| weaken weakened weakens اضعف اضعفت يضعف تضعف اضعاف

improve improved improves improvement تحسن تحسنت يتحسن تتحسن تحسين
| worsen worsened worsens deteriorate deteriorated deterioration تدهور تدهورت يتدهور تتدهور ساء ساءت

import imported imports استورد استوردت يستورد تستورد استيراد واردات
| export exported exports صدر صدرت تصدير صادرات

buy bought buys purchase purchased purchases اشتري اشترت يشتري تشتري شراء
| sell sold sells sale sales باع باعت يبيع تبيع بيع مبيعات

north northern شمال شمالي شماليه شمالا
| south southern جنوب جنوبي جنوبيه جنوبا

east eastern شرق شرقي شرقيه شرقا
| west western غرب غربي غربيه غربا

man men male males boy boys رجل رجال ذكر ذكور رجلا رجلين
| woman women female females girl girls امراه نساء انثي اناث سيده

alive survive survived survives survivor survivors نجا نجت ناج ناجين ناجون حيا احياء
| die died dies dead death deaths killed kill kills مات ماتت توفي توفيت وفاه قتل قتلت قتلي مقتل لقي

guilty convicted مدان ادين مذنب
| innocent acquitted acquittal بريء براءه تبرءه

first اول اولي
| last final اخر نهايي

highest largest biggest most اعلي اكبر
| lowest smallest least ادني اصغر

high higher مرتفع مرتفعه عال عاليه
| low lower منخفض منخفضه متدن

young younger youngest شاب صغير اصغر
| old older oldest مسن كبير اكبر

friend friends ally allies صديق حليف حلفاء
| enemy enemies foe عدو اعداء

peace سلام سلم
| war حرب

hot hotter warm warmer حار ساخن دافي
| cold colder cool cooler بارد

rich richer wealthy غني غنيه اغنياء ثري
| poor poorer فقير فقيره فقراء

possible ممكن
| impossible مستحيل

arrest arrested arrests detain detained اعتقل اعتقلت اعتقال اوقف احتجز
| release released releases freed افرج افرجت افراج اطلق سراح
"""


Pole = tuple[int, int]
"""A pair's number and the side of it, 0 or 1."""


@cache
def _poles() -> Mapping[str, tuple[Pole, ...]]:
    """The poles by stems (English) and folded words (Arabic). A word may stand at several."""
    found: dict[str, list[Pole]] = {}
    for number, pair in enumerate(_PAIRS.strip().split("\n\n")):
        for side, words in enumerate(pair.split("|")):
            for word in words.split():
                key = word if has_arabic(word) else stem(word)
                if (number, side) not in found.setdefault(key, []):
                    found[key].append((number, side))
    return {word: tuple(poles) for word, poles in found.items()}


@lru_cache(maxsize=4_000)
def poles(text: str) -> frozenset[Pole]:
    """The poles that the words of a text name."""
    found: set[Pole] = set()
    for token in tokens(text):
        found.update(*(_poles().get(form, ()) for form in forms(token.folded)))
    return frozenset(found)


def forms(folded: str) -> tuple[str, ...]:
    """What a folded word may be listed as: its stem in English, without what is written onto it in Arabic."""
    if not has_arabic(folded):
        return (stem(folded),)
    found = [folded]
    for leading in ("و", "ف", "ب", "ل", "وب", "ول", "س", "وس"):
        found += [folded[len(leading) :]] * (folded.startswith(leading) and len(folded) > len(leading) + 2)
    bare = [form.removeprefix("ال") for form in found if form.startswith("ال")]
    bare += [form[2:] for form in found if form.startswith("لل")]
    return tuple(dict.fromkeys((*found, *bare)))


def turned_round(claimed: str, held: str) -> bool:
    """Whether `claimed` names one pole of a pair, and `held` the other one alone."""
    ours, theirs = poles(claimed), poles(held)
    return any(
        (number, 1 - side) in theirs and (number, side) not in theirs and (number, 1 - side) not in ours
        for number, side in ours
    )
