"""Which words of Arabic and English translate each other: a word list, and how words are looked up in it."""
