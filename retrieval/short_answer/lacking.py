"""Whether a sentence lacks what a question asks for: it asks how many, and no number stands there; when, and no time;
who was fourth, and only second and third are told.

A question and a sentence in; yes or no out. Read generously: only what can't answer lacks something, and how much is
told without a number as well (`vague_amounts`).
"""

import re
from functools import lru_cache

from index.language import has_arabic
from index.text import fold, stem
from retrieval.asked_for import AskedFor, asked_for
from retrieval.facts.dates import dates
from retrieval.gloss.dates import is_year
from retrieval.numbers import figures, values_in
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.measures import Kind, measure_asked_for
from retrieval.short_answer.numbers import labels_not_asked_for, numbers, places_of_dates
from retrieval.short_answer.other_fates import counts_of_other_fates
from retrieval.short_answer.ranks import tells_other_ranks
from retrieval.short_answer.times import times
from retrieval.short_answer.vague_amounts import tells_how_much

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_IN_A_YEAR = re.compile(r"(?:\b(?:in|by|since|until|till)|(?<!\w)(?:في|عام|سنة|منذ|حتى)) \d{3,4}\b", re.IGNORECASE)
"""Beside "thousands" and before the year 1000 as well, where it is read as no year."""
# What tells of a time without naming one: "within ten days", "until the last ice age", "at dawn", "after his death".
_TELLING = """
    second minute hour day week month year decade century centuries era age season spring summer autumn winter
    morning noon midday afternoon evening night midnight dawn dusk sunrise sunset weekend
    monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan eid
    now today then later soon ago once when whenever while until till before after since during upon
    eve overnight forever indefinitely permanently antiquity reign dynasty childhood fortnight
    annually yearly hourly recently lately immediately shortly
    ثانية دقيقة دقائق ساعة ساعات يوم أيام أسبوع أسابيع شهر أشهر شهور سنة سنوات سنين عام أعوام عقد عقود قرن قرون عصر عصور
    عهد فترة موسم مواسم ربيع صيف خريف شتاء صباح ظهر عصر مساء ليل ليلة ليالي فجر غروب شروق
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد رمضان عيد
    عشية غداة إثر أعقاب مؤخرا حديثا مبكر زمن أبدا دائما فورا سنويا شهريا أسبوعيا يوميا قديما آنذاك طوال طيلة بداية نهاية
    مطلع منتصف أوائل أواخر وقت
    الآن اليوم لاحقا قريبا حاليا حين حينما عندما لدى بعد بعدما قبل قبيل عقب منذ حتى ريثما أثناء خلال غضون كلما فور
"""
_TELLING_STEMS = frozenset(stem(fold(word)) for word in _TELLING.split())
_OF_AN_AGE = re.compile(
    r"\bunder the [A-Z]\w+s\b|\b[A-Z]\w+ (?:period|rule)\b|\b\w+ times\b(?=[,.;]|$)"
    r"|\bas (?:an? )?(?:teen\w*|child\w*|boys?|girls?|students?)\b"
)
"""When something was, by who ruled, or in what age somebody was: "under the Ottomans", "in Roman times"."""
_PARTICLES = tuple("وفبل")
_ACCUSATIVE = "ا"
_CONTRACT = "عقد"  # also a decade, and so ten
_MULTIPLES = re.compile(
    r"\b(?:half|halves|twice|double[ds]?|triple[ds]?|quadruple[ds]?|quarters?|\w+fold|free|nothing|no)\b"
    r"|(?:^|[^\w])[وفب]?(?:ال)?(?:نصف|ضعف\w*|أضعاف|ضاعف\w*|[يت]?تضاعف\w*|ثلث\w*|ربع|مجان(?:ا|ية?)?|بلا|بدون|دون)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=500)
def lacks_what_is_asked_for(question: Question, sentence: str) -> bool:
    """Whether `question` asks for a number, a time or the holder of a rank, and `sentence` holds none that could be it.

    A number must not be measured in another way than it is asked for ("how long" is answered by no price), be none that
    the question names itself, and count none whom something else befell: the dead aren't the injured. Both the second
    look and the doubts ask it of the best sentences.
    """
    asked = asked_for(question.text)
    if asked is AskedFor.TIME:
        return not _holds_a_time(Quotation(sentence))
    if asked is AskedFor.NUMBER:
        return not _holds_a_number(question, Quotation(sentence))
    return tells_other_ranks(question, Quotation(sentence))


def _holds_a_time(quotation: Quotation) -> bool:
    if times(quotation) or _CLOCK.search(quotation.text) or _IN_A_YEAR.search(quotation.text):
        return True
    told = dates(quotation.text)
    if _OF_AN_AGE.search(quotation.text):
        return True
    return bool(told.months or told.marks) or any(tells_a_time(word.folded) for word in quotation.words)


def tells_a_time(folded: str) -> bool:
    """Whether a folded word tells of a time without naming one: "within", "dawn", بعد."""
    if not has_arabic(folded):
        return stem(folded) in _TELLING_STEMS
    forms = {folded, folded.removesuffix(_ACCUSATIVE)}
    forms |= {form[1:] for form in forms if form.startswith(_PARTICLES)}
    return any(stem(form) in _TELLING_STEMS for form in forms if form)


def _holds_a_number(question: Question, quotation: Quotation) -> bool:
    others = counts_of_other_fates(question.text, quotation)
    starts = {quotation.words[place].start for place in others}
    if any(each.start not in starts for each in numbers(question, quotation)) or _MULTIPLES.search(quotation.text):
        return True
    measure = measure_asked_for(question.text)
    if tells_how_much(question, measure, quotation):
        return True
    if measure.kind is Kind.DURATION and any(tells_a_time(word.folded) for word in quotation.words):
        return True
    said = values_in(question.text)
    no_counts = places_of_dates(quotation) | labels_not_asked_for(question.text, quotation, measure) | others
    may_lack_a_unit = measure.kind is not Kind.DURATION  # or have one that is not known: "58,000 cedis"
    # كم alone asks for anything: how many, how much, how long.
    may_be_anything = question.language == "ar" and measure.kind in {Kind.COUNT, Kind.AMOUNT}
    return any(
        figure.first not in no_counts
        and not figure.values <= said
        and quotation.folded(figure.first) != _CONTRACT
        and not (figure.unit is None and is_year(quotation, figure.first))
        and (
            may_be_anything
            or (may_lack_a_unit and figure.unit is None)
            or any(measure.takes(figure.unit, each) for each in figure.values)
        )
        for figure in figures(quotation.text)
    )
