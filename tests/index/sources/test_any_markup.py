"""Pages, feeds and Markdown put together at random: documents whose quotes are exact, or errors of one line."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_sources import items

from index.errors import SourceError
from index.indexing import cut
from index.records import Document

BEGINNINGS = ("", "<html><body>", "<rss><channel><item>", "<feed xmlns='http://www.w3.org/2005/Atom'><entry>", "<rdf>")
PIECES = (
    *"<title> </title> <p> </p> <div> <table> <td> <li> <br> <h1> <!-- --> <![CDATA[ ]]> </script> --- ```".split(),
    *"<item> </item> <entry> <link> </link> <guid> <pubDate> <updated> <author> <textinput> <georss:point>".split(),
    *"&#xd800; &#1114112; &#0; &lt; <itunes:duration> <content:encoded> http://[/ 2020-13-45T99:99:99Z [a]( ![".split(),
    *("Ships came to the harbour. ", "قال الوزير إن السفن جاءت. ", "\u202e", "Mon, 99", "a b", "'>", '">', "# ", "> "),
    *('<meta name="date" content="', '<link rel=canonical href="http://[">', "<time pubdate datetime=x>", "<a href='"),
    *('<script type="application/ld+json">{"datePublished":"', '<content type="application/octet-stream">'),
    *('<base href="http://[x">', '<enclosure length="x" url="http://[">', '<item rdf:about="http://[">'),
    *("<content type='xhtml'>", "<summary type='base64'>", '\\u12"}', "<psc:chapter start='x:y'>"),
    *("\ud800", "\0", "\n", "\n\n"),
)


@settings(deadline=None)
@given(st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([".html", ".md"]))
def test_any_markup(beginning: str, pieces: list[str], suffix: str) -> None:
    data = (beginning + "".join(pieces)).encode(errors="surrogatepass")
    for url in (None, "https://n.example/a"):
        for item in items(data, suffix=suffix, url=url):
            if isinstance(item, SourceError):
                assert str(item).isprintable()
            elif isinstance(item, Document):
                whole = item.text + item.title + (item.source or "")
                assert whole.encode().decode() == whole
                assert "\0" not in whole
                check_sentences(item)


def check_sentences(document: Document) -> None:
    try:
        found = cut(document).sentences
    except SourceError:
        return  # no word in it
    assert all(document.text[sentence.start : sentence.end].strip() for sentence in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
