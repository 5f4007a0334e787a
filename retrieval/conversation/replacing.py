"""What a follow-up that only names something puts it in the place of: "what about Iran?", "والسكر؟".

The words of the follow-up and what was asked about in; what is left of that, and what is asked about then, out.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from index.language import has_arabic
from index.text import stem
from retrieval.conversation.arabic_question import taken_apart
from retrieval.conversation.focus import Focus, focus, is_name, unique
from retrieval.conversation.reading import Read
from retrieval.conversation.times import gives_way
from retrieval.conversation.vocabulary import (
    AUXILIARIES,
    BEFORE_TOPIC,
    LEADING,
    WITH_PREPOSITION,
    asking_word,
    is_pronoun,
    is_somebodys,
)

_BEFELL = frozenset("dead hurt missing lost".split())


def puts_in_place(words: Sequence[Read]) -> bool:
    """Whether the question is only a name or a matter, put in the place of another: "what about Iran?", "وإيران؟"."""
    if has_arabic(words[0].folded):
        question = taken_apart(words)
        return question.asks is None or question.asks_what_about
    folded = [word.folded for word in words]
    return "about" in folded[:3] or not any(asking_word(each) or each in AUXILIARIES for each in folded[:3])


def is_of_another_holder(words: Sequence[Read], own: Focus, before: Focus) -> bool:
    """Whether the position of another place is asked for, and of nothing else: "وما موقف السودان؟"."""
    if not own.holder or not before.holder or any(is_pronoun(word.folded) for word in words):
        return False
    return all(word in own.holder or word.noun_of_saying for word in own.named)


def put_in_place(words: Sequence[Read], before: Focus) -> tuple[Sequence[Read], Focus, Focus]:
    """The words of what is put in the place of something, without the conjunction that Arabic writes onto them; what is
    taken over with them; and what is asked about then."""
    if asking_word(words[0].folded) is None and has_arabic(words[0].folded):
        words = [words[0].without_connective, *words[1:]]
    own = focus(words)
    named = unique((*own.subject, *own.event, *own.topic))
    # "and the price of gold?" repeats the price.
    # A time is told by all its words: "6 March" after "5 March".
    new = tuple(word for word in named if stem(word.folded) not in before.stems or word.time) or named
    before = replace(before, asked=own.asked or before.asked)
    if own.holder and before.holder:
        return words, *_of_another_holder(new, before)
    if any(is_somebodys(word.folded) for word in words):
        # His brother is asked about beside him, not in his place.
        return words, before, replace(before, subject=(*before.subject, *new))
    old = _beside_what_is_repeated(words, new, before)
    if old is not None:
        kept = _without(before, (old,))
        return words, kept, replace(kept, subject=_put_where((old,), before.subject, new))
    owners = [word for word in before.named if word.owns and not is_name(word)]
    if words[-1].owns and len(owners) == 1:
        # "And the women's?" is asked of their race, after the men's.
        kept = _without(before, owners)
        return words, kept, replace(kept, subject=_put_where(owners, before.subject, new))
    is_topic = any(word.folded in BEFORE_TOPIC for word in words)
    if any(word.place for word in new) and not before.holder:
        return words, *_of_another_place(new, before, is_led=words[0].folded in LEADING)
    return words, *_replaced(new, before, may_be_topic=is_topic and bool(before.topic))


def _beside_what_is_repeated(words: Sequence[Read], new: Sequence[Read], before: Focus) -> Read | None:
    """What stood beside a word that is repeated beside something new: الأحمر in البحر الأحمر, if asked "والبحر
    الأسود؟"; Suez where "the Panama Canal" comes after "the Suez Canal"."""
    if len(new) != 1 or new[0].time is not None:
        return None
    said = [stem(word.folded) for word in before.subject]
    way = -1 if has_arabic(words[0].folded) else 1
    repeated = words.index(new[0]) + way
    if not 0 <= repeated < len(words) or stem(words[repeated].folded) not in said:
        return None
    place = said.index(stem(words[repeated].folded)) - way
    return before.subject[place] if 0 <= place < len(said) else None


def _replaced(new: tuple[Read, ...], before: Focus, *, may_be_topic: bool) -> tuple[Focus, Focus]:
    """What is taken over where `new` words are put in the place of others, and what is asked about then.

    A place takes the place of places, a matter that of the topic, or of the matters of which nobody spoke; a name that
    of the only one of whom something was asked, and is else put beside those named before. "What about Putin?" asks
    for his words or for some on him: he `may_be_topic`. A time takes the place of times.
    """
    if not new:
        return before, before
    if any(word.place for word in new):
        return _of_another_holder(new, before)
    if new[0].folded.startswith(WITH_PREPOSITION):
        alike = [word for word in before.named if word.folded[:2] == new[0].folded[:2] and word.definite]
        if alike:
            kept = _without(before, alike)
            return kept, replace(kept, topic=(*kept.topic, *new))
    times = {word.time for word in new}
    if None not in times:
        kept = _without(before, [word for word in before.named if gives_way(word.time, times)])
        return kept, replace(kept, topic=(*kept.topic, *new), matter=before.matter)
    in_arabic = has_arabic(new[0].folded)
    said_by = before.says and may_be_topic
    if is_name(new[0]) and before.name and has_arabic(before.name[0].folded) == in_arabic and not said_by:
        kept = _without(before, before.name)
        if kept or before.saying:
            return kept, replace(kept, subject=(*new, *kept.subject), name=new)
    if is_name(new[0]):
        others = tuple(word for word in before.subject if not is_name(word))
        return before, replace(before, subject=(*new, *others), name=new)
    if len(new) == 1 and _is_what_befell(new[0]) and (same := [word for word in before.event if _is_what_befell(word)]):
        kept = _without(before, same)
        return kept, replace(kept, event=(*kept.event, *new), matter=before.matter)
    kept = _without_matter(before)
    return kept, replace(kept, topic=(*kept.topic, *new))


def _is_what_befell(word: Read) -> bool:
    """Whether an English word tells what became of people or things: "killed", "and injured?"."""
    return word.folded in _BEFELL or (word.folded.endswith("ed") and not word.capital)


def _of_another_place(new: tuple[Read, ...], before: Focus, *, is_led: bool) -> tuple[Focus, Focus]:
    """The same where a place is put in the place of another; of two that stand apart in that of the last behind a
    preposition, and else in that of the first."""
    places = [word for word in (*before.subject, *before.topic) if word.place]
    if not any(word.of_place for word in places):
        places = places[-1:] if is_led else places[:1]
    kept = replace(
        before,
        subject=tuple(word for word in before.subject if word not in places),
        topic=tuple(word for word in before.topic if word not in places),
    )
    if kept.subject == before.subject:
        about = replace(kept, topic=_put_where(places, before.topic, new))
    else:
        about = replace(kept, subject=_put_where(places, before.subject, new))
    return kept if kept or before.saying else before, about


def _put_where(old: Collection[Read], words: Sequence[Read], new: Sequence[Read]) -> tuple[Read, ...]:
    """The words with `new` ones where the first of the `old` ones stood; behind them where none did. What comes next
    may be put in the place of these: who attacked stays apart from who was attacked."""
    first = next((place for place, word in enumerate(words) if word in old), len(words))
    return (*words[:first], *new, *(word for word in words[first:] if word not in old))


def _of_another_holder(new: tuple[Read, ...], before: Focus) -> tuple[Focus, Focus]:
    """The same where a place's position was asked for: "and Sudan's?" is that of another one, on the same."""
    rest = tuple(word for word in before.subject if word not in before.holder)
    kept = replace(before, subject=rest)
    return kept, replace(kept, subject=(*new, *rest), holder=new)


def _without_matter(before: Focus) -> Focus:
    """What is left where a matter takes the place of the one asked about: the topic, what "of" led to or was counted,
    what else is no name, or where nothing is one, that of which something is asked."""
    matter = tuple(word for word in before.topic if not (word.place or word.time)) or before.matter
    if matter:
        return _without(before, matter)
    if before.says:
        return replace(before, event=(), topic=())
    names = tuple(word for word in before.subject if is_name(word) and not word.time)
    if names and len(names) == len(before.subject):
        return replace(before, event=())
    rest = tuple(word for word in before.subject if word in names or word.time)
    is_only_one = len(before.subject) - len(rest) == 1
    return replace(before, subject=rest) if names or before.event or is_only_one else before


def _without(about: Focus, words: Collection[Read]) -> Focus:
    event, subject, topic = (
        tuple(word for word in each if word not in words) for each in (about.event, about.subject, about.topic)
    )
    return replace(about, event=event, subject=subject, topic=topic, matter=())
