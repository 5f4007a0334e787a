"""What a follow-up takes over from the questions before it: its words and what was asked about in; the words that it
carries on, and what is asked about then, out.

- "and why?" asks about all of it.
- "and when did he say it?" asks about the subject and its topic.
- "and what did he say about trade?" has a topic of its own, and asks about the subject.
- "what about Iran?" puts a name in the place of another, and leaves the rest.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.language import has_arabic
from index.text import stem
from retrieval.conversation.arabic_question import taken_apart
from retrieval.conversation.focus import Focus, focus, is_name, unique
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import (
    ARABIC_POINTING,
    AUXILIARIES,
    ENGLISH_THINGS,
    HOW_MANY_OR_WHICH,
    POINTING_TO_A_PLACE,
    asking_word,
    is_pronoun,
)

_MOST_WORDS = 8
_YEAR_DIGITS = 4
_YEAR_WORDS = frozenset("year عام سنه العام السنه بعام لعام".split())
_HER = "ها"
_ONE_PERSON = frozenset("he she him her his hers".split())


@dataclass(frozen=True, slots=True)
class Carried:
    """The words that a follow-up carries on, and what the conversation is about after it."""

    words: tuple[str, ...]
    about: Focus


def carry(words: Sequence[Read], before: Focus) -> Carried:
    """What a follow-up of these words takes over from `before`: at most eight words, none that it has itself."""
    own = focus(words)
    if _puts_in_place(words) or _is_of_another_holder(words, own, before):
        words, taken, about = _put_in_place(words, before)
    elif (places := _places_spoken_of(words, before)) is not None:
        taken, about = places, _together(own, places)
    elif not own or _asks_how_many_or_which(words, own):
        taken, about = _asked_of_the_same(words, before), before
    else:
        taken = _asked_with_words_of_its_own(words, own, before)
        about = _together(own, taken)
    mine = {stem(word.folded) for word in words}
    named = (*taken.asked, *taken.subject, *taken.topic)
    # An Arabic verb comes first; in English there may be many words more.
    ordered = (*taken.event, *named) if len(taken.event) == 1 else (*named, *taken.event)
    carried = [word for word in ordered if stem(word.folded) not in mine]
    return Carried(tuple(word.written for word in unique(carried)[:_MOST_WORDS]), about)


def _asks_how_many_or_which(words: Sequence[Read], own: Focus) -> bool:
    """Whether an Arabic question's own word is only what it asks for: "وفي أي عام؟"."""
    if not has_arabic(words[0].folded):
        return False
    question = taken_apart(words)
    return question.asks in HOW_MANY_OR_WHICH and len((*own.event, *own.subject, *own.topic)) == 1


def _places_spoken_of(words: Sequence[Read], before: Focus) -> Focus | None:
    """What "who lives there?" takes over: whatever was named, but not who only spoke of the place."""
    if not any(word.folded in POINTING_TO_A_PLACE for word in words):
        return None
    return Focus(subject=before.topic) if before.says and before.topic else replace(before, event=()) or None


def _asked_of_the_same(words: Sequence[Read], before: Focus) -> Focus:
    """What "when did he say it?" and "كم عمره؟" take over: all but the event, which "and why?" takes too."""
    another = any(word.says or (is_pronoun(word.folded) and word.folded not in ENGLISH_THINGS) for word in words)
    # Who is meant by a pronoun is no place: the people of "how many people live in Basra?".
    only_places = not before.topic and all(word.place for word in before.subject)
    return (replace(before, event=()) if another and not only_places else before) or before


def _asked_with_words_of_its_own(words: Sequence[Read], own: Focus, before: Focus) -> Focus:
    """What a question with words of its own takes over: in English a pronoun tells whether it is about a person."""
    folded = {word.folded for word in words}
    english = not has_arabic(words[0].folded)
    if english and folded.isdisjoint(_ONE_PERSON):
        taken = replace(before, topic=() if own.topic else before.topic)
    elif not english and (folded & ARABIC_POINTING or (not own.topic and _agrees_with_topic(words, before))):
        taken = replace(before, event=())
    else:
        taken = replace(before, event=(), topic=())
    return replace(taken or before, asked=())


def _agrees_with_topic(words: Sequence[Read], before: Focus) -> bool:
    """Whether a feminine pronoun may stand for what was asked about, and for no feminine noun beside it."""
    feminine, others = (
        any(word.feminine for word in each) for each in (before.topic, (*before.event, *before.subject))
    )
    return feminine and not others and any(word.folded.endswith(_HER) and not word.definite for word in words)


def _together(own: Focus, taken: Focus) -> Focus:
    """What a conversation is about after a question of `own` words that took over others: its words that are no names
    tell more of what happened."""
    names = tuple(word for word in own.subject if not taken.subject or has_arabic(word.folded) or is_name(word))
    rest = tuple(word for word in own.subject if word not in names)
    event = own.event if own.event and has_arabic(own.event[0].folded) else (*taken.event, *own.event, *rest)
    subject = unique((*taken.subject, *names))
    topic, matter = own.topic or taken.topic, own.matter or taken.matter
    # Of two names it can't be told which one another takes the place of.
    name = () if own.name and taken.name else own.name or taken.name
    return Focus(unique(event), subject, topic, own.says, own.asked, matter, name, own.holder)


def _puts_in_place(words: Sequence[Read]) -> bool:
    """Whether the question is only a name or a matter, put in the place of another: "what about Iran?", "وإيران؟"."""
    if has_arabic(words[0].folded):
        question = taken_apart(words)
        return question.asks is None or question.asks_what_about
    folded = [word.folded for word in words]
    return "about" in folded[:3] or not any(asking_word(each) or each in AUXILIARIES for each in folded[:3])


def _is_of_another_holder(words: Sequence[Read], own: Focus, before: Focus) -> bool:
    """Whether the position of another place is asked for, and of nothing else: "وما موقف السودان؟"."""
    if not own.holder or not before.holder or any(is_pronoun(word.folded) for word in words):
        return False
    return all(word in own.holder or word.noun_of_saying for word in own.named)


def _put_in_place(words: Sequence[Read], before: Focus) -> tuple[Sequence[Read], Focus, Focus]:
    """The words of what is put in the place of something, without the conjunction that Arabic writes onto them; what is
    taken over with them; and what is asked about then."""
    if asking_word(words[0].folded) is None and has_arabic(words[0].folded):
        words = [words[0].without_connective, *words[1:]]
    own = focus(words)
    named = unique((*own.subject, *own.event, *own.topic))
    # "and the price of gold?" repeats the price.
    new = tuple(word for word in named if stem(word.folded) not in before.stems) or named
    before = replace(before, asked=own.asked or before.asked)
    if own.holder and before.holder:
        return words, *_of_another_holder(new, before)
    old = _beside_what_is_repeated(words, new, before)
    if old is not None:
        kept = _without(before, (old,))
        return words, kept, replace(kept, subject=(*kept.subject, *new))
    return words, *_replaced(new, before)


def _beside_what_is_repeated(words: Sequence[Read], new: Sequence[Read], before: Focus) -> Read | None:
    """What stood beside a word that is repeated beside something new: الأحمر in البحر الأحمر, if asked "والبحر
    الأسود؟"; Suez where "the Panama Canal" comes after "the Suez Canal"."""
    if len(new) != 1:
        return None
    said = [stem(word.folded) for word in before.subject]
    way = -1 if has_arabic(words[0].folded) else 1
    repeated = words.index(new[0]) + way
    if not 0 <= repeated < len(words) or stem(words[repeated].folded) not in said:
        return None
    place = said.index(stem(words[repeated].folded)) - way
    return before.subject[place] if 0 <= place < len(said) else None


def _replaced(new: tuple[Read, ...], before: Focus) -> tuple[Focus, Focus]:
    """What is taken over where `new` words are put in the place of others, and what is asked about then.

    A place takes the place of places, a matter that of the topic, or of the matters of which nobody spoke; a name that
    of the only one of whom something was asked, and is else put beside those named before. A year only takes the place
    of other years.
    """
    if not new:
        return before, before
    if any(word.place for word in new):
        if before.holder:
            return _of_another_holder(new, before)
        subject = tuple(word for word in before.subject if not word.place)
        topic = tuple(word for word in before.topic if not word.place)
        kept = replace(before, subject=subject, topic=topic)
        of_topic = subject == before.subject
        about = replace(kept, topic=(*topic, *new)) if of_topic else replace(kept, subject=(*subject, *new))
        return kept or before, about
    if all(_is_year(word) for word in new):
        kept = _without(before, [word for word in before.named if _is_year(word)])
        return kept, replace(kept, topic=(*kept.topic, *new))
    in_arabic = has_arabic(new[0].folded)
    if is_name(new[0]) and before.name and has_arabic(before.name[0].folded) == in_arabic and not before.says:
        kept = _without(before, before.name)
        if kept:
            return kept, replace(kept, subject=(*new, *kept.subject), name=new)
    if is_name(new[0]):
        others = tuple(word for word in before.subject if not is_name(word))
        return before, replace(before, subject=(*new, *others), name=new)
    kept = _without_matter(before)
    return kept or before, replace(kept, topic=(*kept.topic, *new))


def _of_another_holder(new: tuple[Read, ...], before: Focus) -> tuple[Focus, Focus]:
    """The same where a place's position was asked for: "and Sudan's?" is that of another one, on the same."""
    rest = tuple(word for word in before.subject if word not in before.holder)
    kept = replace(before, subject=rest)
    return kept, replace(kept, subject=(*new, *rest), holder=new)


def _without_matter(before: Focus) -> Focus:
    """What is left where a matter takes the place of the one asked about: the topic, what "of" led to or was counted,
    what else is no name, or else all that happened."""
    matter = tuple(word for word in before.topic if not (word.place or _is_year(word))) or before.matter
    if matter:
        return _without(before, matter)
    if before.says:
        return replace(before, event=(), topic=())
    names = tuple(word for word in before.subject if is_name(word))
    happened = before.event if names != before.subject else ()
    return replace(before, event=happened, subject=names) if names else replace(before, event=(), topic=())


def _without(about: Focus, words: Collection[Read]) -> Focus:
    event, subject, topic = (
        tuple(word for word in each if word not in words) for each in (about.event, about.subject, about.topic)
    )
    return replace(about, event=event, subject=subject, topic=topic, matter=())


def _is_year(word: Read) -> bool:
    return word.folded in _YEAR_WORDS or (len(word.folded) == _YEAR_DIGITS and word.folded.isdecimal())
