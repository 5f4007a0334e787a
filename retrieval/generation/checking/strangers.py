"""Words of a claim that no word of its sources is, told across languages by meaning in context and by sound.

Arabic has no capitals, and a model may write any name: what tells an invented one is that it looks like a name to the
embedding model (a direction in its space does, for both scripts), and that nothing in the source meets it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.language import has_arabic
from index.text import is_stopword
from index.vectors import Vector
from retrieval.examples.given_names import is_given_name
from retrieval.facts.known_names import arabic_readings
from retrieval.generation.checking.fitted import Fitted
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.checking.sounding import sound

VECTOR_SCALE = 6.0
"""Brings the entries of a unit vector near 1, so that one penalty fits them and the marks."""
_STEEPEST = 30.0


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The content words of a text: their `places`, `folded` forms and `vectors` (words, dimension), and how much each
    looks like a name (a logit)."""

    places: Sequence[int]
    folded: Sequence[str]
    vectors: Vector
    names: NDArray[np.float64]


def marks(reading: Reading, place: int) -> dict[str, float]:
    """What the form of a word says of whether it is a name."""
    word = reading.words[place]
    written = reading.text[word.start : word.end]
    arabic = has_arabic(written)
    given = arabic and any(is_given_name(form) for form in arabic_readings(word.folded)[:2])
    return {
        "pieces": reading.pieces[place] / 3,
        "pieces a letter": reading.pieces[place] / len(written) / 0.3,
        "given name": float(given),
        "capital": float(written[0].isupper() and place > 0),
        "capitals": float(written.isupper()),
        "arabic": float(arabic),
    }


def name_logits(reading: Reading, places: Sequence[int], fitted: Fitted) -> NDArray[np.float64]:
    """How much the words at `places` look like names that are written by their sound: logits."""
    if not places:
        return np.zeros(0)
    seen = reading.vectors[list(places)] @ fitted.direction * VECTOR_SCALE
    formed = [sum(fitted.name_marks[name] * value for name, value in marks(reading, place).items()) for place in places]
    found: NDArray[np.float64] = seen + np.array(formed) + fitted.name_intercept
    return found


def content_places(reading: Reading) -> list[int]:
    """The places of words that are neither stop words, nor numbers, nor single letters."""
    return [
        place
        for place, word in enumerate(reading.words)
        if len(word.folded) > 1 and word.folded[0].isalpha() and not is_stopword(word.folded)
    ]


def words_of(reading: Reading, fitted: Fitted) -> Words:
    """The content words of a text, ready to be held against another's."""
    places = content_places(reading)
    return Words(
        places,
        [reading.words[place].folded for place in places],
        reading.vectors[places],
        name_logits(reading, places, fitted),
    )


def signals(claimed: Words, held: Words) -> list[dict[str, float]]:
    """How each word of `claimed` is met by the words of another language's text: its best match by meaning and sound
    together, and by meaning alone; in the order of the words."""
    if not held.folded:
        return [
            _signals(name, word, 0.0, 0.0, 0.0, 0.0) for name, word in zip(claimed.names, claimed.folded, strict=True)
        ]
    cosines = claimed.vectors @ held.vectors.T
    sounds = np.array([[_sound(one, other) for other in held.folded] for one in claimed.folded]).reshape(cosines.shape)
    both = cosines + sounds
    found = []
    for number, (name, word) in enumerate(zip(claimed.names, claimed.folded, strict=True)):
        best = int(both[number].argmax())
        others = np.delete(both[:, best], number)
        found.append(
            _signals(
                float(name),
                word,
                float(cosines[number].max()),
                float(both[number, best]),
                float(sounds[number, best]),
                float(both[number, best] - others.max(initial=0.0)),
            )
        )
    return found


def _sound(one: str, other: str) -> float:
    """Inside one script only the same word sounds the same."""
    return sound(one, other) if has_arabic(one) != has_arabic(other) else float(one == other)


def _signals(name: float, word: str, cosine: float, both: float, heard: float, margin: float) -> dict[str, float]:
    is_name = 1 / (1 + float(np.exp(-np.clip(name, -_STEEPEST, _STEEPEST))))
    arabic = float(has_arabic(word))
    plain = {
        "cosine": cosine,
        "both": both,
        "margin": margin,
        "arabic": arabic,
        "over one": max(0.0, both - 1),
        "cosine under .4": max(0.0, 0.4 - cosine),
        "cosine under .6": max(0.0, 0.6 - cosine),
        "sound over .7": max(0.0, heard - 0.7),
    }
    return {
        "logit": name,
        "name": is_name,
        **plain,
        **{
            f"name and {signal}": is_name * plain[signal]
            for signal in ("cosine", "both", "margin", "arabic", "sound over .7")
        },
    }


def strangeness(found: Mapping[str, float], fitted: Fitted) -> float:
    """How surely (a logit) a word with these signals is met by none."""
    return fitted.stranger_intercept + sum(fitted.stranger[name] * value for name, value in found.items())
