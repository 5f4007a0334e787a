"""`python -m bench.pdf_reading ARTICLES [--articles N]`: how well PDFs are read that a browser printed of articles: the
share of words that come in the order in which they were written, and how many PDFs are refused.

Needs Chromium, as the page's tests do. Nothing of the reader was chosen on these articles.
"""

import argparse
import difflib
import html
import random
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from index.errors import SourceError
from index.records import LIBRARY, Document
from index.sources.content import Content
from index.sources.reading import read
from index.text import tokens

_LEAST_WORDS = 50  # of an article; shorter ones say little
_FONTS = ("Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "DejaVu Sans")


def main() -> None:
    """Print, read, compare."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf_reading", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--browser", help="a Chromium that is installed, where Playwright has none of its own")
    arguments = parser.parse_args()
    documents = [each for each in read(Content.of_file(arguments.articles), LIBRARY) if isinstance(each, Document)]
    long = [each for each in documents if len(_words(each.text)) >= _LEAST_WORDS]
    chosen = random.Random(arguments.seed).sample(long, min(arguments.count, len(long)))
    shares: list[float] = []
    refused = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=arguments.browser, args=["--no-sandbox"])
        page = browser.new_page()
        for number, document in enumerate(chosen):
            page.set_content(_page(document, _FONTS[number % len(_FONTS)]))
            file = Path(folder) / f"{number}.pdf"
            page.pdf(path=file, format="A4")
            try:
                (got,) = [each for each in read(Content.of_file(file), LIBRARY) if isinstance(each, Document)]
            except (SourceError, ValueError) as error:
                refused += 1
                print(f"{document.origin}: {error}")
                continue
            shares.append(_share(_words(document.text), _words(got.text)))
            if shares[-1] < 1:
                print(f"{shares[-1]:.3f} {document.origin}")
        browser.close()
    whole = sum(share == 1 for share in shares)
    print(f"{len(chosen)} articles: {refused} refused, {whole} word for word; words in order, on average "
          f"{statistics.mean(shares):.4f}, at least {min(shares):.3f}")  # fmt: skip


def _words(text: str) -> list[str]:
    return [token.folded for token in tokens(text)]


def _share(written: list[str], got: list[str]) -> float:
    """Of the words of both together, those that stand in both in one order: 2 M / T, as `difflib` counts."""
    return difflib.SequenceMatcher(None, written, got, autojunk=False).ratio()


def _page(document: Document, font: str) -> str:
    direction = "rtl" if document.language == "ar" else "ltr"
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in document.text.splitlines() if line.strip())
    opening = f'<html lang="{document.language}" dir="{direction}"><body style="font-family: {font}">'
    return f"{opening}{paragraphs}</body></html>"


if __name__ == "__main__":
    main()
