"""An answer in, what a language model adds to it out: asked for, read as it comes, checked claim by claim.

Nothing leaves here that was not checked, neither at the end nor on the way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from retrieval.generation.asking_for_claims import MOST_CLAIMS, answer_request
from retrieval.generation.checking import Checks
from retrieval.generation.material import offered
from retrieval.generation.model import Model, reply_to
from retrieval.generation.reading import claims_in, claims_in_lines, has_array, translations_in
from retrieval.generation.records import Fault, Offered
from retrieval.records import Answer, Citation, Claim, Translation, Written

MayBeSent = Callable[[Citation], bool]
"""Whether the words of a citation may leave this machine."""
Show = Callable[[Written], None]
"""Is given what was checked so far, each time there is more of it."""


class Writer:
    """Adds to answers what `model` says of them and `checks` let pass. Safe to use from threads."""

    def __init__(self, model: Model, checks: Checks) -> None:
        self._model = model
        self._checks = checks

    def write(self, answer: Answer, account: int, may_be_sent: MayBeSent, show: Show | None = None) -> Written | None:
        """What there is to add to `answer`, for the budget of `account`; None for nothing.

        Nothing is asked for a refusal, and nothing is sent of citations that may not be. `show` is called in this
        thread, while the reply comes; what it raises ends the request and comes out.
        """
        if not answer.answered:
            return None
        sentences = offered(each for each in (*answer.citations, *answer.beside) if may_be_sent(each))
        if not sentences:
            return None
        reading = _Reading(self._checks, answer, sentences, self._model.model)

        def watch(reply: str) -> None:
            if reading.read(reply) and show is not None:
                show(reading.written())

        request = answer_request(answer.question, sentences, answer.language, len(answer.citations))
        reply = reply_to(request, self._model, account, watch if show is not None else None)
        if reply is not None:
            reading.finish(reply)
        # Where the reply broke off, what was shown on the way stays: it was checked.
        written = reading.written()
        shown = len(written.claims) + len(written.translations)
        if shown or written.dropped:
            self._model.count_claims(account, shown=shown, dropped=written.dropped)
        return written if shown or written.dropped else None


@dataclass(slots=True)
class _Reading:
    """A reply as it comes, and what of it has passed."""

    checks: Checks
    answer: Answer
    sentences: Sequence[Offered]
    model: str
    claims: list[Claim] = field(default_factory=list)
    translations: dict[int, Translation] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _claims_read: int = 0
    _translations_read: set[int] = field(default_factory=set)

    def read(self, reply: str) -> bool:
        """Check what has come in full since the last time; whether there is more to show."""
        before = len(self.claims), len(self.translations)
        claims = claims_in(reply)
        for claim in claims[self._claims_read :]:
            self._take(claim)
        self._claims_read = max(self._claims_read, len(claims))
        for translation in translations_in(reply):
            if translation.number not in self._translations_read:
                self._translations_read.add(translation.number)
                self._take_translation(translation)
        return (len(self.claims), len(self.translations)) != before

    def finish(self, reply: str) -> None:
        """Check the rest of a whole reply."""
        if has_array(reply, "claims"):
            self.read(reply)
        else:
            for claim in claims_in_lines(reply):
                self._take(claim)

    def written(self) -> Written:
        """What has passed, with the quotes that it rests on. Numbers that were given once stay the same."""
        own = {each.number for each in self.answer.citations}
        used = dict.fromkeys(number for claim in self.claims for number in claim.rests_on if number not in own)
        numbers = dict(zip(used, range(len(own) + 1, len(own) + len(used) + 1), strict=True))
        beside = {each.number: each for each in self.answer.beside}
        return Written(
            model=self.model,
            claims=tuple(replace(claim, rests_on=_renumbered(claim.rests_on, numbers)) for claim in self.claims),
            translations=tuple(
                Translation(numbers.get(number, number), each.text)
                for number, each in sorted(self.translations.items())
                if number in own or number in numbers
            ),
            dropped=len(self.faults),
            quotes=tuple(replace(beside[old], number=new) for old, new in numbers.items()),
        )

    def _take(self, claim: Claim) -> None:
        if len(self.claims) == MOST_CLAIMS or any(claim.text == other.text for other in self.claims):
            return
        fault = self.checks.claim(claim, self.sentences, self.answer.question, self.answer.language)
        if fault is None:
            self.claims.append(claim)
        else:
            self.faults.append(fault)

    def _take_translation(self, translation: Translation) -> None:
        quoted = next((each for each in self.sentences if each.number == translation.number), None)
        if quoted is not None and quoted.language == self.answer.language:
            return  # nobody asked for it
        fault = self.checks.translation(translation, self.sentences, self.answer.language)
        if fault is None:
            self.translations[translation.number] = translation
        else:
            self.faults.append(fault)


def _renumbered(rests_on: Sequence[int], numbers: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers.get(number, number) for number in rests_on}))
