"""Word documents: paragraphs and tables in their order."""

import io

import docx
from reading_sources import body, errors, only


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_tables_and_headings_in_their_order() -> None:
    word = docx.Document()
    word.add_heading("الميناء الجديد", 0)
    word.add_paragraph("افتتح الرئيس الميناء يوم الاثنين.")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = f"cell {text}"
    table.rows[0].cells[0].merge(table.rows[0].cells[1])
    word.add_paragraph("وقال إن السفن ستأتي.")
    document = only(saved(word), "report", ".docx")
    assert document.title == "الميناء الجديد"
    assert [line for line in body(document).split("\n") if line] == [
        "افتتح الرئيس الميناء يوم الاثنين.", "cell a cell b", "cell c cell d", "وقال إن السفن ستأتي."
    ]  # fmt: skip


def test_a_wrong_suffix_does_not_matter() -> None:
    word = docx.Document()
    word.add_paragraph("Ships came to the harbour.")
    assert only(saved(word), "report", ".txt").text == "Ships came to the harbour."


def test_a_document_without_text_says_so() -> None:
    (error,) = errors(saved(docx.Document()))
    assert "no text" in error
