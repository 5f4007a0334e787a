"""Questions that a sentence may answer, before anybody tried: what is asked for, and how it is worded."""

from dataclasses import dataclass

from index.records import Sentence
from retrieval.examples.templates import BETWEEN, FRAMES, INSIDE, RANK, SAY_ABOUT, Act, Topic, in_english
from retrieval.gloss.place_names import Place

_RANK_SAY_ABOUT = RANK[Act.SAY] - 0.5
_RANK_TOPIC = RANK[Act.SAY] - 0.25


@dataclass(frozen=True, slots=True)
class Subject:
    """Who spoke, as a question calls them; None in a language where no sure form is known. `is_person` tells that the
    name is somebody's own, with or without a title."""

    arabic: str | None
    english: str | None
    feminine: bool | None
    is_person: bool = False

    def name(self, language: str) -> str | None:
        """The name in a language. Arabic verbs must agree: without a gender there is none."""
        if language == "ar":
            return None if self.feminine is None else self.arabic
        return self.english


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question about one sentence. `rank` is the smaller the more it tells; `about` is what no other should be;
    `person` the name of whom it is about, "" where it calls nobody by name."""

    question: str
    rank: float
    about: frozenset[str]
    sentence: Sentence
    person: str = ""


def speech(sentence: Sentence, subject: Subject, act: Act, about: Place | None, language: str) -> Candidate | None:
    """The question what a subject said, proposed or announced; None where it can't be worded surely."""
    name = subject.name(language)
    if name is None or (act is Act.CONGRATULATE and about is None):
        return None
    rank: float = RANK[act]
    frame = FRAMES[act]
    if act is Act.SAY and about is not None:
        frame, rank = SAY_ABOUT, _RANK_SAY_ABOUT
    other = "" if about is None else named(about, language)
    question = frame.fill(language, name, other, feminine=bool(subject.feminine))
    person = name if subject.is_person else ""
    return Candidate(question, rank, frozenset({name, act.value} - {Act.SAY.value}), sentence, person)


def between(sentence: Sentence, topic: Topic, one: Place, other: Place, language: str) -> Candidate:
    """The question about what goes on between two countries."""
    joined = f"{named(one, language)} {'و' if language == 'ar' else 'and '}{named(other, language)}"
    question = BETWEEN.fill(language, topic.name(language), joined, feminine=False)
    return Candidate(question, _RANK_TOPIC, frozenset({"between"}), sentence)


def inside(sentence: Sentence, topic: Topic, place: Place, language: str) -> Candidate:
    """The question about what happens in a place."""
    question = INSIDE.fill(language, topic.name(language), named(place, language), feminine=False)
    return Candidate(question, _RANK_TOPIC, frozenset({"inside", place.english}), sentence)


def named(place: Place, language: str) -> str:
    """A place as it stands inside a sentence."""
    return in_english(place.english) if language == "en" else place.arabic
