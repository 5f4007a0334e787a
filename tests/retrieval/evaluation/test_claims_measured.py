"""True claims and lies made of parallel sentences, and how their verdicts are counted."""

import random

import pytest
from tiny_embedder import TinyEmbedder

from retrieval.evaluation.claims.cases import TRUE, cases
from retrieval.evaluation.claims.lies import lies
from retrieval.evaluation.claims.material import Pair, neighbours
from retrieval.evaluation.claims.measure import check, table
from retrieval.evaluation.claims.shortening import shortened
from retrieval.evaluation.metrics import share
from retrieval.generation.checking import Checker
from retrieval.profile import profile_of

ENGLISH = (
    "On Monday, Tokayev did not meet 25 ministers in Bishkek in May 2019, he said.",
    "The company Rosatom sold 3 million tons of coal to Iran, and prices rose by 15%.",
    "The museum in Tashkent was opened by Karimov in 1996, twenty years ago.",
    "The farmers planted seven fields of wheat near the river, which is long.",
)
ARABIC = (
    "قال توكاييف إنه لم يلتق 25 وزيرا في بيشكك في مايو 2019 يوم الاثنين.",
    "باعت شركة روساتوم 3 ملايين طن من الفحم إلى إيران، وارتفعت الأسعار بنسبة 15%.",
    "افتتح كريموف المتحف في طشقند عام 1996، قبل عشرين عاما.",
    "زرع الفلاحون سبعة حقول من القمح قرب النهر، وهو طويل.",
)
PAIRS = [
    Pair({"ar": arabic, "en": english}, {"ar": "", "en": ""}, "one", is_reported=True)
    for arabic, english in zip(ARABIC, ENGLISH, strict=True)
]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("number in digits", 0),
        ("number in words", 3),
        ("thousands for millions", 1),
        ("percent taken away", 1),
        ("year", 2),
        ("month", 0),
        ("weekday", 0),
        ("country", 1),
        ("denied", 2),
        ("denial taken away", 0),
        ("name", 2),
        ("word", 3),
    ],
)
def test_a_lie_changes_one_thing(kind: str, number: int) -> None:
    whole = PAIRS[number].bare("en")
    changed = lies(PAIRS, ["Johnson"], "en")[kind](whole, PAIRS[number], "ar", random.Random(1))
    assert changed is not None
    assert changed != whole


def test_a_sentence_without_what_a_lie_changes_is_left_alone() -> None:
    assert lies(PAIRS, [], "en")["month"](PAIRS[3].bare("en"), PAIRS[3], "ar", random.Random(1)) is None


def test_a_shorter_sentence_ends_at_a_comma_and_begins_no_clause() -> None:
    assert shortened(PAIRS[3].bare("en"), "en") == "The farmers planted seven fields of wheat near the river."
    assert shortened(PAIRS[0].bare("en"), "en") is None


def test_neighbours_stand_beside_a_sentence() -> None:
    assert neighbours(PAIRS, 0) == [1]
    assert neighbours(PAIRS, 2) == [1, 3]


@pytest.mark.parametrize("languages", [("en", "en"), ("ar", "ar"), ("ar", "en")])
def test_cases_are_checked_and_counted(languages: tuple[str, str]) -> None:
    embedder = TinyEmbedder()
    checker = Checker(embedder, profile_of(embedder.name, embedder.dimension))
    made = list(cases(PAIRS, lies(PAIRS, ["Johnson"], languages[1]), languages, 1, reported=True))
    outcomes, each = check(made, checker, lambda _, __: None)
    assert {outcome.case.kind for outcome in outcomes} >= {TRUE, "number not offered", "neighbour cited"}
    assert each > 0
    assert all(outcome.is_right for outcome in outcomes if outcome.case.kind == "number not offered")
    assert table(outcomes)[0] == f"| | {languages[0]}→{languages[1]} |"


def test_shares_come_with_their_interval() -> None:
    assert share(9, 10) == "90.0 (59.6-98.2) of 10"
    assert share(0, 0) == "–"
