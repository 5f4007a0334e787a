"""Texts in, vectors out: one protocol, `SentenceTransformer` behind it, and the default model made from its weights."""
