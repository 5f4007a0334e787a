"""What there is to learn from a sentence and its translation: which words are names, and how each word is met.

Sentences as the model read them in; rows to fit to out.
"""

from collections.abc import Iterator

from index.language import has_arabic
from retrieval.generation.checking.fitted import Fitted
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.checking.naming import unmet_places
from retrieval.generation.checking.sounding import sound
from retrieval.generation.checking.strangers import content_places, signals, words_of

_SOUNDS_THE_SAME = 0.85
_SOUNDS_DIFFERENT = 0.6
_SHORTEST = 3

Both = dict[str, Reading]
"""A sentence as the model read it, by its language."""


def words_met(reading: Reading, other: Reading, fitted: Fitted) -> dict[int, dict[str, float]]:
    """The signals of the words that lists and spelling don't settle, by their places."""
    ours, theirs = words_of(reading, fitted), words_of(other, fitted)
    found = dict(zip(ours.places, signals(ours, theirs), strict=True))
    return {place: found[place] for place in unmet_places(reading, [other])}


def labelled(both: Both) -> Iterator[tuple[Reading, int, int]]:
    """Words of a sentence and its translation, by place, with 1 for those that sound like a name in the other."""
    capitals = [both["en"].words[place].folded for place in content_places(both["en"]) if _capital(both["en"], place)]
    arabic = [both["ar"].words[place].folded for place in content_places(both["ar"])]
    for language, others in (("ar", capitals), ("en", [each for each in arabic if has_arabic(each)])):
        reading = both[language]
        for place in content_places(reading):
            folded = reading.words[place].folded
            if len(folded) < _SHORTEST or has_arabic(folded) != (language == "ar"):
                continue
            heard = max((sound(folded, other) for other in others if len(other) >= _SHORTEST), default=0.0)
            if language == "en" and not _capital(reading, place):
                yield reading, place, 0
            elif heard >= _SOUNDS_THE_SAME or heard < _SOUNDS_DIFFERENT:
                yield reading, place, int(heard >= _SOUNDS_THE_SAME)


def _capital(reading: Reading, place: int) -> bool:
    return reading.text[reading.words[place].start].isupper()
