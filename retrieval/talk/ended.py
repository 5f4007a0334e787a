"""What may end, and what ends it: "I lost my keys" and "found them", «الكهرباء مقطوعة» and «رجعت».

The folded words of a sentence in; of which kinds it tells out. A loss ends by a find, a cut when what was cut is back,
and what is offered once it is taken: of another kind it is about something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.text import is_stopword
from retrieval.calendar_words import weekday_of
from retrieval.talk.spoken import in_common

_FEW_BEFORE = 2
"""Words between "not" and what it denies to have ended."""

# On folded words with single spaces, in which "it's back" is "it back". Arabic verbs that end something stand in the
# perfect: «سترجع» and «رح ترجع» promise.
_WORDS = {
    "lost": (
        r"lost|missing|stolen|misplaced|dropped|(?:cant|can not|cannot) find|left my|forgot my"
        r"|ضاع\w*|ضايع\w*|ضيعت\w*|فقدت?|مفقود\w*|اضعت\w*|انسرق\w*|سرق\w*|سرقت\w*|نسيت|(?:مش|مو|ما) (?:لاقي\w*|لقيت\w*)",
        r"found|turned up|(?:got|have|has) (?:it|them|him|her) back|(?:is|are) (?:home|safe)"
        r"|لقي(?:ت|نا|و|تو)\w*|لقا\w*|وجد(?:ت|نا|وا|ته|تها)\w*|عثر\w*|انوجد\w*|رجعت?|عادت?|رجعوا?ل\w*",
    ),
    "cut": (
        r"power (?:cut|out)|outage|blackout|cut off|(?:is|are|it|been|went|gone) (?:off|down|out)"
        r"|(?:cut|cuts)|no (?:power|water|electricity|internet|signal|gas|light|wifi|network)"
        r"|مقطوع\w*|قطع\w*|انقطع\w*|انقطاع\w*|(?:ما في|مافي|بدون|بلا|لا يوجد|لا توجد) \w+|فصل\w*",
        r"(?:is|are|it|came|come|comes|been|just) (?:now )?back|back (?:on|up|now|again)|on again|up again|restored"
        r"|رجع(?:ت|وا|و)?|عاد(?:ت|وا)?|عوده|اجت|اجا|وصلت|استعاده",
    ),
    "closed": (
        r"closed|blocked|shut|stuck|jam|jammed|traffic|accident|barrier"
        r"|مسكر\w*|مقفل\w*|مغلق\w*|مقطوع\w*|اغلاق|اغلق\w*|عالق\w*|زحمه|ازدحام|حادث",
        r"reopened|open(?:ed)? again|(?:is|are|it|now) (?:now )?(?:open|clear)|cleared|all clear|moving (?:again|now)"
        r"|فتح(?:ت|وا|وه|وها|و)?|انفتح\w*|مفتوح\w*|سالك\w*|خفت?",
    ),
    "broken": (
        r"broken|broke|leak|leaks|leaking|faulty|out of order|(?:not|doesnt|isnt|wont|stopped) (?:work|working|start)"
        r"|عطلان\w*|معطل\w*|تعطل\w*|خربان\w*|خرب|خربت|مكسور\w*|انكسر\w*|عطل|تسريب|تسرب"
        r"|(?:ما|لا|مش|مو) (?:ب?[يت]شتغل|شغال\w*|ب?[يت]عمل)",
        r"fixed|repaired|mended|works|working(?: again| now)?"
        r"|تصلح\w*|صلح(?:ت|وا|وه|وها|و|ناه|ناها)|انصلح\w*|اصلح\w*|اصلاح\w*|اشتغل\w*|شغال\w*|رجعت?",
    ),
    "offered": (
        r"selling|for sale|(?:give|giving) \w+ ?away|giving away|to give|for free|spare|available|left ?over|who wants"
        r"|free to"
        r"|للبيع|ببيع|ابيع|متوفر\w*|متاح\w*|مجانا|ببلاش|للتبرع|لمن يرغب|مين بدو|زياده",
        r"taken|sold|gone|claimed|reserved|booked|given away|no longer available"
        r"|انباع\w*|بعت\w*|بيعت?|مباع\w*|راحت?|انحجز\w*|محجوز\w*|حجز\w*|اخذ(?:ت|وا|ها|ه|وه|وها)|خلصت?|نف[ذد]ت?",
    ),
    "wanted": (
        r"need|needs|needed|looking for|searching for|wanted|short of"
        r"|محتاج\w*|بحاجه|نحتاج|احتاج|بدنا|بدي|مطلوب\w*|ادور|بدور|دور|نبحث|ابحث",
        r"found|got (?:one|some|it|them|him|her|somebody|someone)|(?:no longer|dont) need\w*|covered"
        r"|لقي(?:ت|نا|و)\w*|وجد(?:ت|نا|وا)\w*|تامن\w*|امنا\w*|توفرت?",
    ),
    "danger": (
        r"fire|smoke|alarm|alert|warning|evacuat\w+|flood\w*|sirens?|shooting|gunfire"
        r"|حريق|نار|دخان|انذار|تحذير|اخلاء|فيضان|سيول|صفارات|اطلاق",
        r"(?:is|it) (?:now )?out|put out|extinguished|under control|all clear|false alarm|over|safe now"
        r"|انطف\w*|طفوا?ه\w*|اخمد\w*|اخماد\w*|السيطره علي\w*|زال|انتهي|انتهت",
    ),
}
_STATES = {kind: re.compile(rf"(?<!\w)(?:{state})(?!\w)") for kind, (state, _) in _WORDS.items()}
_ENDS = {kind: re.compile(rf"(?<!\w)(?:{end})(?!\w)") for kind, (_, end) in _WORDS.items()}
_ENDS_ANYTHING = re.compile(
    r"(?<!\w)(?:never ?mind|no longer|not anymore|any ?more|sorted|solved|resolved|all good|(?:is|it) (?:all )?over"
    r"|called off|cancelled|canceled|false alarm|ended"
    r"|ما عادت?|لم [يت]عد|انحلت?|انتهي|انتهت|(?:ما في|مافي|لا) داعي|الغيت?|انلغي?ت?|تم الغاء|مشي الحال)(?!\w)"
)
_AGAIN = re.compile(r"(?<!\w)(?:again|مره (?:ثانيه|تانيه|اخري)|كمان مره|من جديد|مجددا)(?!\w)")
_NOT = frozenset(
    """
    not never nobody none still yet isnt arent hasnt havent wasnt werent didnt dont when if until unless once before
    will ill soon should hopefully might may could maybe
    ما لم لن مش مو ليس ليست لسا لسه اذا لو حتي لحد لما متي عندما قبل رح راح ممكن يمكن
    """.split()
)
"""Before what would end something they deny it, or promise it."""
_EXPECTED = re.compile(r" (?:\w+ ){0,2}(?:yet|soon|tomorrow|later|قريبا|بكرا|بكره|غدا|بعدين)(?!\w)")
_OF_PEOPLE = re.compile(r"(?<!\w)(?:i|im|we|were|you|youre)(?: am| are)?(?: \w+)? $")
"""Who says "I'm back" tells of themselves."""
_FILLS = frozenset(
    """
    now finally already everyone everybody guys thank thanks god just again update ok okay yes good news all here
    minute minutes hour hours ago today
    الان هلا هلق حالا اخيرا الحمد لله شكرا جماعه شباب تمام دقيقه دقايق ساعه ساعات اليوم نعم اي ايه وقبل
    """.split()
)
"""Words that name nothing: "it's finally back, thank God"."""
_PLACES = frozenset("in at near on by عند في ب علي جنب قرب حد بجانب".split())
_WRITTEN_ON = re.compile(r"(?:بال|عال|بهال)\w\w")
"""A preposition and the article, written onto a place: «بالحمرا»."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Which kinds of things a sentence of these folded words tells to have ended, or to be so again; whether it may be
    anything that was spoken of; and its words that name something beside."""

    words: Sequence[str]
    kinds: frozenset[str]
    is_of_anything: bool
    naming: tuple[str, ...]

    def is_of(self, told: Sequence[str]) -> bool:
        """Whether it ends what a sentence of the folded words `told` tells, to which it replies."""
        return self.is_of_anything or not self.kinds.isdisjoint(may_end(told))

    def names(self, told: Sequence[str]) -> bool:
        """Whether it ends that, and names it: power that is back in another place is other power."""
        if self.kinds.isdisjoint(may_end(told)) or _are_elsewhere(self.words, told):
            return False
        return in_common(self.naming, told) > 0

    def may_be_of(self, told: Sequence[str]) -> bool:
        """Whether it may end that though it names nothing: "it's back", «رجعت»."""
        return not self.naming and not self.kinds.isdisjoint(may_end(told))


def may_end(words: Sequence[str]) -> frozenset[str]:
    """The kinds of what a sentence tells that may end: a loss, a cut, an offer."""
    return _kinds(" ".join(words))


@lru_cache(maxsize=20_000)
def _kinds(said: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _STATES.items() if pattern.search(said) is not None)


def ending(words: Sequence[str]) -> Ending | None:
    """What a sentence tells to have ended; None where it tells of no end, or denies or only promises it."""
    said = " ".join(words)
    found = {kind: match for kind, each in _ENDS.items() if (match := each.search(said)) and _holds(said, match, kind)}
    anything = _ENDS_ANYTHING.search(said)
    kinds = frozenset(found) | (may_end(words) if _AGAIN.search(said) is not None else frozenset())
    if not kinds and anything is None:
        return None
    spans = [range(*match.span()) for match in (*found.values(), anything) if match is not None]
    return Ending(words, kinds, anything is not None, tuple(_naming(words, spans)))


def _holds(said: str, match: re.Match[str], kind: str) -> bool:
    """Whether what is said to have ended has: nobody denies or promises it, nor are they back themselves."""
    before = said[: match.start()]
    if not _NOT.isdisjoint(before.split()[-_FEW_BEFORE:]) or _EXPECTED.match(said, match.end()) is not None:
        return False
    return kind != "cut" or _OF_PEOPLE.search(before) is None


def _naming(words: Sequence[str], spans: Sequence[range]) -> Iterator[str]:
    """The content words outside these stretches of the joined words."""
    at = 0
    for word in words:
        is_outside = not any(at in span for span in spans)
        at += len(word) + 1
        if is_outside and not is_stopword(word) and word not in _FILLS and not word[0].isdigit():
            yield word


def _are_elsewhere(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sentences name other places, or other numbers of the same thing: block 7 and block 4."""
    ours, theirs = _numbered(one), _numbered(other)
    if any(ours[word].isdisjoint(theirs[word]) for word in ours.keys() & theirs.keys()):
        return True
    here, there = list(_places(one)), list(_places(other))
    return bool(here and there) and not in_common(here, there)


def _numbered(words: Sequence[str]) -> dict[str, set[str]]:
    """The numbers that stand behind each word that names something."""
    found: dict[str, set[str]] = {}
    for word, number in pairwise(words):
        if number[0].isdigit() and word.isalpha() and not is_stopword(word):
            found.setdefault(word, set()).add(number)
    return found


def _places(words: Sequence[str]) -> Iterator[str]:
    """The first content words behind prepositions of place, times aside."""
    for at, word in enumerate(words):
        if word in _PLACES:
            place = next((each for each in words[at + 1 :] if not is_stopword(each)), "")
        else:
            place = word if _WRITTEN_ON.match(word) else ""
        if place and place.isalpha() and place not in _FILLS and weekday_of(place) is None:
            yield place
