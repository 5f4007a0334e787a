"""What a language model added to an answer, as a message shows it: an answer goes in; a block of claims under a heading
that says whose they are, and lines with translations, come out. None of it looks like a quote."""

from collections.abc import Iterator, Mapping

from bot.telegram.formatting.direction import direction_mark, isolated_line, one_line
from bot.telegram.formatting.paging import Block
from bot.telegram.formatting.rich_text import RichText, italic, utf16_length
from bot.texts import Texts
from bot.written import resting_on, shown_claims, shown_translations
from retrieval.records import Answer


def claim_blocks(answer: Answer, texts: Texts) -> Iterator[Block]:
    """A line on where they come from, then a line a claim, each with the numbers of the quotes that it rests on."""
    heading: RichText | None = direction_mark(texts.language) + italic(texts.say("written-heading"))
    for claim in shown_claims(answer):
        said = one_line(claim.text, utf16_length(claim.text))
        if not said:
            continue
        line = RichText(f"{direction_mark(answer.language)}{said} {resting_on(claim)}")
        yield Block(line, gap="\n") if heading is None else Block(heading + "\n" + line)
        heading = None


def translation_lines(answer: Answer, texts: Texts) -> Mapping[int, RichText]:
    """A line below each quote that was translated, by the quote's number; it says that a machine did it."""
    label = italic(texts.say("machine-translation"))
    lines = {number: isolated_line(text, utf16_length(text)) for number, text in shown_translations(answer).items()}
    return {number: direction_mark(texts.language) + label + f" {line}" for number, line in lines.items() if line}
