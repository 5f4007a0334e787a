"""The examples of a fresh checkout, with the real model: what a newcomer is offered, and that each is answered."""

from collections.abc import Iterator

import pytest
from qawl_process import Qawl

from bot.engine import Engine
from bot.services import Services
from bot.settings import Settings
from index.records import LIBRARY

pytestmark = pytest.mark.model

_READ_AND_FOUND_GOOD = {
    "ar": {
        "ماذا اقترح رئيسي؟",
        "بماذا هنّأ رئيس قيرغيزستان إيران؟",
        "بماذا طالب رئيسي؟",
        "بماذا طالب جباروف؟",
        "بماذا رحّب جباروف؟",
        "بماذا رحّب رئيس كازاخستان؟",
        "ماذا قال الرئيس الإيراني عن كازاخستان؟",
        "ماذا قال رئيس كازاخستان عن إيران؟",
        "ماذا نعرف عن التجارة بين إيران وكازاخستان؟",
    },
    "en": {
        "What did the president of Kyrgyzstan congratulate Iran on?",
        "What did the president of Kazakhstan welcome?",
        "What did the president of Iran say about Kazakhstan?",
        "What did the president of Kazakhstan say about Iran?",
        "What do we know about trade between Iran and Kazakhstan?",
    },
}
"""Every question that the seed article may propose: which three of them are offered is the model's to decide."""


@pytest.fixture(scope="module")
def services(seeded: Qawl) -> Iterator[Services]:
    opened = Services(Settings(data_dir=seeded.folder / "data"), lambda _: None)
    yield opened
    opened.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_three_good_questions_are_offered_and_answered(services: Services, language: str) -> None:
    engine: Engine = services
    found = engine.examples(language, [LIBRARY])
    print(*found, sep="\n")
    assert len(set(found)) == 3
    assert set(found) <= _READ_AND_FOUND_GOOD[language]
    for question in found:
        answer = engine.answer_question(question, [LIBRARY])
        assert answer.answered
        assert answer.language == language
    assert engine.examples(language, [LIBRARY]) == found


def test_an_english_answer_from_an_arabic_article_explains_its_names(services: Services) -> None:
    answer = services.answer_question("What did Japarov propose?", [LIBRARY])
    glosses = {gloss.written: gloss.meaning for citation in answer.citations for gloss in citation.glosses}
    assert glosses["إيران"] == "Iran"
    assert glosses["آسيا الوسطى"] == "Central Asia"
    assert glosses["جباروف"] == "Japarov"
    for citation in answer.citations:
        assert all(gloss.written in citation.quote for gloss in citation.glosses)
    arabic = services.answer_question("ماذا اقترح جباروف؟", [LIBRARY])
    assert all(citation.glosses == () for citation in arabic.citations)


def test_what_was_cited_is_found_again_with_its_neighbours(services: Services) -> None:
    answer = services.answer_question("ماذا اقترح جباروف؟", [LIBRARY])
    quoted = [citation.quoted for citation in answer.citations]
    assert [citation.quoted for citation in services.cite(quoted, [LIBRARY], "ar")] == quoted
    for each in quoted:
        around = services.surroundings(each, [LIBRARY])
        assert around is not None
        assert around.quote == each.quote
        assert around.before + around.after
