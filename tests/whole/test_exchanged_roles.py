"""Who did what to whom, with the real model: what tells the reverse is as near by meaning, and answers nothing."""

import json
from pathlib import Path

import pytest
from qawl_process import Qawl

pytestmark = pytest.mark.model

_ACCUSED = "On Monday deputy Salim Haddad accused governor Karim Mansour of forging the land records of three villages."
_WON = "هزم الأهلي الزمالك بثلاثة أهداف في القاهرة مساء الأحد."
_ASKED = {
    "What did Salim Haddad accuse Karim Mansour of?": [_ACCUSED],
    "What did Karim Mansour accuse Salim Haddad of?": [],
    "بماذا اتهم كريم منصور سليم حداد؟": [],
    "متى هزم الأهلي الزمالك؟": [_WON],
    "من هزم الأهلي؟": [],
}


def test_a_question_is_not_answered_by_the_reverse_of_what_it_asks(tmp_path: Path) -> None:
    qawl = Qawl(tmp_path)
    for name, text in (("land", f"Land records in Aktau\n\n{_ACCUSED}\n"), ("match", f"مباراة الأحد\n\n{_WON}\n")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    qawl.run("add", str(tmp_path / "land.txt"), str(tmp_path / "match.txt"))
    asked = "\n".join(json.dumps({"id": question, "question": question}) for question in _ASKED)
    answers = qawl.run("ask", "--batch", "-", given=asked).json_lines()
    assert {each["id"]: [cited["quote"] for cited in each["citations"]] for each in answers} == _ASKED
