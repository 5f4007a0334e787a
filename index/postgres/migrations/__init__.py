"""The library's tables on a PostgreSQL server, in numbered steps that are never changed once they were released."""
