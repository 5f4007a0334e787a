"""`python -m bench.news DAY [--show]`: the figures in docs/evaluation.md under "Questions about news".

DAY is SaudiNewsNet's file for 2015-08-07, as JSON or zipped. The articles that the questions beside this module are
about are put into a library, and each question is asked of all of them: is the sentence that answers quoted, is it the
first, and what is answered that no article holds? `--show` lists what went wrong.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from bench.news.questions import Article, NewsQuestion, read_day, read_questions
from index.embedded.library import EmbeddedLibrary
from index.embedding.load import load_embedder
from index.indexing import cut, embed
from index.records import LIBRARY, Document
from index.sources.content import Content
from index.sources.reading import read
from retrieval.answering import Answerer
from retrieval.evaluation.metrics import share
from retrieval.records import Answer

_FIRST_SENTENCES = 3
_COUNTED = ("first", "among three", "quoted", "answered")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.news", description=__doc__)
    parser.add_argument("day", type=Path)
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    arguments = parser.parse_args()
    day = read_day(arguments.day)
    asked = list(read_questions(Path(__file__).with_name("questions.tsv"), day))
    about = sorted({each.article for each in asked if each.article is not None})
    embedder = load_embedder(None, platformdirs.user_cache_path("qawl"), print)
    with tempfile.TemporaryDirectory() as folder:
        library = EmbeddedLibrary(Path(folder))
        try:
            for document in _documents([day[number] for number in about], Path(folder)):
                (indexed,) = embed([cut(document)], embedder)
                library.replace(indexed)
            answerer = Answerer(library, embedder)
            answers = [answerer.answer(each.text, [LIBRARY], _FIRST_SENTENCES) for each in asked]
        finally:
            library.close()
    _print(asked, answers)
    if arguments.show:
        _show(asked, answers)


def _documents(articles: Sequence[Article], folder: Path) -> list[Document]:
    file = folder / "articles.jsonl"
    file.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in articles), "utf-8")
    return [each for each in read(Content.of_file(file), LIBRARY) if isinstance(each, Document)]


def _print(asked: Sequence[NewsQuestion], answers: Sequence[Answer]) -> None:
    print("| questions | right sentence first | among three | answered | with it | answered without one |")
    print("| --- | --- | --- | --- | --- | --- |")
    for language in ("ar", "en"):
        counts, no_answer = Counter[str](), Counter[bool]()
        for question, answer in zip(asked, answers, strict=True):
            if question.language == language and question.pieces:
                counts.update(["asked", *(name for name in _COUNTED if _holds(name, question, answer))])
            elif question.language == language:
                no_answer[answer.answered] += 1
        of, nothing = counts["asked"], sum(no_answer.values())
        shares = [share(counts[name], of) for name in ("first", "among three", "answered", "quoted")]
        print(f"| {language} | {' | '.join([*shares, share(no_answer[True], nothing)])} |")


def _holds(name: str, question: NewsQuestion, answer: Answer) -> bool:
    """Whether what is counted under a name is so of an answer."""
    if name == "answered":
        return answer.answered
    quotes = [each.quote for each in (answer.citations if name == "quoted" else answer.evidence)]
    return any(piece in quote for quote in quotes[: 1 if name == "first" else None] for piece in question.pieces)


def _show(asked: Sequence[NewsQuestion], answers: Sequence[Answer]) -> None:
    for question, answer in zip(asked, answers, strict=True):
        if answer.answered != bool(question.pieces) or (question.pieces and not _holds("first", question, answer)):
            print(f"\n{question.text} ({answer.confidence:.2f}; {' / '.join(question.pieces) or 'no answer'})")
            print("\n".join(f"  {each.quote}" for each in answer.citations or answer.evidence))


if __name__ == "__main__":
    main()
