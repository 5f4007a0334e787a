"""Files that nobody should be able to do harm with: a name, the bytes, and words of the one line that answers them."""

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdf
from pdf_files import ARABIC, ENGLISH, pdf, put_together


@dataclass(frozen=True)
class Hostile:
    """`answer` stands in the error, or is "added" where the file is read after all, without what was wrong in it.
    A PDF may take so many `seconds` of a processor: those that don't want all there are need one or two."""

    name: str
    make: Callable[[], bytes]
    answer: str
    seconds: int = 5


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def parts_of(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(text: str = "Ships came to the harbour.", /, **replaced: bytes) -> bytes:
    """A Word document with parts replaced: `document` is its text, any other name a part of that name beside it."""
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return zipped(parts_of(stream.getvalue()) | {f"word/{name}.xml": content for name, content in replaced.items()})


def _lying_size() -> bytes:
    """A part that unpacks to 80 MB and says that it is small."""
    data = bytearray(word(huge=b"<w>" + b" " * 80_000_000 + b"</w>"))
    place = data.rfind(b"word/huge.xml") - 46  # its entry in the directory at the end
    data[place + 24 : place + 28] = struct.pack("<I", 1000)
    return bytes(data)


def _encrypted_zip() -> bytes:
    data = bytearray(word())
    place = data.rfind(b"word/document.xml") - 46
    data[place + 8] |= 1
    return bytes(data)


def _encrypted_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([ENGLISH])))
    writer.encrypt("secret", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _pdf_with(stream: bytes) -> bytes:
    return put_together(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            stream,
        ]
    )


def _pdf_bomb() -> bytes:
    pack = zlib.compressobj(9)
    packed = zlib.compress(b"".join(pack.compress(b"\0" * 1_000_000) for _ in range(1000)) + pack.flush(), 9)
    return _pdf_with(
        b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"
    )


_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)).replace("&a0;", "&a;")
    + "]>"
)
_FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORD_XML = f"<w:document {_W}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
_ITEM = "<item><title>T</title><link>https://n.example/a</link><description>Ships came.</description></item>"
_RSS = f"<rss version='2.0'><channel><title>T</title>{_ITEM}</channel></rss>"
OTHER_FEED = Path(__file__).with_name("other_feed.rss")
_MEANINGLESS = {letter: chr(0xE000 + n) for n, letter in enumerate(sorted(set("".join(ARABIC)) - {" "}))}


def _word(body: bytes) -> bytes:
    return f"<w:document {_W}><w:body>".encode() + body + b"</w:body></w:document>"


def _table(rows: int, cell: str) -> bytes:
    row = f"<w:tr><w:tc><w:tcPr><{cell}/></w:tcPr><w:p><w:r><w:t>Ships came.</w:t></w:r></w:p></w:tc></w:tr>"
    return _word(f"<w:tbl>{row * rows}</w:tbl>".encode())


def _jsonl(*found: object) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in found).encode()


FILES = {
    # Text that is none
    "empty": Hostile("a.txt", lambda: b"", "empty"),
    "blank Markdown": Hostile("a.md", lambda: b" \n\t\n", "empty"),
    "a byte-order mark alone": Hostile("a.txt", lambda: b"\xef\xbb\xbf", "empty"),
    "NUL bytes": Hostile("a.txt", lambda: b"abc\0def", "NUL"),
    "another encoding": Hostile("a.txt", lambda: "résumé".encode("latin-1"), "UTF-8"),
    "UTF-16": Hostile("a.txt", lambda: "They met.".encode("utf-16"), "UTF-8"),
    "half a surrogate pair": Hostile("a.txt", lambda: b"\xed\xa0\x80 words", "UTF-8"),
    "an overlong encoding": Hostile("a.txt", lambda: b"\xc0\xaf\xc0\xae words", "UTF-8"),
    "no word": Hostile("a.txt", lambda: "!!! ؟؟؟ … 🙂".encode(), "no words"),
    "direction marks alone": Hostile("a.txt", lambda: "\u202e\u2066\u200f".encode(), "no words"),
    "too large": Hostile("a.txt", lambda: b"words " * 1_000_000, "larger than 5 MB"),
    "a line of megabytes": Hostile("a.txt", lambda: b"word " * 100_000, "added"),
    "text turned around": Hostile("a.txt", lambda: "They \u202ehtiw evom\u202c met.".encode(), "added"),
    "ligatures that grow": Hostile("a.txt", lambda: ("\ufdfa" * 5_000 + " words").encode(), "added"),
    "a mountain of marks": Hostile("a.txt", lambda: ("a" + "\u0301" * 50_000 + " words").encode(), "added"),
    # Other things with the suffix of a text
    "a picture as text": Hostile("a.txt", lambda: b"\x89PNG\r\n\x1a\n\0\0", "picture"),
    "a photo as PDF": Hostile("a.pdf", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
    "a picture as a page": Hostile("a.html", lambda: b"GIF89a\x01\0", "picture"),
    "a film": Hostile("a.txt", lambda: b"\0\0\0\x20ftypisom", "film"),
    "a sound": Hostile("a.txt", lambda: b"ID3\x04\0", "sound"),
    "a program": Hostile("a.md", lambda: b"\x7fELF\x02\x01", "program"),
    "a database": Hostile("a.jsonl", lambda: b"SQLite format 3\0", "database"),
    "gzip": Hostile("a.txt", lambda: gzip.compress(b"words"), "unpack"),
    "7z": Hostile("a.txt", lambda: b"7z\xbc\xaf\x27\x1c\0\4", "unpack"),
    "RAR": Hostile("a.docx", lambda: b"Rar!\x1a\x07\x01\0", "unpack"),
    "old Word": Hostile("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old or password"),
    "rich text": Hostile("a.txt", lambda: b"{\\rtf1 words}", "rtf"),
    "a page as text": Hostile("a.txt", lambda: b"<html><body><p>Ships came.</p></body></html>", "added"),
    "a PDF as text": Hostile("a.txt", lambda: pdf([ENGLISH]), "added"),
    "text as PDF": Hostile("a.pdf", lambda: b"Ships came to the harbour.", "added"),
    # Archives and Word documents
    "a zip as text": Hostile("a.txt", lambda: zipped({"a.txt": b"words"}), "archive"),
    "a zip of nothing": Hostile("a.docx", lambda: zipped({}), "archive"),
    "half a zip": Hostile("a.docx", lambda: word()[:2000], "broken"),
    "a spreadsheet": Hostile("a.docx", lambda: zipped({"xl/workbook.xml": b"<x/>"}), "spreadsheet"),
    "a presentation": Hostile("a.docx", lambda: zipped({"ppt/presentation.xml": b"<x/>"}), "presentation"),
    "an e-book": Hostile("a.docx", lambda: zipped({"META-INF/container.xml": b"<x/>"}), "e-book"),
    "an OpenDocument": Hostile("a.docx", lambda: zipped({"content.xml": b"<x/>"}), "OpenDocument"),
    "Word, encrypted": Hostile("a.docx", _encrypted_zip, "encrypted"),
    "Word, a bomb": Hostile("a.docx", lambda: word(huge=b" " * 90_000_000), "unpacks to more"),
    "Word, a bomb that lies": Hostile("a.docx", _lying_size, "broken"),
    "Word, thousands of parts": Hostile(
        "a.docx", lambda: word(**dict.fromkeys((f"p{n}" for n in range(6000)), b"")), "too many parts"
    ),
    "Word, laughs": Hostile("a.docx", lambda: word(document=(_LAUGHS + _WORD_XML).encode()), "XML entities"),
    "Word, a file fetched": Hostile("a.docx", lambda: word(document=(_FETCHES + _WORD_XML).encode()), "XML entities"),
    "Word, hidden in UTF-16": Hostile(
        "a.docx", lambda: word(document=(_LAUGHS + _WORD_XML).encode("utf-16")), "XML entities"
    ),
    "Word, no XML": Hostile("a.docx", lambda: word(document=b"<w:document"), "broken"),
    "Word, nothing but the text": Hostile("a.docx", lambda: zipped({"word/document.xml": b"<x/>"}), "broken"),
    "Word, deep": Hostile("a.docx", lambda: word(document=b"<a>" * 20_000 + b"</a>" * 20_000), "broken"),
    "Word, a cell of millions": Hostile(
        "a.docx", lambda: word(document=_table(1, 'w:gridSpan w:val="9000000"')), "added"
    ),
    "Word, a cell of thousands of rows": Hostile("a.docx", lambda: word(document=_table(3000, "w:vMerge")), "added"),
    "Word, nothing but tags": Hostile(
        "a.docx", lambda: word(document=_word(b"<w:p/>" * 2_000_001)), "more than 2,000,000 tags"
    ),
    "Word, no text": Hostile("a.docx", lambda: word(""), "no text"),
    # PDFs
    "PDF, a name alone": Hostile("a.pdf", lambda: b"%PDF-1.7\n", "PDF"),
    "PDF, noise": Hostile("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "PDF"),
    "PDF, cut off": Hostile("a.pdf", lambda: pdf([ENGLISH])[:600], "PDF"),
    "PDF, a password": Hostile("a.pdf", _encrypted_pdf, "password"),
    "PDF, a scan": Hostile("a.pdf", lambda: pdf([[]]), "scanned"),
    "PDF, letters without meaning": Hostile("a.pdf", lambda: pdf([ARABIC], letters=_MEANINGLESS), "garbled"),
    "PDF, pages in a ring": Hostile(
        "a.pdf",
        lambda: put_together([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R] >>"]),
        "PDF",
    ),
    "PDF, a bomb": Hostile("a.pdf", _pdf_bomb, "PDF", seconds=2),
    "PDF, deep": Hostile("a.pdf", lambda: _pdf_with(b"[" * 100_000 + b"]" * 100_000), "PDF"),
    "PDF, wrong offsets": Hostile("a.pdf", lambda: pdf([ENGLISH]).replace(b"startxref\n", b"startxref\n9"), "added"),
    "PDF, no pages": Hostile(
        "a.pdf",
        lambda: put_together([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"]),
        "PDF",
    ),
    # Pages
    "a page of nothing": Hostile("a.html", lambda: b"<html><body></body></html>", "no text"),
    "a page of scripts": Hostile("a.html", lambda: b"<html><script>let words</script></html>", "no text"),
    "a page of pictures": Hostile(
        "a.html", lambda: b"<html><body>" + b"<img src=a>" * 9 + b"</body></html>", "no text"
    ),
    "a page of tags": Hostile("a.html", lambda: b"<html><body>" + b"<b>x</b>" * 150_000, "tags"),
    "a page too large": Hostile("a.html", lambda: b"<html><body><p>" + b"word " * 2_100_000, "larger than 10 MB"),
    "a page, deep": Hostile("a.html", lambda: b"<html><body>" + b"<div>" * 90_000 + b"<p>Ships came.</p>", "no text"),
    "a page with NULs": Hostile("a.html", lambda: b"<html><body><p>Sh\0ips came.</p></body></html>", "added"),
    "a page with an endless attribute": Hostile(
        "a.html", lambda: b"<html><body><p title='" + b"x" * 5_000_000 + b"'>Ships came.</p>", "added"
    ),
    "a page that laughs": Hostile(
        "a.html", lambda: (_LAUGHS + "<html><p>Ships &a9; came.</p></html>").encode(), "added"
    ),
    "a page of paragraphs": Hostile(
        "a.html", lambda: b"<html><body>" + b"<div><p>Ships came to the harbour.</p></div>" * 10_000, "added"
    ),
    "a page whose data is broken": Hostile(
        "a.html",
        lambda: (
            rb"""<html><script type="application/ld+json">{"datePublished": "2020\q-01-01"}</script>
        <p>Ships came to the harbour.</p></html>"""
        ),
        "added",
    ),
    # XML and feeds
    "XML of another kind": Hostile("a.html.xml", lambda: b"<?xml version='1.0'?><invoice>9</invoice>", "unknown kind"),
    "XML that laughs": Hostile("a.rss", lambda: (_LAUGHS + _RSS).encode(), "XML entities"),
    "a feed that fetches": Hostile("a.rss", lambda: (_FETCHES + _RSS.replace("Ships", "&a;")).encode(), "XML entities"),
    "a feed that laughs in UTF-16": Hostile("a.rss", lambda: (_LAUGHS + _RSS).encode("utf-16"), "XML entities"),
    "a feed without entries": Hostile("a.rss", lambda: b"<rss><channel><title>T</title></channel></rss>", "no entries"),
    "half a feed": Hostile("a.rss", lambda: _RSS[:-40].encode(), "added"),
    "a feed of duplicates": Hostile("a.rss", lambda: _RSS.replace(_ITEM, _ITEM * 500).encode(), "added"),
    "a feed of days that never were": Hostile(
        "a.rss", lambda: _RSS.replace("<link>", "<pubDate>Fri, 99 Foo 99999 77:77</pubDate><link>").encode(), "added"
    ),
    "a feed that is a file's name": Hostile(
        "a.rss", lambda: f"<?xml version='1.0'?>{OTHER_FEED}".encode(), "not a feed"
    ),
    "a feed of characters that are none": Hostile(
        "a.rss", lambda: _RSS.replace("came", "&#55357;&#xD800; &#1114112; came").encode(), "added"
    ),
    "a feed with a box in a box": Hostile(
        "a.rss",
        lambda: _RSS.replace("<item>", "<textinput/><item><textinput><title>T</title>").encode(),
        "feed is broken",
    ),
    "a feed, deep": Hostile("a.rss", lambda: b"<rss><channel>" + b"<item>" * 30_000, "no entries"),
    "a feed too large": Hostile("a.rss", lambda: b"<rss>" + b" " * 10_000_001, "larger than 10 MB"),
    "a feed of scripts": Hostile(
        "a.rss", lambda: _RSS.replace("https://n.example/a", "javascript:x").encode(), "added"
    ),
    # JSON
    "JSON, half a line": Hostile("a.jsonl", lambda: b'{"title": "T", "content', "not JSON"),
    "JSON, deep": Hostile("a.jsonl", lambda: b"[" * 100_000 + b"]" * 100_000, "not JSON"),
    "JSON, deep inside": Hostile("a.json", lambda: b'[{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}]", "not JSON"),
    "JSON, other objects": Hostile("a.jsonl", lambda: _jsonl({"a": 1}), "no text"),
    "JSON, a list of numbers": Hostile("a.jsonl", lambda: b"1\n", "not a JSON object"),
    "JSON, a line too long": Hostile("a.jsonl", lambda: _jsonl({"content": "x" * 5_000_001}), "longer than 5 MB"),
    "JSON, a number too long": Hostile("a.jsonl", lambda: b'{"n": ' + b"9" * 10_000 + b"}", "not JSON"),
    "JSON, half an array": Hostile("a.json", lambda: b'[{"title": "T"', "not JSON"),
    "JSON, bytes that are no text": Hostile("a.jsonl", lambda: b'{"content": "\xff"}', "not JSON"),
    "JSON, half a pair and NULs": Hostile(
        "a.jsonl", lambda: _jsonl({"content": "Ships\0 came\ud800.", "url": 7}), "added"
    ),
    "JSON, a script as address": Hostile(
        "a.jsonl", lambda: _jsonl({"content": "Ships.", "url": "javascript:x"}), "added"
    ),
    "JSON, a day that never was": Hostile(
        "a.jsonl", lambda: _jsonl({"content": "Ships.", "date": "2023-02-31"}), "added"
    ),
    "JSON, tags without end": Hostile("a.jsonl", lambda: _jsonl({"content": "<p>" * 200_001 + "Ships."}), "tags"),
    "JSON, an object of a million": Hostile(
        "a.json", lambda: b'{"items": [' + b"{}," * 999_999 + b"{}]}", "more than 1,000,000 values"
    ),
    "JSON, an entry of a million": Hostile(
        "a.json", lambda: b'[{"title":\n[' + b"0," * 999_999 + b"0]}]", "a value without end"
    ),
    "JSON, an address that holds a name": Hostile(
        "a.jsonl", lambda: _jsonl({"content": "Ships.", "url": "https://a:b@n.example/"}), "added"
    ),
    "an export": Hostile("a.json", lambda: b'{"name": "x", "id": 1,\n "messages": []}', "import-telegram"),
    # Markdown
    "Markdown, quotes in quotes": Hostile("a.md", lambda: b">" * 50_000 + b" ships", "no words"),
    "Markdown, brackets": Hostile("a.md", lambda: b"[" * 50_000 + b" ships", "added"),
    "Markdown, emphasis": Hostile("a.md", lambda: b"*a_ " * 20_000, "added"),
    "Markdown, ticks": Hostile("a.md", lambda: b"".join(b"`" * n + b" a " for n in range(400)), "added"),
}


def _export(*messages: object, number: object = 1234, kind: str = "private_supergroup", name: object = "Port") -> bytes:
    return json.dumps({"name": name, "type": kind, "id": number, "messages": messages}).encode()


def _message(**fields: object) -> dict[str, object]:
    return {"id": 1, "type": "message", "date_unixtime": "1700000000", "text": "Ships came.", **fields}


EXPORTS = {
    "empty": Hostile("r.json", lambda: b"", "not a Telegram export"),
    "no JSON": Hostile("r.json", lambda: b"words", "not a Telegram export"),
    "the HTML export": Hostile("r.json", lambda: b"<!DOCTYPE html><html></html>", "not HTML"),
    "another JSON": Hostile("r.json", lambda: b'{"a": 1}', "not a Telegram export"),
    "no number": Hostile("r.json", lambda: _export(_message(), number=None), "which chat"),
    "a number that is none": Hostile("r.json", lambda: _export(_message(), number="x"), "which chat"),
    "a number too large": Hostile("r.json", lambda: _export(_message(), number=10**30), "not a Telegram export"),
    "broken off": Hostile("r.json", lambda: _export(_message())[:-4], "breaks off"),
    "deep": Hostile("r.json", lambda: _export()[:-2] + b"[" * 100_000, "no message can be"),
    "a deep message": Hostile(
        "r.json", lambda: _export()[:-2] + b'{"text":' + b"[" * 100_000 + b"]}", "no message can be"
    ),
    "a string without end": Hostile(
        "r.json", lambda: _export()[:-2] + b'{"text": "' + b"x" * 25_000_000, "no message can be"
    ),
    "bytes that are no text": Hostile(
        "r.json", lambda: _export(_message()).replace(b"Ships", b"\xff"), "damaged (messages read before that: 0)"
    ),
    "a message of a million parts": Hostile(
        "r.json", lambda: _export(_message(text=["a"] * 1_000_000)), "no message can be"
    ),
    "a chat's name without end": Hostile("r.json", lambda: _export(_message(), name="x" * 1_000_000), "added"),
    "a chat's name that is none": Hostile("r.json", lambda: _export(_message(), name=[{"a": 1}]), "added"),
    "no messages": Hostile("r.json", lambda: b'{"name": "Port", "type": "private_group", "id": 1}', "not a Telegram"),
    "messages that are no list": Hostile(
        "r.json", lambda: b'{"type": "private_group", "id": 1, "messages": {"a": 1}}', "not a Telegram"
    ),
    "answers in a ring": Hostile(
        "r.json",
        lambda: _export(_message(id=1, reply_to_message_id=2), _message(id=2, reply_to_message_id=1)),
        "added",
    ),
    "messages that are none": Hostile("r.json", lambda: _export(7, "x", [_message()], None, _message()), "added"),
    "a day out of all reach": Hostile("r.json", lambda: _export(_message(date_unixtime="9" * 17)), "added"),
    "one number twice": Hostile("r.json", lambda: _export(_message(), _message(text="Ships left.")), "added"),
    "NULs and half a pair": Hostile("r.json", lambda: _export(_message(text="Ships\0 came\ud800.")), "added"),
}
