"""The bench of news: its questions stand without the articles, and find in them what answers."""

import json
import zipfile
from pathlib import Path

import bench.news
from bench.news.questions import NewsQuestion, read_day, read_questions

_DAY = [
    {"title": "Port", "content": "The port opened. Rahimi spoke."},
    {"title": "أخبار", "content": "وصلت السفينة أمس."},
]
_LINES = "# a remark\nen\t0\t17:30 0:8\twho spoke?\nar\t1\t13:16\tمتى وصلت؟\nen\t\t\tWho painted it?\n"


def test_questions_are_read_with_the_pieces_of_their_articles(tmp_path: Path) -> None:
    (tmp_path / "questions.tsv").write_text(_LINES, "utf-8")
    (tmp_path / "day.json").write_text(json.dumps(_DAY), "utf-8")
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.write(tmp_path / "day.json", "day.json")
    for file in ("day.json", "day.zip"):
        day = read_day(tmp_path / file)
        assert list(read_questions(tmp_path / "questions.tsv", day)) == [
            NewsQuestion("en", "who spoke?", 0, ("Rahimi spoke.", "The port")),
            NewsQuestion("ar", "متى وصلت؟", 1, ("أمس",)),
            NewsQuestion("en", "Who painted it?", None, ()),
        ]


def test_the_questions_are_as_many_in_both_languages() -> None:
    lines = Path(bench.news.__file__).with_name("questions.tsv").read_text("utf-8").splitlines()[1:]
    fields = [line.split("\t") for line in lines]
    assert {len(each) for each in fields} == {4}
    assert [each[0] for each in fields].count("ar") == [each[0] for each in fields].count("en") == 60
