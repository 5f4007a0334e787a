"""Deeds that somebody does to somebody, in the words of the news: a folded word in; which deed it tells, and how, out.

Written by hand, in both languages. None is mutual, as meeting, agreeing or marrying are: who is told first makes no
difference there.
"""

from collections.abc import Iterator, Mapping
from enum import Flag, auto
from functools import cache
from typing import NamedTuple

from index.language import has_arabic
from retrieval.quotation import Quotation


class Form(Flag):
    """What a word may be by its form."""

    BASE = auto()
    FINITE = auto()
    PARTICIPLE = auto()
    """Of the passive, or after "has"."""
    GERUND = auto()
    NOUN = auto()
    """It names the deed, or somebody by it, and who does it to whom isn't read."""


class Verb(NamedTuple):
    """What a word tells: a `deed`, done by its subject to its object, or the other way round where it is `reversed`.

    `markers` are the prepositions before the object, none where it has no preposition. `owned` tells whether a pronoun
    for the object is written onto it, `feminine` whether its subject is, and `may_be_noun` whether the same letters
    are a noun or a preposition as well. `noun` is one that it tells the deed with: «رفع دعوى».
    """

    deed: str
    form: Form
    markers: frozenset[str] = frozenset()
    reversed: bool = False
    owned: bool = False
    feminine: bool = False
    may_be_noun: bool = False
    noun: str = ""
    asks_for_doer: bool = False
    """Whether «من» before it asks who did it: «من هزم الأهلي؟»."""


_ENGLISH = """
accuse: accuse | accusation accusations
sue: sue | lawsuit lawsuits suit
beat: beat/beats/beat/beaten/beating defeat thrash trounce overcome/overcomes/overcame/overcome/overcoming
beat: win/wins/won/won/winning@against,over | loss losses victory victories win wins
beat: lose/loses/lost/lost/losing@to<
criticise: criticise criticize condemn denounce rebuke lambast | criticism condemnation
praise: praise commend laud applaud
thank: thank | thanks gratitude
lend: lend/lends/lent/lent/lending@to | loan loans
lend: borrow@from<
sell: sell/sells/sold/sold/selling@to | sale
sell: buy/buys/bought/bought/buying@from< purchase@from<
invite: invite | invitation invitations
arrest: arrest detain | detention
replace: replace succeed supplant | successor predecessor replacement succession
appoint: appoint | appointment
warn: warn | warning warnings
fine: fine
overtake: overtake/overtakes/overtook/overtaken/overtaking surpass
visit: visit | visitor
ban: ban
sponsor: sponsor | sponsorship
kill: kill murder assassinate | killer murderer assassin assassination killing
attack: attack assault | attacker
invade: invade | invasion invader
support: support endorse | supporter
save: save rescue | rescuer
host: host
dismiss: dismiss sack oust | dismissal
pay: pay/pays/paid/paid/paying | payment
teach: teach/teaches/taught/taught/teaching tutor mentor | teacher pupil student
help: help assist
insult: insult mock
threaten: threaten | threat threats
acquire: acquire | acquisition takeover
conquer: conquer | conquest
blame: blame
betray: betray | betrayal
kidnap: kidnap abduct | kidnapping abduction kidnapper
punish: punish | punishment
nominate: nominate | nomination
expel: expel | expulsion
shoot: shoot/shoots/shot/shot/shooting
hire: hire recruit
influence: influence inspire | inspiration influences
summon: summon
"""
"""A deed; verbs with their markers, "<" behind them where they tell it the other way round, and nouns of it behind a
bar. Irregular verbs with all their forms: base, present, past, participle, gerund."""

_ARABIC = """
accuse: اتهم/يتهم | اتهام اتهامات تهمه تهم متهم متهما متهمه
sue: قاضي/يقاضي رفع/يرفع@ضد,علي+دعوي | دعوي مقاضاه
beat: هزم/يهزم! سحق/يسحق غلب/يغلب فاز/يفوز@علي تغلب/يتغلب@علي انتصر/ينتصر@علي تفوق/يتفوق@علي
beat: خسر/يخسر@امام< انهزم/ينهزم@امام< | هزيمه خساره فوز فوزا انتصار تغلب
criticise: انتقد/ينتقد ادان/يدين وبخ/يوبخ ندد/يندد@ب | انتقاد انتقادات منتقدا منتقده
praise: مدح/يمدح? امتدح/يمتدح اشاد/يشيد@ب اثني/يثني@علي | اشاده ثناء
thank: شكر/يشكر?
lend: اقرض/يقرض اقترض/يقترض@من< استدان/يستدين@من< | قرض قرضا
sell: باع/يبيع@ل,الي اشتري/يشتري@من< | بيع شراء
invite: دعا/يدعو | دعوه
arrest: اعتقل/يعتقل احتجز/يحتجز | اعتقال توقيف احتجاز اوقف اوقفت
replace: خلف/يخلف? حل/يحل@محل | خلفا خليفه سلف بدلا
appoint: عين/يعين? | تعيين
warn: حذر/يحذر? | تحذير
fine: غرم/يغرم | غرامه
overtake: تجاوز/يتجاوز تخطي/يتخطي
visit: زار/يزور | زياره
ban: حظر/يحظر? منع/يمنع?
sponsor: رعي/يرعي | رعايه
kill: قتل/يقتل?! اغتال/يغتال! | اغتيال مقتل قاتل
attack: هاجم/يهاجم | هجوم
invade: غزا/يغزو | غزو
support: دعم/يدعم? ايد/يويد ساند/يساند | تاييد مساند
save: انقذ/ينقذ | انقاذ
host: استضاف/يستضيف | استضافه
dismiss: اقال/يقيل عزل/يعزل? | اقاله
expel: طرد/يطرد? | طرد
pay: دفع/يدفع?@ل,الي
help: ساعد/يساعد | مساعده
insult: اهان/يهين | اهانه
threaten: هدد/يهدد | تهديد تهديدات
acquire: استحوذ/يستحوذ@علي | استحواذ
blame: لام/يلوم
betray: خان/يخون? | خيانه
kidnap: خطف/يخطف? اختطف/يختطف | اختطاف
punish: عاقب/يعاقب | عقاب معاقبه
nominate: رشح/يرشح | ترشيح
summon: استدعي/يستدعي | استدعاء
"""
"""The same, folded: the past and the present of "he"; "?" behind what has the letters of a noun or a preposition too,
"!" where whoever asks «من» with it asks who did it, and "+" before a noun that the verb tells the deed with."""

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_CONJUNCTIONS = ("", "و", "ف")
_BEFORE_PRESENT = ("", "و", "ف", "س", "وس", "فس", "ل")
_BEFORE_NOUNS = ("", "و", "ب", "ل", "ال", "وال", "بال", "لل")
_WEAK = ("ي", "ا")
_VOWELS = "aeiou"
_DOUBLED = frozenset("ban".split())
"""Short verbs that double their last letter."""


def verbs_of(folded: str) -> tuple[Verb, ...]:
    """What a folded word may tell; nothing where it is in no list."""
    return (_arabic() if has_arabic(folded) else _english()).get(folded, ())


def verbs_for(deed: str, quotation: Quotation) -> Iterator[tuple[int, Verb]]:
    """What the words of a text tell of a deed, with the place of each."""
    for place, word in enumerate(quotation.words):
        yield from ((place, verb) for verb in verbs_of(word.folded) if verb.deed == deed)


def _lines(table: str) -> Iterator[tuple[str, list[str], list[str]]]:
    for line in table.strip().splitlines():
        deed, _, rest = line.partition(": ")
        verbs, _, nouns = rest.partition(" | ")
        yield deed, verbs.split(), nouns.split()


@cache
def _english() -> Mapping[str, tuple[Verb, ...]]:
    found: dict[str, dict[Verb, Form]] = {}
    for deed, verbs, nouns in _lines(_ENGLISH):
        for each in verbs:
            written, _, markers = each.removesuffix("<").partition("@")
            verb = Verb(deed, Form(0), frozenset(filter(None, markers.split(","))), each.endswith("<"))
            for word, form in _forms(written):
                known = found.setdefault(word, {})
                known[verb] = known.get(verb, Form(0)) | form
        for noun in nouns:
            found.setdefault(noun, {})[Verb(deed, Form(0))] = Form.NOUN
    return {word: tuple(verb._replace(form=form) for verb, form in known.items()) for word, known in found.items()}


def _forms(written: str) -> Iterator[tuple[str, Form]]:
    """The forms of an English verb."""
    base, *irregular = written.split("/")
    if irregular:
        present, past, participle, gerund = irregular
    else:
        stem = base.removesuffix("e") if base.endswith("e") else base + base[-1] * (base in _DOUBLED)
        present = base + ("es" if base.endswith(("s", "sh", "ch")) else "s")
        past = participle = stem + ("led" if base == "expel" else "ed")
        gerund = stem + ("ling" if base == "expel" else "ing")
    yield base, Form.BASE
    yield present, Form.FINITE
    yield past, Form.FINITE
    yield participle, Form.PARTICIPLE
    yield gerund, Form.GERUND


@cache
def _arabic() -> Mapping[str, tuple[Verb, ...]]:
    found: dict[str, list[Verb]] = {}
    for deed, verbs, nouns in _lines(_ARABIC):
        for each in verbs:
            with_markers, _, light = each.partition("+")
            told, _, markers = with_markers.removesuffix("<").partition("@")
            verb = Verb(deed, Form.FINITE, frozenset(filter(None, markers.split(","))), with_markers.endswith("<"))
            verb = verb._replace(may_be_noun="?" in told, asks_for_doer="!" in told, noun=light)
            past, present = told.rstrip("?!").split("/")
            for word, feminine, owned in _past(past):
                for before in _CONJUNCTIONS:
                    found.setdefault(before + word, []).append(verb._replace(feminine=feminine, owned=owned))
            for word, feminine, owned in _present(present):
                verb = verb._replace(may_be_noun=False)
                for before in _BEFORE_PRESENT:
                    found.setdefault(before + word, []).append(verb._replace(feminine=feminine, owned=owned))
        for noun in nouns:
            bare = noun[:-1] + "ت" if noun.endswith("ه") else noun
            for word in (noun, *(bare + pronoun for pronoun in _PRONOUNS)):
                for before in _BEFORE_NOUNS:
                    found.setdefault(before + word, []).append(Verb(deed, Form.NOUN))
    return {word: tuple(dict.fromkeys(verbs)) for word, verbs in found.items()}


def _past(past: str) -> Iterator[tuple[str, bool, bool]]:
    """The forms of "he", "she" and "they", each with whether it is hers and whether a pronoun is written onto it."""
    weak = past.endswith(_WEAK)
    bare = past[:-1] if weak else past
    for word, feminine in ((past, False), (bare + "ت", True), (bare + "وا", False), (bare + "تا", True)):
        yield word, feminine, False
    if not weak:
        yield past + "ا", False, False
    for pronoun in _PRONOUNS:
        yield (bare + "ا" if weak else past) + pronoun, False, True
        yield bare + "ت" + pronoun, True, True
        yield bare + "و" + pronoun, False, True


def _present(present: str) -> Iterator[tuple[str, bool, bool]]:
    for first, feminine in (("ي", False), ("ت", True)):
        word = first + present[1:]
        bare = word[:-1] if word.endswith(("ي", "و")) else word
        yield word, feminine, False
        yield bare + "ون", False, False
        for pronoun in _PRONOUNS:
            yield word + pronoun, feminine, True
            yield bare + "ون" + pronoun, False, True
