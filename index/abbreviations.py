"""Words that a full stop may belong to, and words that tell that it does not. Lower case, without the stop."""

TITLES = frozenset(
    """
    mr mrs ms dr prof sr jr st mt ft rev hon gen col maj capt lt sgt cmdr adm supt gov sen sens rep reps pres vs e.g i.e
    cf fig nos vol ed eds approx est al بروف د أ أ.د ا.د ق.م ب.م
    """.split()
)
"""Something always follows these: a stop after them never ends a sentence."""

ENDINGS = frozenset(
    """
    etc dept inc ltd co corp bros a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec pp
    م ا ص ج ط ت ق هـ ه إلخ الخ
    """.split()
)
"""These may stand at the end of a sentence: the word after the stop tells."""

NUMBERED = frozenset(["no", "art", "para", "رقم"])
"""Abbreviations before a figure, and words before anything else."""

# A capital after "U.S." or "p.m." starts a sentence only if it is a word that begins many of them.
STARTERS = frozenset(
    """
    The A An He She It They We I You This That These Those There In On At As But And So If When While After Before
    However Meanwhile His Her Its Their Our My For With From By To Of No Not What Who Why How
    """.split()
)
_ARABIC_STARTERS = frozenset("ثم كما من في غير لكن وقد وكان وكانت وقال وقالت وأضاف وأكد وأشار وأعلن وأوضح وذكر".split())

_SAYING = frozenset(
    """
    said says asked added told replied wrote shouted cried answered explained
    سأل سألت قال قالت يقول تقول تساءل تساءلت أجاب أجابت رد ردت هتف صاح كتب كتبت أضاف أضافت وسأل وقال
    """.split()
)


def begins_a_sentence(word: str) -> bool:
    """Whether `word` is one that sentences often begin with: after an abbreviation, a sign that one begins here."""
    return word in STARTERS or word in _ARABIC_STARTERS


def says(word: str) -> bool:
    """Whether `word` reports the quotation before it: "Why now?" asked Smith."""
    return word in _SAYING
