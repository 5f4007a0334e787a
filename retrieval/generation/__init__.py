"""What an optional language model adds to an answer: claims and translations, each checked before anybody sees it.

An answer with its citations goes in; the same answer with `written` comes out. Whatever the endpoint does, the
citations stay as they are, and a refusal stays a refusal.
"""
