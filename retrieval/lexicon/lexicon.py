"""Which words of the other language say what a word of a question says, by the stems that texts are searched by.

A folded word in; the stems of its translations out, none where the list hasn't got it. The list (`words/`) was written
for Qawl by a language model, from its own knowledge of both languages, without a look at any text that is searched; the
table that is read here, `stems.tsv`, is made of it by `retrieval.lexicon.making`.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.language import has_arabic
from index.text import stem
from retrieval.lexicon.whole_words import whole

_CONJUNCTIONS = ("و", "ف")
_PARTICLES = ("ل", "ب", "ك")
"""What stands before an Arabic noun without a space, beside what its stem loses: for, in, like."""
_FUTURE = "س"
_PRESENT = ("ي", "ت", "ن", "ا")
"""What a verb in the present begins with; the future stands before such alone."""
_POSSESSIVES = ("هما", "هم", "هن", "كم", "نا")
_LEAST_RELATED = 0.3
"""Cosine from which words of one language are told to say the same."""
_SHORTEST = 3
"""Letters of a stem that is left: in بوزيان, a name, there is no زي (uniform)."""
_SHORTEST_BARE = 4
"""Letters of what a particle stands before: in بلير, a name, there is no lira."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Stems of one language with those of the other that translate them, parted by spaces, in both directions."""

    translations: dict[str, str]

    def of(self, folded: str) -> frozenset[str]:
        """The stems that translate a folded word; empty where it isn't known."""
        return frozenset(other for each in self.stems(folded) for other in self.translations.get(each, "").split())

    def related(self, folded: str) -> Mapping[str, float]:
        """Keys of the same language with how much (0..1) they say the same as a folded word: the cosine of what
        translates each. Only those from `_LEAST_RELATED` on."""
        own = frozenset(self.stems(folded))
        translations = self.of(folded)
        shared = Counter(back for each in translations for back in self.translations[each].split(" "))
        alike = {
            each: count / math.sqrt(len(translations) * (self.translations[each].count(" ") + 1))
            for each, count in shared.items()
            if each not in own
        }
        return {each: cosine for each, cosine in alike.items() if cosine >= _LEAST_RELATED}

    def stems(self, folded: str) -> tuple[str, ...]:
        """The stems by which a folded word may be known: its own and, where that isn't, what is left of an Arabic word
        without what is attached to it.

        Only of a word that isn't known itself, so that كتاب (book) is not taken for "like" and تاب (to repent). A name
        that is known as a whole has its key instead (`retrieval.lexicon.whole_words`).
        """
        own = stem(folded)
        if not has_arabic(folded):
            return (own,)
        name = whole(folded)
        if name is not None:
            return (name,)
        if own in self.translations:
            return (own,)
        rest = map(stem, _detached(folded))
        return own, *(each for each in rest if len(each) >= _SHORTEST and each in self.translations)


def _detached(folded: str) -> list[str]:
    """An Arabic word without the particle before it, without the possessive behind it, and without both."""
    words = [folded, *(folded[1:] for each in _CONJUNCTIONS if folded.startswith(each))]
    bare = [each for word in words for each in _bare(word)]
    then = [word for word in words[1:] if len(word) >= _SHORTEST_BARE]
    owned = [each.removesuffix(ending) for each in (*words, *bare) for ending in _POSSESSIVES if each.endswith(ending)]
    return [*then, *bare, *filter(None, owned)]


def _bare(word: str) -> list[str]:
    """What a particle stands before, where the word may begin with one."""
    rest = word[1:]
    is_future = word.startswith(_FUTURE) and rest.startswith(_PRESENT)
    is_noun = word.startswith(_PARTICLES) and not (word.startswith(_PARTICLES[1:]) and rest.startswith("ي"))
    return [rest] if len(rest) >= _SHORTEST_BARE and (is_future or is_noun) else []


@cache
def lexicon() -> Lexicon:
    """The list that comes with Qawl."""
    text = (files("retrieval") / "lexicon" / "stems.tsv").read_text("utf-8")
    english = dict(line.split("\t") for line in text.splitlines())
    arabic: dict[str, list[str]] = {}
    for own, others in english.items():
        for each in others.split(" "):
            arabic.setdefault(each, []).append(own)
    return Lexicon(english | {each: " ".join(others) for each, others in arabic.items()})
