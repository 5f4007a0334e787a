"""Who said what in an Arabic article, where that is sure: a verb of saying at the head of a sentence, then its subject.

A document's sentences in; candidates out. Arabic has no capitals, so a surname counts as a name only where the article
gives it away: its whole name follows an office ("رئيس كازاخستان قاسم جومارت توكاييف") or stands after a verb
("أشار إبراهيم رئيسي"), and it stands alone after a verb elsewhere ("أكد رئيسي").
"""

from collections.abc import Iterator, Sequence

from index.records import Document, Sentence
from retrieval.examples.arabic_subjects import after_honorifics, name_end, office, subject
from retrieval.examples.arabic_verbs import acts, head
from retrieval.examples.candidates import Candidate, speech
from retrieval.examples.templates import Act
from retrieval.gloss.place_names import Place
from retrieval.gloss.places import mentions
from retrieval.quotation import Quotation


class ArabicArticle:
    """An article and the names that it gives away."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._read = [(each, Quotation(document.text[each.start : each.end])) for each in sentences]
        self._surnames = _surnames([quotation for _, quotation in self._read])

    def candidates(self, language: str) -> Iterator[Candidate]:
        """The questions that its sentences may answer, in a language."""
        for sentence, quotation in self._read:
            found = head(quotation)
            if found is None:
                continue
            place, verb = found
            spoken = subject(quotation, place + 1, self._surnames, feminine=verb.feminine)
            if spoken is None:
                continue
            for act in acts(quotation, verb, spoken.end):
                about = _about(quotation, spoken.end, spoken.country, anyhow=act is Act.CONGRATULATE)
                candidate = speech(sentence, spoken.subject, act, about, language)
                if candidate is not None:
                    yield candidate


def _about(quotation: Quotation, end: int, own: Place | None, *, anyhow: bool) -> Place | None:
    """The first country named after the subject that is not its own and, unless `anyhow`, not where something was."""
    for mention in mentions(quotation):
        inside = quotation.folded(mention.first - 1) in {"في", "من", "مقر", "لدي"}
        is_where = inside or quotation.text[quotation.words[mention.first].start] == "ب" != mention.place.arabic[0]
        if mention.first >= end and mention.place.acts and mention.place != own and (anyhow or not is_where):
            return mention.place
    return None


def _surnames(read: Sequence[Quotation]) -> dict[str, str]:
    """Surnames that the article gives away, as they are written, by their folded forms."""
    alone = {_after_verb(quotation) for quotation in read}
    found: dict[str, str] = {}
    for quotation in read:
        for end in _full_names(quotation):
            surname = quotation.words[end - 1]
            if surname.folded in alone and not surname.folded.startswith("ال"):
                found.setdefault(surname.folded, quotation.text[surname.start : surname.end])
    return found


def _after_verb(quotation: Quotation) -> str:
    """The word after the verb at a sentence's head and after titles; empty where there is no such verb."""
    found = head(quotation)
    return "" if found is None else quotation.folded(after_honorifics(quotation, found[0] + 1))


def _full_names(quotation: Quotation) -> Iterator[int]:
    """The places after what may be whole names: behind an office, and behind the verb at the head."""
    begins = [held[1] for place in range(len(quotation.words)) if (held := office(quotation, place)) is not None]
    found = head(quotation)
    if found is not None:
        begins.append(after_honorifics(quotation, found[0] + 1))
    yield from (end for begin in begins if (end := name_end(quotation, begin)) is not None)
