"""What quotes state, held against each other: sentences of one language or of two in; whether one says the same as
another, contradicts it, or neither, out (`conflict`). Outside, nothing else is asked for but a sentence's `Statement`.
"""
