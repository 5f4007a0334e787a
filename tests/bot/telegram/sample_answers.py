"""Answers for tests: a few words go in, `Answer` records as retrieval makes them come out."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from index.records import Elsewhere
from retrieval.records import Answer, Citation, Claim, Quoted, Translation, Written

PUBLISHED = datetime(2023, 9, 19, 1, 58, tzinfo=UTC)
ARABIC_QUOTE = "وأضاف، ان إيران مستعدة للتشارك في هذه الإنجازات مع دولة قيرغيزستان الصديقة."
ENGLISH_QUOTE = 'Iran "is ready" to share <these> achievements & more with NATO’s 31 members.'


def citation(
    number: int = 1,
    quote: str = ARABIC_QUOTE,
    *,
    document_id: str = "d1",
    title: str = "رئيسي يؤكد على تسريع التنفيذ",
    source: str | None = "العالم",
    published: datetime | None = PUBLISHED,
    url: str | None = "https://example.org/a?x=1&y=2",
    language: str = "ar",
    context: str | None = None,
) -> Citation:
    """A citation whose parts can each be replaced."""
    return Citation(
        number=number,
        quote=quote,
        document_id=document_id,
        title=title,
        source=source,
        published=published,
        url=url,
        start=0,
        end=len(quote),
        language=language,
        context=None if context is None else sentence_before(context, document_id),
    )


def sentence_before(text: str, document_id: str = "d1") -> Quoted:
    """A sentence that a quote goes on from."""
    return Quoted(document_id, 0, len(text), text)


def place(outlet: str | None, published: datetime | None = None, url: str | None = None) -> Elsewhere:
    """Another place where a document was read, by the address that it was read at."""
    return Elsewhere(url or f"file of {outlet}", "عنوان آخر", outlet, url, published, ARABIC_QUOTE)


def answer(
    question: str = "ماذا قال رئيسي؟",
    citations: Sequence[Citation] = (),
    nearest: Sequence[Citation] = (),
    *,
    language: str = "ar",
) -> Answer:
    """An answer with these citations, or without any a refusal."""
    return Answer(
        question=question,
        language=language,
        answered=bool(citations),
        confidence=0.9 if citations else 0.1,
        citations=tuple(citations),
        nearest=tuple(nearest),
        evidence=(),
        timings_ms={},
    )


def written(
    *claims: str,
    rests_on: Sequence[int] = (1,),
    translations: Mapping[int, str] | None = None,
    dropped: int = 0,
    quotes: Sequence[Citation] = (),
) -> Written:
    """What a model wrote: these claims, all on the same quotes, and translations by the numbers of theirs; `quotes`
    are those that were not there without it."""
    return Written(
        model="a-model",
        claims=tuple(Claim(text, tuple(rests_on)) for text in claims),
        translations=tuple(Translation(number, text) for number, text in (translations or {}).items()),
        dropped=dropped,
        quotes=tuple(quotes),
    )
