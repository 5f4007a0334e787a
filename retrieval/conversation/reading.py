"""A question's words as the rules for follow-ups read them: a text in, its `Read` words out."""

from dataclasses import dataclass, replace

from index.language import has_arabic
from index.text import tokens
from retrieval.asking_words import CONNECTIVES
from retrieval.conversation.genitive import end_of, is_genitive
from retrieval.conversation.times import kind_of_time, kinds_of_time
from retrieval.conversation.vocabulary import (
    FEMININE_ENDING,
    NOT_ABOUT_ANYTHING,
    NOUNS_OF_SAYING,
    is_pronoun,
    is_small,
)
from retrieval.gloss.place_names import places
from retrieval.speech.saying import speaks_of_saying

_SHORTEST_SUPERLATIVE = 3
_LONGEST_PLACE = 4
_BEFORE_NOUNS = frozenset("which whose many much in on at from with by for of about".split())
_IN = frozenset("in في".split())
_ONTO_PLACES = ("ب", "ل")
"""Prepositions that Arabic writes onto the name of a place."""
_SUPERLATIVES = frozenset(
    """
    اكبر اصغر اكثر اقل اهم ابرز اشهر اخطر احدث اقدم اعلي ادني اطول اقصر اغلي ارخص افضل اسوا اقوي اضعف اسرع ابطا اجمل
    ابعد اقرب اعمق اضخم اغني افقر اعظم اوسع اثقل اخف انجح اصعب اسهل اسخن ابرد
    """.split()
)


@dataclass(frozen=True, slots=True)
class Read:
    """A word: as it was typed, and folded; whether it belongs to the name of a place in several words, or tells where
    something is, as the words beside it show; the kind of time, if any, that it tells with these; whether it is an
    English genitive, and whether "which", "how many" or a preposition before it
    tells that it is a noun."""

    written: str
    folded: str
    of_place: bool = False
    is_where: bool = False
    of_time: str | None = None
    owns: bool = False
    is_noun: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, as names in Latin script do."""
        return self.written[:1].isupper()

    @property
    def says(self) -> bool:
        """Whether it is a verb or noun of saying. A name never is: "States" is no form of "state"."""
        return not self.capital and speaks_of_saying(self.written)

    @property
    def content(self) -> bool:
        """Whether it could be searched for."""
        return not is_small(self.folded) or (is_pronoun(self.folded) and FEMININE_ENDING in self.written)

    @property
    def noun_of_saying(self) -> bool:
        """Whether it names what somebody says or thinks: "position", "رأي"."""
        return self.folded in NOUNS_OF_SAYING

    @property
    def without_connective(self) -> "Read":
        """The word without the Arabic conjunction that it begins with; itself where it begins with none."""
        is_joined = self.folded.startswith(tuple(CONNECTIVES)) and len(self.folded) > 1
        return replace(self, written=self.written[1:], folded=self.folded[1:]) if is_joined else self

    @property
    def definite(self) -> bool:
        """Whether it has the Arabic article: الرئيسان, بالرئيس, للرئيس. التقى and its like only look so, and إلزامي."""
        if self.written.removeprefix("و").startswith(("أ", "إ")):
            return False
        bare = self.folded.removeprefix("و") if len(self.folded) > 4 else self.folded
        return bare.startswith(("ال", "بال", "لل", "كال")) and not bare.startswith(("التق", "التحق", "التزم"))

    @property
    def feminine(self) -> bool:
        """Whether it ends as Arabic feminine nouns do. Behind the article ه is one without its dots."""
        return FEMININE_ENDING in self.written[-1:] or (self.definite and self.folded.endswith("ه"))

    @property
    def superlative(self) -> bool:
        """Whether it has the form of an Arabic superlative (أكبر, الأكثر), or is a common one typed without hamza."""
        if self.folded.removeprefix("ال") in _SUPERLATIVES:
            return True
        bare = self.written.removeprefix("ال")
        return bare.startswith("أ") and _SHORTEST_SUPERLATIVE <= len(bare) <= _SHORTEST_SUPERLATIVE + 1

    @property
    def place(self) -> bool:
        """Whether it is the name of a country or a big city."""
        return self.of_place or self.is_where or (self.folded,) in places() or self.at_place

    @property
    def at_place(self) -> bool:
        """Whether it is the name of a place behind a preposition that Arabic writes onto it: بمصر, لمصر."""
        is_joined = self.folded.startswith(_ONTO_PLACES) and (self.folded[1:],) in places()
        return is_joined and (self.folded,) not in places()

    @property
    def time(self) -> str | None:
        """The kind of time that it tells, of which another word may take the place; None for other words."""
        return self.of_time or kind_of_time(self.folded, capital=self.capital)


def read(text: str) -> list[Read]:
    """The words of `text`, without leading ones that only take up what was said ("ok", "طيب"). A conjunction that
    stands apart ("و متى") is written onto its word. "WHO" is a name, but where all is in capitals."""
    found: list[Read] = []
    for token in tokens(text):
        written = text[token.start : token.end]
        # "The who" is the organisation, however it is typed.
        is_the_who = token.folded == "who" and bool(found) and found[-1].folded == "the"
        is_acronym = written.isupper() and len(written) > 1 and any(map(str.islower, text))
        is_name = is_the_who or (is_acronym and is_small(token.folded))
        owns = is_genitive(text[token.start : end_of(text, token)])
        is_noun = bool(found) and found[-1].folded in _BEFORE_NOUNS
        word = Read(written, token.folded.upper() if is_name else token.folded, owns=owns, is_noun=is_noun)
        if found and found[-1].folded in CONNECTIVES:
            before = found.pop()
            word = Read(before.written + word.written, before.folded + word.folded)
        found.append(word)
    while found and found[0].folded in NOT_ABOUT_ANYTHING:
        del found[0]
    return _with_times(_with_places(found))


def _with_places(words: list[Read]) -> list[Read]:
    """The words, those marked that together name a place: "South Korea", "وكوريا الجنوبية"."""
    found = list(words)
    for first, word in enumerate(words):
        for end in range(first + 2, min(first + _LONGEST_PLACE, len(words)) + 1):
            rest = tuple(each.folded for each in words[first + 1 : end])
            if not places().keys().isdisjoint({(word.folded, *rest), (word.without_connective.folded, *rest)}):
                found[first:end] = (replace(each, of_place=True) for each in words[first:end])
    return [replace(word, is_where=True) if _is_where(found, place) else word for place, word in enumerate(found)]


def _is_where(words: list[Read], place: int) -> bool:
    """Whether a word alone behind "in" is a name, as of a town that no list has: "in Homs", "في حمص"."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else None
    led = words[place - 1] if place else word
    if {led.folded, led.without_connective.folded}.isdisjoint(_IN) or not word.content or word.time is not None:
        return False
    if not has_arabic(word.folded):
        return word.capital and not (after is not None and after.capital)
    return not word.definite and (after is None or not after.content or after.time is not None)


def _with_times(words: list[Read]) -> list[Read]:
    """The words, those marked that tell a time with others: the 5 of "5 March", "last week"."""
    bare = [words[0] if words[0].time else words[0].without_connective, *words[1:]] if words else []
    kinds = kinds_of_time([word.folded for word in bare], [word.time for word in bare])
    return [replace(word, of_time=kind) for word, kind in zip(words, kinds, strict=True)]
