"""A follow-up put in the place of something in the question before it: "والسكر؟" after "كم سعر البنزين؟" is "كم سعر
السكر؟". The earlier question, the follow-up and the words whose place it takes in; the question that it stands for out.
"""

from collections.abc import Collection

from index.language import has_arabic, language_of
from index.text import Token, stem, tokens
from retrieval.asking_words import CONNECTIVES
from retrieval.conversation.conjunction import spellings
from retrieval.conversation.genitive import end_of, with_ending_of
from retrieval.conversation.reading import Read, read
from retrieval.conversation.times import is_seen_from_today, tells_which
from retrieval.conversation.vocabulary import (
    AUXILIARIES,
    BEFORE_TOPIC,
    LEADING,
    NOT_ABOUT_ANYTHING,
    PREPOSITIONS,
    asking_word,
    is_small,
    is_somebodys,
)

_GOING_ON = frozenset("and but also or then now لكن ولكن ثم و ف".split())
_ARTICLES = frozenset("the a an".split())
_BETWEEN = _ARTICLES | frozenset("of and or".split())
"""Small words within what is replaced as a whole."""
_END = "?؟!. "


def placed_in(last: str, typed: str, left: Collection[Read]) -> str | None:
    """The question `last` with what was `typed` in the place of the words `left`, or behind it where there are none.
    None where these stand in several places, or the two are in different languages."""
    words = tokens(last)
    phrase = _named(typed, {stem(word.folded) for word in words})
    if not phrase or has_arabic(phrase) != has_arabic(last) or language_of(typed) != language_of(last):
        return None
    run = _run(words, {word.folded for word in left})
    if not left:
        return _behind(last, phrase)
    if run is None:
        return None
    first, end = _with_what_is_repeated(words, *run, {stem(token.folded) for token in tokens(phrase)})
    first -= first > 0 and tells_which(words[first - 1].folded, words[first].folded)
    first, phrase = _led(words, first, phrase)
    stop = end_of(last, words[end - 1])
    return last[: words[first].start] + with_ending_of(last[words[first].start : stop], phrase) + last[stop:]


def _named(typed: str, said: Collection[str]) -> str:
    """What a follow-up names after words with the stems `said`, without what only goes on: "ok and what about", "وماذا
    عن", the و of والسكر."""
    words = tokens(typed)
    while words and words[0].folded in NOT_ABOUT_ANYTHING:
        del words[0]
    alone = next((place for place, word in enumerate(words) if word.folded not in _GOING_ON), len(words))
    del words[:alone]
    asks = bool(words) and asking_word(words[0].folded) is not None
    if asks and len(words) > 1 and words[1].folded in BEFORE_TOPIC:
        del words[:2]
    if all(is_small(word.folded) or word.folded in AUXILIARIES for word in words):
        return ""
    first = words[0]
    if asks or alone or first.folded in PREPOSITIONS:
        return typed[first.start : words[-1].end]
    return spellings(read(typed[first.start : first.end])[0], said) + typed[first.end : words[-1].end]


def _run(words: list[Token], folded: Collection[str]) -> tuple[int, int] | None:
    """The places of the first of some words and behind the last, where only small words part them."""
    # A name may stand there in two spellings, with the letter that might have been "and".
    places = [
        place
        for place, token in enumerate(words)
        if token.folded in folded or (token.folded[0] in CONNECTIVES and token.folded[1:] in folded)
    ]
    if not places:
        return None
    first, end = places[0], places[-1] + 1
    apart = any(words[place].folded not in _BETWEEN for place in range(first, end) if place not in places)
    return None if apart else (first, end)


def _with_what_is_repeated(words: list[Token], first: int, end: int, stems: Collection[str]) -> tuple[int, int]:
    """A run with the words beside it that the follow-up repeats: "the price of" before "oil", Canal behind "Suez"."""
    begins = first
    while first and stem(words[first - 1].folded) in stems:
        first -= 1
    while first < begins and words[first].folded in LEADING:
        first += 1
    while end < len(words) and stem(words[end].folded) in stems:
        end += 1
    return first, end


def _led(words: list[Token], first: int, phrase: str) -> tuple[int, str]:
    """Where the replaced words begin with what leads to them, and the phrase, so that there is one preposition, and no
    two articles: "in Egypt" for "in Iran", Egypt for "in Iran" in "does Egypt import", "yesterday" for "on Monday"."""
    led, onto = tokens(phrase), read(phrase)[0].at_place
    article = first > 0 and words[first - 1].folded in _ARTICLES
    before = first - article
    has_preposition = before > 0 and words[before - 1].folded in LEADING
    if is_seen_from_today(led[0].folded) or onto:
        return (before - 1 if has_preposition else first), phrase
    if is_seen_from_today(words[first].folded):
        return first, phrase
    if led[0].folded in LEADING and len(led) > 1:
        return (before - 1, phrase) if has_preposition else (first, phrase[led[1].start :])
    return (before if led[0].folded in _ARTICLES or is_somebodys(led[0].folded) else first), phrase


def _behind(last: str, phrase: str) -> str:
    """The question with a phrase behind it: within the brackets that it ends with, as a part of it behind a
    preposition, or else in brackets of its own."""
    bare = last.rstrip(_END)
    if bare.endswith(")"):
        return f"{bare[:-1]} {phrase})"
    led = tokens(phrase)[0].folded
    if led in LEADING or is_seen_from_today(led):
        return f"{bare} {phrase}{last[len(bare) :]}"
    return f"{last} ({phrase})"
