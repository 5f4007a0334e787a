"""What holds for the digest of every stream: each point cited, quotes word for word, numbers, order, who opted out."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from sample_posts import NOON, no_mean, post, posts_of

from retrieval.digest.digesting import digest
from retrieval.digest.records import Digest, Kind, Post

WORDS = (
    "railway bridge Bishkek Tashkent opened 12 350 the minister said will vote? we decided to meet https://t.me/x/1 😀 "
    "سكة الحديد جسر بشكيك افتتح ١٢ قال الوزير هل اتفقنا على اللقاء؟ نعم لا. Yes. No! … «قول» (a) ، \n"
).split(" ")
# Space of every kind that a message may end in, and what is no text at all.
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.text(max_size=60),
    st.sampled_from(["", "😀😀", "https://example.org/a?b=c", "\u200f\u200e", "\u00a0 x \u2003", "٣"]),
)


@st.composite
def any_post(draw: st.DrawFn) -> Post:
    number = draw(st.integers(0, 30))
    made = post(
        number,
        draw(TEXTS),
        author=draw(st.sampled_from([None, "Aibek", "سارة"])),
        author_id=draw(st.sampled_from([None, 1, 2, 3])),
        source=draw(st.sampled_from([None, "Kabar", "العالم"])),
        reply_to=draw(st.one_of(st.none(), st.integers(0, 30))),
        title=draw(st.sampled_from(["", "Railways", "السكك"])),
    )
    sent = draw(st.one_of(st.none(), st.integers(0, 5000)))
    unseen = draw(st.booleans())
    return replace(
        made,
        published=None if sent is None else NOON + timedelta(minutes=sent),
        vector=None if unseen else made.vector,
        sentences=() if draw(st.booleans()) else made.sentences,
    )


@st.composite
def any_stream(draw: st.DrawFn) -> list[Post]:
    """Posts, some of them twice, as where two scopes were read."""
    stream = draw(st.lists(any_post(), max_size=14, unique_by=lambda each: each.document_id))
    return stream + [each for each in stream if draw(st.booleans())][:2]


streams = any_stream()
kinds = st.sampled_from(Kind)


def _made(stream: list[Post], kind: Kind, language: str | None = None) -> Digest:
    return digest(stream, no_mean, kind, language)


@given(streams, kinds, st.sampled_from([None, "ar", "en"]))
def test_every_point_is_cited_and_every_quote_stands_in_its_post(
    stream: list[Post], kind: Kind, language: str | None
) -> None:
    made = _made(stream, kind, language)
    texts: dict[str, set[str]] = {}
    for each in stream:
        texts.setdefault(each.document_id, set()).add(each.text)
    for point in (*made.points, *made.also):
        assert point.citations
        assert point.text == point.citations[0].quote
    for citation in made.citations():
        assert citation.quote.strip() == citation.quote != ""
        assert any(text[citation.start : citation.end] == citation.quote for text in texts[citation.document_id])


@given(streams, kinds)
def test_every_sentence_has_one_number_and_every_number_one_sentence(stream: list[Post], kind: Kind) -> None:
    made = _made(stream, kind)
    cited = made.citations()
    assert [each.number for each in cited] == list(range(1, len(cited) + 1))
    assert len({(each.document_id, each.start, each.end) for each in cited}) == len(cited)
    for point in (*made.points, *made.also):
        assert {*point.agreeing, *point.differing} <= set(point.citations[1:])
        assert not set(point.agreeing) & set(point.differing)


@given(streams, kinds)
def test_every_post_stands_in_one_place(stream: list[Post], kind: Kind) -> None:
    made = _made(stream, kind)
    standing = posts_of(made)
    assert len(standing) == len(set(standing)) == made.posts - made.wordless
    assert made.posts == len({each.document_id for each in stream})


@given(streams, kinds, st.randoms())
def test_the_order_in_which_posts_come_changes_nothing(stream: list[Post], kind: Kind, random: object) -> None:
    shuffled = list(stream)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _made(shuffled, kind) == _made(stream, kind)


@given(streams, kinds, st.sets(st.integers(1, 3)))
def test_who_opted_out_never_appears(stream: list[Post], kind: Kind, left_out: set[int]) -> None:
    made = digest(stream, no_mean, kind, None, left_out)
    theirs = [each for each in stream if each.author_id in left_out]
    others = [each for each in stream if each.author_id not in left_out]
    assert made == digest(others, no_mean, kind)
    gone = {each.document_id for each in theirs} - {each.document_id for each in others}
    assert not gone & {each.document_id for each in made.citations()}
    assert not gone & {link.document_id for link in made.links}
