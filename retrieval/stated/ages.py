"""When the document of a candidate was published, as a number that can be compared."""

from retrieval.candidate import Candidate

NO_DATE = float("-inf")


def age(candidate: Candidate) -> float:
    """When the document was published, in seconds of the epoch: without a date before all that have one."""
    published = candidate.stored.document.published
    return NO_DATE if published is None else published.timestamp()
