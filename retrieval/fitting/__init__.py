"""Fits what a model's profile holds: `python -m retrieval.fitting`. No part of what answers people."""
