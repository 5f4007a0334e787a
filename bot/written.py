"""What of a language model's words is shown beside an answer: the answer in, its claims and translations out."""

from bot.numbering import circled
from retrieval.records import Answer, Claim


def shown_claims(answer: Answer) -> tuple[Claim, ...]:
    """The claims that say something and rest on quotes of this answer; none for a refusal."""
    if answer.written is None:
        return ()
    numbers = {citation.number for citation in answer.citations}
    return tuple(
        claim
        for claim in answer.written.claims
        if claim.text.strip() and claim.rests_on and numbers.issuperset(claim.rests_on)
    )


def shown_translations(answer: Answer) -> dict[int, str]:
    """The translations of quotes of this answer, by the quotes' numbers; none for a refusal."""
    if answer.written is None:
        return {}
    numbers = {citation.number for citation in answer.citations}
    return {each.number: each.text for each in answer.written.translations if each.number in numbers and each.text}


def resting_on(claim: Claim) -> str:
    """The circled numbers of the quotes that a claim rests on: "①③"."""
    return "".join(map(circled, claim.rests_on))
