"""`qawl summarize`: a scope and a stretch of time, or one article, in; a cited digest out."""

import argparse
from datetime import UTC, datetime

from bot.authoring import TERMINAL, author_at_terminal
from bot.cli.output import print_json
from bot.digests.fields import digest_fields
from bot.digests.plain import plain_digest
from bot.services import Services
from index.errors import InputError
from retrieval.digest.digester import Digester
from retrieval.digest.library_posts import LibraryPosts
from retrieval.digest.time_span import Wanted, last, since


def run(arguments: argparse.Namespace, services: Services) -> int:
    """Print the digest, in words or as JSON. A scope without posts has a digest that says so."""
    source = LibraryPosts(services.library)
    digester = Digester(source, services.embedder)
    scopes = [arguments.scope]
    if arguments.id is not None:
        if arguments.since or arguments.last or arguments.topic:
            raise InputError("summarize takes an ID, or --since, --last and --topic, and not both")
        made = digester.lead(arguments.id, scopes, arguments.language)
    else:
        wanted = Wanted(
            since=None if arguments.since is None else since(arguments.since, datetime.now(UTC)),
            last=None if arguments.last is None else last(arguments.last),
            topic=arguments.topic,
        )
        with author_at_terminal(services) as author:
            made = digester.digest(scopes, wanted, arguments.language)
            made = made if author is None else author.digest(made, TERMINAL)
    if arguments.json:
        print_json(digest_fields(made))
    else:
        print(plain_digest(made))
    return 0
