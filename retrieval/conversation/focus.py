"""What a question is about, as far as its words tell: a question's words in, a `Focus` out.

Names and matters are told apart by where they stand: in "what did Japarov say about railways?" Japarov is the subject
and railways the topic. What is asked of them ("meet", التقى) is neither; verbs of saying are left out, as each question
has its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from index.language import has_arabic
from index.text import stem
from retrieval.conversation.arabic_names import arabic_name, tells_of_what
from retrieval.conversation.arabic_question import taken_apart
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import AUXILIARIES, BEFORE_TOPIC, BEFORE_TOPIC_OF_SAYING, HOW_MANY

_ARABIC_TITLES = frozenset("الرييس السيد السيده الملك الامير الوزير الشيخ الدكتور نظيره نظيرها".split())
_ENGLISH_TITLES = frozenset("president prime minister mr mrs ms dr sir king prince".split())
_NISBA = ("ي", "يه")
_HOW_MUCH = 2
"""Words before what is counted."""
_NO_NOUN = frozenset({"worth"})
_HELPING = frozenset("did does do will would can could should".split())
_SHORTEST_WITH_VERB = 3
_AFTER_VERB = frozenset("in on at to from with by for since of during".split())
_AFTER_MATTER = _AFTER_VERB | AUXILIARIES | {"and"}
_ARTICLES = frozenset("the a an this that these those".split())
_SAY = frozenset("say says said tell told قال قالت قالوا يقول تقول".split())


@dataclass(frozen=True, slots=True)
class Focus:
    """Words of questions: the `subject` is whom or what they are about, the `topic` what this is asked about, and the
    `event` other words that tell what happened. `says` tells whether somebody's words are asked for, and `asked` by
    which noun. `matter` are those of the other words that one without a name takes the place of: the rice in "the price
    of rice", or in "how much rice"; and `name` the only name that is no place. `holder` is the
    place whose position or the like is asked for, and `saying` the verbs that tell more of what somebody said than that
    he did: "propose"."""

    event: tuple[Read, ...] = ()
    subject: tuple[Read, ...] = ()
    topic: tuple[Read, ...] = ()
    says: bool = False
    asked: tuple[Read, ...] = ()
    matter: tuple[Read, ...] = ()
    name: tuple[Read, ...] = ()
    holder: tuple[Read, ...] = ()
    saying: tuple[Read, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.event or self.subject or self.topic)

    @property
    def named(self) -> tuple[Read, ...]:
        """All its words but the nouns of saying."""
        return (*self.event, *self.subject, *self.topic)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(stem(word.folded) for word in (*self.named, *self.asked))


def focus(words: Sequence[Read]) -> Focus:
    """What a question of these words is about; nothing where it has no words of its own."""
    if not words:
        return Focus()
    says = False
    topic_from = len(words)
    for place, word in enumerate(words):
        says = says or word.says
        if word.folded in BEFORE_TOPIC or (says and word.folded in BEFORE_TOPIC_OF_SAYING):
            topic_from = place
            break
    before, topic = words[:topic_from], _own(words[topic_from:])
    event, subject = _arabic(before) if has_arabic(words[0].folded) else _english(before)
    return Focus(
        event,
        subject,
        topic,
        says=any(word.says for word in words),
        asked=tuple(word for word in words if word.says and word.noun_of_saying),
        matter=_matter(before, event, subject),
        name=arabic_name(before, subject) if has_arabic(words[0].folded) else _only_name(words, subject),
        holder=_first_place(subject) if any(map(_is_of_somebody, words)) else (),
        saying=tuple(word for word in words if word.says and not word.noun_of_saying and word.folded not in _SAY),
    )


def is_name(word: Read) -> bool:
    """Whether a word looks like a name: by its capital, in Arabic by having no article, or as a place."""
    if word.place or word.capital:
        return True
    return has_arabic(word.folded) and not word.definite


def _arabic(words: Sequence[Read]) -> tuple[tuple[Read, ...], tuple[Read, ...]]:
    """The event and the subject: a verb that follows its question word, or what is counted, is no name."""
    own = _own(words)
    if not own:
        return (), ()
    question = taken_apart(words)
    first = question.rest[0] if question.rest else None
    is_noun = question.asks == "هل" and first is not None and tells_of_what(first)
    is_noun = is_noun or (question.asks in HOW_MANY and first is not None and first.definite)
    if (question.verb_first or question.asks in HOW_MANY) and first in own and not (first.place or is_noun):
        return (first,), tuple(word for word in own if word is not first)
    return (), own


def _english(words: Sequence[Read]) -> tuple[tuple[Read, ...], tuple[Read, ...]]:
    """The event and the subject, which are names and what has an article: in "how many people died in the flood in
    Basra?" the flood and Basra. Where there are none, every word may be one."""
    own = _own(words)
    subject: set[Read] = set()
    verb = _verb_at_the_end(words)
    for place, word in enumerate(words):
        before = words[place - 1] if place else None
        of = before is not None and before.folded == "of" and place > 1 and words[place - 2] in subject
        noun = before is not None and (of or before.folded in _ARTICLES or before in subject)
        noun = noun and word.folded not in _NO_NOUN and word is not verb
        if word in own and (is_name(word) or noun):
            subject.add(word)
    if not subject:
        return (), own
    return tuple(word for word in own if word not in subject), tuple(word for word in own if word in subject)


def _verb_at_the_end(words: Sequence[Read]) -> Read | None:
    """The verb of "when does the museum in Aleppo open?": the last word, where nothing tells that it is a noun."""
    folded = [word.folded for word in words]
    if _HELPING.isdisjoint(folded[:_HOW_MUCH]) or sum(each in _ARTICLES for each in folded) > 1:
        return None
    last = words[-1]
    if is_name(last) or last.time is not None:
        return _verb_before_a_place(words)
    return None if len(words) <= _SHORTEST_WITH_VERB or folded[-2] in _ARTICLES else last


def _verb_before_a_place(words: Sequence[Read]) -> Read | None:
    """The verb of "when does the museum open in Aleppo?": the second word or a later one before a preposition."""
    until = next((place for place, word in enumerate(words) if word.folded in _AFTER_VERB), 0)
    own = [word for word in words[:until] if word.content]
    is_verb = len(own) > 1 and own[-1] is words[until - 1] and not is_name(own[-1])
    return own[-1] if is_verb else None


def _matter(words: Sequence[Read], event: tuple[Read, ...], subject: tuple[Read, ...]) -> tuple[Read, ...]:
    """In an English question, what an "of" leads to, or else what is counted where nothing has an article."""
    folded = [word.folded for word in words]
    if "of" in folded:
        first = folded.index("of") + 1
        ends = (place for place in range(first, len(words)) if folded[place] in _AFTER_MATTER or words[place].time)
        end = next(ends, len(words))
        return tuple(word for word in words[first:end] if word in (*event, *subject) and not is_name(word))
    counted = words[_HOW_MUCH:]
    if counted and counted[0].folded in AUXILIARIES:
        counted = counted[1:]  # "how much did gold cost"
        if len(counted) > 1 and counted[0].folded in _ARTICLES and counted[1].content and not is_name(counted[1]):
            return (counted[1],)  # "how much is a taxi to the airport"
    is_counted = len(words) > _HOW_MUCH and folded[0] == "how" and folded[1] in {"many", "much"}
    is_matter = is_counted and counted and counted[0].content and not is_name(counted[0])
    return (counted[0],) if is_matter and _ARTICLES.isdisjoint(folded) else ()


def _only_name(words: Sequence[Read], subject: tuple[Read, ...]) -> tuple[Read, ...]:
    runs = [
        tuple(run)
        for is_named, run in groupby(words, lambda word: word.capital and not word.place and word in subject)
        if is_named
    ]
    return runs[0] if len(runs) == 1 else ()


def _is_of_somebody(word: Read) -> bool:
    return word.noun_of_saying and not word.capital


def _first_place(subject: tuple[Read, ...]) -> tuple[Read, ...]:
    """The place that a subject begins with, in all its words."""
    if not subject or not subject[0].place:
        return ()
    return tuple(takewhile(lambda word: word.of_place, subject)) or subject[:1]


def _own(words: Sequence[Read]) -> tuple[Read, ...]:
    """The words that name something, without titles before a name."""
    found: list[Read] = []
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else None
        title = word.folded in _ARABIC_TITLES or (
            word.folded in _ENGLISH_TITLES and after is not None and after.capital
        )
        if word.content and not word.says and not (title and _is_named(words[place + 1 :])):
            found.append(word)
    return unique(found)


def _is_named(after: Sequence[Read]) -> bool:
    """Whether a name comes behind a title, and not only where somebody is from: "الرئيس الإيراني"."""
    if not after or not after[0].content:
        return False
    is_adjective = after[0].definite and after[0].folded.endswith(_NISBA)
    return not is_adjective or (len(after) > 1 and after[1].content)


def unique(words: Iterable[Read]) -> tuple[Read, ...]:
    """Each word once."""
    return tuple({word.folded: word for word in words}.values())
