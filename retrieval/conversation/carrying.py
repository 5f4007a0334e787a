"""What a follow-up takes over from the questions before it: its words and what was asked about in; the words that it
carries on, and what is asked about then, out.

- "and why?" asks about all of it.
- "and when did he say it?" asks about the subject and its topic.
- "and what did he say about trade?" has a topic of its own, and asks about the subject.
- "what about Iran?" puts a name in the place of another, and leaves the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.language import has_arabic
from index.text import stem
from retrieval.asking_words import words_asking
from retrieval.conversation.arabic_question import taken_apart
from retrieval.conversation.definite import said_before
from retrieval.conversation.focus import Focus, focus, is_name, unique
from retrieval.conversation.reading import Read
from retrieval.conversation.replacing import is_of_another_holder, put_in_place, puts_in_place
from retrieval.conversation.vocabulary import (
    ARABIC_POINTING,
    ENGLISH_THINGS,
    HOW_MANY_OR_WHICH,
    POINTING_TO_A_PLACE,
    is_pronoun,
)

_MOST_WORDS = 8
_HER = "ها"
_IN_TIME = frozenset("بعد قبل".split())
_IT = frozenset({"it", "its"})
_ITS = ("ه", "ها")
_OF_WHAT_HAPPENED = words_asking("متي", "امتي", "لماذا") | frozenset("when why happen happened place".split())
"""What the event is asked with that "it" may be, where nothing else is asked of it: "when was it?"."""
_ONE_PERSON = frozenset("he she him her his hers".split())


@dataclass(frozen=True, slots=True)
class Carried:
    """The words that a follow-up carries on, and what the conversation is about after it. `left` are the words of which
    it takes the place; None for a question that takes no word's place."""

    words: tuple[str, ...]
    about: Focus
    left: tuple[Read, ...] | None = None


def carry(words: Sequence[Read], before: Focus) -> Carried:
    """What a follow-up of these words takes over from `before`: at most eight words, none that it has itself."""
    own, left = focus(words), None
    if (is_whole := puts_in_place(words)) or is_of_another_holder(words, own, before):
        words, taken, about = put_in_place(words, before)
        left = tuple(word for word in before.named if word not in taken.named) if is_whole else None
        if not left and _is_on_another_topic(before, about):
            left, before = None, replace(before, saying=())
    elif (noun := said_before(words, before)) is not None:
        taken = _of_the_same_thing(noun, before)
        about = _together(own, taken)
    elif (places := _places_spoken_of(words, before)) is not None:
        taken, about = places, _together(own, places)
    elif not own or _asks_how_many_or_which(words, own):
        taken, about = _asked_of_the_same(words, before), before
    else:
        taken = _asked_with_words_of_its_own(words, own, before)
        about = _together(own, taken)
        taken = _without_deed(taken) if _asks_of_a_thing(words) else taken
    mine = {stem(word.folded) for word in words}
    named = (*taken.asked, *taken.subject, *taken.topic, *_what_was_said(words, own, before))
    # An Arabic verb comes first; in English there may be many words more.
    ordered = (*taken.event, *named) if len(taken.event) == 1 else (*named, *taken.event)
    carried = [word for word in ordered if stem(word.folded) not in mine]
    return Carried(tuple(word.written for word in unique(carried)[:_MOST_WORDS]), about, left)


def _is_on_another_topic(before: Focus, about: Focus) -> bool:
    """Whether somebody's words on something are asked for, where none was named: "what about the sanctions?"."""
    new = about.topic[len(before.topic) :]
    return before.says and any(word.time is None for word in new)


def _what_was_said(words: Sequence[Read], own: Focus, before: Focus) -> tuple[Read, ...]:
    """The verb that tells what somebody said, where the question asks on about that: "how much would it cost?" after
    what was proposed. Where a topic was named, that tells more."""
    if own.says or before.topic:
        return ()
    folded = {word.folded for word in words}
    if puts_in_place(words) or not own or not folded.isdisjoint(ENGLISH_THINGS | ARABIC_POINTING):
        return before.saying
    return ()


def _of_the_same_thing(noun: str, before: Focus) -> Focus:
    """What is taken over with a noun that was said before: what stood beside it."""
    beside = before.topic if any(stem(word.folded) == noun for word in before.topic) else before.subject
    return Focus(subject=beside, topic=before.topic if beside is before.subject and not before.says else ())


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
    of_a_thing = _asks_of_a_thing(words) and not any(word.folded in _OF_WHAT_HAPPENED for word in words)
    if another:
        return _without_event(before)
    return _without_deed(before) if of_a_thing else before


def _without_event(before: Focus) -> Focus:
    """Whom or what was asked about alone. That is no place: it is the people of "how many people live in Basra?"."""
    only_places = not before.topic and all(word.place for word in before.subject)
    return before if only_places else replace(before, event=())


def _without_deed(before: Focus) -> Focus:
    """The same where a verb is all of the event: of several words some are nouns without an article, as "company" in
    "which company bought the newspaper?"."""
    return before if len(before.event) != 1 or before.event[0].is_noun else _without_event(before)


def _asked_with_words_of_its_own(words: Sequence[Read], own: Focus, before: Focus) -> Focus:
    """What a question with words of its own takes over: in English a pronoun tells whether it is about a person."""
    folded = {word.folded for word in words}
    english = not has_arabic(words[0].folded)
    if english and folded.isdisjoint(_ONE_PERSON):
        taken = replace(before, topic=() if own.topic else before.topic)
    elif not english and words[-1].folded in ARABIC_POINTING and words[-2].folded not in _IN_TIME and not before.topic:
        taken = before  # "متى سيتحقق ذلك؟": what was promised
    elif not english and (folded & ARABIC_POINTING or (not own.topic and _agrees_with_topic(words, before))):
        taken = replace(before, event=())
    else:
        taken = replace(before, event=(), topic=())
    return replace(taken or before, asked=())


def _asks_of_a_thing(words: Sequence[Read]) -> bool:
    """Whether a pronoun stands for a thing that was named, or for what befell it: "what will it cost?", "كم طوله؟"."""
    if not has_arabic(words[0].folded):
        return any(word.folded in _IT for word in words)
    return any(word.written.endswith(_ITS) and word.content and not word.definite for word in words)


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
    return Focus(unique(event), subject, topic, own.says, own.asked, matter, name, own.holder, own.saying)
