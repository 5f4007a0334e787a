"""Where a sentence says that a price, a rate or a toll stands: the figure that it is at, and what it is of."""

import pytest

from retrieval.numbers import units
from retrieval.quotation import Quotation
from retrieval.stated import levels as reading
from retrieval.stated.levels import levels


@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        ("Inflation slowed to 6 percent in October from 7 percent in September.", [6]),
        ("Inflation slowed from 7 percent in September to 6 percent in October.", [6]),
        ("The bank cut its main interest rate by 2 points to 4 percent.", [4]),
        ("The price of bread remained unchanged for 3 weeks.", []),
        ("The price of bread rose to 2 dinars and that of rice to 3 dinars.", [2]),
        ("Oil exports rose 3 percent to 5 million barrels.", [5_000_000]),
        ("The army moved to 3 villages, and 5 soldiers were killed.", []),
        ("The delegation arrived at 3 in the afternoon.", []),
        ("تراجع التضخم إلى 6 في المئة في أكتوبر من 7 في المئة في سبتمبر.", [6]),
        ("رفعت الوزارة سعر الخبز من دينار واحد إلى 3 دنانير.", [3]),
        ("وبلغ سعر السكر 2 دينار، بينما انخفض سعر الأرز إلى 3 دنانير.", [2, 3]),
        ("بلغ سعر السكر 2 دينار وارتفع سعر الأرز إلى 3 دنانير.", [2, 3]),
        ("وصل الوفد إلى 3 دول في 5 أيام.", []),
        ("ارتفع سعر البنزين غير المدعوم إلى 3 دنانير.", [3]),
        ("ارتفع سعر السهم في بنك سيتي إلى 60 دولارا.", [60]),
        ("In May the price of petrol rose to 3 dinars.", [3]),
        ("The price of petrol may rise to 3 dinars.", []),
        ("In May the price of petrol may have risen to 3 dinars.", []),
        ("أعلنت الوزارة أن سعر البنزين قد ارتفع إلى 3 دنانير.", [3]),
        ("أعلنت الوزارة أن سعر البنزين قد يرتفع إلى 3 دنانير.", []),
        ("وربما ارتفع سعر البنزين إلى 3 دنانير.", []),
        ("سيرتفع سعر السهم في البنك إلى 60 دولارا.", []),
        ("سجل اللاعب 20 هدفا في 24 مباراة.", []),
    ],
)
def test_the_figure_is_what_something_moved_to_or_stands_at(sentence: str, at: list[int]) -> None:
    assert [max(level.figure.values) for level in levels(sentence)] == at


@pytest.mark.parametrize(
    ("sentence", "words", "per"),
    [
        ("The ministry of supply and trade raised the price of a kilo of sugar to 2 dinars.", {"sugar"}, {"kilogram"}),
        ("Officials said the retail price of sugar rose sharply to 2 dinars on Monday, up 5 percent.",
         {"retail", "sugar"}, set()),
        ("Shell raised the price of petrol to 2 dinars a litre.", {"shell", "petrol"}, {"litre"}),
        ("أعلنت وزارة الطاقة أمس الاثنين رفع سعر لتر البنزين إلى 2 دينار.", {"البنزين"}, {"litre"}),
        ("رفعت شركة الساحل سعر السكر بالجملة إلى 2 دينار.", {"شركه", "الساحل", "السكر", "بالجمله"}, set()),
        ("خفض بنك الساحل سعر الفائدة إلى 5 في المئة.", {"بنك", "الساحل"}, set()),
        ("خفض البنك المركزي سعر الفائدة إلى 5 في المئة.", set(), set()),
    ],
)  # fmt: skip
def test_it_is_of_what_the_clause_names_but_the_ministry_that_sets_it(
    sentence: str, words: set[str], per: set[str]
) -> None:
    (level,) = levels(sentence)
    assert (set(level.words), set(level.per)) == (words, per)


def test_the_places_of_whoever_says_so_count_and_those_of_a_reason_do_not() -> None:
    (level,) = levels("Officials in Basra said that bread rose to 2 dinars because ships could not leave Dubai.")
    assert level.places == {"Basra"}


def test_what_a_figure_measures_is_read_a_few_times_however_long_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counted(quotation: Quotation, first: int, end: int) -> units.Measured:
        nonlocal read
        read += 1
        return units.measured(quotation, first, end)

    monkeypatch.setattr(reading, "measured", counted)
    sentence = " and ".join(f"the price of petrol in town{n} rose to {n}.5 dinars" for n in range(2, 14))
    assert len(levels(sentence)) == 12
    assert read <= 3 * 12  # once for the sentence, twice for its own clause
