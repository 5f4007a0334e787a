"""A name is marked in a sentence of Latin script, where it is whole, the only one, and somebody's."""

import pytest
from marking import marked


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
        ("من هو مدير الميناء؟", "Omar Hassan al Bashir runs the port.", "Omar Hassan al Bashir"),
    ],
)
def test_the_one_name_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who won?", "In Paris, he won."),
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
        ("Who won?", "The prize was won by Mandela."),  # a part of a name, or anything
        ("What is the name of the weapon?", "The Grim Reaper carries it."),
        ("من افتتح الميناء؟", "افتتح صدر جباروف الميناء."),  # Arabic has no capitals to tell a name by
    ],
)
def test_no_name_is_marked_where_it_is_not_sure(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None
