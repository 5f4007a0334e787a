"""Which passages are read: names in the other script are searched for, and count where their spellings are alike."""

from random import Random

import pytest
from newsroom import article, newsroom
from tiny_embedder import TinyEmbedder

from index.library import Library
from index.records import LIBRARY
from retrieval.profile import profile_of
from retrieval.question import analyse
from retrieval.search import FoundPassage, search

_IN_ARABIC = "النقابة\n\nقالت الأمينة العامة فتيحة بوزيان إن الإضراب يعلق. ويعود الممرضون غدا."
_IN_ENGLISH = "Union\n\nThe union's secretary Fatiha Bouziane said the strike was over. Nurses return on Sunday."
_ENGLISH = [f"News {number}\n\nWho is who: the minister is number {number} of the council." for number in range(9)]
_ARABIC = [f"أخبار {number}\n\nمن هي الوزيرة: هي رقم {number} في المجلس." for number in range(9)]


def read(library: Library, embedder: TinyEmbedder, question: str, limit: int = 8) -> list[FoundPassage]:
    profile = profile_of(embedder.name, embedder.dimension)
    return search(analyse(question), embedder.embed_question(question), library, profile, [LIBRARY], limit)


def scores(found: list[FoundPassage]) -> dict[str, float]:
    return {each.stored.document.text: each.score for each in found}


def assert_is_read_though_not_near(library: Library, embedder: TinyEmbedder, question: str, text: str) -> None:
    """Others are nearer to the question by meaning."""
    near = library.dense_search(embedder.embed_question(question).vector, [LIBRARY], 2)
    assert text not in [each.document.text for each in library.fetch([hit.passage_id for hit in near], [LIBRARY])]
    assert text in scores(read(library, embedder, question))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search proposes two passages, so that small libraries are large ones."""
    monkeypatch.setattr("retrieval.search._CANDIDATES", 2)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("question", "others", "text"),
    [
        ("who is Fatiha Bouziane", _ENGLISH, _IN_ARABIC),
        ("is fatiha bouziane a minister", _ENGLISH, _IN_ARABIC),
        ("من هي فتيحة بوزيان", _ARABIC, _IN_ENGLISH),
    ],
)
def test_an_article_that_names_somebody_in_the_other_script_is_read(
    library: Library, embedder: TinyEmbedder, question: str, others: list[str], text: str
) -> None:
    texts = [*others, text]
    answerer = newsroom(library, embedder, [article(str(number), each) for number, each in enumerate(texts)])
    assert_is_read_though_not_near(library, embedder, question, text)
    quotes = [each.quote for each in answerer.answer(question, [LIBRARY], 50).evidence]
    assert any("بوزيان" in quote or "Bouziane" in quote for quote in quotes)


def test_a_name_counts_in_the_other_script_as_surely_as_its_spellings_are_alike(
    library: Library, embedder: TinyEmbedder
) -> None:
    named, alike, unlike = "قالت فتيحة ذلك.", "قالت فتحية ذلك.", "قالت سعاد ذلك."
    newsroom(library, embedder, [article(str(n), f"خبر\n\n{text}") for n, text in enumerate([named, alike, unlike])])
    question = "who is Fatiha"
    vector = embedder.embed_question(question).vector
    gained = {
        each.stored.document.text.splitlines()[-1]: each.score - float(each.stored.vector @ vector)
        for each in read(library, embedder, question)
    }
    assert gained[named] >= gained[alike] > gained[unlike] == pytest.approx(0, abs=1e-6)


def test_a_sound_in_common_is_not_enough(library: Library, embedder: TinyEmbedder) -> None:
    """بخاري has the consonants of Bahareh and other vowels."""
    newsroom(library, embedder, [article("one", "خبر\n\nقال بخاري ذلك.")])
    question = "who is Bahareh"
    (found,) = read(library, embedder, question)
    vector = embedder.embed_question(question).vector
    assert found.score == pytest.approx(float(found.stored.vector @ vector), abs=1e-6)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("question", "others", "text"),
    [
        ("When does the refinery close?", _ENGLISH, "مصانع\n\nتغلق المصفاة أبوابها في يونيو."),
        ("When was the strike announced?", _ENGLISH, "نقابات\n\nوأعلن الممرضون الإضراب عن العمل."),
        ("متى تغلق المصفاة؟", _ARABIC, "Plants\n\nThe refinery closes in June."),
    ],
)
def test_an_article_that_says_it_in_the_other_language_is_read(
    library: Library, embedder: TinyEmbedder, question: str, others: list[str], text: str
) -> None:
    newsroom(library, embedder, [article(str(number), each) for number, each in enumerate([*others, text])])
    assert_is_read_though_not_near(library, embedder, question, text)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("seed", range(3))
def test_what_is_read_depends_on_no_order_and_a_score_on_no_other_document(
    library: Library, embedder: TinyEmbedder, seed: int
) -> None:
    question = "who is Fatiha Bouziane"
    newsroom(library, embedder, [article("named", _IN_ARABIC)])
    alone = scores(read(library, embedder, question))[_IN_ARABIC]
    texts = [*_ENGLISH, *_ARABIC, _IN_ENGLISH]
    newsroom(library, embedder, [article(text, text) for text in Random(seed).sample(texts, len(texts))])
    found = scores(read(library, embedder, question))
    assert found[_IN_ARABIC] == alone
    assert _IN_ENGLISH in found
    for text in texts:
        library.delete(article(text, text).id, [LIBRARY])
    newsroom(library, embedder, [article(text, text) for text in texts])
    assert scores(read(library, embedder, question)) == found
