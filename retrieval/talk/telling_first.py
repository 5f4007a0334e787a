"""Does a question tell something first? "I'll be in Beirut on Tuesday, does anyone need anything?" does, "If it rains,
do we meet?" doesn't.

A sentence that asks in, yes or no out. Rules of thumb: no parser.
"""

import re
from functools import lru_cache

from index.language import has_arabic
from index.text import is_stopword, tokens
from retrieval.asking_words import WORDS, asking
from retrieval.conversation.courtesy import courtesy

_ASKS_FOR_HELP = (
    r"(?:do|does|did|is|are|can|could|will|would|has|have|should|shall|may) (?:any|some|every|you|we|it|i|there)"
)
_PARTS = re.compile(
    rf"[,،;؛–—…]|\s-\s|\.\.+|\s(?=(?:هل|فهل)\s)|\s(?:so|and|but)\s+(?={_ASKS_FOR_HELP})"
    rf"|\s(?={_ASKS_FOR_HELP}(?:one|body)\b)",
    re.IGNORECASE,
)
"""Where a sentence may turn from telling to asking."""
_FEWEST_WORDS, _FEWEST_STEMS = 3, 2
"""Words, and content words among them, of what tells something."""
_NO_STATEMENT = frozenset(
    """
    if when whenever while since because as although though after before unless given until in on at for about regarding
    concerning according to with by from
    is are was were am do does did has have had can could will would shall should may might must
    please tell let excuse hi hello hey dear good sorry guys quick question any anyone anybody somebody someone not or
    لو اذا لما عندما حين حينما بما لان بعد قبل بحسب حسب وفق وفقا بخصوص بشان بالنسبه عن حول منذ رغم كلما بينما هل
    رجاء لطفا ممكن تكفون مرحبا اهلا السلام سلام صباح مساء يا عذرا عفوا اسف اسفه سوال حدا احد ام او
    عندك عندكم عندكن معك معكم معكن
    """.split()
)
"""Folded words that a condition, an address, a topic or a question begins with."""
_OF_ASKING = frozenset(
    """
    wonder wondering ask asking asks question know curious unsure tell
    اسال بسال سوال سوالي استفسار استفسر اعرف بعرف نعرف افهم تساءل اتساءل بدي حابب حابه
    """.split()
)
"""Who says one of these asks already."""
_DOUBTS = re.compile(
    r"(?:(?:is|are|was|were|do|does|did|has|have|will|can)(?:nt)? (?:it|he|she|they|we|you|i)"
    r"|(?:or|no|yes|right|ok|okay)\b.*)"
    r"|.*(?<!\w)(?:true|right|correct|sure|صحيح|صح|اكيد|معقول|اليس كذلك|(?:مو|مش) هيك)(?!\w).*|(?:او|ام|ولا)(?!\w).*"
)
"""What asks whether what was said before it is so: "…, isn't it?", «…، صح؟»."""
_HAS_A_VERB = re.compile(
    r"\b(?:i|im|ive|ill|we|weve|he|she|it|they|theyre|is|are|was|were|will|has|have|had|cannot|cant|wont|isnt|doesnt"
    r"|\w{2,}ed|went|lost|found|broke|left|got|came|cut)\b"
)
"""Of a statement in English: without any of these it may be an address or a topic: "The power, is it back?"."""
_RELATES_TOO = frozenset("من ما".split())


@lru_cache(maxsize=20_000)
def tells_first(question: str) -> bool:
    """Whether a statement stands in a sentence before what it asks."""
    parting = _PARTS.search(question)
    if parting is None:
        return False
    before = question[: parting.start()]
    words = tokens(before)
    folded = [word.folded for word in words]
    if len(folded) < _FEWEST_WORDS or folded[0] in _NO_STATEMENT or not _OF_ASKING.isdisjoint(folded):
        return False
    if sum(not is_stopword(word) for word in folded) < _FEWEST_STEMS or courtesy(before) is not None:
        return False
    if has_arabic(before):
        asked = (each.standard for each in asking(before, words)[1:] if each is not None)
        if folded[0] in WORDS or any(each not in _RELATES_TOO for each in asked):
            return False
    elif any(asking(before, words)) or _HAS_A_VERB.search(" ".join(folded)) is None:
        return False
    return _DOUBTS.fullmatch(" ".join(word.folded for word in tokens(question[parting.end() :]))) is None
