"""Both engines given the same 2,000 documents and 500 questions: the same evidence in the same order, the same
refusals. Evidence of one score may change places."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from newsroom import article
from postgres_server import FolderDatabases
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.indexing import cut, embed
from index.library import Library
from index.postgres.library import PostgresLibrary
from index.records import LIBRARY, Document, Scope
from retrieval.answering import Answerer
from retrieval.records import Answer

DOCUMENTS = 2000
QUESTIONS = 500
CHATS = [Scope.chat(-1001), Scope.chat(7)]
_SAME = 1e-6  # scores that differ by less are one

_ENGLISH = """
minister railway harbour grain export bridge river budget president agreement visit delegation summit energy pipeline
wheat market price school hospital vaccine court judge election council border customs tariff airport flight drought
reservoir dam power plant solar turbine festival museum archive painter orchestra stadium league referee coach striker
earthquake flood rescue shelter donor pledge inflation currency reserve bank loan bond investor factory textile cotton
""".split()
_ARABIC = """
الوزير السكك الحديدية الميناء القمح التصدير الجسر النهر الموازنة الرئيس الاتفاق الزيارة الوفد القمة الطاقة الأنبوب السوق
الأسعار المدرسة المستشفى اللقاح المحكمة القاضي الانتخابات المجلس الحدود الجمارك الرسوم المطار الرحلة الجفاف الخزان السد
المحطة الكهرباء الشمسية المهرجان المتحف الأرشيف الرسام الملعب الدوري المدرب الزلزال الفيضان الإنقاذ المأوى المانحون
التضخم العملة الاحتياطي المصرف القرض المستثمر المصنع النسيج القطن
""".split()
_NAMES = [
    "Japarov",
    "Tokayev",
    "Raisi",
    "Aliyev",
    "Baku",
    "Astana",
    "Osh",
    "جباروف",
    "توكاييف",
    "رئيسي",
    "باكو",
    "أستانا",
]
_VERBS = {
    "en": ["opened", "praised", "closed", "discussed", "proposed"],
    "ar": ["افتتح", "أشاد", "أغلق", "ناقش", "اقترح"],
}
_ASKED = {"en": ["What did {} say about the {}?", "Who {} the {}?"], "ar": ["ماذا قال {} عن {}؟", "من {} {}؟"]}


def sentence(random: Random, language: str) -> str:
    words = random.choices(_ENGLISH if language == "en" else _ARABIC, k=random.randint(4, 14))
    said = [random.choice(_VERBS[language]), random.choice(_NAMES), *words]
    if random.random() < 0.3:
        said.append(str(random.randint(2, 4000)))
    return f"{' '.join(said)}."


def news(number: int, random: Random) -> Document:
    language = random.choice(["en", "ar"])
    paragraphs = [
        " ".join(sentence(random, language) for _ in range(random.randint(1, 5))) for _ in range(random.randint(1, 5))
    ]
    scope = random.choice([LIBRARY] * 8 + CHATS)
    return article(str(number), "\n\n".join([sentence(random, language), *paragraphs]), scope)


def question(random: Random) -> str:
    language = random.choice(["en", "ar"])
    words = _ENGLISH if language == "en" else _ARABIC
    kind = random.random()
    if kind < 0.1:
        return "Who painted the ceiling of that chapel?" if language == "en" else "من رسم سقف تلك الكنيسة؟"
    if kind < 0.5:
        return _ASKED[language][0].format(random.choice(_NAMES), " ".join(random.choices(words, k=2)))
    return _ASKED[language][1].format(random.choice(_VERBS[language]), " ".join(random.choices(words, k=3)))


def listed(answer: Answer) -> list[tuple[float, str, int, int]]:
    return [(each.score, each.document_id, each.start, each.end) for each in answer.evidence]


def in_one_order(evidence: Sequence[tuple[float, str, int, int]]) -> list[tuple[str, int, int]]:
    """Evidence, that of one score by its place: scores within `_SAME` of the one before count as one."""
    level, leveled = 0, []
    for place, each in enumerate(evidence):
        if place and evidence[place - 1][0] - each[0] > _SAME:
            level += 1
        leveled.append((level, *each[1:]))
    return [each[1:] for each in sorted(leveled)]


@pytest.mark.timeout(600)
def test_the_same_evidence_in_the_same_order_and_the_same_refusals(
    tmp_path: Path, folder_databases: FolderDatabases
) -> None:
    random = Random(9)
    embedder = TinyEmbedder(dimension=64)
    libraries: list[Library] = [EmbeddedLibrary(tmp_path), PostgresLibrary(folder_databases.url(tmp_path))]
    made = [news(number, random) for number in range(DOCUMENTS)]
    for place in range(0, DOCUMENTS, 50):
        for each in embed([cut(document) for document in made[place : place + 50]], embedder):
            assert libraries[0].replace(each) == libraries[1].replace(each)
    assert libraries[0].counts([LIBRARY, *CHATS]) == libraries[1].counts([LIBRARY, *CHATS])
    answerers = [Answerer(library, embedder) for library in libraries]
    refused = 0
    for _ in range(QUESTIONS):
        asked, scopes = question(random), random.choice([[LIBRARY], [LIBRARY, CHATS[0]], [CHATS[1]]])
        embedded, shared = (answerer.answer(asked, scopes) for answerer in answerers)
        assert embedded.answered == shared.answered, asked
        assert embedded.confidence == pytest.approx(shared.confidence, abs=_SAME)
        assert in_one_order(listed(embedded)) == in_one_order(listed(shared)), asked
        assert [c.quote for c in embedded.citations] == [c.quote for c in shared.citations]
        refused += not embedded.answered
    assert 0 < refused < QUESTIONS
    for library in libraries:
        library.close()
