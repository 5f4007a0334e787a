"""What a language model is shown of articles and chats: data, in which nothing can pass for an instruction of ours.

Citations in; offered sentences, and the JSON document that holds them, out.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from retrieval.generation.instructions import speaks_to_a_machine
from retrieval.generation.records import Offered
from retrieval.records import Citation

LONGEST_QUOTE = 1500
"""Code points of a sentence that a model is shown: longer ones are lists and tables, and would fill its memory."""
LONGEST_TITLE = 300

LANGUAGE_NAMES = {"ar": "Modern Standard Arabic", "en": "English"}


def offered(citations: Iterable[Citation]) -> tuple[Offered, ...]:
    """The citations as a model may rest claims on them, with the numbers that readers see.

    Those that speak to a machine are left out, and so are such contexts, titles and outlets of the others.
    """
    return tuple(
        Offered(
            number=each.number,
            quote=each.quote,
            context=None if each.context is None else _harmless(each.context.quote),
            language=each.language,
            title=_harmless(each.title) or "",
            source=_harmless(each.source),
            published=each.published,
        )
        for each in citations
        if _harmless(each.quote)
    )


def _harmless(text: str | None) -> str | None:
    return None if text is None or speaks_to_a_machine(visible(text, LONGEST_QUOTE)) else text


def sentence_fields(sentence: Offered) -> dict[str, object]:
    """An offered sentence as the JSON document has it; what is not known is left out."""
    fields: dict[str, object] = {"id": sentence.number, "text": visible(sentence.quote, LONGEST_QUOTE)}
    if sentence.context:
        fields["sentence_before"] = visible(sentence.context, LONGEST_QUOTE)
    if sentence.title:
        fields["article"] = visible(sentence.title, LONGEST_TITLE)
    if sentence.source:
        fields["outlet"] = visible(sentence.source, LONGEST_TITLE)
    if sentence.published:
        fields["published"] = sentence.published.date().isoformat()
    return fields


def document(**parts: object) -> str:
    """The JSON document that follows the instructions."""
    return json.dumps(parts, ensure_ascii=False)


def visible(text: str, longest: int) -> str:
    """`text` as a reader sees it, in one line of at most `longest` code points.

    What nobody sees (direction controls, zero-width characters, tags) is where instructions hide: a model sees none of
    it either.
    """
    kept = "".join(character for character in text if unicodedata.category(character) not in {"Cf", "Co", "Cs", "Cn"})
    return " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in kept).split())[:longest]


def listed(sentences: Sequence[Offered]) -> list[dict[str, object]]:
    """Offered sentences, as the JSON document has them."""
    return [sentence_fields(each) for each in sentences]
