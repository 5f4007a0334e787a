"""Sound JSON, wrecked: a value and what is to go wrong with it go in; the value with fields missing, copied,
    huge or of
a wrong type comes out."""

import copy
from typing import Any

from hypothesis import strategies as st

Json = Any
"""What JSON can hold: there is no type for it that helps."""

_LONG = 5_000
ODD: tuple[Json, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53, 2**63, -(2**63) - 1, 10**30, 0.5, 1e308, -1e308, "", " ", "\0",
    "\u202e", "\ud800", "\u200f\u2066", "/", "/start", "@qawl_bot", "-100", "١٢", "private", "supergroup",
    "channel", "left",
    "kicked", "member", "text_link", "a" * _LONG, "ع" * _LONG, "👩‍👩‍👧" * 500, "a@" * _LONG, "\n" * _LONG, [],
    {}, [None],
    [[]], [{}], {"id": None}, {"id": 2**70}, {"type": "private"}, ["a"] * 200,
    [{"type": "url", "offset": -1, "length": 2**40}], {"a": {"a": {"a": {"a": {"a": None}}}}},
)  # fmt: skip
"""What stands where it shouldn't: types, sizes and letters that Telegram doesn't send there."""

Wreck = tuple[str, int, int]
"""What goes wrong once: "gone", "odd" or "copied"; in which place; with which of `ODD`,
    or with which place's value."""

wrecks: st.SearchStrategy[Wreck] = st.tuples(
    st.sampled_from(("odd", "gone", "copied")), st.integers(0, 400), st.integers(0, 400)
)
odd_text = st.one_of(
    st.text(max_size=40),
    st.sampled_from([each for each in ODD if isinstance(each, str)]),
    st.text(alphabet="\u0000\u200b\u200e\u202e\u2066\u2069\ufeffا١aA/@#:_- \n😀", max_size=30),
)


def wrecked(value: Json, wreck: Wreck) -> Json:
    """A copy of `value` in which this goes wrong; places beyond the last are counted on from the first."""
    what, place, other = wreck
    ruined = copy.deepcopy({"": value})
    places = list(_places(ruined))
    holder, key = places[place % len(places)]
    if what == "gone":
        del holder[key]
    elif what == "copied":
        source, name = places[other % len(places)]
        holder[key] = copy.deepcopy(source[name])
    else:
        holder[key] = copy.deepcopy(ODD[other % len(ODD)])
    return ruined.get("")


def _places(value: Json) -> list[tuple[Json, Any]]:
    """Each value's holder, and its key or index there; a holder before what it holds."""
    found: list[tuple[Json, Any]] = []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found.append((value, key))
        found += _places(inner)
    return found
