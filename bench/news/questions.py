"""Questions about a day's news: lines of a file and the day's articles in, questions with what answers them out.

The lines say where in an article its answer stands, for the articles are no part of the project.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Article = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NewsQuestion:
    """A question, the number of the article that answers it, and what its answering sentences hold; both empty where
    no article of the day answers."""

    language: str
    text: str
    article: int | None
    pieces: tuple[str, ...]


def read_day(file: Path) -> Sequence[Article]:
    """The articles of a day: a JSON list of objects with `title` and `content`, or a ZIP archive of one such file."""
    if not zipfile.is_zipfile(file):
        return _listed(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        return _listed(archive.read(archive.namelist()[0]))


def read_questions(file: Path, day: Sequence[Article]) -> Iterator[NewsQuestion]:
    """The questions of a file, in its order; a line: language, article, places in its content, question, by tabs."""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, article, places, text = line.split("\t")
        if not article:
            yield NewsQuestion(language, text, None, ())
            continue
        content = str(day[int(article)]["content"])
        spans = [each.split(":") for each in places.split()]
        pieces = tuple(content[int(start) : int(end)] for start, end in spans)
        yield NewsQuestion(language, text, int(article), pieces)


def _listed(data: bytes) -> Sequence[Article]:
    listed: Sequence[Article] = json.loads(data)
    return listed
