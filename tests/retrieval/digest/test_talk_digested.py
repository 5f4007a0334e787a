"""Digests of talk: cuts by time and subject, replies, questions with answers, decisions, links, who said it."""

import pytest
from sample_posts import digested, no_mean, post

from retrieval.digest.digesting import digest
from retrieval.digest.records import Digest, Kind, Post

TRAINS = (
    "The train to Osh leaves at nine now.",
    "The train timetable changed again for Osh.",
    "I took the Osh train and it was late.",
    "Tickets for the train cost more this year.",
)
SOUP = (
    "My soup needs lentils and cumin.",
    "Add lemon to the lentil soup.",
    "The soup tastes better with cumin.",
    "Lentils cook fast in the soup.",
)


def talk(*stream: Post) -> Digest:
    return digested(stream, Kind.TALK)


def stretches(made: Digest) -> set[frozenset[int]]:
    return {
        frozenset(int(citation.document_id, 16) for citation in point.citations) for point in (*made.points, *made.also)
    }


def test_a_long_pause_ends_what_was_talked_about() -> None:
    stream = [post(number, TRAINS[number % 4], minutes=number + (120 if number > 2 else 0)) for number in range(6)]
    assert stretches(talk(*stream)) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}


def test_another_subject_begins_another_stretch() -> None:
    assert stretches(talk(*(post(number, text) for number, text in enumerate(TRAINS + SOUP)))) == {
        frozenset(range(4)),
        frozenset(range(4, 8)),
    }


def test_a_reply_belongs_to_what_it_replies_to_after_any_pause() -> None:
    stream = [post(number, TRAINS[number % 4], minutes=number + (120 if number > 2 else 0)) for number in range(6)]
    late = post(6, "It was on time for me.", minutes=130, reply_to=1)
    assert stretches(talk(*stream, late)) == {frozenset({0, 1, 2, 6}), frozenset({3, 4, 5})}


def test_a_stretch_is_told_by_one_message_with_who_said_it() -> None:
    stream = [post(number, text, author=f"P{number}", author_id=number) for number, text in enumerate(TRAINS)]
    (point,) = talk(*stream).points
    told = next(each for each in stream if each.text == point.text)
    assert point.author == told.author
    assert point.authors == ("P0", "P1", "P2", "P3")


@pytest.mark.parametrize(("question", "answer"), [
    ("When does the train leave?", "At nine in the morning."),
    ("متى يغادر القطار؟", "يغادر في التاسعة صباحًا."),
])  # fmt: skip
def test_a_question_is_paired_with_the_reply_of_somebody_else(question: str, answer: str) -> None:
    made = talk(
        post(0, question, author="A", author_id=1),
        post(1, "Bump, please tell me soon.", author="A", author_id=1, reply_to=0),
        post(2, "Which one?", author="B", author_id=2, reply_to=0),
        post(3, answer, author="C", author_id=3, reply_to=0),
    )
    asked = made.questions[0]
    assert asked.question.citation.quote == question
    assert asked.answer is not None
    assert (asked.answer.citation.quote, asked.answer.author) == (answer, "C")


def test_what_soon_follows_with_a_word_of_the_question_answers_it() -> None:
    made = talk(
        post(0, "When does the train leave?", author_id=1),
        post(1, "Nice weather.", author_id=2),
        post(2, "The train is at nine.", author_id=3),
    )
    assert made.questions[0].answer is not None
    assert made.questions[0].answer.citation.quote == "The train is at nine."


def test_a_question_that_nobody_answered_stays_open() -> None:
    made = talk(post(0, "When does the train leave?", author_id=1), post(1, "Nice weather.", author_id=2, minutes=20))
    assert (made.questions[0].answer, made.questions[0].perhaps) == (None, False)


def test_what_somebody_says_next_may_be_the_answer() -> None:
    (asked,) = talk(
        post(0, "Who knows a good dentist?", author_id=1), post(1, "Lina, on School Street.", author_id=2)
    ).questions
    assert (asked.answer, asked.perhaps) == (None, True)


@pytest.mark.parametrize(("question", "answer"), [
    ("بتعرفوا وين صارت الكهربا؟", "أكيد بترجع قريب"), ("متى الاجتماع؟", "أنا مع الجمعة"),
    ("How much is the ticket?", "300 pounds"), ("من أين نشتري المي؟", "المياه عند أبو علي"),
    ("Where can I buy water here?", "المياه عند أبو علي"), ("Is the office open?", "No they went home"),
    ("في دوام بكرا؟", "لا ما سمعت شي"),
])  # fmt: skip
def test_an_answer_may_have_no_word_of_the_question(question: str, answer: str) -> None:
    (asked,) = talk(post(0, question, author_id=1), post(1, answer, author_id=2)).questions
    assert asked.answer is not None
    assert asked.answer.citation.quote == answer


@pytest.mark.parametrize("told", ["لا تنسوا اجتماع الجمعة", "No parking here please", "أي حدا بيعرف يحكي معي"])
def test_what_forbids_or_calls_for_somebody_is_no_answer(told: str) -> None:
    (asked,) = talk(post(0, "رجعت الكهربا عندكم؟", author_id=1), post(1, told, author_id=2)).questions
    assert (asked.answer, asked.perhaps) == (None, True)


def test_what_all_should_know_tells_a_stretch() -> None:
    warning = "لا تشربوا من المي قبل 24 ساعة وخلوا الحنفية مفتوحة"
    said = (
        "رجعت المي عنا الساعة 6 وربع المسا",
        warning,
        "عنا المي لسا ضعيفة ولونها أصفر كتير",
        "يعني منرجع للمي تبع الصهريج بكرا؟",
    )
    (point,) = talk(*(post(number, text, author_id=number) for number, text in enumerate(said, 1))).points
    assert point.text == warning


def test_what_its_author_took_back_is_told_with_the_correction() -> None:
    made = talk(
        post(1, "الحفرة وقّعت ابن جارنا مبارح وكسر إيده", author_id=1), post(2, "مين بيعرف الولد؟", author_id=2),
        post(3, "لا مو إيده، رجله. غلطت", author_id=1),
    )  # fmt: skip
    (point,) = made.points
    assert [each.quote for each in point.differing] == ["لا مو إيده، رجله."]


def test_a_yes_answers_the_last_question() -> None:
    first, second = talk(
        post(0, "Shall we use the tanker again?", author_id=1), post(1, "Does anyone need medicine?", author_id=2),
        post(2, "Yes, I do.", author_id=3),
    ).questions  # fmt: skip
    assert first.answer is None
    assert second.answer is not None


def test_what_settles_a_question_answers_it_whoever_says_so() -> None:
    settled = "خلص، الاجتماع يوم الجمعة الساعة 5 في القاعة"
    (asked,) = talk(
        post(0, "متى نعمل اجتماع اللجنة؟", author_id=1), post(1, "أنا مع الجمعة", author_id=2),
        post(2, settled, author_id=1),
    ).questions  # fmt: skip
    assert asked.answer is not None
    assert asked.answer.citation.quote == settled


def test_neighbouring_questions_are_one() -> None:
    (asked,) = talk(post(0, "Hello. Who is winning? The army or Karama? I had no time.", author_id=1)).questions
    assert asked.question.citation.quote == "Who is winning? The army or Karama?"


@pytest.mark.parametrize("text", ["متأكد؟", "عرس؟", "Really?", "متأكد؟ أنا سمعت شيئًا آخر."])
def test_a_question_of_one_word_is_not_reported(text: str) -> None:
    assert talk(post(0, text, author_id=1), post(1, "Nobody knows.", author_id=2)).questions == ()


def test_answers_are_sought_beside_what_the_digest_is_of() -> None:
    asking = post(0, "Is the power back?", author_id=1)
    others = [post(1, "Yes, since seven.", author_id=2), post(2, "Is it, the power?", author_id=3)]
    made = digest([asking], no_mean, Kind.TALK, around=others)
    assert made.posts == 1
    (asked,) = made.questions
    assert asked.answer is not None
    assert asked.answer.citation.quote == "Yes, since seven."
    (unseen,) = digest([asking], no_mean, Kind.TALK, left_out={2, 3}, around=others).questions
    assert (unseen.answer, unseen.perhaps) == (None, False)


@pytest.mark.parametrize("text", [
    "We decided to meet on Friday.", "OK, let's go with the blue one.", "The board has voted for the new plan.",
    "اتفقنا على اللقاء يوم الجمعة.", "تم الاتفاق على الموعد.", "وقررنا تأجيل الرحلة.",
    "Agreed to meet at the bakery.", "So it's settled, Friday it is.", "Both of us agreed on the blue door.",
    "We agreed to meet the council on Friday.", "اتفق الجميع على موعد جديد", "تم الاتفاق بين الجيران على الحارس",
    "قررنا نروح على بيروت", "تقرر تأجيل الرحلة إلى الخميس",
    "خلص، الاجتماع يوم الجمعة في القاعة", "طيب خلاص، منلتقي بكرا", "OK, settled: we meet on Friday.",
    "Decision: the old tanker stays.", "القرار: نبقى مع الصهريج", "قرار: الحفلة بالحديقة", "Approved, we pay 40 pounds",
])  # fmt: skip
def test_what_was_settled_is_picked_out(text: str) -> None:
    made = talk(post(0, "Good morning everyone."), post(1, text, author="Sara", author_id=1))
    assert [(each.citation.quote, each.author) for each in made.decisions] == [(text, "Sara")]


@pytest.mark.parametrize("text", [
    "Have we decided to meet on Friday?", "We have not decided anything.", "If we decided to go, who drives?",
    "The court agreed to hear the case.", "Russia agreed to a ceasefire on Monday.", "It agreed to sell its ships.",
    "The decision is a blow to the mayor.", "Confirmed: Egypt reopens the crossing tomorrow.",
    "تم الاتفاق بين روسيا وأوكرانيا على هدنة", "تم الاتفاق بين الطرفين على هدنة", "تقرر المحكمة اليوم مصيره",
    "تم اعتماد القرار في مجلس الأمن", "بين مصر والأردن جرى الاتفاق على الغاز", "ثبت: روسيا تعلن الهدنة غدا",
    "خلص الدوام يوم الجمعة", "خلص، تعبت كتير", "لم نتفق وما قررنا شيئًا.", "هل اتفقنا؟", "قرار المحكمة: السجن",
    "Approved by the court.",
    "Nobody knows.",
])  # fmt: skip
def test_what_was_not_settled_is_no_decision(text: str) -> None:
    assert talk(post(0, text)).decisions == ()


def test_links_are_listed_once_where_they_were_shared_first() -> None:
    made = talk(
        post(0, "See https://example.org/plan, it is good.", author="A"),
        post(1, "Again: https://example.org/plan"),
        post(2, "(www.example.com/x)"),
    )
    assert [(link.address, link.author, link.times) for link in made.links] == [
        ("https://example.org/plan", "A", 2),
        ("www.example.com/x", None, 1),
    ]


def test_nothing_is_picked_out_of_news() -> None:
    made = digested([post(0, "When does the train leave? We decided to ask. https://example.org")])
    assert (made.questions, made.decisions, made.links) == ((), (), ())


def test_what_the_others_said_tells_a_stretch_before_an_aside_in_the_readers_language() -> None:
    told = "تنطلق الحافلة يوم الخميس الساعة 7 صباحا من ساحة المدرسة وكلفة الرحلة 8 دنانير"
    stream = [
        post(1, told, author_id=1),
        post(2, "Hi everyone, sorry my Arabic is really very weak.", author_id=2),
        post(3, "كلفة الرحلة 8 دنانير وتنطلق الحافلة من ساحة المدرسة", author_id=3),
    ]
    (point,) = digested(stream, Kind.TALK, "en").points
    assert point.text == told


def test_no_question_tells_a_stretch_in_which_something_is_told() -> None:
    stream = [
        post(1, "Does anybody know when the train to Osh leaves the station today?", author_id=1),
        post(2, "Tickets for it cost more this year.", author_id=2),
        post(3, "When does the train to Osh leave the station on Friday?", author_id=3),
    ]
    (point,) = talk(*stream).points
    assert "?" not in point.text


@pytest.mark.parametrize("told", [
    "I will be in Beirut on Tuesday, does anyone need anything?", "سأكون في بيروت الثلاثاء، هل يحتاج أحد شيئا؟",
    "I'm driving to the market on Friday does anyone need a lift?", "رايح على السوق الجمعة، مين بدو شي؟",
    "The meeting moved to Sunday so can everyone come?", "المي مقطوعة من الصبح عنا، وعندكم؟",
])  # fmt: skip
def test_news_before_a_question_is_a_point_as_well(told: str) -> None:
    made = talk(
        post(1, told, author_id=1), post(2, "Where is the key of the hall?", author_id=2),
        post(3, "Does anybody know when the library opens on Saturday morning?", author_id=3),
    )  # fmt: skip
    assert [point.text for point in made.points] == [told]
    assert told in {each.question.citation.quote for each in made.questions}


@pytest.mark.parametrize("question", [
    "If it rains on Tuesday, do we meet?", "إذا أمطرت يوم الثلاثاء، هل نلتقي؟", "The power at block 4, is it back?",
    "Good morning neighbours of block four, is there water?", "صباح الخير جميعا، هل من جديد في الحي؟",
    "The meeting is on Sunday evening, isn't it?", "الاجتماع يوم الأحد مساء، صح؟",
    "They closed the road, is that true?",
    "I want to ask about the bus, when does it leave?", "بالنسبة للاجتماع يوم الأحد، متى يبدأ؟",
    "مين بيعرف دكتور أسنان منيح، قريب من هون؟", "Is the pool open today, does anyone know?",
])  # fmt: skip
def test_what_only_asks_tells_nothing(question: str) -> None:
    made = talk(post(1, question, author_id=1), post(2, "We had lentils.", author_id=2))
    assert [point.text for point in made.points] == ["We had lentils."]


@pytest.mark.parametrize("told", ["والله ما بعرف يا سامي، اسأل المديرة", "هههههه", "Sorry, no idea.", "I don't know"])
def test_who_knows_nothing_has_not_answered(told: str) -> None:
    (asked,) = talk(
        post(0, "When does the train to Osh leave?", author_id=1), post(1, told, author_id=2, reply_to=0)
    ).questions
    assert (asked.answer, asked.perhaps) == (None, False)


def test_an_address_alone_answers_what_it_replies_to() -> None:
    (asked,) = talk(
        post(0, "Where is the new train timetable?", author_id=1),
        post(1, "https://trains.example.org/osh", author_id=2, reply_to=0),
    ).questions
    assert asked.answer is not None
    assert asked.answer.citation.quote == "https://trains.example.org/osh"


@pytest.mark.parametrize("asked_again", [
    ("متى ينطلق قطار أوش؟", "حدا بيعرف قطار أوش أي ساعة ينطلق؟", "للمرة الثالثة، متى ينطلق قطار أوش يا جماعة؟؟"),
    ("When does the Osh train leave?",
     "So when does the Osh train leave, please?", "Again: when does the Osh train leave?"),
])  # fmt: skip
def test_what_was_asked_again_is_told_once_with_its_answer(asked_again: tuple[str, ...]) -> None:
    stream = [post(number, text, minutes=100 * number, author_id=1) for number, text in enumerate(asked_again)]
    answered = post(9, "At 9:15", minutes=230, author_id=2, reply_to=2)
    (asked,) = talk(*stream, answered).questions
    assert asked.answer is not None
    assert asked.question.citation.document_id == stream[-1].document_id


def test_other_things_asked_of_one_subject_are_not_one_question() -> None:
    stream = [
        post(0, "When does the Osh train leave?", author_id=1),
        post(1, "Where does the Osh train leave?", minutes=90, author_id=1),
    ]
    assert len(talk(*stream).questions) == 2


def test_a_request_is_taken_up_by_an_offer_on_the_next_day() -> None:
    (asked,) = talk(
        post(0, "Can somebody take my library shift on Friday?", author_id=1),
        post(1, "Nice weather.", minutes=600, author_id=3),
        post(2, "I'll do Rana's library shift on Friday.", minutes=1000, author_id=2),
    ).questions
    assert asked.answer is not None
    assert asked.answer.citation.quote == "I'll do Rana's library shift on Friday."


def test_a_decision_in_reply_answers_whatever_was_said_before_it() -> None:
    (asked,) = talk(
        post(0, "Shall we keep the tanker or dig a well?", author_id=1),
        post(1, "A well, it is cheaper.", author_id=2, reply_to=0),
        post(2, "Decision: we keep the tanker this year.", minutes=300, author_id=1, reply_to=0),
    ).questions
    assert asked.answer is not None
    assert asked.answer.citation.quote == "Decision: we keep the tanker this year."
