"""An answer and what comes after it, as messages: an `Answer`, or the next best citations, go in, pages come out."""

from collections.abc import Iterator, Sequence

from bot.refusal import refusal
from bot.telegram.formatting.paging import Block, pages
from bot.telegram.formatting.rendering.quotes import quote_blocks
from bot.telegram.formatting.rendering.sources import cited_source, how_to_add, note_blocks, source_blocks
from bot.telegram.formatting.rendering.written import claim_blocks, translation_lines
from bot.telegram.formatting.rich_text import RichText, bold, italic, plain
from bot.texts import Texts
from retrieval.records import Answer, Citation

NEAREST_SHOWN = 2


def render_answer(answer: Answer, texts: Texts) -> list[RichText]:
    """The messages that say `answer` in a frame of `texts`, each within Telegram's limits; at least one.

    Without a citation there is no answer to show: it is rendered as a refusal. What a language model added stands
    outside of the block quotes, which are the same with and without it.
    """
    return pages(_answered(answer, texts) if answer.citations else _refused(answer, texts))


def render_further(citations: Sequence[Citation], texts: Texts) -> list[RichText]:
    """The next best sentences, with the numbers that they have, and said to be less sure; at least one page."""
    return pages(_further(citations, texts))


def render_sources_of(citations: Sequence[Citation], texts: Texts) -> list[RichText]:
    """Where quotes come from, with their numbers; at least one page for at least one citation."""
    return pages(source_blocks(citations, texts))


def _answered(answer: Answer, texts: Texts) -> Iterator[Block]:
    yield from claim_blocks(answer, texts)
    for question in answer.unanswered:
        yield Block(italic(texts.say("part-not-in-sources", question=question)))
    yield from note_blocks(answer.citations, texts, differ=answer.sources_differ)
    translations = translation_lines(answer, texts)
    for citation in answer.citations:
        translation = translations.get(citation.number, RichText())
        yield from quote_blocks(citation, texts, citation.number, translation=translation)
    yield from source_blocks(answer.citations, texts)


def _refused(answer: Answer, texts: Texts) -> Iterator[Block]:
    yield Block(plain(refusal(answer, texts)))
    nearest = answer.nearest[:NEAREST_SHOWN]
    if not nearest:
        yield Block(how_to_add(texts))
    else:
        yield Block(bold(texts.say("nearest-heading")))
        yield from note_blocks(nearest, texts)
    for citation in nearest:
        yield from quote_blocks(citation, texts)
        yield Block(cited_source(citation, texts), gap="\n")


def _further(citations: Sequence[Citation], texts: Texts) -> Iterator[Block]:
    if not citations:
        yield Block(plain(texts.say("nothing-further")))
        return
    yield Block(bold(texts.say("further-heading")))
    yield from note_blocks(citations, texts)
    for citation in citations:
        yield from quote_blocks(citation, texts, citation.number)
    yield from source_blocks(citations, texts)
