"""Fits what the checks know of one model, to sentences in both languages: see `retrieval.fitting.claims`."""

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from retrieval.evaluation.claims.lies import Lie, lies
from retrieval.evaluation.claims.material import Pair, neighbours
from retrieval.evaluation.claims.shortening import shortened
from retrieval.fitting.claim_words import Both, labelled, words_met
from retrieval.generation.checking.checker import plain
from retrieval.generation.checking.fitted import Fitted
from retrieval.generation.checking.meaning import Reader, Reading
from retrieval.generation.checking.strangers import VECTOR_SCALE, content_places, marks, strangeness, words_of
from retrieval.generation.checking.support import support, value_of

_SWAPS = 3
"""Names put in other names' places, a sentence."""
_NAME_PENALTY, _STRANGER_PENALTY = 0.05, 0.3
"""scikit-learn's C: the weaker the larger."""
_LOST_TO_NAMES = {"ar": 0.05, "en": 0.045}
"""The share of true sentences that the check of names may lose, by the claim's language."""
_LOST_TO_SUPPORT = 0.008
_LOST_TO_OTHERS = 0.005
_WRONG_CAUGHT_SAME = 0.97
"""The share of neighbouring sentences that must be told apart inside one language, where no paraphrases are at hand."""
_SURE_NAMES = 0.985
"""The share of ordinary words that may not look like names inside one language."""
_FOLDS = 4
_OTHER = {"ar": "en", "en": "ar"}


class Fitting:
    """The sentences that may be fitted to, as the model read them, with names swapped into them."""

    def __init__(
        self, reader: Reader, pairs: Sequence[Pair], names: dict[str, list[str]], say: Callable[[str], None]
    ) -> None:
        self._say = say
        self._reader = reader
        self._pairs = [pair for pair in pairs if not pair.is_reported]
        self._reader.read([plain(pair.bare(language)) for pair in self._pairs for language in ("ar", "en")])
        self._read = [self._both(pair) for pair in self._pairs]
        self._swapped = {
            language: list(self._swap(language, lies(self._pairs, names[language], language)["name"]))
            for language in ("ar", "en")
        }
        self._say(f"sentences: {len(self._pairs)}, swaps: { {key: len(each) for key, each in self._swapped.items()} }")

    def fit(self) -> Fitted:
        """All numbers."""
        numbers = np.arange(len(self._pairs))
        fitted = self._strangers(self._names(numbers), numbers)
        least = self._limits(numbers)
        found = fitted.model_copy(
            update={
                "most_strange": self._most_strange(),
                "surely_a_name": self._surely_a_name(fitted),
                "least_support": least,
                "clearly": self._clearly(),
            }
        )
        self._say(f"{found.most_strange} {found.surely_a_name:.2f} {found.least_support} {found.clearly:.3f}")
        return found

    def _both(self, pair: Pair) -> Both:
        readings = self._reader.read([plain(pair.bare(language)) for language in ("ar", "en")])
        return dict(zip(("ar", "en"), readings, strict=True))

    def _swap(self, language: str, lie: Lie) -> Iterator[tuple[int, Reading, int]]:
        """The numbers of pairs, the sentence with a name swapped in, and the place of that name."""
        draw = random.Random(1)  # noqa: S311
        changed = [
            (number, lie(plain(pair.bare(language)), pair, _OTHER[language], draw))
            for number, pair in enumerate(self._pairs)
            for _ in range(_SWAPS)
        ]
        texts = [(number, plain(text)) for number, text in changed if text is not None]
        readings = self._reader.read([text for _, text in texts])
        for (number, _), reading in zip(texts, readings, strict=True):
            own = self._read[number][language].words
            both = range(min(len(own), len(reading.words)))
            place = next((each for each in both if reading.words[each].folded != own[each].folded), None)
            if place is not None and place in content_places(reading):
                yield number, reading, place

    def _names(self, numbers: NDArray[np.int64]) -> Fitted:
        """The model of which words are names, fitted to the pairs with these numbers."""
        rows = [row for number in numbers for row in labelled(self._read[number])]
        within = set(numbers.tolist())
        for language in ("ar", "en"):
            rows += [(reading, place, 1) for number, reading, place in self._swapped[language] if number in within]
        names = list(marks(*rows[0][:2]))
        features = np.array(
            [
                [*(VECTOR_SCALE * reading.vectors[place]), *(marks(reading, place)[name] for name in names)]
                for reading, place, _ in rows
            ]
        )
        labels = np.array([label for *_, label in rows])
        model = LogisticRegression(C=_NAME_PENALTY, max_iter=3000).fit(features, labels)
        kept = ~((labels == 0) & (model.decision_function(features) > 0))
        model = LogisticRegression(C=_NAME_PENALTY, max_iter=3000).fit(features[kept], labels[kept])
        weights = [round(float(weight), 4) for weight in model.coef_[0]]
        dimension = features.shape[1] - len(names)
        return Fitted(
            fitted_on="FLORES and XQuAD-R, development parts, by retrieval.fitting.claims",
            name_direction=weights[:dimension],
            name_marks=dict(zip(names, weights[dimension:], strict=True)),
            name_intercept=round(float(model.intercept_[0]), 4),
            stranger={},
            stranger_intercept=0.0,
            most_strange={},
            surely_a_name=0.0,
            least_support={},
            clearly=0.0,
        )

    def _strangers(self, fitted: Fitted, numbers: NDArray[np.int64]) -> Fitted:
        """With the model of which words nothing meets, fitted to the pairs with these numbers."""
        found: list[dict[str, float]] = []
        labels: list[int] = []
        within = set(numbers.tolist())
        for language in ("ar", "en"):
            for number in numbers:
                met = words_met(self._read[number][language], self._read[number][_OTHER[language]], fitted)
                found += met.values()
                labels += [0] * len(met)
            for number, reading, place in self._swapped[language]:
                met = words_met(reading, self._read[number][_OTHER[language]], fitted) if number in within else {}
                if place in met:
                    found.append(met[place])
                    labels.append(1)
        names = list(found[0])
        features = np.array([[each[name] for name in names] for each in found])
        scale = features.std(axis=0) + 1e-9
        model = LogisticRegression(C=_STRANGER_PENALTY, max_iter=5000).fit(features / scale, labels)
        weights = {name: round(float(weight), 4) for name, weight in zip(names, model.coef_[0] / scale, strict=True)}
        return fitted.model_copy(
            update={"stranger": weights, "stranger_intercept": round(float(model.intercept_[0]), 4)}
        )

    def _most_strange(self) -> dict[str, float]:
        """The limits that lose as many true sentences as may be lost, each judged by a model that has not seen it."""
        worst: dict[str, list[float]] = {"ar": [], "en": []}
        caught: dict[str, list[float]] = {"ar": [], "en": []}
        numbers = np.arange(len(self._pairs))
        for fold_number in range(_FOLDS):
            own = numbers[numbers % _FOLDS == fold_number]
            rest = numbers[numbers % _FOLDS != fold_number]
            fitted = self._strangers(self._names(rest), rest)
            within = set(own.tolist())
            for language in ("ar", "en"):
                for number in own:
                    met = words_met(self._read[number][language], self._read[number][_OTHER[language]], fitted)
                    worst[language].append(max((strangeness(each, fitted) for each in met.values()), default=-99.0))
                for number, reading, place in self._swapped[language]:
                    if number in within:
                        met = words_met(reading, self._read[number][_OTHER[language]], fitted)
                        caught[language].append(strangeness(met[place], fitted) if place in met else 99.0)
        limits = {
            language: round(float(np.quantile(worst[language], 1 - lost)), 3)
            for language, lost in _LOST_TO_NAMES.items()
        }
        for language, limit in limits.items():
            self._say(
                f"names in {language}: {np.mean(np.array(caught[language]) > limit):.3f} of swaps caught or known"
            )
        return limits

    def _surely_a_name(self, fitted: Fitted) -> float:
        ordinary = [
            float(names)
            for both in self._read
            for reading in both.values()
            for place, names in zip(content_places(reading), words_of(reading, fitted).names, strict=True)
            if reading.text[reading.words[place].start].islower()
        ]
        return round(float(max(0.0, float(np.quantile(ordinary, _SURE_NAMES)))), 3)

    def _limits(self, numbers: NDArray[np.int64]) -> dict[str, float]:
        """The least support across languages that true claims have, and within one more than neighbours have."""
        across: list[float] = []
        beside: list[float] = []
        for number in numbers:
            pair, both = self._pairs[number], self._read[number]
            near = neighbours(self._pairs, int(number))
            for language in ("ar", "en"):
                part = shortened(pair.bare(language), language)
                texts = [both[language], *(self._reader.read([plain(part)]) if part else [])]
                across += [value_of(support(text, [both[_OTHER[language]]]), same_language=False) for text in texts]
                others = [self._read[each][language] for each in near]
                beside += [value_of(support(text, [other]), same_language=True) for text in texts for other in others]
        return {
            "across": round(float(np.quantile(across, _LOST_TO_SUPPORT)), 3),
            "same": round(float(np.quantile(beside, _WRONG_CAUGHT_SAME)), 3),
        }

    def _clearly(self) -> float:
        """How much better a neighbour supports true claims, rarely: never taken below zero."""
        found = []
        for number in range(len(self._pairs)):
            for language in ("ar", "en"):
                text = self._read[number][language]
                own, *others = (
                    value_of(support(text, [self._read[each][_OTHER[language]]]), same_language=False)
                    for each in (number, *neighbours(self._pairs, number))
                )
                found.append(max(others) - own)
        return max(0.0, round(float(np.quantile(found, 1 - _LOST_TO_OTHERS)), 3))
