"""Whose turn it is: orders of one chat, of one person and of all, and how many at once."""
