"""Digests of talk: what became of an alert, a loss, an offer or an announcement is told with it."""

import pytest
from sample_posts import digested, no_mean, post

from retrieval.digest.digesting import digest
from retrieval.digest.outcomes import outcomes
from retrieval.digest.quotable import read
from retrieval.digest.records import Digest, Kind, Post


def _talk(*stream: Post) -> Digest:
    return digested(stream, Kind.TALK)


def _became(made: Digest) -> dict[str, str]:
    """What each told sentence is told to have become."""
    return {each.text: each.outcome.citation.quote for each in (*made.points, *made.also) if each.outcome is not None}


def _ended(*stream: Post) -> dict[str, str]:
    """What is told to have ended, and the sentence that tells it."""
    texts = {each.document_id: each.text for each in stream}
    found = outcomes([reading for reading in map(read, stream) if reading is not None])
    return {texts[told]: each.sentence.quote for told, each in found.items() if each.ends}


@pytest.mark.parametrize(("told", "reply"), [
    ("I lost my keys", "found them at the desk"),
    ("Power cut at block 4", "it's back"),
    ("Selling a wooden table, 30 dinars", "Sold, thank you all."),
    ("The road to the harbour is closed", "It's open again since ten minutes"),
    ("The parents' meeting is on Thursday in hall B", "They took the chairs downstairs, hall C has the projector."),
    ("Fire in the kitchen on the second floor", "It's out, nobody is hurt."),
    ("ضيعت مفاتيحي قدام الصيدلية", "لقيتهم عند البواب"),
    ("الكهرباء مقطوعة عن المبنى 4", "رجعت"),
    ("طاولة خشب للبيع بثلاثين دينار", "انباعت، شكرا للجميع"),
    ("الطريق إلى المرفأ مغلق بسبب حادث", "انفتح الطريق الآن"),
    ("المصعد عطلان في المدخل الثاني", "صلحوه قبل شوي"),
    ("اجتماع الأهالي الخميس في القاعة الأولى", "نقلوا الكراسي إلى القاعة الكبيرة"),
])  # fmt: skip
def test_what_replies_to_it_is_told_with_it(told: str, reply: str) -> None:
    made = _talk(post(0, told, author_id=1), post(1, reply, author="Lina", author_id=2, reply_to=0, minutes=50))
    (point,) = made.points
    assert point.text == told
    assert point.outcome is not None
    assert (point.outcome.citation.quote, point.outcome.author) == (reply.split(". ", maxsplit=1)[0], "Lina")
    assert point.outcome.citation in made.citations()


@pytest.mark.parametrize(("told", "later"), [
    ("Power cut at block 4 since this morning", "Power is back at block 4, finally."),
    ("Power cut at block 4 since this morning", "it's back!"),
    ("My grey cat is missing since last night", "The grey cat turned up behind the garage."),
    ("No water in the whole building today", "رجعت المي"),
    ("المياه مقطوعة من الصبح عن الحي كله", "رجعت المياه الحمد لله"),
    ("المياه مقطوعة من الصبح عن الحي كله", "رجعت"),
])  # fmt: skip
def test_what_ends_it_need_not_reply_to_it(told: str, later: str) -> None:
    between = "The school bus leaves ten minutes later on Monday."
    assert _ended(post(0, told), post(1, between), post(2, later, minutes=90)) == {told: later}


@pytest.mark.parametrize(("told", "later"), [
    ("Power cut at block 4 since this morning", "The power is not back at block 4 yet"),
    ("Power cut at block 4 since this morning", "Power is back at block 7"),
    ("Power cut at block 4 since this morning", "I'm back, what did I miss"),
    ("Power cut at block 4 since this morning", "I found my keys at last"),
    ("No water in Hamra since this morning", "The water is back in Achrafieh"),
    ("الكهرباء مقطوعة عن المبنى 4", "لسا ما رجعت الكهرباء"),
    ("الكهرباء مقطوعة عن المبنى 4", "رجعت الكهرباء عند المبنى 7"),
    ("المي مقطوعة بالحمرا من الصبح", "رجعت المي بالأشرفية"),
])  # fmt: skip
def test_what_is_of_something_else_or_only_promised_ends_nothing(told: str, later: str) -> None:
    assert _ended(post(0, told), post(1, later, minutes=90)) == {}


@pytest.mark.parametrize("reply", ["ok thanks", "Where exactly was that?", "No idea.", "شكرا حبيبتي", "والله ما بعرف"])
def test_who_takes_note_or_asks_has_told_nothing_new(reply: str) -> None:
    made = _talk(post(0, "I lost my keys near the gate", author_id=1), post(1, reply, author_id=2, reply_to=0))
    assert _became(made) == {}


def test_that_it_ended_counts_for_more_than_what_was_said_after_it() -> None:
    lost, found = "I lost my keys near the gate", "Somebody handed them in, I found them at the desk"
    after = post(2, "Good that nobody else picked them up first", reply_to=0)
    assert _ended(post(0, lost), post(1, found, reply_to=0), after) == {lost: found}


def test_what_is_gone_again_is_not_told_to_be_back() -> None:
    cut, back, again = "Power cut at block 4", "Power is back at block 4", "The power at block 4 is cut again"
    assert _ended(post(0, cut), post(1, back, minutes=30), post(2, again, minutes=60))[cut] == again


def test_it_is_sought_beside_what_the_digest_is_of() -> None:
    told = post(0, "Power cut at block 4 since this morning", author_id=1)
    back = post(1, "it's back", author_id=2, reply_to=0)
    made = digest([told], no_mean, Kind.TALK, around=[back])
    assert _became(made) == {told.text: "it's back"}
    assert _became(digest([told], no_mean, Kind.TALK, left_out={2}, around=[back])) == {}


def test_comments_under_news_end_nothing() -> None:
    news = [post(number, "The harbour road is closed after an accident.", source="Kabar") for number in range(3)]
    assert _became(digested([*news, post(3, "It's open again", author_id=2, reply_to=0)])) == {}
