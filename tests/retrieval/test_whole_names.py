"""Where a sentence has one word of a name that its article gives in full, it has the name that is asked about."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article
from reports import sentences
from tiny_embedder import TinyEmbedder

from index.indexing import cut, embed
from index.library import Library
from index.library_records import StoredPassage
from index.records import LIBRARY
from retrieval.evidence import rank
from retrieval.profile import profile_of
from retrieval.question import analyse
from retrieval.search import search
from retrieval.token_masks import tokens_of_names
from retrieval.whole_names import WholeNames
from retrieval.word_signs import HELD, SignReader


def _passage(*told: str, title: str = "Report") -> StoredPassage:
    stored = sentences(*told, day=1, scores=[1.0] * len(told))[0].stored
    return replace(stored, document=replace(stored.document, title=title))


def _last_means(question: str, *told: str, title: str = "Report") -> bool:
    """Whether the last sentence means a name of the question by a part of it."""
    stored = _passage(*told, title=title)
    return bool(WholeNames(analyse(question), stored).meant(stored.sentences[-1:]).together)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How old is Lena Okafor?", ["Lena Okafor won.", "It was dry.", "Okafor, who is 26, trains at home."]),
        ("how old is lena okafor", ["Lena Okafor won.", "Okafor is 26."]),
        ("How old is President Paul Renard?", ["President Paul Renard spoke.", "Mr. Renard is 47."]),
        ("How old is Salem bin Nasser?", ["Prince Salem bin Nasser spoke.", "Bin Nasser is 39."]),
        ("كم عمر سامر قنديل؟", ["انتخب سامر قنديل رئيسا.", "ويبلغ قنديل 52 عاما."]),
        ("كم عمر سامر قنديل؟", ["انتخب سامر قنديل رئيسا.", "وقال سامر إنه سيصلح الطرق."]),
        ("كم عمر إيما أوكافور؟", ["فازت إيما أوكافور بالسباق.", "وتبلغ أوكافور 26 عاما."]),
        ("كم عمر لينا أوكافور؟", ["Lena Okafor won.", "Okafor is 26."]),
        ("How old is Samer Qandil?", ["انتخب سامر قنديل رئيسا.", "ويبلغ قنديل 52 عاما."]),
        ("How old is Najib Mikhail?", ["قال الوزير نجيب ميخائيل ذلك.", "ويبلغ ميخائيل 69 عاما."]),
    ],
)
def test_a_part_of_a_name_given_in_full_is_the_name(question: str, told: list[str]) -> None:
    assert _last_means(question, *told)


def test_the_title_gives_names_in_full_as_well() -> None:
    assert _last_means("How old is Lena Okafor?", "Okafor is 26.", title="Lena Okafor wins again")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How old is Lena Okafor?", ["Okafor won.", "Okafor is 26."]),  # Lena stands nowhere
        ("How old is Lena Okafor?", ["Lena Okafor won.", "It was dry."]),
        ("How old is Lena Okafor?", ["Lena Okafor won.", "Grace Okafor is 26."]),
        ("How old is Lena Okafor?", ["Lena Okafor won before her sister Ruth Okafor.", "Okafor is 26."]),
        ("How old is Ruth Okafor?", ["Lena Okafor won.", "Okafor is 26."]),
        ("Who is Lena Lena?", ["Lena Lena won.", "Lena is 26."]),  # one word twice is no whole
        ("What did Harbour United win?", ["Harbour United lost.", "Leeds United won."]),
        ("Who owns the Silver Lake hotel?", ["The Silver Lake hotel opened.", "The lake is deep."]),
        ("كم عمر سامر قنديل؟", ["انتخب سامر قنديل رئيسا.", "ويبلغ وائل قنديل 30 عاما."]),
        ("كم عمر سامر قنديل؟", ["انتخب سامر قنديل رئيسا وحضر وائل قنديل.", "ويبلغ قنديل 52 عاما."]),
        ("كم عمر سامر قنديل؟", ["انتخب سامر قنديل رئيسا.", "ويبلغ سامر حداد 30 عاما."]),
        ("كم عضوا في مجلس الأمن؟", ["اجتمع مجلس الأمن.", "وقال الأمن إنه اعتقل رجلا."]),
        ("Why do the Lebanon-Cyprus talks fail?", ["فشلت محادثات لبنان-قبرص.", "وتدرس قبرص مد كابل."]),
        ("متى زار ميقاتي باريس؟", ["زار ميقاتي باريس.", "ووصل ميقاتي أمس."]),
    ],
)
def test_what_may_be_of_somebody_else_is_not(question: str, told: list[str]) -> None:
    assert not _last_means(question, *told)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How old is Lena Okafor?",
            "Race\n\nLena Okafor won the race. Rain fell at noon. Okafor is 26 and trains.",
        ),
        ("كم عمر سامر قنديل؟", "البلدية\n\nانتخب المجلس سامر قنديل. وكان الجو جافا. ويبلغ قنديل 52 عاما وهو مهندس."),
        ("How old is Samer Qandil?", "البلدية\n\nانتخب المجلس سامر قنديل. وكان الجو جافا. ويبلغ قنديل 52 عاما."),
    ],
)
def test_the_name_counts_as_met_where_its_part_stands(
    library: Library, embedder: TinyEmbedder, question: str, text: str
) -> None:
    (indexed,) = embed([cut(article("race", text))], embedder)
    library.replace(indexed)
    asked, profile = analyse(question), profile_of(embedder.name, embedder.dimension)
    embedding = embedder.embed_question(asked.plain)
    ranked = rank(asked, embedding, search(asked, embedding, library, profile, [LIBRARY], 5), profile)
    known = {each.sentence.ordinal: each.features["known"] for each in ranked}
    last = max(known)
    assert known[last] == pytest.approx(known[last - 2], abs=0.1)
    assert known[last] > known[last - 1]
    names = tokens_of_names(asked, embedding)
    stored = ranked[0].stored
    whole = WholeNames(asked, stored)
    signs = SignReader(asked, embedding).read(stored, len(stored.sentences) - 1, whole)
    given, surname = (names[name] for name in asked.names[-2:])
    assert signs.asked[given, HELD].min() == signs.asked[surname, HELD].max() > 0


_WORDS = st.sampled_from("Lena Okafor Okafor's said, the سامر قنديل وقنديل . إن وقال 5 al - \n Ruth".split(" "))


@given(st.lists(_WORDS, min_size=1, max_size=12).map(" ".join), st.lists(_WORDS, min_size=1, max_size=20).map(" ".join))
def test_any_text_means_names_of_the_question_alone(asked: str, told: str) -> None:
    question = analyse(f"who is {asked}")
    stored = _passage(*told.split("."))
    meant = WholeNames(question, stored).meant(stored.sentences)
    assert all(each <= set(question.names) and len(each) > 1 for each in meant.together)
    found = tuple(np.linspace(0, 1, len(question.names)).tolist())
    assert all(more >= less for more, less in zip(meant.names(found), found, strict=True))
