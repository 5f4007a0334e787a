"""The process that opens a PDF: bytes on standard input, one JSON object with the readings or an error on standard
output. It limits itself, because a file of a few bytes can ask for all memory and for days of work."""

import json
import logging
import resource
import sys

from index.sources.pdf_readings import UnreadablePdfError, pdf_readings


def main() -> None:
    """Read, judge nothing, write. The arguments are seconds of processor time and megabytes of memory."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2]) << 20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # both packages comment on every fault of a file
    try:
        found = pdf_readings(sys.stdin.buffer.read())
        answer: dict[str, object] = {"title": found.title, "placed": found.placed, "streamed": found.streamed}
    except UnreadablePdfError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": "the PDF needs too much memory to be read"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
