"""Greetings, thanks and the like are told from questions, alone and around them."""

import pytest
from conversations_in_arabic import IN_ARABIC
from conversations_in_english import IN_ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from retrieval.conversation.courtesy import Courtesy, courtesy, without_courtesies

ALONE = {
    Courtesy.EMOTION: ["هههههه", "hahaha", "lol!", "😂😂", ":D", "so funny"],
    Courtesy.ASSENT: ["ok, got it", "ok", "تمام", "👍", "very good", "كتير حلو", "okkk"],
    Courtesy.VERDICT: [
        "نعم",
        "مش صحيح",
        "wrong",
        "That's not true!",
        "no",
        "هذا غلط",
        "👎",
        "not really",
        "الجواب مش صحيح",
        "your answer is wrong",
        "not correct at all",
    ],
    Courtesy.GREETING: [
        "hello",
        "Hello there!",
        "HI 👋",
        "مرحبًا كيف حالك؟",
        "صباح الخير يا قول",
        "Good morning, Qawl",
        "صباح الخيرات",
        "كيفك اليوم؟",
        "مرحبااا",
        "👋",
    ],
    Courtesy.PEACE: ["السلام عليكم ورحمة الله وبركاته", "السلام عليكم و رحمة الله و بركاته", "وعليكم السلام", "سلام"],
    Courtesy.THANKS: [
        "Thanks a lot!",
        "شُكرًا جزيلًا",
        "وشكرا",
        "تمام شكرا لك",
        "merci",
        "شكراً كتير",
        "شكرا إلك",
        "مشكور كتير يا غالي",
        "thank u",
        "thanks man",
        "Thanks, that was helpful",
        "شكرا جزيلا لك على هذه المعلومات",
        "thanks so much for everything, bro",
        "شكراااا جداً جداً",
        "thank you for your help",
        "🙏",
        "شكرا على المساعدة",
    ],
    Courtesy.FAREWELL: ["Thanks, bye", "مع السلامة", "شكرا ومع السلامة", "تصبحوا على خير"],
    Courtesy.WHO: ["who are you?", "مرحبا من أنت؟", "what's your name", "مين انت", "من أنتم؟"],
    Courtesy.HELP: ["what can you do?", "help me please", "السلام عليكم، كيف أستخدمك؟"],
}
QUESTIONS = [
    "what did he say?", "ماذا قال؟", "Who is Salam Fayyad?", "سلام فياض", "Good Morning America host", "قول",
    "من أنتج الفيلم؟", "من هو الرئيس؟", "who are you voting for", "كم بكم", "تمام سلام", "please", "thanksgiving",
    "Nice?", "جميل؟", "أي؟", "Thank You film", "who directed Thank You", "الشكر كم مرة", "thank you note from the king",
    "كم", "كثيرا", "so much", "very", "today", "اليوم", "yes minister", "لا أحد", "هل هذا صحيح أن الوزير استقال؟",
    "وين", "Lola", "هاني", "🇸🇾", "؟؟", "123", "ok computer", "that", "هذا", "laughing gas ban", "no deal", "لا للحرب",
    "ضحك", "ما اسم الوزير؟", "help for farmers", "مساعدة اللاجئين", "جميل السيد", "الف شكر من الوزير",
]  # fmt: skip


@pytest.mark.parametrize(
    ("meant", "message"),
    [
        (Courtesy.THANKS, "يعطيك ألف عافية"),
        (Courtesy.THANKS, "الله يعطيكم مليون عافية يا شباب"),
        (Courtesy.THANKS, "وألف ألف شكر"),
        (Courtesy.FAREWELL, "تصبحون على ألف خير"),
        (Courtesy.GREETING, "مليون مرحبا"),
    ],
)
def test_numbers_wish_more_of_the_same(meant: Courtesy, message: str) -> None:
    assert courtesy(message) is meant


@pytest.mark.parametrize("message", ["ألف", "ألف ليلة وليلة", "ألف لا", "شكرا ألف", "كم ألف شكر؟"])
def test_numbers_of_something_else_are_no_courtesy(message: str) -> None:
    assert courtesy(message) is None


@pytest.mark.parametrize(("meant", "message"), [(meant, each) for meant, said in ALONE.items() for each in said])
def test_what_only_greets_or_thanks_is_told_by_what_wants_a_reply(meant: Courtesy, message: str) -> None:
    assert courtesy(message) is meant


@pytest.mark.parametrize("message", [each for each in QUESTIONS if each != "تمام سلام"])
def test_a_question_is_no_courtesy(message: str) -> None:
    assert courtesy(message) is None


def test_no_turn_of_a_conversation_is_a_courtesy() -> None:
    asked = [
        each for talk in (*IN_ARABIC, *IN_ENGLISH) for each in (talk.first, *(turn.question for turn in talk.turns))
    ]
    assert [each for each in asked if courtesy(each) is not None] == []


_SAID = st.sampled_from([each for said in ALONE.values() for each in said])
_NEWS = st.sampled_from("film film's فيلم الوزير Damascus دمشق 2027 election سعر why متى".split())


@given(st.lists(_SAID, max_size=2), _NEWS, st.lists(_SAID, max_size=2))
def test_with_one_word_of_the_news_a_message_is_no_courtesy(before: list[str], news: str, after: list[str]) -> None:
    assert courtesy(" ".join([*before, news, *after])) is None


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Hello, what did Japarov propose?", "what did Japarov propose?"),
        ("السلام عليكم كم سعر البنزين؟", "كم سعر البنزين؟"),
        ("السلام عليكم ورحمة الله، من استقال؟ وشكرًا", "من استقال؟"),
        ("صباح الخير!\nمتى تفتح المدارس؟", "متى تفتح المدارس؟"),
        ("Hi Qawl, good morning! Who won? Thanks!", "Who won?"),
        ("كم سعر السكر؟ شكرا جزيلا", "كم سعر السكر؟"),
        ("كم سعر السكر من فضلك؟", "كم سعر السكر"),
        ("who won the cup please", "who won the cup"),
        ("مرحبا كم سعر البنزين؟", "كم سعر البنزين؟"),
        ("السلام عليكم و رحمة الله و بركاته سعر الذهب؟", "سعر الذهب؟"),
        ("Salam, who won?", "who won?"),
        ("تمام. كم سعر السكر؟", "كم سعر السكر؟"),
        ("شكراً كتير، كم سعر السكر؟", "كم سعر السكر؟"),
        ("Thanks a lot man! Who won?", "Who won?"),
        ("كم سعر السكر؟ مشكور كتير", "كم سعر السكر؟"),
        ("Thanks. Today who won?", "Today who won?"),
        ("صباح الخير. اليوم كم سعر السكر؟", "اليوم كم سعر السكر؟"),
    ],
)
def test_courtesies_before_and_after_a_question_are_no_part_of_it(message: str, asked: str) -> None:
    assert without_courtesies(message) == asked


@pytest.mark.parametrize(
    "message",
    [
        "Salam Fayyad said what?", "سلام فياض ماذا قال؟", "Good Morning America is shown when?",
        "who won the Nice game", "ماذا قال جميل السيد", "Is it OK", "من قال شكرا", "hello", "شكرا", "",
        "من هو رئيس وزراء لبنان، سلام؟", "Who is the prime minister, Salam?", "What happened in Paris, Nice?",
        "Nice, France: what happened?", "What did the minister say: thanks", "ماذا تعني كلمة: شكرا", "And, who won?",
        "No, who won?", "لا، من فاز؟", "Who won? Yes or no", "صحيح أن الوزير استقال؟", "Was he right? No",
        "How is the economy, good?", "what is the price, dear?", "Qawl, who won?",
    ],
)  # fmt: skip
def test_such_words_within_a_question_stay(message: str) -> None:
    assert without_courtesies(message) == message


_WORDS = st.sampled_from("hello thanks, ! ؟ السلام عليكم شكرا من قال what won سلام، please . qawl 12 \n".split(" "))


@given(st.lists(_WORDS, max_size=8).map(" ".join))
def test_what_is_left_is_a_piece_of_the_message(message: str) -> None:
    left = without_courtesies(message)
    assert left in message
    assert bool(left.strip()) == bool(message.strip())


@given(st.text())
def test_any_text_can_be_read(message: str) -> None:
    courtesy(message)
    assert without_courtesies(message) in message


@pytest.mark.parametrize("message", ["x " + "ty " * 20_000, "haha " + "ok, " * 20_000, "hello " * 20_000])
def test_a_long_message_is_read_once(message: str) -> None:
    """In a time that grows with its square this would take minutes."""
    assert courtesy(message) is None
    assert without_courtesies(message) in message
