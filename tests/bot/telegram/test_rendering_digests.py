"""What holds for any digest in Telegram: every page is taken, every quote is word for word, every number leads to the
message it stands for."""

from datetime import UTC, datetime

import pytest
from any_citations import lines, moments
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messages_read import is_sound, quoted
from sample_answers import citation

from bot.digests.shown import Shown
from bot.numbering import circled
from bot.telegram.formatting.rendering import (
    SHOWN_AT_ONCE,
    SHOWN_ON_PAGES,
    cited_in,
    linked_in,
    quoted_in,
    render_digest,
)
from bot.telegram.formatting.rendering.digests import LINKS_SHOWN
from bot.telegram.formatting.rich_text import RichText, Style
from bot.texts import LANGUAGES, Texts, texts_in
from retrieval.digest.numbering import numbered
from retrieval.digest.records import Digest, Kind, Point, QuestionAsked, Remark, Said, SharedLink
from retrieval.records import Citation, Claim

PDI = "\u2069"
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
ON_ONE_SCREEN = 1400  # characters
few = settings(slow, max_examples=30)  # large messages take their time
urls = st.none() | lines.map(lambda text: f"https://example.org/{text}")
LONG = ("word ", 900), ("كلمة ", 900), ("\u2067x", 2000), ("👩‍👩‍👧‍👦", 600)
names = st.none() | lines


@st.composite
def cited(draw: st.DrawFn) -> Citation:
    """Any sentence of any post; now and then one longer than a message."""
    part, times = draw(st.sampled_from(LONG))
    return citation(
        quote=draw(lines) or part * (times if draw(st.booleans()) else 1),
        title=draw(lines), source=draw(names), published=draw(moments), url=draw(urls),
        language=draw(st.sampled_from(["ar", "en", "und"])),
    )  # fmt: skip


@st.composite
def said(draw: st.DrawFn) -> Said:
    return Said(draw(cited()), draw(names))


@st.composite
def points(draw: st.DrawFn, most: int = 4) -> Point:
    sentences = tuple(draw(st.lists(cited(), min_size=1, max_size=most)))
    agreeing = draw(st.integers(1, len(sentences)))
    return Point(
        sentences, draw(names), (draw(lines),), (draw(lines),), draw(moments), draw(moments),
        agreeing=sentences[1:agreeing], differing=sentences[agreeing:],
        written=draw(st.none() | st.builds(Claim, lines, st.tuples(st.integers(1, 9)))),
        outcome=draw(st.none() | said()),
        besides=tuple(draw(st.lists(st.builds(Remark, said(), st.none() | said()), max_size=2))),
    )  # fmt: skip


@st.composite
def shared_links(draw: st.DrawFn) -> SharedLink:
    return SharedLink(draw(lines), "0", draw(names), draw(moments), draw(names), draw(st.integers(1, 9)))


@st.composite
def questions(draw: st.DrawFn) -> QuestionAsked:
    return QuestionAsked(draw(said()), draw(st.none() | said()))


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    made = Digest(
        language=draw(st.sampled_from(["ar", "en"])),
        kind=draw(st.sampled_from(Kind)),
        posts=draw(st.integers(0, 40)),
        wordless=draw(st.integers(0, 3)),
        points=tuple(draw(st.lists(points(), max_size=3))),
        also=tuple(draw(st.lists(points(most=1), max_size=3))),
        questions=tuple(draw(st.lists(questions(), max_size=2))),
        decisions=tuple(draw(st.lists(said(), max_size=2))),
        links=tuple(draw(st.lists(shared_links(), max_size=2))),
        first=draw(moments),
        last=draw(moments),
    )
    return numbered(made)


frames = st.sampled_from([texts_in("ar"), texts_in("en")])


def links(pages: list[RichText]) -> set[tuple[str, str]]:
    """What is linked, and where to."""
    return {
        (page.text[each.start : each.end], each.url or "")
        for page in pages
        for each in page.stretches
        if each.style is Style.LINK
    }


@few
@given(digests(), frames, st.sampled_from([SHOWN_AT_ONCE, SHOWN_ON_PAGES]), lines.map(str.strip))
def test_telegram_takes_any_digest(made: Digest, texts: Texts, shown: Shown, above: str) -> None:
    pages = render_digest(made, texts, shown, above)
    assert pages
    assert all(is_sound(page) for page in pages)


@pytest.mark.parametrize("characters", [1300, 1400, 2040, 2045, 2048, 3000])
def test_isolates_that_a_quote_leaves_open_are_closed_however_close_to_the_limit_it_is(characters: int) -> None:
    said_so = citation(quote="\u2067x" * characters, title="", source="Port news", published=NOON, language="ar")
    alone = Point((said_so,), None, ("Port news",), (), NOON, NOON)
    made = numbered(Digest("en", Kind.POSTS, 1, 0, (alone,), (alone,), (), (), (), NOON, NOON))
    assert all(is_sound(page) for page in render_digest(made, texts_in("en")))


def simple(number: int, quote: str) -> Citation:
    """A cited sentence of a post with a link."""
    return citation(
        number=number, quote=quote, document_id=f"{number:016x}", title="", source="Port news", published=NOON,
        url=f"https://t.me/c/1/{number}", language="en",
    )  # fmt: skip


@st.composite
def stretches(draw: st.DrawFn) -> Digest:
    """A digest of sentences as they are in posts: from a few words up to many pages."""
    count = draw(st.integers(1, 30))
    sizes = draw(st.lists(st.integers(1, 700), min_size=count, max_size=count))
    cited = [simple(number, " ".join(f"w{number}x{place}" for place in range(size)) + ".")
             for number, size in enumerate(sizes, 1)]  # fmt: skip
    cut = draw(st.integers(0, count))
    alone = [Point((each,), None, ("Port news",), (), NOON, NOON) for each in cited]
    return numbered(Digest("en", Kind.POSTS, count, 0, tuple(alone[:cut]), tuple(alone[cut:]), (), (), (), NOON, NOON))


@few
@given(stretches(), frames)
def test_every_quote_is_whole_and_every_number_leads_to_its_post(made: Digest, texts: Texts) -> None:
    pages = render_digest(made, texts)
    shown = [part for page in pages for part in quoted(page)]
    linked = links(pages)
    for each in quoted_in(made):
        assert (circled(each.number), each.url) in linked
        if len(each.quote) < ON_ONE_SCREEN:
            assert any(each.quote in part for part in shown)
        assert _in_order(each.quote, shown)


def _in_order(quote: str, shown: list[str]) -> bool:
    """Whether all words of a quote stand there, one after the other: what is longer than a screen comes in pieces."""
    words = iter(" ".join(shown).split())
    return all(word in words for word in quote.split())


@pytest.mark.parametrize("size", [1, 2])
def test_what_became_of_a_point_is_shown_below_it(size: int) -> None:
    cited = tuple(simple(number, f"Power cut {number} at the port.") for number in range(1, size + 1))
    told = Point(cited, None, (), (), NOON, NOON, outcome=Said(simple(9, "It is back."), "Lina"))
    points, also = ((), (told,)) if size == 1 else ((told,), ())
    made = numbered(Digest("en", Kind.TALK, size, 0, points, also, (), (), (), NOON, NOON))
    (page,) = render_digest(made, texts_in("en"))
    heading = texts_in("en").say("digest-outcome")
    assert page.text.index(cited[0].quote) < page.text.index(heading) < page.text.index("It is back.")
    assert [each.quote for each in quoted_in(made)] == [cited[0].quote, "It is back."]


def test_what_is_told_beside_a_point_is_shown_below_it_with_what_became_of_it() -> None:
    beside = Remark(Said(simple(7, "A grey van blocks the gate."), "Majed"), Said(simple(8, "It is gone."), "Lina"))
    told = Point((simple(1, "Power cut at the port."), simple(2, "It is dark.")), None, (), (), NOON, NOON,
                 besides=(beside,))  # fmt: skip
    made = numbered(Digest("en", Kind.TALK, 2, 0, (told,), (), (), (), (), NOON, NOON))
    (page,) = render_digest(made, texts_in("en"))
    heading = texts_in("en").say("digest-besides")
    places = [page.text.index(each) for each in (told.text, heading, "A grey van", "Said since then:", "It is gone.")]
    assert places == sorted(places)
    assert {each.quote for each in quoted_in(made)} == {told.text, "A grey van blocks the gate.", "It is gone."}


def test_what_is_shown_of_long_lists_is_what_counts_as_quoted_and_linked() -> None:
    said = [Said(simple(number, f"Sentence {number} of the port."), None) for number in range(1, 31)]
    asked = tuple(
        QuestionAsked(each, None if number == 3 else said[20 + number]) for number, each in enumerate(said[:9])
    )
    shared = tuple(SharedLink(f"https://example.org/{n}", f"{n}", None, NOON, None, 1) for n in range(9))
    alone = Point((said[29].citation,), None, (), (), NOON, NOON)
    made = numbered(
        Digest("en", Kind.TALK, 40, 0, (), (alone,), asked, tuple(said[10:20]), shared, NOON, NOON)
    )  # fmt: skip
    few_lines = Shown(1, 1, 2)
    pages = render_digest(made, texts_in("en"), few_lines)
    text = "\n".join(part for page in pages for part in quoted(page))
    assert {each.quote for each in made.citations() if each.quote in text} == {
        each.quote for each in quoted_in(made, few_lines)
    }
    assert {f"https://example.org/{each}" for each in linked_in(made, few_lines)} <= {to for _, to in links(pages)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_behind_a_point_fit_into_one_message(language: str) -> None:
    cited = tuple(simple(number, f"Sentence {number} of the port.") for number in range(1, 130))
    made = numbered(
        Digest("en", Kind.POSTS, 129, 0, (Point(cited, None, ("Port news",), (), NOON, NOON, agreeing=cited[1:]),),
               (), (), (), (), NOON, NOON)
    )  # fmt: skip
    pages = render_digest(made, texts_in(language))
    assert len(pages) == 1
    assert is_sound(pages[0])
    assert links(pages) == {(circled(each.number), each.url) for each in cited_in(made)}
    assert len(links(pages)) == LINKS_SHOWN
