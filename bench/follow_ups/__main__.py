"""`python -m bench.follow_ups DATA [--show]`: the figures in docs/evaluation.md under "Follow-ups".

DATA is a folder with `xquad-r/`, `arcd/arcd-train.json` and `qed/qed-dev.jsonlines`, whose questions stand alone: how
many are taken for follow-ups, after two questions about something else and after the one before them in the file. Then
how many turns of the made-up conversations beside this module are understood. `--show` lists what went wrong.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.follow_ups.dialogues import read_dialogues
from retrieval.conversation.whole import make_whole
from retrieval.evaluation.datasets import read_dataset
from retrieval.question import analyse

_SETS = (("XQuAD-R", "xquad-r"), ("ARCD", "arcd/arcd-train.json"), ("QED", "qed/qed-dev.jsonlines"))
_ABOUT_OTHERS = ("ماذا قال بوتين عن أوكرانيا؟", "What did Putin say about Ukraine?")
_DIALOGUES = ("first", "second", "third", "fourth")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.follow_ups", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    arguments = parser.parse_args()
    shown: list[str] = []
    print("| questions that stand alone | asked | lean after others | lean after the one before |")
    print("| --- | --- | --- | --- |")
    for name, place in _SETS:
        for language, asked in _questions(arguments.data / place).items():
            counts = Counter[str]()
            for before, text in asked:
                leaning = [make_whole(text, _ABOUT_OTHERS) != text, make_whole(text, [before]) != text]
                counts.update(after for after, leans in zip(("others", "one"), leaning, strict=True) if leans)
                shown += [f"{before} → {text}"] * any(leaning)
            shares = (f"{counts[after]} ({counts[after] / len(asked):.1%})" for after in ("others", "one"))
            print(f"| {name}, {language} | {len(asked)} | {' | '.join(shares)} |")
    print("\n| conversations | turns | seen whether they lean | wholly right | conversations without a fault |")
    print("| --- | --- | --- | --- | --- |")
    for name in _DIALOGUES:
        dialogues = read_dialogues(Path(__file__).with_name(f"{name}.txt"))
        for language in ("ar", "en"):
            those = [each for each in dialogues if each.language == language]
            turns = [turn for each in those for turn in each.turns]
            told, right = sum(turn.is_told() for turn in turns), sum(turn.is_right() for turn in turns)
            whole = sum(all(turn.is_right() for turn in each.turns) for each in those)
            print(f"| {name}, {language} | {len(turns)} | {told} | {right} | {whole} of {len(those)} |")
            wrong = (turn for turn in turns if not turn.is_right())
            shown += [f"{' / '.join(each.earlier)} → {make_whole(each.question, each.earlier)}" for each in wrong]
    if arguments.show:
        print("\n" + "\n".join(shown))


def _questions(path: Path) -> dict[str, list[tuple[str, str]]]:
    """The questions of a set by their language, each with the one before it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for language, text in _texts(path):
        asked = found.setdefault(language, [])
        asked.append((asked[-1][1] if asked else _ABOUT_OTHERS[0], text))
    return found


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    for question in read_dataset(path).questions:
        analysed = analyse(question.text)
        yield analysed.language, analysed.text


if __name__ == "__main__":
    main()
