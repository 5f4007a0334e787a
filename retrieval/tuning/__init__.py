"""Tunes the embedding model for Qawl's evidence: `python -m retrieval.tuning DATA --output FILE`. Needs no GPU."""
