"""Names and ordinary words of sentences, told by whether their translations have a word that sounds like them.

A pair of sentences in; words out. And a table of names of persons, in both scripts.
"""

from collections.abc import Sequence
from pathlib import Path

from index.errors import SourceError
from index.language import has_arabic
from index.text import Token, fold, is_stopword, tokens
from retrieval.evaluation.claims.material import Pair
from retrieval.names import similarity

_NAME_SOUNDS = 0.88
_WORD_SOUNDS = 0.6
_SHORTEST = 4
_OFTEN = 6


def well_known_names(folder: Path, pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """Names of persons by language, from a table of Latin and spaced Arabic spellings with their counts.

    Those that were counted six times or more and are no ordinary word in any of `pairs`.
    """
    files = sorted(folder.glob("*.tsv"))
    if not files:
        raise SourceError(str(folder), "no table of names in it")
    rows = [line.split("\t") for line in files[0].read_text("utf-8").splitlines()]
    often = [row for row in rows if int(row[2]) >= _OFTEN]
    spellings = {
        "en": [row[0].capitalize() for row in often if row[0].isalpha()],
        "ar": [row[1].replace(" ", "") for row in often],
    }
    found: dict[str, list[str]] = {}
    for language, names in spellings.items():
        ordinary = {fold(word) for pair in pairs for word in ordinary_words(pair, language)}
        found[language] = [
            name for name in dict.fromkeys(names) if len(name) >= _SHORTEST and fold(name) not in ordinary
        ]
    return found


def spoken_names(pair: Pair, language: str) -> list[str]:
    """The words of a sentence that stand in its translation by their sound, as names do."""
    text, other = pair.sentences[language], pair.sentences["ar" if language == "en" else "en"]
    theirs = [word.folded for word in tokens(other) if _may_be_name(word, other)]
    return [
        text[word.start : word.end]
        for word in tokens(text)
        if _may_be_name(word, text)
        and max((similarity(word.folded, each) for each in theirs), default=0) >= _NAME_SOUNDS
    ]


def ordinary_words(pair: Pair, language: str) -> list[str]:
    """The words of a sentence that sound like none in its translation."""
    text, other = pair.sentences[language], pair.sentences["ar" if language == "en" else "en"]
    theirs = [word.folded for word in tokens(other)]
    return [
        text[word.start : word.end]
        for word in tokens(text)
        if len(word.folded) >= _SHORTEST
        and not is_stopword(word.folded)
        and (has_arabic(word.folded) if language == "ar" else text[word.start].islower())
        and max((similarity(word.folded, each) for each in theirs), default=0) < _WORD_SOUNDS
    ]


def _may_be_name(word: Token, text: str) -> bool:
    """Whether a word has what names have: in Latin script a capital that no sentence's beginning explains."""
    if len(word.folded) < _SHORTEST or is_stopword(word.folded) or not word.folded.isalpha():
        return False
    begins = not text[: word.start].rstrip(" \"'“‘«(") or text[: word.start].rstrip(" \"'“‘«(")[-1] in ".!?:"
    return has_arabic(word.folded) or (text[word.start].isupper() and not begins)
