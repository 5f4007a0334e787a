"""Sentences that say the same in both languages: FLORES line by line, XQuAD-R where paragraphs have as many sentences.

A folder in; `Pair`s out, each with its neighbours, dealt to two halves: one to fit on, the other to report on.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError

_MARKS = re.compile(r"[\"“”„«»‹›]|(?<!\w)[‘’']|[‘’'](?!\w)")
_EDITORIAL = re.compile(r"\s*\[[^\]]*\]")
_BROKEN = re.compile(r"[ÃÄ�ÅåÂ]\S?[^\w\s]|â€|á»|é TM|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""What is left of texts that were read in the wrong encoding, and marks that are not seen."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence in both languages. `group` is its article, as far as is known; `title` that article's.

    `is_reported` tells that nothing may be fitted to it.
    """

    sentences: dict[str, str]
    titles: dict[str, str]
    group: str
    is_reported: bool

    def bare(self, language: str) -> str:
        """The sentence without quotation marks and editors' brackets: a claim that repeats it quotes nothing."""
        return _SPACES.sub(" ", _MARKS.sub("", _EDITORIAL.sub("", self.sentences[language]))).strip()


def read_flores(folder: Path) -> list[Pair]:
    """The lines of FLORES' development part: odd ones (from 1) to fit on, even ones to report on."""
    arabic, english = (_lines(folder / f"dev.{language}") for language in ("ar", "en"))
    return [
        Pair({"ar": one, "en": other}, {"ar": "", "en": ""}, f"flores {number // 3}", number % 2 == 1)
        for number, (one, other) in enumerate(zip(arabic, english, strict=True))
    ]


def read_xquad(folder: Path) -> list[Pair]:
    """The sentences of XQuAD-R's articles: every other article is to fit on, the rest to report on."""
    arabic, english = (_articles(folder / f"{language}.json") for language in ("ar", "en"))
    found: list[Pair] = []
    for number, (one, other) in enumerate(zip(arabic, english, strict=True)):
        for ours, theirs in zip(one["paragraphs"], other["paragraphs"], strict=True):
            if len(ours["sentences"]) == len(theirs["sentences"]):
                title = str(other["title"]).replace("_", " ")
                found += [
                    Pair({"ar": a, "en": e}, {"ar": "", "en": title}, f"xquad {number}", number % 2 == 1)
                    for a, e in zip(ours["sentences"], theirs["sentences"], strict=True)
                    if not _BROKEN.search(a + e)
                ]
    return found


def neighbours(pairs: Sequence[Pair], number: int) -> list[int]:
    """The sentences beside one in its article, by their numbers; those beside it in the set where it stands alone."""
    beside = [each for each in (number - 1, number + 1) if 0 <= each < len(pairs)]
    return [each for each in beside if pairs[each].group == pairs[number].group] or beside


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except OSError as error:
        raise SourceError(str(file), "it can't be read") from error


def _articles(file: Path) -> list[dict[str, list[dict[str, list[str]]]]]:
    try:
        found: list[dict[str, list[dict[str, list[str]]]]] = json.loads(file.read_text("utf-8"))["data"]
    except (OSError, ValueError, KeyError) as error:
        raise SourceError(str(file), "it is no XQuAD-R") from error
    return found
