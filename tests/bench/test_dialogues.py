"""The bench of follow-ups: what it reads and how it judges a turn."""

from pathlib import Path

from bench.follow_ups.dialogues import Turn, read_dialogues

_TEXT = """# a remark
What did Japarov propose?
and when? | Japarov
What is inflation? |

ما سعر النفط في مصر؟
والذهب؟ | سعر مصر | النفط
"""


def test_dialogues_are_read_with_what_each_turn_carries(tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_text(_TEXT, "utf-8")
    english, arabic = read_dialogues(file)
    assert (english.language, arabic.language) == ("en", "ar")
    first = "What did Japarov propose?"
    assert english.turns == (
        Turn((first,), "and when?", ("Japarov",), ()),
        Turn((first, "and when?"), "What is inflation?", (), ()),
    )
    assert arabic.turns[0].leaves == ("النفط",)
    assert all(turn.is_told() and turn.is_right() for each in (english, arabic) for turn in each.turns)


def test_a_turn_that_carries_another_word_is_not_right() -> None:
    asked = ("What did Japarov propose?",)
    assert Turn(asked, "and when?", ("Tokayev",), ()).is_told()
    assert not Turn(asked, "and when?", ("Tokayev",), ()).is_right()
    assert not Turn(asked, "and when?", ("Japarov",), ("Japarov",)).is_right()
    assert not Turn(asked, "What is inflation?", ("Japarov",), ()).is_told()
