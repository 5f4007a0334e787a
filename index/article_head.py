"""The head of an article: which of its first lines say when, where, by whom and for whom it was written, and no more.

Lines of a text in; what they say, and which they are, out. At the head may stand the title once more, a line that is
nothing but a date, one of a date and names (see `index.dateline`), a byline, and under the date, or the standfirst that
follows it, a line of outlet and section ("العالم- ايران"). Further down a dash between names is a table or a match.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from index.dateline import Dateline, is_byline, parse_dateline
from index.dates import parse_date_line
from index.records import Span
from index.text import fold

LONGEST_TITLE = 300
"""Code points. A longer first line is a paragraph, whatever follows it."""

MOST_LINES = 8
"""How far down below the title a head is looked for, and one more line, that tells a table from a head."""
_LONGEST_HEADLINE = 160  # code points of a line above the date that may be a second headline: longer ones are prose
_PROSE = re.compile(r"[.!?؟…][\"'”’»)\]]*\Z")
_SECTION = re.compile(
    r"(?P<outlet>[^\d.!?؟:،,]{2,40}?)(?:\s*[|–—]\s*|\s+[-/]\s*|\s*[-/]\s+)(?P<section>[^\d.!?؟:،,]{2,40})"
)
_MOST_WORDS_A_SIDE = 3
_STANDFIRST = 1  # a line that may stand between the date and the section
_FAR = 100
_CELLS = re.compile(r"\||\s[–—/-]\s")
_LONGEST_ROW = 80


@dataclass(frozen=True, slots=True)
class Head:
    """`lines` are those of the text that are no part of the article itself. What they don't say is None."""

    published: datetime | None
    source: str | None
    section: str | None
    lines: frozenset[Span]


NO_HEAD = Head(None, None, None, frozenset())


def read_head(text: str, lines: Sequence[Span], title: str | None) -> Head:
    """The head among `lines`, those of `text` below its title."""
    published: datetime | None = None
    source: str | None = None
    section: str | None = None
    metadata: set[Span] = set()
    has_begun = False
    after_date = _FAR  # lines between the date and this one
    contents = [text[line.start : line.end].strip() for line in lines[:MOST_LINES]]
    for place, (line, content) in enumerate(zip(lines[: MOST_LINES - 1], contents, strict=False)):
        if title is not None and _is_again(content, title):
            metadata.add(line)
        elif published is None and (moment := parse_date_line(content)):
            published, after_date = moment, 0
            metadata.add(line)
        elif published is None and not has_begun and (dateline := _dateline(contents, place)):
            published, source, after_date = dateline.published, dateline.source, 0
            metadata.add(line)
        elif not has_begun and is_byline(content):
            metadata.add(line)
        # A dash between two short names could be anything; under a date line it is a dateline.
        elif after_date <= _STANDFIRST and source is None and (names := _section(contents, place)):
            source, section = names
            metadata.add(line)
        else:
            after_date += 1
            has_begun = has_begun or len(content) > _LONGEST_HEADLINE or _PROSE.search(content) is not None
    return Head(published, source, section, frozenset(metadata))


def _dateline(contents: Sequence[str], place: int) -> Dateline | None:
    """The dateline in one of the lines; None where one beside it is another: a table of events."""
    found = parse_dateline(contents[place])
    beside = (*contents[max(place - 1, 0) : place], *contents[place + 1 : place + 2])
    return None if any(parse_dateline(each) is not None for each in beside) else found


def _is_again(line: str, title: str) -> bool:
    return len(line) <= LONGEST_TITLE and fold(line) == fold(title)


def _section(contents: Sequence[str], place: int) -> tuple[str, str] | None:
    """Outlet and section, of a line that names both and no more; None where the next is parted, too: a table."""
    match = _SECTION.fullmatch(contents[place])
    if match is None or any(len(row) <= _LONGEST_ROW and _CELLS.search(row) for row in contents[place + 1 : place + 2]):
        return None
    words = [side.split() for side in match.groups()]
    # Names are capitalised where there are capitals: "Strike over pay - doctors" is a headline.
    named = all(not word[0].islower() for side in words for word in side)
    if not named or any(len(side) > _MOST_WORDS_A_SIDE for side in words):
        return None
    return match["outlet"].strip(), match["section"].strip()
