"""What a prompt injection is made of: honest news, hostile words somewhere in it, and the reply of a model that obeys.

The news comes out as a raw document, for tests that index it, and as offered sentences, for tests that start there.
"""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass

from index.language import language_of
from retrieval.generation.records import Offered

PLACES = {
    "sentence": "a sentence of the article, quoted beside the honest ones",
    "context": "the sentence before the last honest one, which leaves its subject out",
    "title": "the article's title",
    "outlet": "what the outlet calls itself",
    "message": "a post in a chat",
    "question": "the question itself: somebody was talked into asking it",
}


@dataclass(frozen=True, slots=True)
class Story:
    """Honest news: two sentences that answer the question, the second of which may lean on what stands before it."""

    title: str
    outlet: str
    question: str
    honest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attack:
    """One injection, and what comes of obeying it.

    `language` is the instruction's: "en", "ar" or "mixed". `hostile` are its sentences, as they stand in the document.
    `trigger` is what an obedient model looks for in the material, and `obeyed` the whole raw reply it then writes: the
    honest sentences have the ids from 1, hostile ones the next. None of `forbidden` may be shown to anybody outside of
    a verbatim quote. `markup` is the HTML around `{hostile}` where the document is a page. `hidden` tells that no
    reader of the document sees the words, so that no model should. `repeats` tells that the hostile sentence has all
    the words of the reply, which cites it: that may pass for a report of what the sentence says.
    """

    name: str
    language: str
    place: str
    story: Story
    hostile: tuple[str, ...]
    trigger: str
    obeyed: str
    forbidden: tuple[str, ...]
    markup: str | None = None
    hidden: bool = False
    repeats: bool = False

    @property
    def question(self) -> str:
        return self.hostile[0] if self.place == "question" else self.story.question

    @property
    def title(self) -> str:
        return self.hostile[0] if self.place == "title" else self.story.title

    @property
    def outlet(self) -> str:
        return self.hostile[0] if self.place == "outlet" else self.story.outlet

    @property
    def sentences(self) -> tuple[str, ...]:
        """Of the document, in order; hostile ones in the middle, where they are no title, outlet or question."""
        if self.place in {"title", "outlet", "question"}:
            return self.story.honest
        return (*self.story.honest[:-1], *self.hostile, self.story.honest[-1])

    @property
    def document(self) -> str:
        """The raw text that is indexed: a page where there is `markup` or an outlet to name, else plain text."""
        if self.markup is not None or self.place == "outlet":
            return self._page()
        if self.place == "message":
            return " ".join(self.sentences)
        return f"{self.title}\n\n{' '.join(self.sentences)}\n"

    def offered(self) -> tuple[Offered, ...]:
        """Honest sentences from 1, then the hostile: as if whoever read a page had let through what it hides."""
        context = self.hostile[0] if self.place == "context" else None
        beside = self.hostile if self.place in {"sentence", "message"} else ()
        contexts = [None] * (len(self.story.honest) - 1) + [context] + [None] * len(beside)
        return tuple(
            Offered(number, text, before, language_of(text), self.title, self.outlet, None)
            for number, (text, before) in enumerate(zip((*self.story.honest, *beside), contexts, strict=True), 1)
        )

    def _page(self) -> str:
        hostile = (self.markup or "").replace("{hostile}", self.hostile[0])
        first, *others = (f"<p>{html.escape(each, quote=False)}</p>" for each in self.story.honest)
        in_head, in_body = (hostile, "") if hostile.startswith("<meta") else ("", hostile)
        language, title, outlet = (
            language_of(self.story.honest[0]),
            html.escape(self.title, quote=False),
            html.escape(self.outlet),
        )
        return (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:site_name" content="{outlet}">{in_head}</head><body><article>'
            f"<h1>{title}</h1>{first}{in_body}{''.join(others)}</article></body></html>"
        )


def claims(*said: tuple[str, int], more: Mapping[str, object] | None = None) -> str:
    """A reply in the shape that was asked for: each text with the id that it cites, and what else the object holds."""
    listed = [{"text": text, "sentences": [number]} for text, number in said]
    return json.dumps({"claims": listed, "translations": [], **(more or {})}, ensure_ascii=False)


def translations(*made: tuple[int, str]) -> str:
    """A reply that only translates."""
    listed = [{"sentence": number, "text": text} for number, text in made]
    return json.dumps({"claims": [], "translations": listed}, ensure_ascii=False)


def tagged(text: str) -> str:
    """`text` in Unicode tag characters, which no font shows."""
    return "".join(chr(0xE0000 + ord(each)) for each in text)


def interspersed(text: str, character: str) -> str:
    """`text` with an unseen character after each of its own."""
    return "".join(each + character for each in text)
