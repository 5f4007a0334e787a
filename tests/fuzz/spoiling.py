"""Bytes, spoiled: a sound file and what is to go wrong with it go in; the file with stretches missing, doubled or
replaced comes out."""

from hypothesis import strategies as st

Spoil = tuple[str, int, int, int]
"""What goes wrong once: "cut", "doubled", "put" (which of `TOKENS`), "turned" (a bit) or "ended"; where; how long a
stretch; and which."""

TOKENS = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd9", b"\xe2\x80\xae", b"<", b">", b"<![CDATA[", b"]]>", b"<!--",
    b"&#x110000;", b"&#0;", b"&x;", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b'<?xml version="1.0" encoding="utf-7"?>',
    b'<meta charset="utf-16">', b"<table><tr><td>" * 50, b"<b>" * 300, b"</p></div>" * 50, b"{", b"}", b"[" * 300, b'"',
    b"\\ud800", b"\\u0000", b"1e999", b"-1", b"99999999999999999999", b"null", b"9999-99-99T99:99:99Z", b"\r",
    b"\n" * 99,     b"endobj", b"stream\n", b"/Length -1", b"/Kids [1 0 R]", b"<< >>", b"xref", b"%%EOF",
    b"```\n", b"[a](" * 99, b"# ",
    b"PK\3\4", b"PK\5\6", b"<w:p><w:r>", b"</w:t>", " \u2028\u0085".encode(), "ـ\u0670ﷺ".encode(), b" " * 5_000,
)  # fmt: skip

spoils: st.SearchStrategy[Spoil] = st.tuples(
    st.sampled_from(("put", "cut", "doubled", "turned", "ended")),
    st.integers(0, 20_000),
    st.integers(1, 300),
    st.integers(0, 400),
)


def spoiled(data: bytes, spoil: Spoil) -> bytes:
    """A copy of `data` in which this goes wrong; places beyond its end are counted on from its beginning."""
    what, place, length, which = spoil
    at = place % (len(data) + 1)
    if what == "ended":
        return data[:at]
    if what == "cut":
        return data[:at] + data[at + length :]
    if what == "doubled":
        return data[: at + length] + data[at:]
    if what == "turned":
        return data[:at] + bytes(byte ^ (1 << which % 8) for byte in data[at : at + 1]) + data[at + 1 :]
    return data[:at] + TOKENS[which % len(TOKENS)] + data[at:]
