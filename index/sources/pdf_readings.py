"""The bytes of a PDF into every reading of its text that may be the right one: lines by page, in reading order or not.

Which reading is the right one is judged elsewhere. Raises `UnreadablePdfError` for what can't be opened.
"""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams
from pypdf.errors import PyPdfError

from index.language import arabic_share
from index.sources.pdf_lines import Glyphs, lines_in_order
from index.sources.pdf_turning import turned, words_turned

MOST_PAGES = 1_000
"""A book; longer ones are read up to here."""

Lines = list[str]

# Shapes of letters, and two letters in one, each with its plain letters; ﷺ and its like are letters in their own right.
_SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufdf9\ufdfc\ufe70-\ufefc]")
_LOOSE_MARK = re.compile(r" +(?=[\u064b-\u0652])")  # a vowel sign that was placed beside its letter
_OPENING_RIGHT = re.compile(r"(?:^|\s)[(\[«]\w|\w[)\]»](?:\s|$)", re.MULTILINE)
_OPENING_WRONG = re.compile(r"(?:^|\s)[)\]»]\w|\w[(\[«](?:\s|$)", re.MULTILINE)
_MIRRORED = str.maketrans("()[]«»", ")(][»«")


class UnreadablePdfError(Exception):
    """Why a PDF can't be read, in a few words for a person."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What a PDF says: its own title, and for each way of reading the lines of each page.

    `placed` are readings by where the glyphs stand on the page, `streamed` those by the order they are stored in,
    in which numbers inside Arabic lines are sometimes misplaced.
    """

    title: str | None
    placed: list[list[Lines]]
    streamed: list[list[Lines]]


def pdf_readings(data: bytes) -> Readings:
    """All readings of a PDF. Raises `UnreadablePdfError`."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadablePdfError("the PDF is protected by a password: save it without one")
        pages = len(reader.pages)  # to be counted, the tree of pages has to be whole
        title = _title(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
            NotImplementedError, ArithmeticError, AssertionError) as error:  # fmt: skip
        raise UnreadablePdfError("the PDF is broken and can't be opened: save it anew and try again") from error
    if not pages:
        raise UnreadablePdfError("the PDF is broken: it has no pages")
    return Readings(title, _orders(_with_pdfminer, data), _orders(_with_pypdf, data))


def _title(reader: pypdf.PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata is not None else None
    return str(title) if title else None


def _with_pypdf(data: bytes) -> Iterator[list[Glyphs]]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    for page in reader.pages[:MOST_PAGES]:
        yield [list(line) for line in page.extract_text().split("\n") if line.strip()]


def _with_pdfminer(data: bytes) -> Iterator[list[Glyphs]]:
    """Glyph by glyph: one that stands for two letters keeps their order when the line is turned around."""
    for page in extract_pages(io.BytesIO(data), maxpages=MOST_PAGES, laparams=LAParams()):
        yield lines_in_order(page)


def _orders(read: Callable[[bytes], Iterator[list[Glyphs]]], data: bytes) -> list[list[Lines]]:
    """The reading as it came, and where it is Arabic, with its lines and with its words turned around."""
    try:
        pages = list(read(data))
    # What goes wrong inside either package on a broken file has no common name; the other may still read it.
    except Exception:  # noqa: BLE001
        return []
    ways: list[Callable[[Glyphs], str]] = ["".join]
    as_it_came = "".join("".join(glyphs) for page in pages for glyphs in page)
    if (arabic_share(plain_letters(as_it_came)) or 0) > 0.1:
        ways += [turned, words_turned]
    return [_with_right_brackets([[plain_letters(way(glyphs)).strip() for glyphs in page] for page in pages])
            for way in ways]  # fmt: skip


def plain_letters(text: str) -> str:
    """`text` with letters instead of their shapes."""
    letters = _SHAPES.sub(lambda shape: unicodedata.normalize("NFKC", shape.group()).strip(), text)
    return _LOOSE_MARK.sub("", letters)


def _with_right_brackets(pages: list[Lines]) -> list[Lines]:
    """Brackets are stored as they look or as they are meant; which, shows at the words beside them."""
    text = "\n".join(line for page in pages for line in page)
    if len(_OPENING_WRONG.findall(text)) <= len(_OPENING_RIGHT.findall(text)):
        return pages
    return [[line.translate(_MIRRORED) for line in page] for page in pages]
