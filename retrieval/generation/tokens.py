"""About how many tokens a text has: for endpoints that don't count, and for what a request may take at most."""

import json
from math import ceil

from retrieval.generation.endpoint import Request, Usage

CHARACTERS_A_TOKEN = 3
"""What the tokenizers of present models take together, in characters: 4 to 5 of English, 2.5 to 3.5 of Arabic."""

_FRAME = 60  # roles, separators, and the words around a schema


def tokens_in(text: str) -> int:
    """About how many tokens a text has."""
    return ceil(len(text) / CHARACTERS_A_TOKEN)


def estimate(request: Request) -> Usage:
    """About what a request may take at most."""
    schema = json.dumps(request.schema, ensure_ascii=False)
    prompt = tokens_in(request.instructions) + tokens_in(request.material) + tokens_in(schema) + _FRAME
    return Usage(prompt, request.most_tokens)
