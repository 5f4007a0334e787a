"""Whatever a model writes, a check gives a verdict; and what was offered word for word passes."""

from claims_checked import checker, offered
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.generation.records import Fault
from retrieval.records import Claim, Translation

CHECKER = checker()
SENTENCES = (
    "The minister opened the new bridge over the river on Monday, 18 September 2023.",
    "افتتح الوزير محمد العلي الجسر الجديد فوق النهر يوم الاثنين.",
    "Prices did not rise by more than 3.5% in Iran, the bank said.",
    "قتل ثلاثة جنود وأصيب 7 آخرون في انفجار وقع أمس قرب بغداد.",
)
LANGUAGES = ("en", "ar")
texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(" ".join(SENTENCES).split()), max_size=20).map(" ".join),
)


@settings(deadline=None)
@given(text=texts, numbers=st.lists(st.integers(-2, 6), max_size=3), language=st.sampled_from(LANGUAGES))
def test_any_text_gets_a_verdict_and_none_passes_with_a_number_that_was_not_offered(
    text: str, numbers: list[int], language: str
) -> None:
    fault = CHECKER.claim(Claim(text, tuple(numbers)), offered(*SENTENCES), "", language)
    if not numbers:
        assert fault is Fault.NO_SOURCE
    elif not set(numbers) <= {1, 2, 3, 4}:
        assert fault is Fault.UNKNOWN_SOURCE


@settings(deadline=None)
@given(text=texts, number=st.integers(-2, 6), language=st.sampled_from(LANGUAGES))
def test_any_translation_gets_a_verdict(text: str, number: int, language: str) -> None:
    fault = CHECKER.translation(Translation(number, text), offered(*SENTENCES), language)
    if number not in {1, 2, 3, 4}:
        assert fault is Fault.UNKNOWN_SOURCE


plain_words = st.lists(
    st.sampled_from("the minister opened a new bridge near Baghdad not 12 Monday after Raisi did".split()),
    min_size=2,
    max_size=25,
).map(lambda words: " ".join(["The minister", *words]))


@settings(deadline=None)
@given(plain_words)
def test_a_whole_sentence_that_was_offered_always_passes(sentence: str) -> None:
    assert CHECKER.claim(Claim(sentence, (1,)), offered(sentence, *SENTENCES), "", "en") is None


def test_every_sample_sentence_passes_as_its_own_claim() -> None:
    for number, sentence in enumerate(SENTENCES, 1):
        language = LANGUAGES[(number - 1) % 2]
        assert CHECKER.claim(Claim(sentence, (number,)), offered(*SENTENCES), "", language) is None


def test_a_claim_about_something_else_is_not_supported() -> None:
    claim = Claim("The singer sold many records in the spring.", (1,))
    assert CHECKER.claim(claim, offered(*SENTENCES), "", "en") is Fault.UNSUPPORTED


def test_a_claim_that_another_offered_sentence_supports_better_is_wrongly_cited() -> None:
    one = "The minister spoke about the new bridge in the capital."
    other = "The minister spoke about the old harbour in the capital."
    claim = Claim("The minister spoke about the old harbour.", (1,))
    assert CHECKER.claim(claim, offered(one, other), "", "en") is Fault.UNSUPPORTED
    assert CHECKER.claim(Claim(claim.text, (2,)), offered(one, other), "", "en") is None
