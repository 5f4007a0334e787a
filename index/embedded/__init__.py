"""The default engine: SQLite is the only truth, FAISS a cache derived from it. One folder, no server."""
