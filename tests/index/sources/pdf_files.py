"""PDFs as programs write them, down to the glyph: lines of text in, the bytes of a PDF out, without any font.

Glyphs have numbers, and a table says which letters each number stands for; that is all that a reader of text needs.
"""

import unicodedata
import zlib
from collections.abc import Sequence

ARABIC = (
    "قال رئيس الوزراء إن الحكومة وافقت على مشروع بناء ميناء جديد في المدينة",
    "وأضاف أن العمل في المشروع يبدأ في العام 2024 بعد أن تنتهي الدراسات",
    "وذكر وزير النقل أن أكثر من 350 عاملا يشاركون في هذا المشروع من خلال",
    "الشركات التي فازت بالعقود، وأشار إلى أن الميناء (الجديد) يربط المدينة",
    "مع الموانئ في الخليج.",
)
ENGLISH = (
    "The government approved the building of a new port in the city on Monday,",
    "and the minister of transport said that more than 350 workers would build it.",
)


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", letters: dict[str, str] | None = None) -> bytes:
    """A PDF that draws each line's characters from left to right, as they come in the string.

    A vowel sign has no width and stands above the middle of the letter after it in the string, as browsers draw it.
    `letters` says what a character's glyph stands for in the table of letters, where that is not the character itself.
    """
    characters = sorted({character for page in pages for line in page for character in line})
    glyphs = {character: number for number, character in enumerate(characters, 1)}
    table = "\n".join(
        f"<{number:04x}> <{(letters or {}).get(character, character).encode('utf-16-be').hex()}>"
        for character, number in glyphs.items()
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{table}\nendbfchar\nendcmap end end"
    )
    marks = b" ".join(f"{number} [0]".encode() for each, number in glyphs.items() if unicodedata.combining(each))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the tree of pages, once their numbers are known
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /DW 500 /W [" + marks + b"] /FontDescriptor 6 0 R >>",
        _stream(to_unicode.encode()),
        b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 "
        b"/Descent -200 /CapHeight 700 /StemV 80 >>",
        b"<< /Title <feff" + title.encode("utf-16-be").hex().encode() + b"> >>",
    ]
    kids = []
    for page in pages:
        drawn = [
            f"BT /F 12 Tf 40 {780 - 16 * place} Td [{''.join(_drawn(c, glyphs[c]) for c in line)}] TJ ET"
            for place, line in enumerate(page)
        ]
        objects.append(_stream("\n".join(drawn).encode()))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            + f"/Contents {len(objects)} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return put_together(objects)


def put_together(objects: Sequence[bytes]) -> bytes:
    """A PDF of numbered objects: the first is the catalog, the seventh, where there is one, what it says of itself."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    info = b" /Info 7 0 R" if len(objects) > 6 else b""
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R".encode() + info + b" >>\n"
    return bytes(data) + f"startxref\n{start}\n%%EOF\n".encode()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def as_seen(line: str) -> str:
    """A line of Arabic as its glyphs stand on the page, from left to right: numbers keep their own direction."""
    words = [word[::-1] if not word.strip("(),.").isdigit() else word for word in reversed(line.split(" "))]
    return " ".join(words)


def _drawn(character: str, glyph: int) -> str:
    shown = f"<{glyph:04x}>"
    return f"-250 {shown} 250 " if unicodedata.combining(character) else shown
