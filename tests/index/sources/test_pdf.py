"""PDFs into documents: Arabic in reading order however it is stored, and a refusal rather than garbage."""

import io
from pathlib import Path

import pypdf
import pytest
from pdf_files import ARABIC, ENGLISH, as_seen, pdf

from index.errors import SourceError
from index.records import LIBRARY, Document
from index.sources.content import Content
from index.sources.pdf import read_pdf


def read(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    return read_pdf(Content.of_file(path), LIBRARY)


def refusal(tmp_path: Path, data: bytes) -> str:
    with pytest.raises(SourceError) as raised:
        read(tmp_path, data)
    assert "\n" not in str(raised.value)
    return str(raised.value)


TEXT = " ".join(ARABIC)
_SHAPES = dict(zip("قاويله", "ﻗﺎوﻳﻠﻪ", strict=True))  # some letters as shapes, as many programs name them


def test_arabic_stored_as_it_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, pdf([ARABIC])).text == TEXT


def test_arabic_stored_as_it_is_seen(tmp_path: Path) -> None:
    document = read(tmp_path, pdf([[as_seen(line) for line in ARABIC]]))
    assert document.text == TEXT
    assert document.language == "ar"


def test_arabic_stored_as_shapes_of_letters(tmp_path: Path) -> None:
    assert read(tmp_path, pdf([[as_seen(line) for line in ARABIC]], letters=_SHAPES)).text == TEXT


def test_two_letters_in_one_glyph_keep_their_order(tmp_path: Path) -> None:
    line = "قال الوزير إن اﻻتفاق بين البلدين جيد وإن العمل يبدأ في العام 2024 بعد"
    document = read(tmp_path, pdf([[as_seen(line)] * 4], letters={"ﻻ": "ﻻ"}))
    assert "الاتفاق" in document.text
    assert "2024" in document.text


def test_vowel_signs_part_no_words_and_what_a_font_does_not_tell_is_seen_to_be_missing(tmp_path: Path) -> None:
    lines = [*ARABIC[:4], "مع الموانئ، وخصوصًا في حال المُهدَّدة وجميعًا."]
    seen = pdf([[as_seen(line) for line in lines]])
    assert "وخصوصًا في حال المُهدَّدة وجميعًا." in read(tmp_path, seen).text
    untold = pdf([[as_seen(line) for line in lines]], letters={"ئ": "\0"})
    assert "مع الموان\ufffd، وخصوصًا" in read(tmp_path, untold).text


def test_words_in_reverse_order_are_put_right(tmp_path: Path) -> None:
    turned = [" ".join(reversed(line.split(" "))) for line in ARABIC]
    assert read(tmp_path, pdf([turned])).text.split() == TEXT.split()


def test_arabic_as_other_letters_is_refused(tmp_path: Path) -> None:
    letters = sorted(set(TEXT) - {" "})
    wrong = dict(zip(letters, reversed([letter for letter in letters if letter.isalpha()] + ["ظ"] * 9), strict=False))
    assert "garbled" in refusal(tmp_path, pdf([ARABIC], letters=wrong))


def test_letters_without_meaning_are_refused(tmp_path: Path) -> None:
    meaningless = {letter: chr(0xE000 + place) for place, letter in enumerate(sorted(set(TEXT) - {" "}))}
    assert "garbled" in refusal(tmp_path, pdf([ARABIC], letters=meaningless))


def test_english_lines_become_paragraphs(tmp_path: Path) -> None:
    document = read(tmp_path, pdf([[*ENGLISH, "A heading", *ENGLISH]], title="A new port for the city"))
    assert document.text == f"{' '.join(ENGLISH)}\nA heading\n{' '.join(ENGLISH)}"
    assert document.title == "A new port for the city"


def test_a_word_broken_at_the_lines_end_is_one_word(tmp_path: Path) -> None:
    text = read(
        tmp_path, pdf([["The cabinet of the new country met on Monday and the govern-", "ment resigned."]])
    ).text
    assert "government resigned." in text


def test_titles_and_numbers_at_the_pages_edges_are_left_out(tmp_path: Path) -> None:
    body = [f"Sentence {name} stands here and says what it says." for name in ("one", "two", "three", "four", "five")]
    pages = [["The Daily Paper", *body, f"Page {number} of 4"] for number in range(1, 5)]
    text = read(tmp_path, pdf(pages)).text
    assert "Daily Paper" not in text
    assert "Page 3" not in text
    assert text.count("Sentence three") == 4


def test_a_title_that_is_a_file_name_is_none(tmp_path: Path) -> None:
    page = ["A new port for the city", *ENGLISH]
    assert read(tmp_path, pdf([page], title="Microsoft Word - final2.docx")).title == "A new port for the city"


def test_quotes_are_slices(tmp_path: Path) -> None:
    document = read(tmp_path, pdf([ARABIC]))
    (span,) = document.body
    assert document.text[span.start : span.end] == document.text


def _encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([ENGLISH])))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_password_is_asked_for_in_one_line(tmp_path: Path) -> None:
    assert "password" in refusal(tmp_path, _encrypted("secret"))


def test_encryption_without_a_password_is_read(tmp_path: Path) -> None:
    assert "new port" in read(tmp_path, _encrypted("")).text


def test_a_scan_is_told_so(tmp_path: Path) -> None:
    assert "scanned" in refusal(tmp_path, pdf([[]]))


def test_broken_files_are_told_so(tmp_path: Path) -> None:
    whole = pdf([ENGLISH])
    for data in (b"%PDF-1.7\n", whole[:300], b"%PDF-1.7\n" + b"\xff" * 5000):
        assert "PDF" in refusal(tmp_path, data)


def test_no_file_of_the_current_folder_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read(tmp_path, pdf([ENGLISH])).text
