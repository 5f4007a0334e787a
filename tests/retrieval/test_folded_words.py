"""Lists of Arabic words that folded words of a text are looked up in hold folded words: no text could meet another."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import retrieval
from index.language import has_arabic
from index.text import fold

_READ_FOLDED = ("conversation", "facts", "roles", "speech", "stated", "short_answer", "arabic_verbs", "asking_words")
_AS_WRITTEN = {"_OTHER_ENDINGS", "_SIGNS", "WRITTEN_AT"}
"""Endings, and what is written onto digits: looked for in a text as it stands."""


def _modules() -> Iterator[str]:
    for module in walk_packages(retrieval.__path__, "retrieval."):
        if module.name.split(".")[1] in _READ_FOLDED and not module.ispkg:
            yield module.name


@pytest.mark.parametrize("name", list(_modules()))
def test_each_word_of_a_list_is_folded(name: str) -> None:
    lists = {
        key: words for key, words in vars(import_module(name)).items() if isinstance(words, frozenset | tuple | dict)
    }
    unmet = {
        f"{key}: {word}"
        for key, words in lists.items()
        if key not in _AS_WRITTEN
        for word in words
        if isinstance(word, str) and word.isalpha() and len(word) > 1 and has_arabic(word) and fold(word) != word
    }
    assert unmet == set()
