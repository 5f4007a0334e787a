"""A digest as its parts, in the order in which they are read: a `Digest` and a reader's texts go in, parts come out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal

from babel.lists import format_list

from bot.dates import readable_date
from bot.digests.parts import Exchange, Heading, LinkPart, ListPart, Note, Part, PointPart, Quoted, Written
from bot.digests.shown import Shown, decisions_shown, links_shown, points_shown, questions_shown
from bot.texts import Texts
from retrieval.digest.records import Digest, Kind, Point, QuestionAsked, Said, SharedLink
from retrieval.records import Citation

# CLDR's. Its "unit" style says the second of two twice in Arabic.
_LIST_STYLES: dict[str, Literal["standard", "unit"]] = {"ar": "standard", "en": "unit"}


def digest_parts(digest: Digest, texts: Texts, shown: Shown) -> Iterator[Part]:
    """The parts of a digest for a reader of `texts`; a note alone where there are no posts."""
    if not digest.posts:
        yield Note(texts.say("digest-no-posts"))
        return
    yield _heading(digest, texts)
    if digest.wordless == digest.posts:
        yield Note(texts.say("digest-no-words"))
    if any(point.citations[0].language != texts.language for point in points_shown(digest, shown)):
        yield Note(texts.say("some-sources-in-other-language"))
    if any(point.written for point in digest.points[: shown.points]):
        yield Note(texts.say("digest-written"))
    for point in digest.points[: shown.points]:
        yield _point(point, digest.kind, texts)
    yield from _lists(digest, texts, shown)
    hidden = sum(point.size for point in (*digest.points[shown.points :], *digest.also[shown.also :]))
    if hidden:
        yield Note(texts.say("digest-not-shown", posts=post_count(hidden, digest.kind, texts)))
    if 0 < digest.wordless < digest.posts:
        yield Note(texts.say("digest-wordless", posts=post_count(digest.wordless, digest.kind, texts)))


def post_count(count: int, kind: Kind, texts: Texts) -> str:
    """ "3 posts", or "3 messages" of a talk."""
    return texts.say("message-count" if kind is Kind.TALK else "post-count", count=count)


def _heading(digest: Digest, texts: Texts) -> Heading:
    if digest.posts == 1 and digest.points:
        return Heading(texts.say("digest-lead-heading"), _period(digest.first, digest.last, texts))
    everything = (*digest.points, *digest.also)
    outlets = {outlet for point in everything for outlet in point.outlets}
    authors = {author for point in everything for author in point.authors}
    counts = _counts(digest.posts, len(outlets), len(authors), digest.kind, texts)
    return Heading(texts.say("digest-heading"), (counts, *_period(digest.first, digest.last, texts)))


def _counts(posts: int, outlets: int, people: int, kind: Kind, texts: Texts) -> str:
    parts = [post_count(posts, kind, texts)]
    if outlets:
        parts.append(texts.say("outlet-count", count=outlets))
    if people:
        parts.append(texts.say("person-count", count=people))
    return format_list(parts, style=_LIST_STYLES[texts.language], locale=texts.language)


def _period(first: datetime | None, last: datetime | None, texts: Texts) -> tuple[str, ...]:
    if first is None or last is None:
        return ()
    dates = (readable_date(first, texts.tag), readable_date(last, texts.tag))
    return (dates[0] if dates[0] == dates[1] else texts.say("digest-period", first=dates[0], last=dates[1]),)


def _point(point: Point, kind: Kind, texts: Texts) -> PointPart:
    own = _shown(point.citations[0], point.author, texts)
    notes: tuple[str, ...] = ()
    if point.size > 1:
        counts = _counts(point.size, len(point.outlets), len(point.authors), kind, texts)
        of_all = "digest-said-then" if point.besides else "digest-on-this"
        notes = (texts.say(of_all, counts=counts), *_period(point.first, point.last, texts))
        if point.agreeing:
            alike = post_count(1 + len(point.agreeing), kind, texts)
            notes = (*notes, texts.say("digest-say-so", posts=alike))
    return PointPart(
        quoted=own,
        notes=notes,
        sources=(own, *(_shown(citation, None, texts) for citation in point.citations[1:])),
        differing_heading=_differing_heading(point, texts),
        differing=tuple(_shown(citation, None, texts) for citation in point.differing),
        written=_written(point),
        outcome_heading=texts.say("digest-outcome"),
        outcome=None if point.outcome is None else _said(point.outcome, texts),
        besides_heading=texts.say("digest-besides"),
        besides=tuple(_with_outcome(_said(each.said, texts), each.outcome, texts) for each in point.besides),
    )


def _differing_heading(point: Point, texts: Texts) -> str:
    """What stands above what differs from a point: whether that was said before it, or since."""
    if not point.differing:
        return ""
    own = point.citations[0].published
    times = [each.published for each in point.differing]
    if own is not None and all(time is not None and time < own for time in times):
        return texts.say("digest-earlier")
    if own is not None and all(time is not None and time > own for time in times):
        return texts.say("digest-later")
    return texts.say("digest-differing")


def _written(point: Point) -> Written | None:
    if point.written is None:
        return None
    rests_on = set(point.written.rests_on)
    cited = {each.number: each for each in point.all_said if each.number in rests_on}
    return Written(point.written.text, tuple(cited[number] for number in sorted(cited)))


def _lists(digest: Digest, texts: Texts, shown: Shown) -> Iterator[Part]:
    """What stands below the points: single posts, questions, decisions, links; of the latter three the newest."""
    single = [(_shown(point.citations[0], point.author, texts), point.outcome) for point in digest.also[: shown.also]]
    also = [_with_outcome(own, outcome, texts) for own, outcome in single]
    yield from _list(texts.say("digest-also"), also)
    asked, decided, links = questions_shown(digest, shown), decisions_shown(digest, shown), links_shown(digest, shown)
    for heading, lines, before in (
        ("digest-questions", [_exchange(each, texts) for each in asked], len(digest.questions) - len(asked)),
        ("digest-decisions", [_said(each, texts) for each in decided], len(digest.decisions) - len(decided)),
        ("digest-links", [_link(each, texts) for each in links], len(digest.links) - len(links)),
    ):
        yield from _list(texts.say(heading), lines)
        if before:
            yield Note(texts.say("digest-listed-before", count=before))


def _with_outcome(own: Quoted, outcome: Said | None, texts: Texts) -> Quoted | Exchange:
    """What was said, with what was said since."""
    return own if outcome is None else Exchange(own, _said(outcome, texts), "", texts.say("digest-outcome"))


def _list(heading: str, lines: Sequence[Quoted | Exchange | LinkPart]) -> Iterable[ListPart]:
    return (ListPart(heading, tuple(lines)),) if lines else ()


def _exchange(asked: QuestionAsked, texts: Texts) -> Exchange:
    answer = None if asked.answer is None else _said(asked.answer, texts)
    unanswered = "" if asked.perhaps else texts.say("digest-unanswered")
    return Exchange(_said(asked.question, texts), answer, unanswered)


def _said(said: Said, texts: Texts) -> Quoted:
    return _shown(said.citation, said.author, texts)


def _shown(citation: Citation, author: str | None, texts: Texts) -> Quoted:
    date = readable_date(citation.published, texts.tag)
    known = dict.fromkeys(each for each in (author, citation.title, citation.source, date) if each)
    return Quoted(citation, tuple(known) or (texts.say("untitled"),))


def _link(link: SharedLink, texts: Texts) -> LinkPart:
    date = readable_date(link.published, texts.tag)
    return LinkPart(link.address, tuple(each for each in (link.author, date) if each), link.url)
