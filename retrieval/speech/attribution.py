"""Clauses of saying behind what was said: "…, he said.", «"…," she told a news conference», «"…"، قالت.».

A sentence in; whether such a clause leaves its subject to the sentences before it out. Who is named in the clause, or
before it with a verb of saying of their own, is left to nobody. Rules of thumb, as all of this package: no parser.
"""

import re
from collections.abc import Sequence

from index.language import has_arabic
from index.text import Token, tokens
from retrieval.speech.verbs import PRESENT, reports, says_without_subject

_QUOTE = '"'
QUOTED = re.compile(r'«[^«»]*»|“[^“”]*”|(?<!\w)"[^"]*"')
"""A quotation in any of the usual marks."""
_BEGUN_EARLIER = re.compile(r'^(?:[^«»]*»|[^“”]*”|[^"]*[.,!?؟،…]"(?=[\s,،.]|$))')
"""What stands before the closing marks of a quotation that opens in another sentence."""
_VERB = (
    r"(?:said|says?|told|tells?|added|adds?|recall(?:ed|s)?|explain(?:ed|s)?|warn(?:ed|s)?|not(?:ed|es)|insist(?:ed|s)?"
    r"|argu(?:ed|es)|admit(?:ted|s)?|jok(?:ed|es)|asked|repl(?:ied|ies)|complain(?:ed|s)?|wrote|writes|claim(?:ed|s)"
    r"|stress(?:ed|es)|continued|concluded|announced|acknowledged|conceded|recounted|remarked|declared|maintain(?:ed|s)"
    r"|promised|predicted|suggest(?:ed|s)|lament(?:ed|s))"
)
_PRONOUN = r"(?:he|she|it|they)"
_CLAUSE = re.compile(
    rf"[{_QUOTE},–—-]\s*{_PRONOUN}\s+(?:(?:has|had|have|also|later|then|once|\w+ly)\s+){{0,2}}{_VERB}\b"
    r"(?P<rest>[^,.;:!?–—\"]*)",
    re.IGNORECASE,
)
_SAID = re.compile(rf"(\w+)\s+(?:(?:has|had|have|also|later)\s+)?{_VERB}\b", re.IGNORECASE)
_NO_NAME = frozenset("he she it they who which that has had have also later".split())
_BESIDE = frozenset(
    """
    on in at to during after before from by with of through via as when while again here there late earlier later
    yesterday today monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
"""What a clause that only tells who speaks may go on with: when, where, to whom."""
_LONGEST_REST = 8  # words
_AS = frozenset("كما حسبما".split())
_ALSO_PREPOSITIONS = frozenset("بين عبر".split())
_CLOSING = re.compile(rf"[{_QUOTE}][\s،,.]*\Z|[،,]\s*\Z")


def ends_without_speaker(sentence: str) -> bool:
    """Whether a clause of saying behind what was said, at the end of `sentence` or inside it, has a pronoun for its
    subject, or none."""
    told = QUOTED.sub(_QUOTE, sentence)
    told = _BEGUN_EARLIER.sub(_QUOTE, told)
    return _english(told) or _arabic(told)


def _english(told: str) -> bool:
    for clause in _CLAUSE.finditer(told):
        if _only_tells_who(clause["rest"], clause[0]) and not _names_a_speaker(told[: clause.start() + 1]):
            return True
    return False


def _only_tells_who(rest: str, clause: str) -> bool:
    """Whether what follows the verb is nothing that was said: "…, he said that" is the sentence itself."""
    words = rest.lower().split()
    if not words:
        return True
    is_told = re.search(r"\bt(?:old|ells?)\b", clause, re.IGNORECASE) is not None
    return len(words) <= _LONGEST_REST and "that" not in words and (is_told or words[0] in _BESIDE)


def _names_a_speaker(before: str) -> bool:
    """Whether somebody is said to speak in what stands before the clause, or a quotation is led to by a colon."""
    if re.search(rf":\s*{_QUOTE}", before):
        return True
    return any(match[1].lower() not in _NO_NAME for match in _SAID.finditer(before))


def _arabic(told: str) -> bool:
    words = tokens(told)
    for place, word in enumerate(words):
        if not has_arabic(word.folded) or not _says(word.folded):
            continue
        first = place - 1 if place and words[place - 1].folded in _AS else place
        before = told[: words[first].start]
        is_after_a_quotation = _QUOTE in before[-4:]
        is_last = place == len(words) - 1 and _QUOTE not in told[word.end :]
        if not _CLOSING.search(before) or not (is_after_a_quotation or is_last):
            continue
        if says_without_subject(told, words[place:]) and not _spoke(before, words[:first]):
            return True
    return False


def _says(folded: str) -> bool:
    """Whether a word is a verb of saying without a conjunction: with one it goes on with what its sentence tells."""
    return folded in PRESENT or (reports(folded) and not (folded[0] in "وف" and reports(folded[1:])))


def _spoke(before: str, words: Sequence[Token]) -> bool:
    if re.search(rf":\s*{_QUOTE}", before):
        return True
    return any(
        (reports(word.folded) or word.folded.removeprefix("و") in PRESENT) and word.folded not in _ALSO_PREPOSITIONS
        for word in words
    )
