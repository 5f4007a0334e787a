"""Made-up conversations and what each turn of them should take over: a file in, `Dialogue`s out.

A blank line parts dialogues, `#` begins a remark. The first line of each is its first question; a turn is written
`question | words it must carry | words it must leave behind`, and stands alone where it carries none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.language import language_of
from index.text import stem
from retrieval.conversation.reading import read
from retrieval.conversation.whole import make_whole

_PARTS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A question after `earlier` ones, the words that it must carry on, and those that it must not."""

    earlier: tuple[str, ...]
    question: str
    carries: tuple[str, ...]
    leaves: tuple[str, ...]

    def carried(self) -> list[str]:
        """The words that the rules carry on."""
        own = {stem(word.folded) for each in read(self.question) for word in (each, each.without_connective)}
        whole = read(make_whole(self.question, self.earlier))
        return [word.written for word in whole if word.content and stem(word.folded) not in own]

    def is_told(self) -> bool:
        """Whether the rules see if it leans."""
        return bool(self.carried()) == bool(self.carries)

    def is_right(self) -> bool:
        """Whether they also carry what they must, and nothing that they mustn't."""
        # Arabic writes conjunctions, prepositions and the article onto words.
        carried = [word.removesuffix("'s") for word in self.carried()]
        held = all(any(word.endswith(each) for word in carried) for each in self.carries)
        return self.is_told() and held and set(self.leaves).isdisjoint(carried)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The turns after a first question, in its language."""

    language: str
    turns: tuple[Turn, ...]


def read_dialogues(file: Path) -> list[Dialogue]:
    """The dialogues of a file."""
    blocks = file.read_text("utf-8").split("\n\n")
    lines = ([line for line in block.splitlines() if line and not line.startswith("#")] for block in blocks)
    return [_dialogue(block) for block in lines if block]


def _dialogue(lines: Sequence[str]) -> Dialogue:
    parted = [[part.strip() for part in line.split("|")] + [""] * _PARTS for line in lines]
    asked = tuple(question for question, *_ in parted)
    turns = tuple(
        Turn(asked[:place], question, tuple(carries.split()), tuple(leaves.split()))
        for place, (question, carries, leaves, *_) in enumerate(parted)
        if place
    )
    return Dialogue(language_of(asked[0]), turns)
