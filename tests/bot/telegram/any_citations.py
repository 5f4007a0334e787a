"""Citations and answers of any text at all, for tests: hypothesis strategies with more of what breaks messages than
chance would bring."""

from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st
from sample_answers import answer, citation

from index.library_records import DocumentSummary
from index.records import LIBRARY, Elsewhere, Span
from retrieval.records import Answer, Citation, Claim, Gloss, Surroundings, Translation, Written

_FRAGMENTS = st.sampled_from(
    [
        *"\u061c\u200e\u200f\u202a\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u200d\ufeff\0\x07\x7f",
        *"\n\r\t \u00a0\u2028\u2029", "\n\n\n", " " * 300, "\ud800", "\udfff", "\ud83d\ude00", "\ude00\ud83d",
        "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇰🇿", "e\u0301", "س\u0651\u064e", "ﷺ", "𝒳", "\U0010ffff",
        "<b>", "</blockquote>", "&amp;", "<a href='x'>", "*_`[x](y)", "||", "①", "{ $count }",
        "Bandar Abbas", "بندر عباس", "(12.5%)", "١٢٫٥٪", "قال: ", "Mr. ", "د. ", "U.S. ", "؟ ", ". ", "جملة. ",
    ]
)  # fmt: skip
lines = st.one_of(st.text(max_size=40), st.lists(_FRAGMENTS | st.text(max_size=6), max_size=12).map("".join))
"""Any text that Python can hold, lone surrogates and all; mostly short."""

_long = st.builds(lambda text, times: (text * times)[:10_000], lines, st.sampled_from([3, 60, 10_000]))
texts = st.one_of(lines, _long)
"""The same, and up to 10,000 characters long."""

urls = st.none() | lines | lines.map(lambda text: f"https://example.org/{text}")
moments = st.none() | st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.timezones())
languages = st.sampled_from(["ar", "en", "und"])
glosses = st.lists(st.builds(Gloss, lines, lines), max_size=8).map(tuple)
places = st.lists(
    st.builds(Elsewhere, origin=lines, title=lines, source=st.none() | texts, url=urls, published=moments, text=lines),
    max_size=7,
).map(tuple)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """Any citation; the short answer, where there is one, is mostly but not always within the quote."""
    start = draw(st.integers(0, 1000))
    quote = draw(texts)
    made = citation(
        number=draw(st.integers(1, 60)),
        quote=quote,
        document_id=draw(st.sampled_from("abc")),
        title=draw(texts),
        source=draw(st.none() | lines),
        published=draw(moments),
        url=draw(urls),
        language=draw(languages),
        context=draw(st.none() | texts),
    )
    ends = sorted(draw(st.lists(st.integers(-5, len(quote) + 5), min_size=2, max_size=2)))
    marked = draw(st.none() | st.just(Span(start + ends[0], start + ends[1])))
    return replace(made, start=start, end=start + len(quote), answer=marked, glosses=draw(glosses), also=draw(places))


answers = st.builds(
    lambda made, differ: replace(made, sources_differ=differ),
    st.builds(
        answer,
        citations=st.lists(citations(), max_size=5),
        nearest=st.lists(citations(), max_size=3),
        language=st.sampled_from(["ar", "en"]),
    ),
    st.booleans(),
)


@st.composite
def written_answers(draw: st.DrawFn) -> Answer:
    """Any answer, with anything that a language model may have written: about its quotes, and now and then others."""
    made: Answer = draw(answers)
    numbers = st.sampled_from([*(each.number for each in made.citations), 0, 7, 60])
    claims = st.builds(Claim, texts, st.lists(numbers, max_size=5, unique=True).map(sorted).map(tuple))
    translations = st.builds(Translation, numbers, texts)
    wrote = Written(
        draw(lines), tuple(draw(st.lists(claims, max_size=6))), tuple(draw(st.lists(translations, max_size=6)))
    )
    beside = tuple(draw(st.lists(citations(), max_size=2))) if made.citations else ()
    return made.with_written(replace(wrote, quotes=beside))


surroundings = st.builds(
    lambda before, cited, after: Surroundings(before, cited.quote, after, cited), texts, citations(), texts
)
summaries = st.lists(
    st.builds(
        DocumentSummary,
        id=st.just("d"),
        scope=st.just(LIBRARY),
        origin=st.just("o"),
        title=texts,
        source=st.none() | texts,
        url=urls,
        published=moments,
        language=languages,
        sentences=st.just(1),
        passages=st.just(1),
        also=st.integers(0, 10**6),
    ),
    max_size=10,
)
