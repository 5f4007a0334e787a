"""`qawl summarize` as a user or a program runs it."""

import json
from pathlib import Path

import pytest
from qawl_process import Qawl

pytestmark = pytest.mark.model

BRIDGE = "The railway bridge near Naryn opened to trains on Monday after three years of work."
ARTICLES = [
    {"title": "Bridge opens", "source": "Kabar", "published": "2026-09-01T08:00:00Z", "text": BRIDGE},
    {"title": "Trains cross", "source": "Trend", "published": "2026-09-01T09:00:00Z", "text": f"{BRIDGE} Crowds came."},
    {
        "title": "افتتاح الجسر",
        "source": "العالم",
        "published": "2026-09-02T09:00:00Z",
        "text": "افتتح جسر السكة الحديدية قرب نارين أمام القطارات يوم الاثنين بعد ثلاث سنوات من العمل.",
    },
    {
        "title": "Museum",
        "source": "Kabar",
        "published": "2026-09-03T09:00:00Z",
        "text": "A new museum of medieval manuscripts welcomed its first visitors in Samarkand on Thursday.",
    },
]


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Qawl:
    folder = tmp_path_factory.mktemp("newspaper")
    articles = folder / "articles.jsonl"
    rows = [{**each, "url": f"https://example.org/{number}"} for number, each in enumerate(ARTICLES)]
    articles.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in rows), "utf-8")
    qawl = Qawl(folder)
    assert qawl.run("add", str(articles), "--json").json_lines()[0]["added"] == 4
    return qawl


def test_a_library_is_summarized_for_programs(newspaper: Qawl) -> None:
    done = newspaper.run("summarize", "--json")
    (made,) = done.json_lines()
    assert done.status == 0
    assert (made["posts"], made["kind"], made["language"]) == (4, "posts", "en")
    first = made["points"][0]
    assert first["text"] == BRIDGE
    assert first["size"] == len(first["citations"]) >= 2
    texts = {f"https://example.org/{number}": each["text"] for number, each in enumerate(ARTICLES)}
    for point in (*made["points"], *made["also"]):
        for citation in point["citations"]:
            assert texts[citation["url"]][citation["start"] : citation["end"]] == citation["quote"]


def test_a_library_is_summarized_for_people_in_their_language(newspaper: Qawl) -> None:
    assert newspaper.run("summarize").out.startswith("Summary\n")
    shown = newspaper.run("summarize", "--language", "ar").out
    assert shown.startswith("الملخّص\n")
    assert ARTICLES[2]["text"] in shown


def test_a_summary_can_be_of_a_time_a_number_or_a_topic(newspaper: Qawl) -> None:
    assert newspaper.run("summarize", "--since", "2026-09-02", "--json").json_lines()[0]["posts"] == 2
    assert newspaper.run("summarize", "--last", "1", "--json").json_lines()[0]["posts"] == 1
    on_topic = newspaper.run("summarize", "--topic", "museums and manuscripts", "--json").json_lines()[0]
    assert [point["citations"][0]["url"] for point in on_topic["also"]] == ["https://example.org/3"]


def test_one_article_is_told_by_its_beginning(newspaper: Qawl) -> None:
    listed = newspaper.run("list", "--json").json_lines()
    museum = next(each["id"] for each in listed if each["title"] == "Museum")
    assert newspaper.run("summarize", museum).out.startswith("How the article begins\n")


def test_a_chat_without_messages_has_nothing_to_summarize(newspaper: Qawl) -> None:
    done = newspaper.run("summarize", "--scope", "chat:-1001")
    assert done.status == 0
    assert "nothing to summarize" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "soon"), "24h"),
        (("--last", "0"), "1 to 10000"),
        (("--topic", "?"), ""),
        (("--language", "fr"), "fr"),
        (("no-such-id",), "no-such-id"),
        (("an-id", "--last", "3"), "not both"),
    ],
)
def test_what_can_t_be_summarized_is_one_clear_line(newspaper: Qawl, arguments: tuple[str, ...], said: str) -> None:
    done = newspaper.run("summarize", *arguments)
    assert done.status == 2
    assert said in done.errors
    assert len(done.errors.strip().splitlines()) == 1


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    done = Qawl(tmp_path).run("summarize", "--json")
    assert done.json_lines()[0]["points"] == []
