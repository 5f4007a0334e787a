"""What names, numbers and dates of a quote are in its reader's language; nothing is guessed.

A quote in one language and the reader's language in; a few `Gloss`es out. A gloss that misleads is worse than none:
what may be another word is left alone.
"""

from collections.abc import Iterable

from retrieval.gloss.dates import dates
from retrieval.gloss.names import names
from retrieval.gloss.numbers import numbers
from retrieval.gloss.places import places_in
from retrieval.question import Question
from retrieval.quotation import Found, Quotation
from retrieval.records import Gloss

MOST_GLOSSES = 6
_LANGUAGES = frozenset({"ar", "en"})


def glosses(quote: str, quote_language: str, question: Question | None, language: str) -> tuple[Gloss, ...]:
    """What a reader of `language` needs of a quote in `quote_language`, in order of appearance, each once.

    Names of persons have a gloss where `question` holds them too. Empty where the languages are the same, or one is
    neither "ar" nor "en".
    """
    if quote_language == language or not {quote_language, language} <= _LANGUAGES:
        return ()
    quotation = Quotation(quote)
    found: list[Found] = []
    _add(found, dates(quotation, language))
    _add(found, numbers(quotation, language))
    _add(found, places_in(quotation, language))
    if question is not None and question.language == language:
        _add(found, names(quotation, question))
    said: dict[str, Gloss] = {}
    for each in sorted(found, key=lambda each: each.start):
        written = quote[each.start : each.end]
        if written != each.meaning:
            said.setdefault(each.meaning, Gloss(written, each.meaning))
    return tuple(said.values())[:MOST_GLOSSES]


def _add(found: list[Found], more: Iterable[Found]) -> None:
    """Add what overlaps with nothing that was found before: the surer kinds come first."""
    for each in more:
        if all(each.end <= other.start or other.end <= each.start for other in found):
            found.append(each)
