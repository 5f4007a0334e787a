"""The releases of the default model: each is the carried model with updates in a file of its own.

A library keeps to the release that made its vectors, until `qawl reindex` makes them anew with another: none is ever
changed or taken away.
"""

DEFAULT_MODEL = "qawl-e5-small-3"
"""What makes the vectors of a new library."""
RELEASES = ("qawl-e5-small", "qawl-e5-small-2", DEFAULT_MODEL)
"""By name, oldest first."""
