"""What an answer looks like in a terminal and to programs: an `Answer` goes in, plain text or JSON fields come out.

Control characters of a document never reach the terminal; in JSON they are escaped. Text is not wrapped: a terminal
lays out right-to-left lines by itself, and a quote stays one line that can be copied.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.dates import days_told, readable_date
from bot.numbering import circled, cited_documents
from bot.printable import isolated, printable
from bot.refusal import refusal
from bot.texts import Texts, texts_in
from bot.written import resting_on, shown_claims, shown_translations
from retrieval.records import Answer, Citation

JsonFields = dict[str, object]


def plain(answer: Answer) -> str:
    """The answer as a person reads it in a terminal: what a model wrote, if any did, numbered quotes, their sources."""
    texts = texts_in(answer.language)
    return "\n".join(_answered(answer, texts) if answer.answered else _refused(answer, texts))


def _answered(answer: Answer, texts: Texts) -> Iterator[str]:
    yield from _written(answer, texts)
    for question in answer.unanswered:
        yield f"{texts.say('part-not-in-sources', question=printable(question))}\n"
    if answer.sources_differ:
        yield f"{texts.say('sources-differ')}\n"
    translations = shown_translations(answer)
    for citation in answer.citations:
        yield from _quote(f"{circled(citation.number)} ", citation, texts)
        if citation.number in translations:
            yield f"   {texts.say('machine-translation')} {_one_line(translations[citation.number])}"
        yield ""
    yield f"{texts.say('sources-heading')}:"
    for numbers, citation in cited_documents(answer.citations):
        yield f"{numbers} {_source(citation, texts)}"
        yield from _also(citation, texts)


def _refused(answer: Answer, texts: Texts) -> Iterator[str]:
    yield refusal(answer, texts)
    if answer.nearest:
        yield ""
        yield texts.say("nearest-heading")
        for citation in answer.nearest:
            yield ""
            yield f"• {printable(citation.quote)}"
            yield _source(citation, texts)
            yield from _also(citation, texts)


def _written(answer: Answer, texts: Texts) -> Iterator[str]:
    """What a language model wrote, and how much of it was dropped."""
    claims = shown_claims(answer)
    if claims:
        yield texts.say("written-heading")
        yield from (f"{_one_line(claim.text)} {resting_on(claim)}" for claim in claims)
        yield ""
    if answer.written is not None and answer.written.dropped:
        yield f"{texts.say('written-dropped', count=answer.written.dropped)}\n"


def _one_line(text: str) -> str:
    return isolated(printable(" ".join(text.split())))


def _quote(label: str, citation: Citation, texts: Texts) -> Iterator[str]:
    if citation.context:
        yield f"({printable(citation.context.quote)})"
    yield f"{label}{printable(citation.quote)}"
    for words, day in days_told(citation.quote, citation.published, texts.tag):
        yield f"   {isolated(printable(words))} = {isolated(day)}"


def _source(citation: Citation, texts: Texts) -> str:
    date = readable_date(citation.published, texts.language)
    outlet = None if citation.source == citation.title else citation.source
    return _line(citation.title or texts.say("untitled"), outlet, date, citation.url)


def _also(citation: Citation, texts: Texts) -> Iterator[str]:
    """A line for each other place where the article was read."""
    for place in citation.also:
        name = place.source or place.title or texts.say("untitled")
        yield f"   {texts.say('also-in')} {_line(name, readable_date(place.published, texts.language), place.url)}"


def _line(*parts: str | None) -> str:
    return " — ".join(isolated(printable(part)) for part in parts if part)


def iso_time(moment: datetime | None) -> str | None:
    """ "2023-09-19T01:58:00Z", as programs read it; None where it is not known."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def json_fields(answer: Answer) -> JsonFields:
    """The answer as programs read it; the names are the command line's contract."""
    return {
        "question": answer.question,
        "language": answer.language,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "text": plain(answer),
        "written": _json_written(answer),
        "citations": [_json_citation(citation) for citation in answer.citations],
        "nearest": [_json_citation(citation) for citation in answer.nearest],
        "evidence": [
            {
                "quote": evidence.quote,
                "document_id": evidence.document_id,
                "start": evidence.start,
                "end": evidence.end,
                "score": round(evidence.score, 4),
            }
            for evidence in answer.evidence
        ],
        "sources_differ": answer.sources_differ,
        "unanswered": list(answer.unanswered),
        "timings_ms": dict(answer.timings_ms),
    }


def _json_written(answer: Answer) -> JsonFields | None:
    """What a language model added to the citations; None where none was asked, or it had nothing to say."""
    if answer.written is None or not answer.citations:
        return None
    return {
        "model": answer.written.model,
        "claims": [{"text": claim.text, "citations": list(claim.rests_on)} for claim in shown_claims(answer)],
        "translations": [{"n": number, "text": text} for number, text in shown_translations(answer).items()],
        "dropped": answer.written.dropped,
    }


def citation_fields(citation: Citation) -> JsonFields:
    """A citation, as `--json` has it."""
    return {
        "n": citation.number,
        "quote": citation.quote,
        "document_id": citation.document_id,
        "title": citation.title,
        "source": citation.source,
        "published": iso_time(citation.published),
        "url": citation.url,
        "start": citation.start,
        "end": citation.end,
        "also": [
            {"source": place.source, "url": place.url, "published": iso_time(place.published)}
            for place in citation.also
        ],
    }


def _json_citation(citation: Citation) -> JsonFields:
    return {
        **citation_fields(citation),
        "context": _json_context(citation),
        "answer": _json_short_answer(citation),
    }


def _json_context(citation: Citation) -> JsonFields | None:
    """What the quote goes on from or replies to: the text from start to end of its document, which in a chat may be
    another message than the quote's."""
    context = citation.context
    if context is None:
        return None
    return {
        "text": context.quote,
        "start": context.start,
        "end": context.end,
        "document_id": context.document_id,
    }


def _json_short_answer(citation: Citation) -> JsonFields | None:
    """Where the short answer stands in the document, counted as the quote is, and what it says."""
    if citation.answer is None:
        return None
    start, end = citation.answer.start, citation.answer.end
    return {"text": citation.quote[start - citation.start : end - citation.start], "start": start, "end": end}
