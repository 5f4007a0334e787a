"""The tables of the bot's memory in PostgreSQL, step by step."""
