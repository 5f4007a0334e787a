"""An answer in, what a language model adds to it out: asked for, read as it comes, checked claim by claim.

Nothing leaves here that was not checked, neither at the end nor on the way.
"""

from collections.abc import Callable, Sequence
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
        sendable = offered(each for each in answer.citations if may_be_sent(each))
        if not answer.answered or not sendable:
            return None
        reading = _Reading(self._checks, answer.question, answer.language, sendable, self._model.model)

        def watch(reply: str) -> None:
            if reading.read(reply) and show is not None:
                show(reading.written())

        request = answer_request(answer.question, sendable, answer.language)
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
    question: str
    language: str
    sentences: Sequence[Offered]
    model: str
    claims: list[Claim] = field(default_factory=list)
    translations: list[Translation] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _claims_read: int = 0
    _translated: set[int] = field(default_factory=set)

    def read(self, reply: str) -> bool:
        """Check what has come in full since the last time; whether there is more to show."""
        before = len(self.claims), len(self.translations)
        claims = claims_in(reply)
        for claim in claims[self._claims_read :]:
            self._take(claim)
        self._claims_read = max(self._claims_read, len(claims))
        for translation in translations_in(reply):
            if translation.number not in self._translated:
                self._translated.add(translation.number)
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
        return Written(self.model, tuple(self.claims), tuple(self.translations), len(self.faults))

    def _take(self, claim: Claim) -> None:
        if len(self.claims) == MOST_CLAIMS or any(_same(claim, other) for other in self.claims):
            return
        fault = self.checks.claim(claim, self.sentences, self.question, self.language)
        if fault is None:
            self.claims.append(replace(claim, rests_on=tuple(sorted(set(claim.rests_on)))))
        else:
            self.faults.append(fault)

    def _take_translation(self, translation: Translation) -> None:
        quoted = next((each for each in self.sentences if each.number == translation.number), None)
        if quoted is not None and quoted.language == self.language:
            return  # nobody asked for it
        fault = self.checks.translation(translation, self.sentences, self.language)
        if fault is None:
            self.translations.append(translation)
        else:
            self.faults.append(fault)


def _same(one: Claim, other: Claim) -> bool:
    return one.text == other.text
