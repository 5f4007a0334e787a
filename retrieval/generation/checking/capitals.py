"""Names inside English: a word with a capital that the sentences hold in no form is a name that they don't hold.

Readings in, a verdict out. A body may be named by its initials or in full: WHO, the World Health Organization.
"""

from collections.abc import Iterator, Sequence

from index.language import has_arabic
from index.text import is_stopword
from retrieval.facts.named import TITLES
from retrieval.generation.checking.meaning import Reading
from retrieval.quotation import Quotation

_JOINING = frozenset("of the for and on in de al".split())
_FEWEST_INITIALS = 2


def new_capitals(claim: Reading, places: Sequence[int], sources: Sequence[Reading]) -> bool:
    """Whether one of the words at `places`, which stand in no source, is a name by its capital and nothing else."""
    quotation = Quotation(claim.text)
    named = [place for place in places if _stands_out(quotation, place)]
    if not named:
        return False
    short = {word for source in sources for word in _abbreviations(Quotation(source.text))}
    full = {initials for source in sources for initials, _ in _runs(Quotation(source.text))}
    spelt_out = {place for initials, run in _runs(quotation) if initials in short for place in run}
    return any(place not in spelt_out and quotation.slice(place, place).upper() not in full for place in named)


def _stands_out(quotation: Quotation, place: int) -> bool:
    """Whether a word has a capital that neither a sentence's beginning nor a title explains."""
    word = quotation.folded(place)
    begins = place == 0 or quotation.between(place - 1).strip().endswith((".", "!", "?", ":"))
    return not has_arabic(word) and quotation.has_capital(place) and not begins and word not in TITLES


def _abbreviations(quotation: Quotation) -> Iterator[str]:
    for word in quotation.words:
        written = quotation.text[word.start : word.end].replace(".", "").removesuffix("'s").removesuffix("’s")
        if len(written) >= _FEWEST_INITIALS and written.isupper():
            yield written


def _runs(quotation: Quotation) -> Iterator[tuple[str, list[int]]]:
    """The initials of each run of words with capitals, small joining words left out, and where the run stands."""
    run: list[int] = []
    for place, word in enumerate(quotation.words):
        if quotation.has_capital(place) and not (not run and is_stopword(word.folded)):
            run.append(place)
        elif not (run and word.folded in _JOINING):
            if len(run) >= _FEWEST_INITIALS:
                yield _initials(quotation, run), run
            run = []
    if len(run) >= _FEWEST_INITIALS:
        yield _initials(quotation, run), run


def _initials(quotation: Quotation, run: Sequence[int]) -> str:
    return "".join(quotation.text[quotation.words[place].start] for place in run)
