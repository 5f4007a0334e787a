"""Scores of sentences: comparable across languages, and no better for a sentence's mere length or place."""

from dataclasses import replace
from importlib.resources import files
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article
from tiny_embedder import TinyEmbedder

from index.embedding.releases import DEFAULT_MODEL, RELEASES
from index.embedding.sentence_transformer import PLAIN_MODEL
from index.errors import ModelError
from index.indexing import cut, embed
from index.library import Library
from index.records import LIBRARY
from retrieval.candidate import Candidate
from retrieval.evidence import READ_AGAIN, rank, reordered, second_look
from retrieval.profile import Condition, Profile, Side, profile_of, read_profile
from retrieval.question import analyse
from retrieval.search import search
from retrieval.selection import select
from retrieval.verifier import Pairing, Verifier

_TEXT = "Harbour\n\nThe harbour of Aktau opened a pier. Ships from Baku carry grain. It rains."


def _ranked(library: Library, embedder: TinyEmbedder, profile: Profile) -> list[Candidate]:
    (indexed,) = embed([cut(article("h", _TEXT))], embedder)
    library.replace(indexed)
    return _asked(library, embedder, profile)


def _asked(
    library: Library, embedder: TinyEmbedder, profile: Profile, asked: str = "Which ships carry grain?"
) -> list[Candidate]:
    question = analyse(asked)
    embedding = embedder.embed_question(question.text)
    return rank(question, embedding, search(question, embedding, library, profile, [LIBRARY], 5), profile)


@pytest.mark.parametrize("level", [0.4, 1.2])
def test_a_direction_with_higher_scores_gives_part_of_them_up(
    library: Library, embedder: TinyEmbedder, level: float
) -> None:
    plain = profile_of(embedder.name, embedder.dimension)
    judge = plain.judge("en", "en").model_copy(update={"level": level})
    levelled = replace(plain, judges={"en→en": judge})
    before, after = _ranked(library, embedder, plain), _ranked(library, embedder, levelled)
    assert [each.quote for each in before] == [each.quote for each in after]
    differences = {round(one.score - other.score, 6) for one, other in zip(before, after, strict=True)}
    assert differences == {round(0.75 * level, 6)}


class _Favouring(Verifier):
    """Makes much of sentences with so many tokens, and the same of all others; remembers what it reads."""

    def __init__(self, tokens: int, by: float) -> None:
        super().__init__({})
        self._tokens = tokens
        self._by = by
        self.read_pairs: list[tuple[Pairing, str]] = []

    def read(self, pair: Pairing, direction: str) -> float:
        self.read_pairs.append((pair, direction))
        return self._by if pair.told_signs[:, 1].sum() == self._tokens else 2.5


_FIVE = "Ships from Baku carry grain"
_SIX = "The harbour of Aktau opened a pier"


def test_the_best_three_get_a_second_look_which_helps_to_decide_what_is_shown_first(
    library: Library, embedder: TinyEmbedder
) -> None:
    plain = profile_of(embedder.name, embedder.dimension)
    before = _ranked(library, embedder, plain)
    assert [each.quote for each in reordered(before)] == [each.quote for each in before]
    scores = {each.quote: each.score for each in before}
    assert before[0].quote == f"{_FIVE}."
    ahead = scores[f"{_FIVE}."] - scores[f"{_SIX}."]
    assert ahead > 0
    for by, first in ((2.5 + 9.9 * ahead, _FIVE), (2.5 + 10.1 * ahead, _SIX)):  # a tenth of it counts
        ranked = _ranked(library, embedder, replace(plain, verifier=_Favouring(len(_SIX.split()), by)))
        assert [(each.quote, each.score) for each in ranked] == [(each.quote, each.score) for each in before]
        shown = reordered(ranked)
        assert shown[0].quote == f"{first}."
        assert [each.score for each in shown] == [each.score for each in before]
        assert {each.quote: each.features["verified"] for each in shown} == {
            f"{_FIVE}.": 2.5, f"{_SIX}.": by, "It rains.": 2.5,
        }  # fmt: skip


def test_the_surest_of_the_three_tells_how_sure_the_first_is(library: Library, embedder: TinyEmbedder) -> None:
    plain = profile_of(embedder.name, embedder.dimension)
    assert not any("surest" in each.features for each in _ranked(library, embedder, plain))
    for by in (1.5, 4.0):
        first, *others = _ranked(library, embedder, replace(plain, verifier=_Favouring(len(_SIX.split()), by)))
        assert first.quote == f"{_FIVE}."
        assert (first.features["verified"], first.features["surest"]) == (2.5, max(2.5, by))
        assert not any("surest" in each.features for each in others)


def test_each_of_the_three_tells_how_likely_it_is_to_answer_by_itself(library: Library, embedder: TinyEmbedder) -> None:
    plain = profile_of(embedder.name, embedder.dimension)
    assert not any("likely" in each.features for each in _ranked(library, embedder, plain))
    condition = Condition(coefficients={"verified": 1.0, "surest": 1.0, "lacking": -9.0}, intercept=0.0)
    judge = plain.judge("en", "en").model_copy(update={"conditions": (condition,), "shifts": {}})
    weighing = replace(plain, judges={"en→en": judge}, verifier=_Favouring(len(_SIX.split()), 1.0))
    likely = {each.quote: each.features["likely"] for each in _ranked(library, embedder, weighing)}
    assert likely == pytest.approx({f"{_FIVE}.": 0.9933, f"{_SIX}.": 0.8808, "It rains.": 0.9933}, abs=1e-4)
    counted = _asked(library, embedder, weighing, "How many ships carry grain?")
    assert all(each.features["likely"] < 0.02 for each in counted)  # no number stands there


@pytest.mark.parametrize("asked", ["Who is he?", "من هو؟", "How are you"])
def test_a_question_without_a_content_word_is_read_again_as_well(
    library: Library, embedder: TinyEmbedder, asked: str
) -> None:
    verifier = _Favouring(0, 0.0)
    (indexed,) = embed([cut(article("h", _TEXT))], embedder)
    library.replace(indexed)
    assert _asked(library, embedder, replace(profile_of(embedder.name, embedder.dimension), verifier=verifier), asked)
    assert verifier.read_pairs
    assert not any(pair.asked_signs[:, 4:].any() for pair, _ in verifier.read_pairs)


def test_no_more_than_three_are_read_again(library: Library, embedder: TinyEmbedder) -> None:
    verifier = _Favouring(0, 0.0)
    text = f"{_TEXT} Grain is carried by ships. Ships carry oil. Which ships? None carry coal."
    (indexed,) = embed([cut(article("h", text))], embedder)
    library.replace(indexed)
    ranked = _asked(library, embedder, replace(profile_of(embedder.name, embedder.dimension), verifier=verifier))
    assert len(ranked) > READ_AGAIN == len(verifier.read_pairs)
    assert all("verified" in each.features for each in ranked[:READ_AGAIN])
    assert not any("verified" in each.features for each in ranked[READ_AGAIN:])


def test_the_second_look_is_given_the_sentence_and_its_question(library: Library, embedder: TinyEmbedder) -> None:
    verifier = _Favouring(0, 0.0)
    _ranked(library, embedder, replace(profile_of(embedder.name, embedder.dimension), verifier=verifier))
    pair, direction = verifier.read_pairs[0]
    assert direction == "en→en"
    assert len(pair.asked) == len("Which ships carry grain".split())
    assert pair.told_signs[:, 1].sum() == len(_FIVE.split())


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5), st.booleans()), min_size=1, max_size=3))
def test_what_is_better_at_both_looks_comes_first_and_what_tells_the_exchanged_deed_last(
    given_looks: list[tuple[float, float, bool]],
) -> None:
    scores, verified, exchanged = map(np.array, zip(*given_looks, strict=True))
    order = list(second_look(scores, verified, exchanged))
    assert sorted(order) == list(range(len(given_looks)))
    assert [bool(exchanged[place]) for place in order] == sorted(bool(each) for each in exchanged)
    for one, other in combinations(range(len(given_looks)), 2):
        if exchanged[one] == exchanged[other] and scores[one] > scores[other] and verified[one] > verified[other]:
            assert order.index(one) < order.index(other)


def test_the_second_look_knows_from_which_language_to_which(library: Library, embedder: TinyEmbedder) -> None:
    verifier = _Favouring(0, 0.0)
    profile = replace(profile_of(embedder.name, embedder.dimension), verifier=verifier)
    (indexed,) = embed([cut(article("h", _TEXT))], embedder)
    library.replace(indexed)
    question = analyse("ما السفن التي تحمل القمح؟")
    embedding = embedder.embed_question(question.text)
    rank(question, embedding, search(question, embedding, library, profile, [LIBRARY], 5), profile)
    assert {direction for _, direction in verifier.read_pairs} == {"ar→en"}


@pytest.mark.parametrize(
    ("asked", "doubt", "found"),
    [
        ("grain in Sudan", "elsewhere", 1.0),  # the article names another country
        ("grain in Azerbaijan", "elsewhere", 0.0),
        ("grain", "elsewhere", 0.0),
        ("how many ships carry grain", "lacking", 1.0),  # no number stands there
        ("when do ships carry grain", "lacking", 1.0),
        ("which ships carry grain", "lacking", 0.0),
    ],
)
def test_doubts_about_the_best_sentence_make_it_less_sure(
    library: Library, embedder: TinyEmbedder, asked: str, doubt: str, found: float
) -> None:
    (indexed,) = embed([cut(article("h", _TEXT))], embedder)
    library.replace(indexed)
    ranked = _asked(library, embedder, profile_of(embedder.name, embedder.dimension), asked)
    assert ranked[0].features[doubt] == found
    assert not any(doubt in each.features for each in ranked[1:])
    judge = profile_of(DEFAULT_MODEL, 384).judge("en", "en")
    less_sure = judge.confidence({doubt: 1.0}) < judge.confidence({doubt: 0.0})
    assert less_sure


_ACCUSED = "Mansour accused Haddad of taking two bribes."
_EXCHANGED = "Haddad accused Mansour of forging the records."


def _accusing(library: Library, embedder: TinyEmbedder, text: str, profile: Profile) -> list[Candidate]:
    (indexed,) = embed([cut(article("h", text))], embedder)
    library.replace(indexed)
    return _asked(library, embedder, profile, "What did Mansour accuse Haddad of?")


@pytest.mark.parametrize("text", [f"{_EXCHANGED} {_ACCUSED}", f"{_ACCUSED} {_EXCHANGED}"])
def test_a_sentence_that_tells_the_exchanged_deed_gives_way_to_one_that_does_not(
    library: Library, embedder: TinyEmbedder, text: str
) -> None:
    plain = profile_of(embedder.name, embedder.dimension)
    favouring = _Favouring(len(_EXCHANGED.split()), 50.0)
    alone = _accusing(library, embedder, _ACCUSED, replace(plain, verifier=favouring))
    ranked = _accusing(library, embedder, text, replace(plain, verifier=favouring))
    scores = [each.score for each in ranked]
    assert [each.quote for each in reordered(ranked)] == [_ACCUSED, _EXCHANGED]
    assert [each.is_exchanged for each in ranked] == [False, True]
    assert scores == sorted(scores, reverse=True)
    assert ranked[0].features["surest"] == alone[0].features["surest"]  # the other's look makes it no surer
    assert [each.quote for each in select(reordered(ranked))] == [_ACCUSED]


def test_what_only_goes_on_from_the_exchanged_deed_is_no_answer_either(
    library: Library, embedder: TinyEmbedder
) -> None:
    plain = profile_of(embedder.name, embedder.dimension)
    ranked = _accusing(library, embedder, f"{_EXCHANGED} The governor did not reply.", plain)
    assert [each.is_exchanged for each in ranked] == [True, True]
    ranked = _accusing(library, embedder, f"{_EXCHANGED} Mansour told Haddad that he had read none.", plain)
    assert [each.is_exchanged for each in ranked] == [True, True]


@pytest.mark.parametrize("model", [PLAIN_MODEL, *RELEASES])
def test_nothing_but_the_exchanged_deed_is_refused(library: Library, embedder: TinyEmbedder, model: str) -> None:
    (alone,) = _accusing(library, embedder, _EXCHANGED, profile_of(embedder.name, embedder.dimension))
    assert alone.features["exchanged"] == 1.0
    very_sure = Condition(coefficients={}, intercept=6.0)
    for judge in profile_of(model, 384).judges.values():
        sure = judge.model_copy(update={"conditions": (very_sure,), "shifts": {"exchanged": judge.shifts["exchanged"]}})
        assert sure.confidence({}) > 0.99
        assert sure.confidence(alone.features) < sure.threshold


def test_judges_that_weigh_a_verifier_are_of_no_use_without_one() -> None:
    text = (files("retrieval") / "profiles" / f"{DEFAULT_MODEL}.json").read_text("utf-8")
    with pytest.raises(ModelError, match="install Qawl anew"):
        read_profile(text)
    for damaged in ("", "{}", text.replace('"conditions"', '"coefficients"')):
        with pytest.raises(ModelError, match="install Qawl anew"):
            read_profile(damaged)


def test_the_sentence_that_holds_the_words_is_first(library: Library, embedder: TinyEmbedder) -> None:
    ranked = _ranked(library, embedder, profile_of(embedder.name, embedder.dimension))
    assert ranked[0].quote == "Ships from Baku carry grain."
    assert ranked[0].features["words"] == 1.0
    assert [each.score for each in ranked] == sorted((each.score for each in ranked), reverse=True)


def test_every_sentence_of_a_found_passage_is_a_candidate_once(library: Library, embedder: TinyEmbedder) -> None:
    ranked = _ranked(library, embedder, profile_of(embedder.name, embedder.dimension))
    assert sorted(each.sentence.ordinal for each in ranked) == [0, 1, 2]


@pytest.mark.parametrize("model", [PLAIN_MODEL, *RELEASES])
def test_the_shipped_profile_judges_every_direction(library: Library, embedder: TinyEmbedder, model: str) -> None:
    signals = set(_ranked(library, embedder, profile_of(embedder.name, embedder.dimension))[0].features)
    profile = profile_of(model, 384)
    if profile.verifier is not None:
        signals |= {"verified", "surest"}
    assert profile.judges.keys() == {"ar→ar", "ar→en", "en→ar", "en→en"}
    for judge in profile.judges.values():
        # A weight of a signal that nothing gives would count for nothing, and nobody would be told.
        weighed = judge.weights.keys() | judge.shifts.keys()
        assert weighed.union(*(each.coefficients for each in judge.conditions)) <= signals
        assert judge.weighs("verified") == (profile.verifier is not None)
        assert 0 < judge.threshold < 1
        # With the roles exchanged nothing is sure.
        surely, hardly = (dict.fromkeys(signals - {"exchanged"}, value) for value in (0.9, 0.0))
        assert judge.confidence(surely) > judge.threshold > judge.confidence(hardly)
        if profile.verifier is not None:
            assert judge.confidence({**surely, "verified": 1.9, "surest": 1.9}) > judge.confidence(surely)
        assert judge.score(surely) > judge.score(hardly)


@pytest.mark.parametrize("model", [PLAIN_MODEL, *RELEASES])
def test_the_shipped_profile_knows_where_each_side_lies_in_each_language(model: str) -> None:
    profile = profile_of(model, 384)
    for side in Side:
        arabic, english = (profile.mean(side, language) for language in ("ar", "en"))
        assert arabic.shape == english.shape == (384,)
        assert 0 < np.linalg.norm(arabic - english) < 1
        assert 0 < min(np.linalg.norm(arabic), np.linalg.norm(english)) < 1


def test_a_profile_is_for_one_dimension_only() -> None:
    assert profile_of("multilingual-e5-small", 16).judges == {}


def _features(library: Library, embedder: TinyEmbedder, asked: str, *texts: str) -> dict[str, dict[str, float]]:
    """The signals of every sentence found, by its words."""
    for number, text in enumerate(texts):
        (indexed,) = embed([cut(article(str(number), text))], embedder)
        library.replace(indexed)
    question, profile = analyse(asked), profile_of(embedder.name, embedder.dimension)
    embedding = embedder.embed_question(question.text)
    found = search(question, embedding, library, profile, [LIBRARY], 8)
    return {each.quote: each.features for each in rank(question, embedding, found, profile)}


_ALPHABET = (
    "Letters\n\nA string is written over an alphabet. Usually two signs are enough. Nothing else is needed here."
)


def test_a_sentence_is_met_together_with_the_one_before_it(library: Library, embedder: TinyEmbedder) -> None:
    features = _features(library, embedder, "Which alphabet is a string written over?", _ALPHABET)
    first = features["A string is written over an alphabet."]
    second = features["Usually two signs are enough."]
    third = features["Nothing else is needed here."]
    assert second["window"] >= first["window"] > third["window"] + 0.2
    assert first["tokens"] > second["tokens"] + 0.2


def test_a_name_counts_a_little_where_another_sentence_of_the_passage_has_it(
    library: Library, embedder: TinyEmbedder
) -> None:
    asked = "Where does Tokayev go?"
    features = _features(library, embedder, asked, "Trip\n\nTokayev packs a bag. The plane leaves for Baku.")
    without = _features(library, embedder, asked, "Trip\n\nSomebody packs a bag. The plane leaves for Baku.")
    plane = "The plane leaves for Baku."
    assert features[plane]["tokens"] > without[plane]["tokens"] + 0.05
    assert features["Tokayev packs a bag."]["tokens"] > features[plane]["tokens"]


def test_words_and_tokens_of_a_question_are_met_by_their_translations_in_the_other_language_alone(
    library: Library, embedder: TinyEmbedder
) -> None:
    closes, shines = "تغلق المصفاة أبوابها.", "تشرق الشمس."
    features = _features(library, embedder, "When does the refinery close?", f"مصانع\n\n{closes} {shines}")
    assert features[closes]["words"] == pytest.approx(0.8)
    assert features[shines]["words"] == 0
    assert features[closes]["tokens"] > features[shines]["tokens"]
    assert features[closes]["hardest"] > 0.47 > features[shines]["hardest"]
    english = "The sun shines over the whole of the country in summer, and over most of it in the winter as well."
    mixed = _features(library, embedder, "When does the refinery close?", f"Plants\n\nIts {closes} {english}")
    assert mixed[f"Its {closes}"]["words"] == 0


def test_words_of_a_question_count_wherever_in_the_passage_or_its_title_they_stand(
    library: Library, embedder: TinyEmbedder
) -> None:
    features = _features(library, embedder, "Which letters make a string?", _ALPHABET)
    assert [each["around"] for each in features.values()] == pytest.approx([2 / 3] * 3)


def test_no_other_document_has_a_say_in_the_signals_of_a_sentence(library: Library, embedder: TinyEmbedder) -> None:
    asked = "Which alphabet is a string written over?"
    alone = _features(library, embedder, asked, _ALPHABET)
    others = [f"Other {number}\n\nAn alphabet of {number} signs. A string is written." for number in range(4)]
    among = _features(library, embedder, asked, _ALPHABET, *others)
    assert len(among) > len(alone)
    assert {quote: among[quote] for quote in alone} == alone


@pytest.mark.parametrize(
    ("answer", "lacking"), [("Seven people. It was at night.", 0.0), ("Nobody knows that yet.", 1.0)]
)
def test_what_answers_a_question_of_the_source_is_looked_at_for_what_is_asked_for(
    library: Library, embedder: TinyEmbedder, answer: str, lacking: float
) -> None:
    asked = "How many people did the flood kill?"
    (indexed,) = embed([cut(article("f", f"Flood\n\n{asked} {answer}"))], embedder)
    library.replace(indexed)
    first, *_ = _asked(library, embedder, profile_of(embedder.name, embedder.dimension), asked)
    assert (first.quote, first.features["lacking"]) == (asked, lacking)
