"""A Word document (.docx) into a document: paragraphs and tables in their order, lists and headings as lines.

Raises `SourceError` for another kind of archive, and for one that is broken or swells when it is unpacked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
import lxml.etree
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from index.records import Document, Scope
from index.sources.content import Content
from index.sources.extracted import Extracted, document_of

LARGEST_UNPACKED = 60_000_000
"""Bytes of all parts together: a thousand pages of text have a tenth of it."""
_LARGEST_PART = 30_000_000  # of text: pictures are counted above, and never unpacked
_MOST_PARTS = 5_000
_MAIN = "word/document.xml"
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML = (".xml", ".rels")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DEEPEST_TABLE = 8
_MOST_TAGS = 2_000_000
"""Of all parts: a thousand pages have half of it, and each takes a hundred times its bytes in memory."""

_OTHERS = {
    "xl/workbook.xml": "a spreadsheet: save it as text or .docx",
    "ppt/presentation.xml": "a presentation: save it as text or .docx",
    "META-INF/container.xml": "an e-book: save it as text or .docx",
    "content.xml": "an OpenDocument file: save it as .docx",
}


def read_word(content: Content, scope: Scope) -> Document:
    """The document in a .docx file. Raises `SourceError`."""
    data = content.read()
    _check_archive(content, data)
    try:
        word = docx.Document(io.BytesIO(data))
        lines = list(_lines(word))
        title = word.core_properties.title or _title(word)
    except (OpcError, lxml.etree.LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError,
            IndexError, RecursionError, NotImplementedError, OSError, TypeError, AssertionError) as error:  # fmt: skip
        raise content.error("the Word document is broken and can't be opened: save it anew and try again") from error
    if not any(lines):
        raise content.error("no text in the Word document: it may hold only pictures")
    article = Extracted("\n".join(lines), title, url=content.url)
    return document_of(article, scope, content.origin, content.title)


def _check_archive(content: Content, data: bytes) -> None:
    """Refuse, before anything is unpacked, what isn't a Word document or would not stay one in size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if _MAIN not in names:
                known = next((meaning for name, meaning in _OTHERS.items() if name in names), None)
                raise content.error(f"not read: it is {known or 'an archive (zip): unpack it first'}")
            if any(part.flag_bits & 1 for part in parts):
                raise content.error("the Word document is encrypted: save it without a password")
            if len(parts) > _MOST_PARTS or len(names) < len(parts):
                raise content.error("the Word document is broken: it has too many parts, or one twice")
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise content.error(f"the Word document unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB")
            tags = sum(_check_part(content, archive, part) for part in parts if part.filename.endswith(_XML))
            if tags > _MOST_TAGS:
                raise content.error(f"the Word document is beyond all measure: more than {_MOST_TAGS:,} tags")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise content.error("the archive is broken: it can't be unpacked") from error


def _check_part(content: Content, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many tags a part has. Raises `SourceError` for one that is not to be parsed."""
    with archive.open(part) as stream:
        xml = stream.read(_LARGEST_PART + 1)  # the size that an archive names may be a lie
    if len(xml) > _LARGEST_PART:
        raise content.error(f"the Word document unpacks to more than {_LARGEST_PART // 1_000_000} MB of text")
    # Word writes UTF-8 and declares nothing; entities could swell, or fetch files.
    if xml.startswith(_UTF16) or _DECLARES.search(xml):
        raise content.error("the Word document declares XML entities: it was not made by Word, and is not read")
    return xml.count(b"<")


def _lines(word: WordDocument) -> Iterator[str]:
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block, 0)
        else:
            yield block.text


def _rows(table: Table, depth: int) -> Iterator[str]:
    if depth > _DEEPEST_TABLE:
        return
    for row in table._tbl.tr_lst:
        cells = []
        for each in row.tc_lst:  # and not the places of a row: a cell may claim millions of them, or one from above
            cell = _Cell(each, table)
            cells.append(" ".join(paragraph.text for paragraph in cell.paragraphs).strip())
            for inner in cell.tables:
                yield from _rows(inner, depth + 1)
        yield " ".join(filter(None, cells))


def _title(word: WordDocument) -> str | None:
    blocks = (block for block in word.iter_inner_content() if isinstance(block, Paragraph))
    first = next((paragraph for paragraph in blocks if paragraph.text.strip()), None)
    style = (first.style.name or "") if first is not None and first.style is not None else ""
    return first.text if first is not None and style.startswith(("Title", "Heading")) else None
