"""The checks in their order: a claim or a translation and what was offered in, the first fault found out."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from index.embedding.protocol import Embedder
from index.embedding.safety import safe_text
from retrieval.generation.checking.clauses import clause_fault
from retrieval.generation.checking.counting import number_fault
from retrieval.generation.checking.dating import date_fault
from retrieval.generation.checking.fitted import fitted_to
from retrieval.generation.checking.form import LONGEST_CLAIM, LONGEST_TRANSLATION, form_fault
from retrieval.generation.checking.meaning import Reader, Reading
from retrieval.generation.checking.naming import name_fault
from retrieval.generation.checking.polarity import polarity_fault
from retrieval.generation.checking.quoting import is_long, quotations, quote_fault
from retrieval.generation.checking.roles import roles_fault
from retrieval.generation.checking.support import support_fault
from retrieval.generation.checking.translating import translation_fault
from retrieval.generation.records import Fault, Offered
from retrieval.profile import Profile
from retrieval.records import Claim, Translation

_ARABIC_COMMA = re.compile(r"(?<=\d)،(?=\d{3}(?!\d))")
_VULGAR_FRACTION = re.compile("[\u00bc-\u00be\u2150-\u215e]")


class Checker:
    """Implements `retrieval.generation.checking.Checks` with the vectors of one model and its profile."""

    def __init__(self, embedder: Embedder, profile: Profile) -> None:
        self._reader = Reader(embedder, profile)
        self._fitted = fitted_to(embedder.name, embedder.dimension)

    def claim(self, claim: Claim, offered: Sequence[Offered], question: str, language: str) -> Fault | None:  # noqa: ARG002
        """See `Checks.claim`. The question supports nothing, so nothing is looked up in it."""
        by_number = {each.number: each for each in offered}
        if not claim.rests_on:
            return Fault.NO_SOURCE
        if not set(claim.rests_on) <= by_number.keys():
            return Fault.UNKNOWN_SOURCE
        fault = form_fault(claim.text, language, LONGEST_CLAIM)
        if fault is not None:
            return fault
        cited = [by_number[number] for number in dict.fromkeys(claim.rests_on)]
        if plain(claim.text) in {plain(each.quote) for each in cited}:
            return None
        return quote_fault(claim.text, [each.quote for each in cited]) or self._meant(claim.text, cited, offered)

    def prepare(self, texts: Sequence[str], offered: Sequence[Offered]) -> None:
        """Have the model read claims and sentences together, which is faster than one at a time when they are checked.

        Changes no verdict; at most a few hundred texts are kept.
        """
        self._read([*map(plain, texts), *(text for each in offered for text in _around(each))])

    def _meant(self, text: str, cited: Sequence[Offered], offered: Sequence[Offered]) -> Fault | None:
        said = plain(text)
        # What a sentence goes on from is shown with it, and holds what the claim may say as well.
        sentences = [text for each in cited for text in _said(each)]
        fault = number_fault(said, sentences) or date_fault(said, sentences)
        if fault is not None:
            return fault
        reading, *_ = self._read([said, *(text for each in offered for text in _around(each))])
        sources = self._read([text for each in cited for text in _around(each)])
        others = [self._read(_said(each)) for each in offered if each not in cited]
        return (
            name_fault(reading, sources, self._fitted)
            or polarity_fault(reading, self._read(sentences), whole=False)
            or clause_fault(reading, self._read([plain(each.quote) for each in cited]))
            or roles_fault(said, sentences)
            or support_fault(reading, self._read(sentences), others, self._fitted)
        )

    def translation(self, translation: Translation, offered: Sequence[Offered], language: str) -> Fault | None:
        """See `Checks.translation`."""
        found = next((each for each in offered if each.number == translation.number), None)
        if found is None:
            return Fault.UNKNOWN_SOURCE
        fault = form_fault(translation.text, language, LONGEST_TRANSLATION)
        if fault is not None:
            return fault
        if any(is_long(each) for each in quotations(translation.text)) and not any(quotations(found.quote)):
            return Fault.QUOTE
        said, sentence = plain(translation.text), plain(found.quote)
        if said == sentence:
            return None
        readings = self._read([said, *(plain(each.quote) for each in offered)])
        (own,) = self._read([sentence])
        others = [reading for reading in readings[1:] if reading is not own]
        return translation_fault(readings[0], own, others, self._fitted)

    def _read(self, texts: Sequence[str]) -> list[Reading]:
        return self._reader.read(texts)


def _said(offered: Offered) -> list[str]:
    """The texts that a claim may repeat: the sentence, and the one that it goes on from."""
    return [plain(text) for text in (offered.quote, offered.context) if text]


def _around(offered: Offered) -> tuple[str, ...]:
    """The texts that may hold the names of a claim: the sentence, the one that it goes on from, the title."""
    return tuple(plain(text) for text in (offered.quote, offered.context, offered.title) if text)


@lru_cache(maxsize=2_000)
def plain(text: str) -> str:
    """`text` as the model is shown it, so that places in one are places in the other; "3½" stays three and a half."""
    spaced = _VULGAR_FRACTION.sub(lambda sign: f" {unicodedata.normalize('NFKC', sign[0])}", text)
    return safe_text(_ARABIC_COMMA.sub(",", spaced))
