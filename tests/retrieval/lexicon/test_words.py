"""The list of words is in order, and the table that questions are looked up in is made of it."""

import re
from importlib.resources import files

import pytest

from retrieval.lexicon.making import table

_FOLDER = files("retrieval") / "lexicon"
_ENGLISH = "[a-z]+"  # what is written with a hyphen is several words of a text
_ARABIC = "[\u0621-\u064a]+(?:/ي[\u0621-\u064a]+)?"  # a verb's present stands in the third person


@pytest.mark.parametrize(("language", "word", "other"), [("english", _ENGLISH, _ARABIC), ("arabic", _ARABIC, _ENGLISH)])
def test_each_line_is_a_word_and_those_that_translate_it_each_once(language: str, word: str, other: str) -> None:
    lines = (_FOLDER / "words" / f"{language}.tsv").read_text("utf-8").splitlines()
    form = re.compile(f"({word})\t({other}(?: {other})*)")
    found = [form.fullmatch(line) for line in lines]
    assert [line for line, match in zip(lines, found, strict=True) if match is None] == []
    heads = [match[1] for match in found if match is not None]
    assert heads == sorted(set(heads))
    twice = [match[1] for match in found if match is not None and len(set(match[2].split())) < len(match[2].split())]
    assert twice == []


def test_the_table_is_made_of_the_words() -> None:
    assert (_FOLDER / "stems.tsv").read_text("utf-8") == table(), "run python -m retrieval.lexicon.making"
