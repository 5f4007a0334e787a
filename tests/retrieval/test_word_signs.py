"""What is told of words besides their vectors: each sign stands at the tokens of the word that it is of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import article
from tiny_embedder import TinyEmbedder

from index.indexing import cut, embed
from index.library_records import StoredPassage
from index.quantised import NO_SENTENCE_VECTORS
from retrieval.question import analyse
from retrieval.whole_names import WholeNames
from retrieval.word_signs import ASKED_SIGNS, ASKING_SIGNS, TOLD_SIGNS, SignReader, WordSigns

_TEXT = (
    "Harbour\n\nThe harbour of Aktau opened its third pier in March. "
    "The work cost 40 million dollars, and 120 ships came. It rains."
)
_ARABIC = "الميناء\n\nافتتح ميناء أكتاو رصيفه الثالث في مارس. وبلغت كلفته 40 مليون دولار، ووصلت 120 سفينة."
_TOLD = ("number", "ordinal", "time", "name", "said")
_ASKED = ("content", "held", "near", "titled", "around", "number", "ordinal", "time", "name")
_ASKING = ("number", "time", "name", "anything", "lacking")


class _Reader:
    def __init__(self, stored: StoredPassage, embedder: TinyEmbedder, asked: str) -> None:
        self._stored = stored
        self._embedding = embedder.embed_question(asked)
        self._reader = SignReader(analyse(asked), self._embedding)
        self._whole = WholeNames(analyse(asked), stored)

    def read(self, place: int) -> WordSigns:
        return self._reader.read(self._stored, place, self._whole)

    def place(self, words: str) -> int:
        """Of the sentence that holds `words`."""
        text = self._stored.document.text
        (place,) = [place for place, each in enumerate(self._stored.sentences) if words in text[each.start : each.end]]
        return place

    def told(self, place: int) -> dict[str, set[str]]:
        """The words of the passage that have each sign."""
        signs, tokens = self.read(place).told, self._stored.tokens
        found: dict[str, set[str]] = {name: set() for name in _TOLD}
        for row, sentence, (start, end) in zip(signs, tokens.sentences, tokens.spans.tolist(), strict=True):
            read = self._stored.sentences[sentence]
            for name, sign in zip(_TOLD, row, strict=True):
                if sign:
                    found[name].add(self._stored.document.text[read.start + start : read.start + end])
        return found

    def asked(self, place: int) -> dict[str, set[str]]:
        """The words of the question that have each sign."""
        found: dict[str, set[str]] = {name: set() for name in _ASKED}
        for row, (start, end) in zip(self.read(place).asked, self._embedding.spans.tolist(), strict=True):
            for name, sign in zip(_ASKED, row, strict=True):
                if sign:
                    found[name].add(self._embedding.shown[start:end])
        return found

    def asking(self, place: int) -> set[str]:
        return {name for name, sign in zip(_ASKING, self.read(place).asking, strict=True) if sign}


def _stored(text: str, embedder: TinyEmbedder) -> list[StoredPassage]:
    (indexed,) = embed([cut(article("h", text))], embedder)
    return [
        StoredPassage(
            id=number,
            document=indexed.document,
            passage=each.passage,
            sentences=indexed.sentences[each.passage.first : each.passage.last],
            before=None,
            vector=each.embedding.vector,
            tokens=each.embedding.tokens,
            sentence_vectors=NO_SENTENCE_VECTORS,
        )
        for number, each in enumerate(indexed.passages)
    ]


def _reader(embedder: TinyEmbedder, asked: str, text: str = _TEXT) -> _Reader:
    (stored,) = _stored(text, embedder)
    return _Reader(stored, embedder, asked)


def test_words_of_the_sentence_and_the_one_before_tell_what_they_are(embedder: TinyEmbedder) -> None:
    reader = _reader(embedder, "How many ships came to Aktau's pier of 40,000,000 dollars?")
    told = reader.told(reader.place("120"))
    assert told["number"] == {"40", "million", "120"}
    assert told["ordinal"] == {"third"}
    assert told["time"] == {"March"}
    assert "Aktau" in told["name"]
    assert told["said"] == {"Aktau", "pier", "40", "million", "dollars", "ships", "came"}
    alone = reader.told(reader.place("rains"))
    assert "third" not in alone["ordinal"]
    assert alone["number"] == {"40", "million", "120"}


def test_words_of_the_question_tell_where_they_stand(embedder: TinyEmbedder) -> None:
    reader = _reader(embedder, "How many ships reached the third pier of the harbour?")
    place = reader.place("120")
    asked = reader.asked(place)
    assert asked["content"] == {"many", "ships", "reached", "third", "pier", "harbour"}
    assert asked["held"] == {"ships"}
    assert asked["near"] == {"ships", "third", "pier", "harbour"}
    assert asked["titled"] == {"harbour"}
    assert asked["around"] == {"ships", "third", "pier", "harbour"}
    assert asked["ordinal"] == {"third"}
    assert asked["number"] == asked["name"] == set()
    other = reader.asked(place + 1)
    assert other["held"] == set()
    assert other["around"] == asked["around"]


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        (
            "What does Lena Okafor want?",
            "Sea\n\nLena Okafor spoke. It rained. She said that she wants a pier.",
            "Okafor",
        ),
        ("ماذا تريد لينا؟", "البحر\n\nقالت لينا إن البحر هائج. وأضافت أنها تريد رصيفا.", "لينا"),
    ],
)
def test_a_subject_that_is_left_out_stands_there(embedder: TinyEmbedder, asked: str, text: str, name: str) -> None:
    reader = _reader(embedder, asked, text)
    place = len(reader._stored.sentences) - 1
    assert name in reader.asked(place)["held"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("How many ships came?", {"number"}),
        ("When did it open?", {"time", "lacking"}),
        ("Who opened the pier?", {"name"}),
        ("What opened in Aktau?", {"anything"}),
        ("كم سفينة وصلت؟", {"number"}),
        ("متى افتتح الرصيف؟", {"time", "lacking"}),
    ],
)
@pytest.mark.parametrize("text", [_TEXT, _ARABIC])
def test_what_is_asked_for_is_told_and_whether_the_sentence_lacks_it(
    embedder: TinyEmbedder, asked: str, expected: set[str], text: str
) -> None:
    reader = _reader(embedder, asked, text)
    place = reader.place("120")
    assert reader.asking(place) == expected


def test_words_are_known_in_the_other_language(embedder: TinyEmbedder) -> None:
    asked = _reader(embedder, "Did a ship reach the harbour of Aktau?", _ARABIC).asked(1)
    assert {"harbour", "Aktau"} <= asked["around"]


@given(st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_signs_have_their_shapes_for_whatever_is_written(asked: str, told: str) -> None:
    embedder = TinyEmbedder()
    question = f"who {asked}"
    embedding = embedder.embed_question(question)
    for stored in _stored(f"Title\n\nA sentence. {told}", embedder):
        reader = _Reader(stored, embedder, question)
        for place in range(len(stored.sentences)):
            signs = reader.read(place)
            assert signs.asked.shape == (len(embedding.spans), ASKED_SIGNS)
            assert signs.told.shape == (len(stored.tokens.sentences), TOLD_SIGNS)
            assert signs.asking.shape == (ASKING_SIGNS,)
            for each in (signs.asked, signs.told, signs.asking):
                assert ((each >= 0) & (each <= 1)).all()
