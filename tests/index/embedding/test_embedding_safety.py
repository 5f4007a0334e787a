import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.safety import safe_text

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Zs"]),
        st.sampled_from("\ufdfa\ufb50ﷲ\u0301\u0344\u0327 \t\n\0aé가\u1100\u1161\u11a8"),
    )
)


@given(ANY_TEXT, st.integers(0, 60))
def test_what_comes_out_is_bounded_encodable_folded_and_stays_as_it_is(text: str, limit: int) -> None:
    safe = safe_text(text, limit)
    assert len(safe) <= limit
    assert safe.encode("utf-8").decode("utf-8") == safe
    assert unicodedata.is_normalized("NFKC", safe)
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in safe)
    assert safe == " ".join(safe.split())
    assert safe_text(safe, limit) == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("", ""),
        (" \0\x1b\n ", ""),
        ("a\0b", "a b"),
        ("قال\n\t  الرئيس", "قال الرئيس"),
        ("\ufeffقا\u200fل", "قال"),
        ("\ud800قال", "قال"),
        ("ﻗﺎﻝ", "قال"),
        ("é", "é"),
        ("😀 👩‍👩‍👧", "😀 👩‍👩‍👧"),
    ],
)
def test_examples(text: str, safe: str) -> None:
    assert safe_text(text) == safe


def test_ligatures_that_expand_are_cut_after_they_did() -> None:
    assert len(safe_text("\ufdfa" * 10)) == 10 * 18
    assert len(safe_text("\ufdfa" * 10_000, 500)) <= 500


@pytest.mark.parametrize("text", ["a" * 10_000_000, "a" + "\u0301\u0316" * 5_000_000, " " * 10_000_000])
def test_ten_megabytes_cost_little(text: str) -> None:
    start = time.process_time()
    safe_text(text)
    assert time.process_time() - start < 0.5
