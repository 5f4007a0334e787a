"""Lines that say when an article was written, and with that where, for which outlet or by whom, and nothing else:
"Hama, 12 October 2026 (Orontes Post)", «كتب: أحمد علي - 3 نوفمبر 2026».

One line of text in; a `Dateline` out, or None where the line may be a sentence. Between the dashes, commas and brackets
of such a line stand one date and a few names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from index.dates import parse_date_line
from index.records import Span
from index.text import fold, is_stopword

_LONGEST_LINE = 160
_PARTING = re.compile(r"\s*[|–—•·()\[\]،,]+\s*|\s+[-/]\s*|\s*[-/]\s+")
_MOST_PARTS = 8  # "Tuesday, September 19, 2023" alone has three
_MOST_NAMES = 3
_MOST_WORDS = 4  # of a name

_BY = r"(?:(?:written|reporting|editing|story|interview|words|text) )?by"
_LABELLED = re.compile(
    rf"(?:{_BY}\b:?|(?:كتبت?|بقلم|تحرير|[إا]عداد|حوار|حاورته?ا?|حاورها?|تقرير|ترجمة|تصوير|خاص)\s*:|(?:كتبت?|بقلم|[إا]عداد)\s)\s*"
    r"(?P<name>\S.*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:{_BY}\b:?|(?:كتبت?|بقلم|تحرير|[إا]عداد|حاورته?ا?|حاورها?|أجر[ىت] الحوار)\b\s*:?)\s*"
    r"(?P<names>\S[^.!?؟،:]{1,60})",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_BYLINE = 8
_JOINING = frozenset("and of the for in de la al el bin ibn von van".split())
_INITIAL = re.compile(r"\b([^\W\d_])\.")
_NO_NAME = re.compile(r"[\d.!?؟:؛;«»\"“”]")

# Folded. What an outlet calls itself, and agencies that go by one word.
_OUTLET = re.compile(
    r"\b(?:ال)?(?:وكاله|صحيفه|جريده|مجله|موقع|قناه|شبكه|تلفزيون|اذاعه|نيوز|اونلاين)\b"
    r"|\b(?:رويترز|سانا|بترا|واس|وام|كونا|وفا|ارنا|تاس|شينخوا|سبوتنيك|الاناضول|فرانس برس|اسوشيتد برس"
    r"|ا ?ف ?ب|د ?ب ?ا|ا ?ش ?ا)\b"
    r"|\b(?:agency|news|newspaper|times|post|daily|weekly|herald|tribune|gazette|review|journal|guardian|telegraph|press"
    r"|magazine|television|radio|tv|reuters|afp|ap|bbc|cnn|upi|dpa|xinhua|tass|sana|petra|anadolu|bloomberg)\b"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """When an article was published, in UTC, and its outlet; None where the line names none that is surely one."""

    published: datetime
    source: str | None


def parse_dateline(line: str) -> Dateline | None:
    """What a line of a date and names says; None for any other line, one of a date alone among them."""
    if len(line) > _LONGEST_LINE or not any(map(str.isdigit, line)):
        return None
    parts = _parts(line)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    # The longest run first: a city beside a day, and the hour after it, belong to the date.
    runs = sorted(combinations(range(len(parts) + 1), 2), key=lambda run: run[0] - run[1])
    for first, end in runs:
        run = line[parts[first].start : parts[end - 1].end]
        moment = parse_date_line(run)
        if moment is not None:
            if first and is_stopword(fold(run.split()[0])):
                return None  # "…, on 3 November 2026, …": a sentence
            return _dateline(line, moment, [*parts[:first], *parts[end:]])
    return None


def is_byline(line: str) -> bool:
    """Whether a line names who wrote it, and says no more."""
    match = _BYLINE.fullmatch(line)
    if match is None:
        return False
    words = match["names"].split()
    return len(words) <= _MOST_WORDS_OF_A_BYLINE and _are_capitalised(words)


def _dateline(line: str, moment: datetime, names: Sequence[Span]) -> Dateline | None:
    if len(names) > _MOST_NAMES:
        return None
    source: str | None = None
    for span in names:
        name = line[span.start : span.end]
        if (labelled := _LABELLED.fullmatch(name)) is not None:
            if not _is_name(labelled["name"]):
                return None
            continue
        if not _is_name(name):
            return None
        is_bracketed = line[: span.start].rstrip().endswith(("(", "["))
        if source is None and (is_bracketed or _OUTLET.search(fold(_INITIAL.sub(r"\1", name)))):
            source = name
    return Dateline(moment, source)


def _parts(line: str) -> list[Span]:
    found: list[Span] = []
    start = 0
    for match in _PARTING.finditer(line):
        found.append(Span(start, match.start()))
        start = match.end()
    found.append(Span(start, len(line)))
    return [span for span in found if line[span.start : span.end].strip()]


def _is_name(text: str) -> bool:
    if _NO_NAME.search(_INITIAL.sub(r"\1", text)):
        return False
    words = text.split()
    is_short = len(words) <= _MOST_WORDS and not any(is_stopword(fold(word)) for word in words if word not in _JOINING)
    return is_short and _are_capitalised(words)


def _are_capitalised(words: Sequence[str]) -> bool:
    """Whether words may be names: capitalised where there are capitals."""
    return all(not word[0].islower() or word in _JOINING for word in words) and not words[0][0].islower()
