"""What a model's reply is taken to say, in whatever shape and however much of it has come."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.generation.reading import (
    claims_in,
    claims_in_lines,
    has_array,
    points_in,
    text_in,
    translations_in,
)
from retrieval.records import Claim, Translation

WHOLE = json.dumps(
    {
        "claims": [
            {"text": "Japarov welcomed the proposal.", "sentences": [1]},
            {"text": 'He called it "timely", and {more}.', "sentences": [2, 1]},
        ],
        "translations": [{"sentence": 1, "text": "Japarov welcomed Raisi's proposal."}],
    },
    ensure_ascii=False,
)
CLAIMS = [Claim("Japarov welcomed the proposal.", (1,)), Claim('He called it "timely", and {more}.', (1, 2))]
TRANSLATIONS = [Translation(1, "Japarov welcomed Raisi's proposal.")]


@pytest.mark.parametrize("wrapped", ["{}", "```json\n{}\n```", "Here you are:\n\n{}\n\nAnything else?", "\ufeff{}"])
def test_a_reply_is_read_whatever_stands_around_its_json(wrapped: str) -> None:
    reply = wrapped.replace("{}", WHOLE)
    assert claims_in(reply) == CLAIMS
    assert translations_in(reply) == TRANSLATIONS
    assert has_array(reply, "claims")


def test_a_reply_that_is_still_coming_gives_what_is_complete_and_never_half_a_claim() -> None:
    seen = [claims_in(WHOLE[:length]) for length in range(len(WHOLE) + 1)]
    assert all(claims in ([], CLAIMS[:1], CLAIMS) for claims in seen)
    assert [len(claims) for claims in seen] == sorted(len(claims) for claims in seen)
    assert seen[-1] == CLAIMS
    assert all(translations_in(WHOLE[:length]) in ([], TRANSLATIONS) for length in range(len(WHOLE) + 1))


@pytest.mark.parametrize(
    ("sentences", "numbers"),
    [
        ([2, 1, 2], (1, 2)),
        (["1", "[2]"], (1, 2)),
        (3, (3,)),
        ("1, 2", (1, 2)),
        ([1.0, True, None, 2.5, {"id": 4}, "none"], (1,)),
        (None, ()),
        ([], ()),
        ([-1], (-1,)),
    ],
)
def test_ids_are_read_however_a_model_writes_them(sentences: object, numbers: tuple[int, ...]) -> None:
    reply = json.dumps({"claims": [{"text": "It rained.", "sentences": sentences}]})
    assert claims_in(reply) == [Claim("It rained.", numbers)]


def test_items_of_another_shape_are_passed_over_or_end_the_list() -> None:
    reply = (
        '{"claims": [{"sentences": [1]}, {"text": 5, "sentences": [1]}, {"text": "It rained.", "sentences": [1]}, 7, {}'
    )
    assert claims_in(reply) == [Claim("It rained.", (1,))]


def test_a_key_inside_a_text_is_no_list() -> None:
    reply = json.dumps({"note": '"claims": [{"text": "x", "sentences": [1]}]'})
    assert claims_in(reply) == []
    assert not has_array(reply, "claims")


def test_plain_lines_with_numbers_in_brackets_are_claims() -> None:
    reply = "Sure!\n- It rained in Bishkek [1].\n2) وصل الوفد أمس (1، 2)\n* ③ Snow fell.\nNo source here.\n[4]"
    assert claims_in_lines(reply) == [
        Claim("It rained in Bishkek.", (1,)),
        Claim("وصل الوفد أمس", (1, 2)),
        Claim("Snow fell.", (3,)),
    ]


def test_points_and_single_fields_are_read_too() -> None:
    reply = '{"points": [{"point": 2, "text": "A", "sentences": [4]}, {"point": 2, "text": "B", "sentences": [4]}]}'
    assert points_in(reply) == {2: Claim("A", (4,))}
    assert text_in('```\n{"question": " who? "}\n```', "question") == "who?"
    assert text_in('{"question": ["who?"]}', "question") is None
    assert text_in("who?", "question") is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fuss(reply: str) -> None:
    assert isinstance(claims_in(reply), list)
    assert isinstance(claims_in_lines(reply), list)
    assert isinstance(translations_in(reply), list)
    assert isinstance(points_in(reply), dict)
    text_in(reply, "question")


@given(
    st.lists(st.tuples(st.text(max_size=60), st.lists(st.integers(1, 9), unique=True, max_size=3)), max_size=4),
    st.booleans(),
)
def test_what_is_written_in_the_shape_asked_for_is_read_as_it_is(
    claims: list[tuple[str, list[int]]], as_ascii: bool
) -> None:
    reply = json.dumps({"claims": [{"text": text, "sentences": ids} for text, ids in claims]}, ensure_ascii=as_ascii)
    assert claims_in(reply) == [Claim(text.strip(), tuple(sorted(ids))) for text, ids in claims]


def test_a_reply_nested_beyond_measure_is_no_reply() -> None:
    assert claims_in('{"claims": [' + '{"text": ' * 50_000) == []
    assert text_in("{" + '"a": [' * 50_000, "a") is None
