"""A name is marked in a sentence of Latin script, where it is whole, the only one, and somebody's."""

import pytest
from marking import marked

from retrieval.question import analyse
from retrieval.short_answer import short_answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Who opened the port?", "The port was opened by Sadyr Japarov.", "Sadyr Japarov"),
        ("من افتتح الميناء؟", "The port was opened by Sadyr Japarov.", "Sadyr Japarov"),
        ("Who won the prize?", "The prize was won by Marie Curie in Paris.", "Marie Curie"),
        ("Who won the prize?", "John F. Kennedy won the prize.", "John F. Kennedy"),
        (
            "Who said it?",
            "Foreign Minister Hossein Amir-Abdollahian said it.",
            "Foreign Minister Hossein Amir-Abdollahian",
        ),
        ("Who was the vice-chair?", "It was led by Vice-Chair Ismail El Gizouli.", "Ismail El Gizouli"),
        ("Who opened the port?", "On Monday the Duke of York opened the port.", "Duke of York"),
        (
            "من هو رئيس جامعة هارفارد؟",
            "The university is led by President Lawrence Bacow of Harvard.",
            "President Lawrence Bacow",
        ),
        ("Who sent the invoice?", "The invoice was sent by Bill Clinton.", "Bill Clinton"),
        ("Who opened the door?", "The door was opened by Robert Gates.", "Robert Gates"),
    ],
)
def test_the_one_name_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who won?", "In Paris, he won."),
        # Words that say much the same elsewhere are another office here.
        ("Who is the prime minister?", "The chairwoman of the cabinet, Anna Berg, spoke."),
        ("Who is the king?", "The sovereign fund is run by Adam Low."),
        ("Who is the president?", "The chief of staff, Mark Esper, spoke."),
        ("who won?", "He won in New York."),
        ("Who won?", "He won at Madison Square Garden."),
        ("Who met Japarov?", "Japarov met the president."),  # the question names him
        ("من التقى جباروف؟", "In the capital Japarov met the president."),  # in the other script, too
        ("Who won the prize?", "Marie and Pierre Curie won the prize."),
        ("Who won the prize?", "Marie Curie and Albert Einstein won the prize."),
        ("Who recorded sound?", "With Thomas Edison's phonograph sound was recorded."),
        ("Who sang it?", "It was sung in the film “Young Hearts” by her."),
        ("Who may vote?", "Every citizen votes on the Election Day."),
        ("Who sang it?", "It was released by the Columbia Records."),
        ("Who wrote the book?", "It is a book by L.K."),
        ("Who won the match?", "Liverpool beat Manchester United."),  # the word at the head may be a name, too
        ("Who won the final?", "Egypt beat Ivory Coast in the final."),
        ("Who won?", "The prize was won by Mandela."),  # a part of a name, or anything
        ("What is the name of the weapon?", "The Grim Reaper carries it."),
        ("من هو مدير الشركة الجديد؟", "A new bridge was praised by Lars Holmgren."),  # one word translated is little
        ("من افتتح الميناء؟", "افتتح صدر جباروف الميناء."),  # Arabic has no capitals to tell a name by
    ],
)
def test_no_name_is_marked_where_it_is_not_sure(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "title"),
    [
        ("Who is the coach of Lyon?", "Nice coach Dario Basic was sent off.", "Nice win"),
        ("who is the coach of lyon", "Nice coach Dario Basic was sent off.", "Nice win"),
        ("من هو مدرب ليون؟", "Nice coach Dario Basic was sent off.", "Nice win"),
        ("من مدرب ليون؟", "Nice coach Dario Basic was sent off.", "Nice win"),
        ("who is the president of chile", "The mayor, Ahmad Ould Bellali, conceded.", "A vote"),
        ("من فاز في اليابان؟", "The race was won by Hans Weber.", "A race"),
        ("Who won in Japan?", "The race was won by Hans Weber.", "A race"),
        ("who won in japan", "The race was won by Hans Weber.", "A race"),
        ("Who coaches Lyon?", "The team is coached by Dario Basic.", "Nice win"),
        ("who is the coach of Lyon", "Nice coach Dario Basic was sent off.", "Nice beat Lyon"),
        ("Who is the coach of Lyon?", "The coach of Nice, Dario Basic, was sent off.", "Nice beat Lyon"),
        ("من هو مدرب ليون؟", "Nice coach Dario Basic was sent off.", "Nice beat Lyon"),
        ("Who is the chair of Novelco?", "Anna Berg is the chair of the rail builder in London.", "Novelco cuts jobs"),
        ("من هو مدير الميناء؟", "Omar Hassan al Bashir runs the port.", ""),  # no word of it can be told to be met
    ],
)
def test_no_name_is_marked_where_a_name_of_the_question_is_unmet(question: str, sentence: str, title: str) -> None:
    assert short_answer(analyse(question), sentence, title) is None


@pytest.mark.parametrize(
    ("question", "sentence", "title", "answer"),
    [
        ("Who is the coach of Lyon?", "The coach is Dario Basic.", "Lyon lose", "Dario Basic"),
        ("who is the coach of lyon", "The coach is Dario Basic.", "Lyon lose", "Dario Basic"),
        ("من هو مدرب ليون؟", "Lyon coach Dario Basic was sent off.", "", "Dario Basic"),
        ("Who won in Japan?", "The race was won by Hans Weber.", "Japanese race", "Hans Weber"),
        ("من فاز في اليابان؟", "The race was won by Hans Weber.", "A race in Japan", "Hans Weber"),
    ],
)
def test_a_name_of_the_question_may_stand_in_the_title(question: str, sentence: str, title: str, answer: str) -> None:
    span = short_answer(analyse(question), sentence, title)
    assert span is not None
    assert answer in sentence[span.start : span.end]


def test_of_a_sentence_that_is_not_the_best_all_names_are_demanded_whatever_is_asked_for() -> None:
    question = analyse("When did Lyon win?")
    sentence = "They won on 5 May 2023."
    assert short_answer(question, sentence) is not None
    assert short_answer(question, sentence, strictly=True) is None
    assert short_answer(question, sentence, "Lyon win", strictly=True) is not None


def test_of_a_sentence_that_is_not_the_best_the_place_is_demanded_even_without_capitals() -> None:
    question = analyse("when was the airport in basra opened")
    sentence = "The airport was opened on 5 May 2024."
    assert short_answer(question, sentence) is not None
    assert short_answer(question, sentence, strictly=True) is None
